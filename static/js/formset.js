// One more row of a form set: the template with the next number.
(() => {
  document.querySelectorAll("[data-formset]").forEach((set) => {
    const button = set.querySelector("[data-formset-add]");
    const total = set.querySelector("[name$=-TOTAL_FORMS]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const row = set.querySelector("template").content.cloneNode(true);
      row.querySelectorAll("*").forEach((element) => {
        for (const name of ["name", "id", "for", "aria-describedby"]) {
          const value = element.getAttribute(name);
          if (value) element.setAttribute(name, value.replace("__prefix__", total.value));
        }
      });
      total.value = Number(total.value) + 1;
      set.querySelector("[data-formset-rows]").append(row);
      set.querySelector("[data-formset-rows] > :last-child input:not([type=hidden])").focus();
    });
  });
})();

// Choosing rows: the checkboxes and the bar appear with the first choice.
(() => {
  const boxes = (form) => [...form.querySelectorAll("input[name=chosen]")];

  const tell = (form) => {
    const all = boxes(form);
    const chosen = all.filter((box) => box.checked).length;
    const bar = form.querySelector("[data-bulk-bar]");
    const head = form.querySelector("[data-choose-all]");
    form.toggleAttribute("data-chosen", chosen > 0);
    if (head) {
      head.checked = chosen > 0 && chosen === all.length;
      head.indeterminate = chosen > 0 && chosen < all.length;
    }
    if (!bar) return;
    bar.hidden = chosen === 0;
    bar.querySelector("[data-bulk-count]").textContent = chosen.toLocaleString(document.documentElement.lang);
    const everything = bar.querySelector("[data-bulk-all]");
    if (everything && chosen === 0) everything.checked = false;
  };

  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-bulk]");
    if (!form) return;
    if (event.target.matches("[data-choose-all]")) boxes(form).forEach((box) => { box.checked = event.target.checked; });
    tell(form);
  });
  document.addEventListener("click", (event) => {
    const clear = event.target.closest("[data-bulk-clear]");
    if (!clear) return;
    const form = clear.closest("[data-bulk]");
    boxes(form).forEach((box) => { box.checked = false; });
    tell(form);
  });
  document.querySelectorAll("[data-bulk]").forEach(tell);
  document.addEventListener("htmx:afterSettle", () => document.querySelectorAll("[data-bulk]").forEach(tell));
})();

// Logging a talk by keys: in the search for a partner the arrows choose and Enter goes on to what was said, since a call
// can't be taken back; Ctrl Enter logs it from any field.
(() => {
  const choices = (form) => [...form.querySelectorAll(".pick [name=partner]")];

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("form.talk");
    if (!form) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return form.requestSubmit();
    }
    if (event.target.name !== "q" || event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      form.querySelector("[name=notes]").focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = choices(form);
      if (!all.length) return;
      event.preventDefault();
      const now = all.findIndex((one) => one.checked);
      const next = all[Math.max(0, Math.min(now + (event.key === "ArrowDown" ? 1 : -1), all.length - 1))];
      next.checked = true;
      next.scrollIntoView({ block: "nearest" });
    }
  });
})();

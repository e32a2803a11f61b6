// The company's own questions: only those for the chosen kind of partner are shown.
(() => {
  const kind = document.querySelector("form.partner-form [name=kind]");
  const set = document.querySelector("[data-own-fields]");
  if (!kind || !set) return;

  const tell = () => set.querySelectorAll("[data-kinds]").forEach((field) => {
    field.closest(".mb-3").hidden = !field.dataset.kinds.split(" ").includes(kind.value);
  });
  kind.addEventListener("change", tell);
  tell();
})();

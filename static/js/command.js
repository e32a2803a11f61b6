// The command field: a combobox over the answers of the server.
(() => {
  const field = document.getElementById("command");
  const list = document.getElementById("command-list");
  if (!field) return;
  let chosen = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];

  const open = (yes) => {
    list.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
    if (!yes) choose(-1);
  };

  const choose = (index) => {
    const all = options();
    chosen = all.length ? Math.max(-1, Math.min(index, all.length - 1)) : -1;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    const current = all[chosen];
    if (!current) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", current.id);
    current.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt !== field || field.value.trim()) return;
    event.preventDefault();
    open(false);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== list) return;
    open(document.activeElement === field && field.value.trim() !== "");
    choose(0);
  });

  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden && options().length && field.value.trim()) open(true);
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !list.hidden && options()[chosen]) {
      event.preventDefault();
      options()[chosen].click();
    } else if (event.key === "Escape") {
      if (list.hidden) field.blur();
      open(false);
    }
  });
  field.addEventListener("focus", () => { if (options().length && field.value.trim()) open(true); });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".command")) open(false);
  });
  field.addEventListener("blur", () => setTimeout(() => {
    if (!list.contains(document.activeElement)) open(false);
  }, 150));
})();

// The rail folds to icons and stays so: a cookie, so that the server draws it right the first time.
(() => {
  const root = document.documentElement;
  const button = document.querySelector("[data-fold]");
  if (!button) return;
  const tell = () => button.setAttribute("aria-pressed", String(root.dataset.rail === "folded"));

  button.addEventListener("click", () => {
    root.dataset.rail = root.dataset.rail === "folded" ? "open" : "folded";
    document.cookie = `rail=${root.dataset.rail}; path=/; max-age=31536000; samesite=lax`;
    tell();
  });
  tell();

  // A group that somebody opened or shut stays so on this device; the one around the open page is open anyway.
  document.querySelectorAll("[data-rail-group]").forEach((group) => {
    const key = `rail-group:${group.dataset.railGroup}`;
    const kept = localStorage.getItem(key);
    if (kept && !group.querySelector("[aria-current]")) group.open = kept === "open";
    group.querySelector("summary").addEventListener("click", () => localStorage.setItem(key, group.open ? "shut" : "open"));
  });

  // Small floating lists close when something else is touched, and on Escape.
  const close = (except) => document.querySelectorAll("details[data-menu][open], details.why[open]").forEach((open) => {
    if (open !== except) open.open = false;
  });
  document.addEventListener("click", (event) => close(event.target.closest("details")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest("details[data-menu][open], details.why[open]");
    close();
    open?.querySelector("summary").focus();
  });
})();

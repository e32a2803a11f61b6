// Keys in lists: `j` and `k` walk the rows (Enter opens the one with focus), `x` chooses it.
(() => {
  const link = (row) => row?.querySelector("th a[href], td:not(.choose) a[href]");
  const rows = () => [...document.querySelectorAll("main .table-frame tbody tr")].filter(link);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const all = rows();
    const at = all.findIndex((row) => row.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") link(all[Math.max(0, at + (event.key === "j" ? 1 : -1))])?.focus();
    else if (event.key === "x" && at >= 0) all[at].querySelector("input[name=chosen]")?.click();
  });
})();

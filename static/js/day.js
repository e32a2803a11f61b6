// My day by keyboard: j and k walk the rows, x does a task, a logs the talk of a row, Enter opens what is focused.
const rows = () => [...document.querySelectorAll("[data-keys] > li")];

function typing(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog, [contenteditable]");
}

function walk(step) {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  (next?.querySelector("a") ?? next?.querySelector("button"))?.focus();
}

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  if (event.key === "j") walk(1);
  if (event.key === "k") walk(-1);
  if (event.key === "a") document.activeElement?.closest("li")?.querySelector("[data-act]")?.click();
  if (event.key === "x") document.activeElement?.closest("li")?.querySelector(".task__done")?.click();
});

// A row that goes takes the focus with it: give it to the row that stands there now.
document.addEventListener("htmx:beforeSwap", (event) => {
  const row = event.detail.target.closest?.("[data-keys] > li");
  if (!row?.contains(document.activeElement)) return;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  (next?.querySelector("a") ?? document.querySelector("main"))?.focus();
});

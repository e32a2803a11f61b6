// Arrows walk the cards; a card is moved by dragging it to a column, or by Shift and an arrow where it has the focus. The
// server says what a move asks for; a card that was moved has the focus where it stands then.
(() => {
  let dragged = null;
  let moved = "";
  const columns = () => [...document.querySelectorAll("[data-column]")];
  const allows = (card, column) => card.dataset.to.split(" ").includes(column.dataset.column);

  const move = (card, column) => {
    moved = card.dataset.move;
    htmx.ajax("POST", moved, { target: "#dialog-body", values: { to: column.dataset.column, asked: "1" } });
  };
  const focus = (card) => card?.querySelector("a")?.focus();

  const neighbour = (card, key) => {
    if (key === "ArrowDown") return card.nextElementSibling;
    if (key === "ArrowUp") return card.previousElementSibling;
    const filled = columns().filter((column) => column.querySelector("[data-card]"));
    const at = filled.indexOf(card.closest("[data-column]"));
    return filled[at + (key === "ArrowRight" ? 1 : -1)]?.querySelector("[data-card]");
  };

  const clear = () => {
    columns().forEach((column) => { delete column.dataset.allowed; delete column.dataset.over; });
    if (dragged) delete dragged.dataset.dragged;
    dragged = null;
  };

  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.("[data-card]");
    if (!card) return;
    dragged = card;
    card.dataset.dragged = "";
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.dataset.move);
    columns().filter((column) => allows(card, column)).forEach((column) => { column.dataset.allowed = ""; });
  });
  document.addEventListener("dragover", (event) => {
    const column = event.target.closest?.("[data-allowed]");
    columns().forEach((one) => { if (one === column) one.dataset.over = ""; else delete one.dataset.over; });
    if (dragged && column) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const column = event.target.closest?.("[data-allowed]");
    if (!dragged || !column) return;
    event.preventDefault();
    move(dragged, column);
    clear();
  });
  document.addEventListener("dragend", clear);

  document.addEventListener("keydown", (event) => {
    const card = event.target.closest?.("[data-card]");
    if (!card || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!event.shiftKey) {
      focus(neighbour(card, event.key));
      return;
    }
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const all = columns();
    const step = event.key === "ArrowRight" ? 1 : -1;
    let at = all.indexOf(card.closest("[data-column]")) + step;
    while (all[at] && !allows(card, all[at])) at += step;
    if (all[at]) move(card, all[at]);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-card-move]");
    if (button) moved = button.closest("[data-card]").dataset.move;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!moved || document.querySelector("dialog[open]")) return;
    focus([...document.querySelectorAll("[data-card]")].find((card) => card.dataset.move === moved));
    moved = "";
  });
})();

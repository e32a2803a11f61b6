// Moving a card: dragged to a column, or by Shift and an arrow where it has the focus. The server says what a move asks for.
(() => {
  let dragged = null;
  const columns = () => [...document.querySelectorAll("[data-column]")];
  const allows = (card, column) => card.dataset.to.split(" ").includes(column.dataset.column);

  const move = (card, column) => htmx.ajax("POST", card.dataset.move, {
    target: "#dialog-body", values: { to: column.dataset.column, asked: "1" },
  });

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
    if (!card || !event.shiftKey || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    const all = columns();
    const step = event.key === "ArrowRight" ? 1 : -1;
    let at = all.indexOf(card.closest("[data-column]")) + step;
    while (all[at] && !allows(card, all[at])) at += step;
    if (all[at]) move(card, all[at]);
  });
})();

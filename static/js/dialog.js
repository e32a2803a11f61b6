// The shared dialog: opens when its body has been filled, closes on the server's word.
(() => {
  const dialog = document.getElementById("dialog");
  const body = document.getElementById("dialog-body");
  if (!dialog) return;

  // Not before htmx has bound the fields: what is typed sooner would stand there and never be searched for.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== body || !body.childElementCount) return;
    if (!dialog.open) dialog.showModal();
    const first = body.querySelector("[autofocus], .is-invalid, input:not([type=hidden]), select, textarea, button[type=submit]");
    if (first) first.focus();
  });

  document.addEventListener("dialog-close", () => dialog.close());
  dialog.addEventListener("close", () => body.replaceChildren());

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dialog-close]");
    if (button) button.closest("dialog").close();
    if (event.target instanceof HTMLDialogElement && event.target.open) event.target.close();
  });
})();

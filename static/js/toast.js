// Toasts: said once, gone after a while; what went wrong stays until it is closed.
(() => {
  const list = document.getElementById("toasts");
  const pattern = document.getElementById("toast-template");
  const SECONDS = 6;

  const leave = (toast) => {
    if (["error", "down"].includes(toast.dataset.tone)) return;
    setTimeout(() => toast.remove(), SECONDS * 1000);
  };

  const say = (text, tone = "information") => {
    const toast = pattern.content.firstElementChild.cloneNode(true);
    toast.dataset.tone = tone;
    toast.querySelector(".toast-note__text").textContent = text;
    list.append(toast);
    leave(toast);
  };

  list.querySelectorAll("[data-toast]").forEach(leave);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-toast-close]")) event.target.closest("[data-toast]").remove();
  });
  document.addEventListener("toast", (event) => say(event.detail.text, event.detail.tone));
  document.addEventListener("htmx:sendError", () => say(list.dataset.offline, "down"));
  document.addEventListener("htmx:responseError", () => say(list.dataset.failed, "down"));
})();

// Tell once that a person has the page before their eyes: programs that follow links don't move, touch or scroll.
(() => {
  const page = document.querySelector("[data-opened]");
  if (!page) return;
  const signs = ["pointermove", "pointerdown", "touchstart", "keydown", "wheel"];
  const tell = () => {
    for (const sign of signs) removeEventListener(sign, tell);
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    fetch(page.dataset.opened, { method: "POST", headers: { "X-CSRFToken": token } });
  };
  for (const sign of signs) addEventListener(sign, tell, { passive: true });
})();

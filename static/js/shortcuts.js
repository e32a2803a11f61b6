// Keys: `/` and Ctrl K find, `c` logs a call, `g` and a letter go, `?` lists them.
(() => {
  const keys = document.getElementById("shortcuts");
  const field = document.getElementById("command");
  let going = 0;

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const click = (selector) => [...document.querySelectorAll(selector)].at(-1)?.click();
  const find = () => { field?.focus(); field?.select(); };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && field) {
      event.preventDefault();
      return find();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const went = Date.now() - going < 1200;
    going = 0;
    if (went) return click(`[data-go="${CSS.escape(event.key)}"]`);
    if (event.key === "g") going = Date.now();
    else if (event.key === "/" && field) { event.preventDefault(); find(); }
    else if (event.key === "c") click("[data-log-call]");
    else if (event.key === "?") keys?.showModal();
  });
})();

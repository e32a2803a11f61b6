// A table that fits its place leaves scrolling to the page; a wider one scrolls by itself and can be reached by Tab.
(() => {
  const tell = (frame) => {
    const fits = frame.firstElementChild.scrollWidth <= frame.clientWidth + 1;
    frame.toggleAttribute("data-fits", fits);
    if (fits) frame.removeAttribute("tabindex");
    else frame.tabIndex = 0;
  };
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => tell(entry.target)));
  const find = () => document.querySelectorAll(".table-frame").forEach((frame) => watch.observe(frame));
  find();
  document.addEventListener("htmx:afterSettle", find);
})();

// A row of tabs wider than the screen shows the open one, and fades where more follow.
document.querySelectorAll(".tab-row").forEach((row) => {
  const tell = () => row.toggleAttribute("data-more", row.scrollLeft + row.clientWidth < row.scrollWidth - 1);
  const open = row.querySelector("[aria-current]");
  if (open) row.scrollLeft = open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
  row.addEventListener("scroll", tell, { passive: true });
  new ResizeObserver(tell).observe(row);
});

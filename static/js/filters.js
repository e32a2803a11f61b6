// On a phone the filters of a long list wait behind one button.
document.querySelectorAll("[data-more-filters]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.form.toggleAttribute("data-open");
    button.setAttribute("aria-expanded", String(open));
  });
});

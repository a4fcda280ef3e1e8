// Beside the chosen letter stand its words. Without this script they come with the answer.
document.addEventListener("change", (event) => {
  const pair = event.target.closest("[data-pair]");
  const words = event.target.closest("label")?.querySelector("[data-text]");
  if (pair && words) pair.querySelector("[data-picked]").textContent = words.textContent;
});

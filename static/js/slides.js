// The projector view by keyboard and presenter: one slide on, one slide back. Without this script it scrolls.
const slides = [...document.querySelectorAll("[data-slide]")];
const ONWARD = ["ArrowRight", "ArrowDown", "PageDown", " "];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];

// The slide that crosses the middle of the window.
function current() {
  const middle = window.innerHeight / 2;
  return Math.max(0, slides.filter((slide) => slide.getBoundingClientRect().top <= middle).length - 1);
}

function go(number) {
  const slide = slides[Math.max(0, Math.min(slides.length - 1, number))];
  slide.scrollIntoView();
  window.history.replaceState(null, "", `#${slide.id}`);
}

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, button, summary, dialog")) return;
  // A slide taller than the window is read to its end before the next one comes.
  const here = slides[current()].getBoundingClientRect();
  if (ONWARD.includes(event.key) && here.bottom > window.innerHeight + 8) return;
  if (BACK.includes(event.key) && here.top < -8) return;
  const step = ONWARD.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
  if (event.key === "Home") go(0);
  else if (event.key === "End") go(slides.length - 1);
  else if (step) go(current() + step);
  else return;
  event.preventDefault();
}

if (slides.length) document.addEventListener("keydown", onKey);

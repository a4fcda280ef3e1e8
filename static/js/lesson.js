// A lesson one screen at a time: the others wait, the step links stay in the same place, the address keeps the screen.
// Without this script the lesson is one long page and the step links jump down it.
const lesson = document.querySelector("[data-lesson]");
const WRITING = "input, select, textarea, button, summary, audio, video, [role=dialog]";

function parts() {
  return [...lesson.querySelectorAll("[data-screen]")];
}

function shown() {
  return lesson.querySelector("[data-shown]");
}

// A hash may name a screen or anything inside one, an answered activity for example.
function partOf(hash) {
  const named = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  return (named && named.closest("[data-screen]")) || null;
}

function show(part) {
  for (const other of parts()) other.toggleAttribute("data-shown", other === part);
  lesson.dispatchEvent(new CustomEvent("dongui:screen", { detail: { part }, bubbles: true }));
}

function rise() {
  const bar = document.querySelector(".top")?.offsetHeight ?? 0;
  const top = lesson.getBoundingClientRect().top + window.scrollY - bar;
  if (window.scrollY > top) window.scrollTo(0, top);
}

function go(part) {
  if (!part || part === shown()) return;
  show(part);
  rise();
  part.querySelector("h1, h2")?.focus({ preventScroll: true });
}

function goBy(step) {
  const all = parts();
  const part = all[all.indexOf(shown()) + step];
  if (!part) return;
  window.history.pushState(null, "", `#${part.id}`);
  go(part);
}

function onClick(event) {
  const link = event.target.closest('a[href^="#"]');
  const part = link && !link.matches(".term") && partOf(link.hash);
  if (!part || part.id !== link.hash.slice(1)) return;
  event.preventDefault();
  window.history.pushState(null, "", link.hash);
  go(part);
}

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const field = event.target.closest(WRITING);
  if (event.key === "Enter" && field?.matches("[type=radio], [type=checkbox]")) {
    // Enter hands in the activity it is pressed in, not the first one of the page.
    event.preventDefault();
    field.closest(".block")?.querySelector("button[name=do]")?.click();
  } else if (!field && event.key === "ArrowRight") {
    goBy(1);
  } else if (!field && event.key === "ArrowLeft") {
    goBy(-1);
  }
}

if (lesson) {
  lesson.dataset.stepping = "";
  show(partOf(window.location.hash) || parts()[0]);
  lesson.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  window.addEventListener("popstate", () => go(partOf(window.location.hash) || parts()[0]));
  const inside = window.location.hash && document.getElementById(window.location.hash.slice(1));
  if (inside && inside !== shown()) inside.scrollIntoView();
}

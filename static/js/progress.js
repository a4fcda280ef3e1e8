// How far this device has come, kept in this browser only and shown beside a button that forgets it.
// It holds the units and screens that were seen: nobody's name, no number, no answer.
const KEY = "dongui.progress";

function read() {
  try {
    return JSON.parse(window.localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function write(units) {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(units));
  } catch {
    // Storage is switched off or full: then nothing is kept, and nothing breaks.
  }
}

function forget(cards) {
  const units = read();
  for (const card of cards) delete units[card.dataset.unit];
  if (Object.keys(units).length) write(units);
  else window.localStorage.removeItem(KEY);
}

// The cover alone is a look, not a beginning; a unit once seen to the end stays seen.
function keep(unit, part) {
  const units = read();
  const at = Number(part.dataset.screen);
  if (!at) return;
  units[unit] = { at: part.id, done: units[unit]?.done || part.id === "finish", when: Date.now() };
  write(units);
}

function markCards(cards, units) {
  for (const card of cards) {
    const seen = units[card.dataset.unit];
    card.querySelector("[data-doing]").hidden = !seen || seen.done;
    card.querySelector("[data-done]").hidden = !seen?.done;
  }
}

// The unit to go on with: the one last looked at, else the first that was not seen to the end.
function goingOn(cards, units) {
  const begun = cards.filter((card) => units[card.dataset.unit] && !units[card.dataset.unit].done);
  begun.sort((a, b) => units[b.dataset.unit].when - units[a.dataset.unit].when);
  return begun[0] ?? cards.find((card) => !units[card.dataset.unit]);
}

function showNote(note, cards, units) {
  const known = cards.some((card) => units[card.dataset.unit]);
  note.hidden = !known;
  if (!known) return;
  const card = goingOn(cards, units);
  const line = note.querySelector("[data-continue-line]");
  line.hidden = !card;
  if (!card) return;
  const link = card.querySelector("h2 a");
  note.querySelector("[data-continue-title]").textContent = link.textContent.trim();
  line.querySelector("a").href = link.pathname + (units[card.dataset.unit] ? `#${units[card.dataset.unit].at}` : "");
}

function dressShelf(note) {
  const cards = [...document.querySelectorAll("[data-unit-card]")];
  const dress = () => {
    const units = read();
    markCards(cards, units);
    showNote(note, cards, units);
  };
  note.querySelector("[data-forget]").addEventListener("click", () => {
    forget(cards);
    dress();
    const said = document.querySelector("[data-forgotten]");
    said.hidden = false;
    said.focus();
  });
  window.addEventListener("pageshow", dress);
  dress();
}

const lesson = document.querySelector("[data-lesson]");
if (lesson) {
  lesson.addEventListener("dongui:screen", (event) => keep(lesson.dataset.unit, event.detail.part));
  const now = lesson.querySelector("[data-shown]");
  if (now) keep(lesson.dataset.unit, now);
}
const note = document.querySelector("[data-continue]");
if (note) dressShelf(note);

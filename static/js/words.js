// A word's meaning opens beside the word, and so does what a marked word hides. Without this script both are links to
// a card: at the end of the lesson, or at the end of the screen.
let open = null;

function close() {
  if (!open) return;
  const { popover, word } = open;
  const wasInside = popover.contains(document.activeElement);
  open = null;
  popover.remove();
  word.setAttribute("aria-expanded", "false");
  if (wasInside) word.focus();
}

function closeButton(card) {
  const made = document.createElement("button");
  made.type = "button";
  made.setAttribute("aria-label", card.closest("[data-close-word]")?.dataset.closeWord ?? "×");
  made.innerHTML = '<svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>';
  made.addEventListener("click", close);
  return made;
}

// Below the word, inside the width of the page: the card never makes the page wider.
function place(popover, word) {
  const at = word.getClientRects()[0];
  const room = document.documentElement.clientWidth - popover.offsetWidth - 16;
  popover.style.left = `${Math.max(16, Math.min(at.left, room))}px`;
  popover.style.top = `${at.bottom + window.scrollY + 6}px`;
}

function show(word, card) {
  const popover = document.createElement("div");
  popover.className = "popover";
  popover.tabIndex = -1;
  popover.setAttribute("role", "dialog");
  const name = card.querySelector("dt").textContent.trim();
  popover.setAttribute("aria-label", name);
  const meaning = document.createElement("div");
  meaning.className = "popover-text";
  for (const part of card.querySelectorAll("dd")) {
    const line = document.createElement("p");
    line.append(...part.cloneNode(true).childNodes);
    meaning.append(line);
  }
  // A paragraph of its own: two spans would be read as one word.
  const title = document.createElement("p");
  title.className = "popover-word";
  title.textContent = name;
  popover.append(title, closeButton(card), meaning);
  document.body.append(popover);
  place(popover, word);
  word.setAttribute("aria-expanded", "true");
  open = { popover, word };
  popover.focus({ preventScroll: true });
  popover.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const word = event.target.closest("a.term, a.lens-word");
  const card = word && document.getElementById(word.hash.slice(1));
  if (card) event.preventDefault();
  const again = open && word === open.word;
  if (open && !open.popover.contains(event.target)) close();
  if (card && !again) show(word, card);
});

// The card lies at the end of the page. Tab goes on from the word all the same: out of the card the focus returns to the
// word, and the key does from there what it does; backwards the word itself is the next stop.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  if (event.key !== "Tab" || !open?.popover.contains(document.activeElement)) return;
  const stops = [open.popover, ...open.popover.querySelectorAll("a[href], button")];
  const at = stops.indexOf(document.activeElement);
  if (event.shiftKey ? at > 1 : at < stops.length - 1) return;
  close();
  if (event.shiftKey) event.preventDefault();
});

// Tab leaves the card behind and goes on after the word.
document.addEventListener("focusout", (event) => {
  if (open?.popover.contains(event.target) && event.relatedTarget && !open.popover.contains(event.relatedTarget)) close();
});

document.addEventListener("dongui:screen", close);

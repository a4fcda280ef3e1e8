// The links of the panel “Checks” lead to their field on the same page: its tab is shown, what is folded is opened.
function childrenOf(field) {
  const around = field.closest?.("[data-streamfield-child]") ?? null;
  const all = [...field.querySelectorAll("[data-streamfield-child]")];
  return all.filter((child) => child.parentElement.closest("[data-streamfield-child]") === around);
}

// A path names fields, blocks by their id, and, where blocks have none, their place in the list.
function fieldAt(path) {
  let field = document;
  for (const part of path.split(".").filter(Boolean)) {
    const inner = field.querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
    const child = /^\d+$/.test(part) ? childrenOf(field)[Number(part)] : null;
    if (!inner && !child) break; // as far as the way goes
    field = inner ?? child;
  }
  return field === document ? null : field;
}

function unfold(field) {
  for (let part = field.parentElement; part; part = part.parentElement) {
    if (part.getAttribute("role") === "tabpanel" && part.hidden) {
      document.querySelector(`[role="tab"][aria-controls="${CSS.escape(part.id)}"], [role="tab"][href="#${CSS.escape(part.id)}"]`)?.click();
    }
    if (part.matches("[data-panel]")) {
      const toggle = part.querySelector(":scope > .w-panel__header [data-panel-toggle][aria-expanded='false']");
      toggle?.click();
    }
  }
  field.querySelector(":scope > .w-panel__header [data-panel-toggle][aria-expanded='false']")?.click();
}

// The translators' form knows no paths: the innermost element that says the words.
function textAt(words) {
  const form = words && document.querySelector(".js-translation-editor");
  const said = form ? [...form.querySelectorAll("*")].filter((part) => part.textContent.includes(words)) : [];
  return said.at(-1) ?? null;
}

// Of the fields in a block the one that holds the words.
function inputIn(field, words) {
  const inputs = [...field.querySelectorAll("textarea, input:not([type=hidden]), select, [contenteditable=true]")];
  return inputs.find((input) => words && (input.value ?? input.textContent).includes(words)) ?? inputs[0];
}

function mark(input, words) {
  const at = words && typeof input.value === "string" ? input.value.indexOf(words) : -1;
  if (at >= 0 && input.setSelectionRange && input.type !== "number") input.setSelectionRange(at, at + words.length);
}

// The word to avoid gives way to the other one; the form notices as if somebody had typed.
function put(input, words, other) {
  const at = typeof input.value === "string" ? input.value.indexOf(words) : -1;
  if (at < 0) return;
  input.setRangeText(other, at, at + words.length, "select");
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-desk-goto]");
  const field = link && (fieldAt(link.dataset.deskGoto) ?? textAt(link.dataset.deskWords));
  if (!field) return; // it is no part of this form: the address leads there
  event.preventDefault();
  unfold(field);
  const words = link.dataset.deskWords;
  const input = inputIn(field, words);
  (input ?? field).scrollIntoView({ block: "center" });
  if (input) {
    input.focus({ preventScroll: true });
    if (link.dataset.deskReplace) put(input, words, link.dataset.deskReplace);
    else mark(input, words);
  }
});

// What the panel answers to a form in it is brought into view; a link is ready to be copied.
document.addEventListener("htmx:afterSwap", () => {
  const answer = document.querySelector(".desk__answer");
  answer?.scrollIntoView({ block: "center" });
  answer?.querySelector("input")?.focus({ preventScroll: true });
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("[data-desk-select]")) event.target.select();
});

// A claim that must be looked at turns amber where it is cited; its line carries the sign.
function tint() {
  for (const line of document.querySelectorAll("[data-chooser-title]")) {
    line.classList.toggle("desk-amber", line.textContent.includes("⚠"));
  }
}

window.addEventListener("load", tint);
document.addEventListener("change", () => requestAnimationFrame(tint));

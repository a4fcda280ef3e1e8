// An activity answers in its place: the lesson's form goes in the background, the one block comes back.
// Without this script, and whenever it fails, the same button posts the same form and the whole page answers.
const lesson = document.querySelector("form[data-lesson]");
const BY_HAND = 500; // milliseconds between letting go of a pointer and the change it made
const asked = {}; // how often each block was asked: an answer that comes late is dropped
let status = null;
let letGo = -BY_HAND;

function announce(parts) {
  if (!status) {
    status = document.createElement("p");
    status.className = "vh";
    status.setAttribute("role", "status");
    lesson.after(status);
  }
  status.textContent = parts.map((part) => part.textContent.trim()).join(" ");
}

function twin(fresh, control) {
  const same = [...fresh.querySelectorAll("button, input")].filter((part) => part.name === control.name);
  return same.find((part) => part.value === control.value);
}

// The reader goes on where she was, or to what has just been said.
function settle(fresh, control, before) {
  const said = [...fresh.querySelectorAll("[data-said]")];
  const news = said.filter((part) => !before.includes(part.textContent));
  const first = news[0] ?? said[0];
  const here = twin(fresh, control);
  if (here && (control.type === "radio" || !first?.hasAttribute("tabindex"))) {
    here.focus({ preventScroll: control.type === "radio" });
    announce(news);
  } else {
    (first ?? here ?? fresh.querySelector("button, input"))?.focus();
  }
}

function sendAsForm(block, name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  lesson.append(field);
  lesson.action = `#${block.id}`;
  lesson.submit();
}

async function answerOf(block, name, value) {
  const body = new URLSearchParams(new FormData(lesson));
  body.append(name, value);
  const headers = { "X-Fragment": block.id.slice(2) };
  const answer = await fetch(window.location.pathname, { method: "POST", body, headers });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const fresh = [...holder.content.children].find((part) => part.id === block.id);
  if (!fresh) throw new Error("This is no answer.");
  return fresh;
}

async function ask(block, control, name, value) {
  const turn = (asked[block.id] = (asked[block.id] ?? 0) + 1);
  block.setAttribute("aria-busy", "true");
  try {
    const fresh = await answerOf(block, name, value);
    if (turn !== asked[block.id]) return;
    const now = document.getElementById(block.id);
    const before = [...now.querySelectorAll("[data-said]")].map((part) => part.textContent);
    now.replaceWith(fresh);
    settle(fresh, control, before);
  } catch {
    sendAsForm(block, name, value);
  }
}

if (lesson) {
  // What was said of one screen is not read on the next.
  window.addEventListener("hashchange", () => { if (status) status.textContent = ""; });
  lesson.addEventListener("submit", (event) => {
    const button = event.submitter;
    const block = button?.closest(".block");
    if (!block) return;
    event.preventDefault();
    ask(block, button, button.name, button.value);
  });
  // A card that is sorted by hand answers at once; with arrow keys one passes by other boxes and uses the button.
  lesson.addEventListener("pointerup", (event) => { letGo = event.timeStamp; });
  lesson.addEventListener("change", (event) => {
    const block = event.target.closest(".block[data-at-once]");
    if (block && event.timeStamp - letGo < BY_HAND) ask(block, event.target, "do", block.id.slice(2));
  });
}

// A quiz goes on in its place: the form is sent in the background and only the next screen of the quiz comes back.
// Without this script, and whenever it fails, the same button posts the same form and the whole page answers.
let quiz = document.querySelector("[data-quiz]");
let sending = false;

function sendAsForm(form, button) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: button.name, value: button.value });
  form.append(field);
  form.submit();
}

async function screenAfter(form, button) {
  const body = new URLSearchParams(new FormData(form));
  body.append(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Fragment": "quiz" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  if (!holder.content.querySelector("h1")) throw new Error("This is no screen of a quiz.");
  return holder.content;
}

// The place goes as one piece, and was announced as busy before: a screen reader whose focus lay on the button that
// goes along with it finds its way to what has the focus next, and reads it. Children changed one by one leave it silent.
function show(screen) {
  const fresh = quiz.cloneNode(false);
  fresh.removeAttribute("aria-busy");
  fresh.append(screen);
  quiz.replaceWith(fresh);
  quiz = fresh;
}

// What was said is read first; without any, the new question from its top.
function settle() {
  const said = quiz.querySelector("[data-focus]");
  if (!said || said.matches("h1")) window.scrollTo(0, 0);
  (said ?? quiz.querySelector("h1")).focus({ preventScroll: !said || said.matches("h1") });
}

async function goOn(form, button) {
  if (sending) return;
  sending = true;
  quiz.setAttribute("aria-busy", "true");
  try {
    show(await screenAfter(form, button));
    settle();
  } catch {
    sendAsForm(form, button);
  } finally {
    sending = false;
  }
}

if (quiz) {
  quiz.parentElement.addEventListener("submit", (event) => {
    const button = event.submitter;
    // Another language or text size posts the same form to another address.
    if (!button?.name || button.hasAttribute("formaction")) return;
    event.preventDefault();
    goOn(event.target, button);
  });
}

// The frame: the text size changes without leaving the page, a change of language keeps the screen, "Print" appears.
// Without this script the sizes are a form post and the languages plain links.
const root = document.documentElement;

function press(form, value) {
  root.dataset.size = value;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === value));
  }
}

function sendAsForm(button) {
  const form = button.form;
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "size", value: button.value });
  form.append(field);
  form.action = button.formAction;
  form.submit();
}

async function keepSize(form, value, button) {
  const body = new URLSearchParams({ next: "/", size: value });
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    // The server answers with a redirect that nobody needs to follow here; anything else is a refusal.
    if (answer.type === "opaqueredirect") return press(form, value);
  } catch {
    // No network: the plain form shows the browser's own page for that.
  }
  return sendAsForm(button);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sizes] button");
  if (button) {
    event.preventDefault();
    // Inside a quiz the buttons belong to the form that carries the answers: the sizes stand around them.
    keepSize(button.closest("[data-sizes]"), button.value, button);
  }
  const language = event.target.closest("[data-language]");
  if (language) language.hash = window.location.hash;
  if (event.target.closest("[data-print]")) window.print();
});

for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

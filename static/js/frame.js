// The frame: the text size changes without leaving the page, a change of language keeps the screen, "Print" appears.
// Without this script the sizes are a form post and the languages plain links.
const root = document.documentElement;

function press(form, value) {
  root.dataset.size = value;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.value === value));
  }
}

function sendAsForm(form, value) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "size";
  field.value = value;
  form.append(field);
  form.submit();
}

async function keepSize(form, value) {
  const body = new URLSearchParams({ next: "/", size: value });
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    // The server answers with a redirect that nobody needs to follow here; anything else is a refusal.
    if (answer.type === "opaqueredirect") return press(form, value);
  } catch {
    // No network: the plain form shows the browser's own page for that.
  }
  return sendAsForm(form, value);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-sizes] button");
  if (button) {
    event.preventDefault();
    keepSize(button.form, button.value);
  }
  const language = event.target.closest("[data-language]");
  if (language) language.hash = window.location.hash;
  if (event.target.closest("[data-print]")) window.print();
});

for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

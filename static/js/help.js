// The help panel opens over the page and takes nothing away. Without this script "Get help" is a link to the same panel.
let dialog = null;

function makeDialog() {
  const made = document.createElement("dialog");
  made.className = "help-dialog";
  made.setAttribute("aria-labelledby", "help-title");
  made.addEventListener("click", (event) => {
    const onBackdrop = event.target === made;
    if (!onBackdrop && !event.target.closest("[data-close]")) return;
    event.preventDefault();
    made.close();
  });
  document.body.append(made);
  return made;
}

// While a dialog is open the page behind it cannot be reached, the exit included: the dialog brings its own.
function addExit() {
  const exit = document.querySelector("[data-exit]")?.cloneNode(true);
  if (exit) dialog.querySelector("header")?.append(exit);
}

async function open(link) {
  const answer = await fetch(link.href, { headers: { "X-Fragment": "help" } });
  if (!answer.ok) throw new Error(answer.statusText);
  dialog ??= makeDialog();
  dialog.innerHTML = await answer.text();
  addExit();
  if (!dialog.open) dialog.showModal();
  // Its title is read first; else a screen reader says "Close" and nothing of what has opened.
  const title = dialog.querySelector("h2");
  title.tabIndex = -1;
  title.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-help]");
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button;
  if (!link || elsewhere || !window.HTMLDialogElement || link.pathname === window.location.pathname) return;
  event.preventDefault();
  open(link).catch(() => { window.location.href = link.href; });
});

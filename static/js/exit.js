// The exit: cover everything in this frame, forget what this browser kept, go to the neutral page.
// Without this script the exit is a plain link to the same address.
(() => {
  const SHIFTS = 3;
  const WITHIN = 5000; // milliseconds
  const MARK = "away"; // says in this tab, and to this script only, that the reader has left
  const root = document.documentElement;
  let alone = false; // Shift is down and nothing else has happened since
  let presses = [];

  function cover() {
    // Hiding the body takes open dialogs with it, which lie above any layer that could be put over them.
    root.classList.add("exit-now");
    if (!document.querySelector(".exit-cover")) {
      const sheet = document.createElement("div");
      sheet.className = "exit-cover";
      root.append(sheet);
    }
    document.title = "\u00b7";
  }

  function forget() {
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        window[name].clear();
      } catch {
        // Storage may be switched off: then nothing was kept either.
      }
    }
  }

  function remember() {
    try {
      window.sessionStorage.setItem(MARK, "1");
    } catch {
      // Without storage the server's own mark still blanks every page that is asked for again.
    }
  }

  function isAway() {
    try {
      return window.sessionStorage.getItem(MARK) !== null;
    } catch {
      return false;
    }
  }

  function leave() {
    const link = document.querySelector("[data-exit]");
    if (!link) return;
    cover();
    forget();
    remember();
    window.location.replace(link.href);
  }

  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest?.("[data-exit]")) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    },
    true,
  );

  // A Shift that makes ㄲ, an A or a selection is not a cry for the door: only one pressed and let go alone counts.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Shift") alone = false;
      else if (!event.repeat) alone = !event.isComposing;
    },
    true,
  );
  for (const other of ["beforeinput", "compositionupdate", "pointerdown", "wheel"]) {
    document.addEventListener(other, () => { alone = false; }, { capture: true, passive: true });
  }
  document.addEventListener(
    "keyup",
    (event) => {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      const now = event.timeStamp;
      presses = [...presses.filter((then) => now - then <= WITHIN), now];
      if (presses.length >= SHIFTS) leave();
    },
    true,
  );

  // A page that comes back from the browser's memory must ask the server again, which shows it blank.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && (root.classList.contains("exit-now") || isAway())) {
      cover();
      window.location.reload();
    }
  });
  // Reached by a real answer of the server: the reader is here again.
  if (isAway()) {
    try {
      window.sessionStorage.removeItem(MARK);
    } catch {
      // Nothing to remove.
    }
  }
})();

// The queue at the speed of thought. All of it works without this file too: a key presses the button or link that carries
// it in data-key, and the next item, fetched before it is asked for, is shown while the decision is still being recorded.
"use strict";
(() => {
  const { say } = speaking(document.currentScript);
  const stored = "kelisim-keys-off";
  const off = () => { try { return localStorage.getItem(stored) === "1"; } catch { return false; } };
  const typing = (node) => node instanceof HTMLElement && node.matches("input:not([type=checkbox]), textarea, select");
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html").getElementById("main");
  const subject = (main) => { const found = main && main.querySelector(".verbs [name=claim]"); return found ? found.value : ""; };
  let ahead = null;
  let recording = null;

  const prepare = () => {
    const sheet = document.querySelector(".sheet");
    const here = sheet && sheet.querySelector("mark");
    if (here) sheet.scrollTop = here.offsetTop - sheet.clientHeight / 3;
    const choice = document.getElementById("keys-switch");
    if (choice) {
      const box = choice.querySelector("input");
      choice.hidden = false;
      box.checked = !off();
      box.addEventListener("change", () => {
        try { localStorage.setItem(stored, box.checked ? "0" : "1"); } catch { /* only for this page then */ }
      });
    }
  };

  const lookAhead = async () => {
    ahead = null;
    const next = document.querySelector(".verbs a[data-key=n]");
    const now = subject(document);
    if (!next) return;
    try {
      const answer = await fetch(next.href);
      const main = answer.ok ? parsed(await answer.text()) : null;
      if (main && subject(main) && subject(main) !== now && subject(document) === now) ahead = main;
    } catch { /* then the next item comes with the answer */ }
  };

  const show = (main) => {
    document.getElementById("main").replaceWith(document.adoptNode(main));
    prepare();
    document.getElementById("main").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };

  // What the server says now is right: the counts and the last decisions always, the item where another one was shown.
  const settle = (main) => {
    const shown = document.getElementById("main");
    if (subject(main) !== subject(shown)) { show(main); return; }
    for (const part of [".queue-head", ".under"]) {
      const [before, after] = [shown.querySelector(part), main.querySelector(part)];
      if (before && after) before.replaceWith(document.adoptNode(after));
    }
    const at = main.querySelector(".verbs [name=at]");
    for (const field of shown.querySelectorAll("[name=at]")) if (at) field.value = at.value;
    prepare();
  };

  const record = async (action, body) => {
    try {
      const answer = await fetch(action, { method: "POST", body });
      const main = answer.ok ? parsed(await answer.text()) : null;
      if (main) { settle(main); return; }
    } catch { /* told below */ }
    const said = document.createElement("p");
    said.className = "empty";
    said.setAttribute("role", "alert");
    said.textContent = say("The decision was not recorded. Load the page again and repeat it.");
    document.getElementById("main").prepend(said);
  };

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches(".verbs") || !button) return;
    if (recording) {
      // The item that is seen is the right one already; its decision waits until the one before is recorded.
      event.preventDefault();
      const claim = subject(document);
      recording.then(() => {
        const again = document.querySelector(`.verbs [value="${button.value}"]`);
        if (again && subject(document) === claim) again.click();
      });
      return;
    }
    if (!ahead) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target, button));
    const action = event.target.action;
    show(ahead);
    ahead = null;
    recording = record(action, body).finally(() => { recording = null; lookAhead(); });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target) || off()) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
    if (found.tagName === "SUMMARY" && found.parentElement.open) {
      const first = found.parentElement.querySelector("select, textarea, input[type=text], button");
      if (first) first.focus();
    }
  });

  prepare();
  lookAhead();
})();

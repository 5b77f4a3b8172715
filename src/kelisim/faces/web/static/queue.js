// Keys of the queue. Everything here is also a button or link: a key presses what carries it in data-key.
"use strict";
(() => {
  const stored = "kelisim-keys-off";
  const off = () => { try { return localStorage.getItem(stored) === "1"; } catch { return false; } };
  const choice = document.getElementById("keys-switch");
  if (choice) {
    const box = choice.querySelector("input");
    choice.hidden = false;
    box.checked = !off();
    box.addEventListener("change", () => {
      try { localStorage.setItem(stored, box.checked ? "0" : "1"); } catch { /* only for this page then */ }
    });
  }
  const sheet = document.querySelector(".sheet");
  const here = sheet && sheet.querySelector("mark");
  if (here) sheet.scrollTop = here.offsetTop - sheet.clientHeight / 3;
  const typing = (node) => node instanceof HTMLElement && node.matches("input:not([type=checkbox]), textarea, select");
  let sent = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target) || off()) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found || sent) return;
    event.preventDefault();
    found.click();
    if (found.tagName === "SUMMARY") {
      const folded = found.parentElement;
      if (folded.open) { const first = folded.querySelector("select, textarea, input[type=text], button"); if (first) first.focus(); }
    }
  });
  // One decision for one press: a second key before the next page must not fall on what is no longer there.
  document.addEventListener("submit", () => { sent = true; });
  window.addEventListener("pageshow", () => { sent = false; });
})();

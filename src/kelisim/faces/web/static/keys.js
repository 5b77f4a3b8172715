// Keys: each presses the button or link that carries it in data-key. They can be switched off, and rest while one types.
"use strict";
(() => {
  const stored = "kelisim-keys-off";
  const off = () => { try { return localStorage.getItem(stored) === "1"; } catch { return false; } };
  const typing = (node) => node instanceof HTMLElement && node.matches("input:not([type=checkbox]), textarea, select");

  // The switch stands in the key map, which is exchanged with the page's main part; so it is looked for again each time.
  const prepare = () => {
    const choice = document.getElementById("keys-switch");
    if (!choice || !choice.hidden) return;
    const box = choice.querySelector("input");
    choice.hidden = false;
    box.checked = !off();
    box.addEventListener("change", () => {
      try { localStorage.setItem(stored, box.checked ? "0" : "1"); } catch { /* only for this page then */ }
    });
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (typing(event.target) || off()) return;
    const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
    if (found.tagName === "SUMMARY" && found.parentElement.open) {
      const first = found.parentElement.querySelector("select, textarea, input[type=text], button");
      if (first) first.focus();
    }
  });
  document.addEventListener("kelisim:shown", prepare);
  prepare();
})();

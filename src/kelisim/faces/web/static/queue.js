// The queue at the speed of thought. All of it works without this file too. The next items are fetched before they are
// asked for; a decision shows the next one at once and is recorded while that is read.
"use strict";
(() => {
  const { say } = speaking(document.currentScript);
  const DEPTH = 3;
  const parsed = (text) => new DOMParser().parseFromString(text, "text/html").getElementById("main");
  const subject = (main) => { const found = main && main.querySelector(".verbs [name=claim]"); return found ? found.value : ""; };
  const nextOf = (main) => { const found = main && main.querySelector(".verbs a[data-key=n]"); return found ? found.href : ""; };
  const shown = () => document.getElementById("main");
  let stock = []; // the items that follow the one shown
  let filling = null;
  let waiting = []; // decisions on their way
  let recording = null;

  const prepare = () => {
    const sheet = document.querySelector(".sheet");
    const here = sheet && sheet.querySelector("mark");
    if (here) sheet.scrollTop = here.offsetTop - sheet.clientHeight / 3;
    document.dispatchEvent(new Event("kelisim:shown"));
  };

  const fill = async () => {
    if (filling) return;
    filling = (async () => {
      while (stock.length < DEPTH) {
        const before = stock.length ? stock[stock.length - 1] : shown();
        const address = nextOf(before);
        if (!address) return;
        const answer = await fetch(address);
        const main = answer.ok ? parsed(await answer.text()) : null;
        const known = [shown(), ...stock].map(subject);
        if (!main || !subject(main) || known.includes(subject(main))) return;
        stock.push(main);
      }
    })().catch(() => { /* then the next item comes with the answer */ });
    await filling;
    filling = null;
  };

  const show = (main) => {
    shown().replaceWith(document.adoptNode(main));
    prepare();
    shown().focus({ preventScroll: true });
    window.scrollTo(0, 0);
    performance.mark("kelisim-shown");
  };

  // What the server says now is right: the counts and the last decisions. The item that is seen stays: it is being read.
  const settle = (main) => {
    if (!subject(shown())) { show(main); return; }
    for (const part of [".queue-head", ".under"]) {
      const [before, after] = [shown().querySelector(part), main.querySelector(part)];
      if (before && after) before.replaceWith(document.adoptNode(after));
    }
    document.dispatchEvent(new Event("kelisim:shown"));
  };

  const complain = (text, address) => {
    const said = document.createElement("p");
    said.className = "empty";
    said.setAttribute("role", "alert");
    said.textContent = text;
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = say("Look at the claim again");
      said.append(" ", link);
    }
    shown().prepend(said);
  };

  const send = async ({ action, body, claim }) => {
    const again = `/queue?claim=${encodeURIComponent(claim)}`;
    try {
      const answer = await fetch(action, { method: "POST", body });
      const main = parsed(await answer.text());
      if (answer.status === 409 && main) { waiting = []; stock = []; show(main); return; }
      if (answer.ok && main) { if (!waiting.length) settle(main); return; }
      const told = main && main.querySelector("[role=alert]");
      complain(told ? told.textContent : say("The decision was not recorded. Load the page again and repeat it."), again);
    } catch { complain(say("The decision was not recorded. Load the page again and repeat it."), again); }
  };
  const record = async () => {
    while (waiting.length) await send(waiting.shift());
    recording = null;
    fill();
  };

  // A correction may be refused, so it is heard first; what was typed stays, and the next item is shown after that.
  const correct = async (form, button) => {
    const before = subject(shown());
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } }).catch(() => null);
    if (answer && answer.status === 409) { form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "verb", value: button.value })); form.submit(); return; }
    if (answer && answer.ok) {
      if (subject(shown()) === before) show(stock.shift());
      const now = await fetch(`${location.pathname}${location.search}`).then((page) => page.text(), () => "");
      const main = parsed(now);
      if (main) settle(main);
      fill();
      return;
    }
    const told = answer ? (await answer.json().catch(() => ({}))).error : "";
    let place = form.querySelector("[role=alert]");
    if (!place) { place = Object.assign(document.createElement("p"), { className: "empty wide" }); place.setAttribute("role", "alert"); button.before(place); }
    place.textContent = told || say("The decision was not recorded. Load the page again and repeat it.");
  };

  document.addEventListener("submit", (event) => {
    const [form, button] = [event.target, event.submitter];
    if (!button || form.method !== "post") return;
    if (form.matches(".slots-form") && stock.length && !recording) {
      event.preventDefault();
      recording = correct(form, button).finally(() => { recording = null; });
      return;
    }
    if (form.matches(".verbs") && stock.length) {
      event.preventDefault();
      waiting.push({ action: form.action, body: new URLSearchParams(new FormData(form, button)), claim: subject(shown()) });
      performance.mark("kelisim-decided");
      show(stock.shift());
      if (recording) fill(); else recording = record();
      return;
    }
    if (!recording) return;
    // Anything else waits until what was decided is recorded; the list of decisions is right only then.
    event.preventDefault();
    const key = button.dataset.key;
    recording.then(() => {
      const found = key ? document.querySelector(`[data-key="${key}"]`) : button.isConnected ? button : null;
      if (found) found.click();
    });
  });
  window.addEventListener("beforeunload", (event) => { if (recording) event.preventDefault(); });

  prepare();
  fill();
})();

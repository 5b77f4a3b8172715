// Files dropped or chosen are sent one by one, each with its own line. Without this the form sends them all at once.
"use strict";
(() => {
  const { say, sayMany } = speaking(document.currentScript);
  const form = document.getElementById("upload");
  const shown = document.getElementById("progress");
  if (!form || !shown) return;
  const list = shown.querySelector("ul");
  const input = form.querySelector("input[type=file]");
  const most = 50000000;
  const line = (text, kind) => {
    const made = document.createElement("li");
    made.textContent = text;
    if (kind) made.className = kind;
    list.append(made);
    return made;
  };
  const said = (name, answer) => {
    if (answer.error) return [say("{name}: {why}", { name, why: answer.error }), "no"];
    const claims = Object.values(answer.claims).reduce((all, one) => all + one, 0);
    const why = answer.gaps.map((gap) => gap.why).join(" ");
    if (answer.reports) return [sayMany("{name}: read, {n} claim. {why}", "{name}: read, {n} claims. {why}", claims, { name, why }), "ok"];
    return answer.known ? [say("{name}: there already.", { name }), ""] : [say("{name}: skipped: {why}", { name, why }), "no"];
  };
  const send = async (file) => {
    const made = line(say("{name}: being read …", { name: file.name }));
    if (file.size > most) { made.textContent = say("{name}: skipped: it is larger than 50 MB; cut it into single reports.", { name: file.name }); made.className = "no"; return; }
    const body = new FormData();
    body.append("key", form.elements.key.value);
    body.append("files", file, file.name);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
      const [text, kind] = said(file.name, await answer.json());
      made.textContent = text;
      made.className = kind;
    } catch { made.textContent = say("{name}: the server did not answer; try again.", { name: file.name }); made.className = "no"; }
  };
  const all = async (files) => {
    shown.hidden = false;
    const bar = shown.querySelector("progress");
    [bar.max, bar.value] = [files.length, 0];
    for (const file of files) { await send(file); bar.value += 1; }
    const done = line("");
    const link = document.createElement("a");
    link.href = location.href.split("#")[0];
    link.textContent = say("Show the list with the new reports");
    done.append(link);
    input.value = "";
  };
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    all([...input.files]);
  });
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.remove("over"); });
  form.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) all([...event.dataTransfer.files]); });
})();

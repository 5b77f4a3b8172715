// Text and cards of a report light up together. Without this the labels in the text still lead to their cards.
"use strict";
(() => {
  const marks = [...document.querySelectorAll("mark[data-claims]")];
  const of = (id) => marks.filter((mark) => mark.dataset.claims.split(" ").includes(id));
  const light = (id, on) => {
    const card = document.getElementById(id);
    if (card) card.classList.toggle("lit", on);
    for (const mark of of(id)) mark.classList.toggle("lit", on);
  };
  for (const mark of marks) {
    const ids = mark.dataset.claims.split(" ");
    const last = ids[ids.length - 1];
    mark.addEventListener("mouseenter", () => light(last, true));
    mark.addEventListener("mouseleave", () => light(last, false));
    mark.addEventListener("click", () => {
      const card = document.getElementById(last);
      if (card) { card.scrollIntoView({ block: "nearest" }); card.focus({ preventScroll: true }); }
    });
  }
  for (const tag of document.querySelectorAll("a.tag[data-claim]")) {
    tag.addEventListener("focus", () => light(tag.dataset.claim, true));
    tag.addEventListener("blur", () => light(tag.dataset.claim, false));
  }
  for (const card of document.querySelectorAll(".card[id]")) {
    card.addEventListener("mouseenter", () => light(card.id, true));
    card.addEventListener("mouseleave", () => light(card.id, false));
  }
  const wanted = location.hash.slice(1);
  const first = wanted && of(wanted)[0];
  if (first) { for (const mark of of(wanted)) mark.classList.add("lit"); first.scrollIntoView({ block: "center" }); }
})();

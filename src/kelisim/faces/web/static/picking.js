// Words of a report are picked with the mouse, or by keyboard: sentence by sentence, then longer or shorter. What is picked
// is the browser's own selection, so it looks and sounds like one. Without this file the words are copied into a field.
"use strict";
(() => {
  const { say } = speaking(document.currentScript);
  let last = null; // a click on the link may undo the selection before the link is asked
  let walk = null; // the words of the report while picking by keyboard

  const paragraphOf = (node) => {
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    return element ? element.closest(".report-text [data-start]") : null;
  };
  // The labels of claims stand between the words and are no part of the text.
  const bare = (range) => {
    const part = range.cloneContents();
    for (const tag of part.querySelectorAll(".tag")) tag.remove();
    return part.textContent;
  };
  const between = (paragraph, node, at) => {
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, at);
    return [...bare(range)].length; // the register counts code points
  };
  const picked = () => {
    const found = getSelection();
    if (!found.rangeCount || found.isCollapsed) return null;
    const range = found.getRangeAt(0);
    const paragraph = paragraphOf(range.startContainer);
    const words = bare(range);
    if (!paragraph || !words.trim()) return null;
    const blank = words.length - words.trimStart().length;
    const start = Number(paragraph.dataset.start) + between(paragraph, range.startContainer, range.startOffset) + blank;
    return { start, quote: words.trim() };
  };
  const status = () => {
    const link = document.querySelector("[data-pick]");
    return link ? link.parentElement.querySelector("[role=status]") : null;
  };
  const tell = (text) => { const place = status(); if (place) place.textContent = text; };

  const take = () => {
    const link = document.querySelector("[data-pick]");
    const found = picked() || last;
    if (!link || !found) return false;
    const address = new URL(link.href);
    address.searchParams.set("start", found.start);
    address.searchParams.set("quote", found.quote);
    location.assign(address);
    return true;
  };

  // By keyboard
  const wordsOf = (text) => {
    const words = [];
    for (const paragraph of text.querySelectorAll("[data-start]")) {
      const parts = [];
      const nodes = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      let length = 0;
      while (nodes.nextNode()) {
        if (nodes.currentNode.parentElement.closest(".tag")) continue;
        parts.push({ node: nodes.currentNode, from: length });
        length += nodes.currentNode.data.length;
      }
      const whole = parts.map((part) => part.node.data).join("");
      const place = (at, end) => {
        const part = parts.findLast((one) => (end ? one.from < at : one.from <= at)) || parts[0];
        return [part.node, at - part.from];
      };
      let fresh = true;
      for (const match of whole.matchAll(/\S+/g)) {
        const end = match.index + match[0].length;
        words.push({ start: place(match.index, false), end: place(end, true), first: fresh, paragraph });
        fresh = /[.!?…][»”"')]*$/.test(match[0]);
      }
    }
    return words;
  };
  const sentence = (at) => {
    const { words } = walk;
    let from = at;
    while (from > 0 && !words[from].first) from -= 1;
    let to = at;
    while (to + 1 < words.length && !words[to + 1].first) to += 1;
    return [from, to];
  };
  const paint = () => {
    const { words, from, to } = walk;
    getSelection().setBaseAndExtent(...words[from].start, ...words[to].end);
    words[from].start[0].parentElement.scrollIntoView({ block: "nearest" });
    tell(`${picked() ? picked().quote : ""} — ${say("← → move, Shift ← → shorter or longer, ↑ ↓ sentences, Enter takes the words, Esc leaves")}`);
  };
  const begin = () => {
    const text = document.querySelector(".report-text");
    const words = text ? wordsOf(text) : [];
    if (!words.length) return;
    const mark = text.querySelector("mark");
    const at = mark ? Math.max(0, words.findIndex((word) => mark.contains(word.start[0]))) : 0;
    walk = { words };
    [walk.from, walk.to] = sentence(at);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    paint();
  };
  const leave = () => { walk = null; last = null; getSelection().removeAllRanges(); tell(""); };
  const step = (key, shift) => {
    const end = walk.words.length - 1;
    const clip = (at) => Math.max(0, Math.min(end, at));
    if (key === "ArrowRight" && shift) walk.to = clip(walk.to + 1);
    else if (key === "ArrowLeft" && shift) walk.to = Math.max(walk.from, walk.to - 1);
    else if (key === "ArrowRight") { walk.from = clip(walk.from + 1); walk.to = Math.max(walk.from, walk.to); }
    else if (key === "ArrowLeft") walk.from = clip(walk.from - 1);
    else if (key === "ArrowDown") [walk.from, walk.to] = sentence(clip(sentence(walk.from)[1] + 1));
    else [walk.from, walk.to] = sentence(clip(sentence(walk.from)[0] - 1));
    paint();
  };

  document.addEventListener("keydown", (event) => {
    if (!walk || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") leave();
    else if (event.key === "Enter") take();
    else if (event.key.startsWith("Arrow")) step(event.key, event.shiftKey);
    else if (event.key !== "Shift") return;
    event.preventDefault();
  }, true);
  document.addEventListener("selectionchange", () => { last = picked() || last; });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-pick]") : null;
    if (!link) return;
    event.preventDefault();
    if (walk || !(picked() || last)) { if (walk) take(); else begin(); } else take();
  });
  document.addEventListener("kelisim:shown", () => { walk = null; last = null; });
})();

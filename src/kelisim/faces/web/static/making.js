// The forms of new claims: another kind shows its slots at once, and words picked in a form's field are taken as they are.
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-at-once]")) {
    for (const field of form.querySelectorAll("select")) field.addEventListener("change", () => form.requestSubmit());
  }
  const first = document.querySelector("#new-claim .field :is(input, select, textarea), #split textarea");
  if (first) first.focus({ preventScroll: true });
})();

// The code of an invitation stands behind the # of its address, which browsers do not send; it is put into the form here.
"use strict";
const field = document.getElementById("code");
const take = () => {
  if (location.hash.length < 2) return;
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  document.querySelector("input[name=password]").focus();
};
window.addEventListener("hashchange", take);
take();

// The code of an invitation stands behind the # of its address, which browsers do not send; it is put into the form here.
"use strict";
const field = document.getElementById("code");
if (location.hash.length > 1 && !field.value) {
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  document.querySelector("input[name=password]").focus();
}

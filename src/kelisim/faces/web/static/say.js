// Texts in the reader's language: each script's element carries its own in data-texts. Numbers as the language writes them.
"use strict";
const speaking = (script) => {
  const texts = JSON.parse(script.dataset.texts || "{}");
  const language = document.documentElement.lang || "en";
  const shown = (value) => (typeof value === "number" ? value.toLocaleString(language) : String(value));
  const filled = (text, values) => text.replace(/\{([a-z_]+)\}/g, (place, name) => (name in values ? shown(values[name]) : place));
  return {
    say: (english, values = {}) => filled(texts[english] || english, values),
    sayMany: (one, many, n, values = {}) => {
      const forms = texts[one] || { one, other: many };
      return filled(forms[new Intl.PluralRules(language).select(n)] || forms.other, { n, ...values });
    },
  };
};

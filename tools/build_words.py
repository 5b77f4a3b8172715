"""Write ``cldr.json`` of every language: months, weekdays and currencies as CLDR has them.

The reader loads this file and not Babel, so that it starts quickly.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from babel.core import get_global
from currency_names import enriched

ROOT = Path(__file__).parent.parent / "src" / "kelisim" / "lang"
# Codes that are everyday words in capitals, or no money that a report would tell.
_NO_CODES = {"ALL", "TOP", "XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XBA", "XBB", "XBC", "XBD", "XDR", "XSU", "XUA"}
_PLAIN = str.maketrans({"‘": "'", "’": "'", "ʻ": "'", "ʼ": "'", "\u00a0": " "})


def plain(word: str) -> str:
    return " ".join(word.translate(_PLAIN).lower().rstrip(".").replace('"', "").split())


def calendar(locale: Locale, kind: str) -> dict[int, set[str]]:
    table = getattr(locale, kind)
    found: dict[int, set[str]] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, word in table[context][width].items():
                if len(plain(word)) > 2 and not plain(word).isdigit():
                    found.setdefault(int(number), set()).add(plain(word))
    return found


def current() -> set[str]:
    used = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _, end, tender in entries
        if tender and not end
    }
    return {code for code in used if code not in _NO_CODES}


def currencies(locale: Locale) -> dict[str, set[str]]:
    plural = locale._data.get("currency_names_plural", {})
    found: dict[str, set[str]] = {}
    for code in current():
        words = {plain(word) for word in plural.get(code, {}).values()}
        if code in locale.currencies:
            words.add(plain(locale.currencies[code]))
        words = {word for word in words if "(" not in word}
        found[code] = words
    return found


def text_of(code: str) -> str:
    locale = Locale.parse(code)
    money = {name: enriched(code, words) for name, words in currencies(locale).items()}
    tables = {
        "about": "Written by tools/build_words.py from CLDR (Unicode License v3); not to be edited.",
        "months": calendar(locale, "months"),
        "weekdays": calendar(locale, "days"),
        "currencies": money,
    }
    return json.dumps(tables, ensure_ascii=False, indent=0, default=sorted, sort_keys=True) + "\n"


def main() -> None:
    for folder in sorted(path for path in ROOT.iterdir() if path.is_dir() and path.name[0] not in "_."):
        (folder / "cldr.json").write_text(text_of(folder.name), encoding="utf-8")


if __name__ == "__main__":
    main()

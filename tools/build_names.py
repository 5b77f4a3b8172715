#!/usr/bin/env python3
"""Write lang/<code>/countries.json: the names of countries by CLDR (Babel), in every form a text may hold.

Russian names are put through all cases by pymorphy3; Kazakh and Uzbek ones get their case endings. Run it again when
CLDR or `names.toml` changes; both packages are needed only here (`pip install kelisim[build]`).
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

from babel import Locale
from babel.core import get_global

LANG = Path(__file__).resolve().parents[1] / "src" / "kelisim" / "lang"
# Where CLDR's aliases know an older three-letter code beside today's.
TODAY = {
    "CD": "COD",
    "FR": "FRA",
    "RU": "RUS",
    "RS": "SRB",
    "TL": "TLS",
    "XK": "XKX",
    "MM": "MMR",
    "DE": "DEU",
    "YE": "YEM",
}
# Names of territories that are also ordinary words or parts of other names, or that are no party to anything.
LEFT_OUT = {
    "AQ",
    "BV",
    "CP",
    "DG",
    "EA",
    "EU",
    "EZ",
    "IC",
    "QO",
    "TA",
    "UM",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "CQ",
    "AC",
    "SJ",
    "HM",
    "IO",
}
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def codes() -> dict[str, str]:
    """Two-letter codes with their three-letter ones."""
    aliases = get_global("territory_aliases")
    found = {two[0]: three for three, two in aliases.items() if len(three) == 3 and three.isalpha() and len(two) == 1}
    return {two: TODAY.get(two, three) for two, three in found.items() if two not in LEFT_OUT and len(two) == 2}


def plain(name: str) -> list[str]:
    """The name without what CLDR adds: "Myanmar (Burma)" and "Congo - Kinshasa" as they stand in prose."""
    name = re.sub(r"\s*\(.*?\)|\s+(SAR China|САР)", "", name).replace("’", "'").replace("‘", "'").replace("ʻ", "'")
    if re.search(r"\s[-–]\s", name):
        return []
    spelled = name.replace(" & ", {"en": " and "}.get("en", " and ")) if " & " in name else None
    return [name, *([spelled] if spelled else [])]


def cldr(language: str) -> dict[str, list[str]]:
    """Three-letter codes with the language's names."""
    territories = Locale.parse(language).territories
    return {
        three: plain(territories[two])
        for two, three in codes().items()
        if two in territories and plain(territories[two])
    }


def russian_forms(name: str, analyzer: object) -> list[str]:
    """All cases of a Russian name: every word that agrees with the head is put into the case."""
    words = re.split(r"([ -])", name)
    forms = {name}
    for case in CASES:
        forms.add("".join(inflected(word, case, analyzer) for word in words))
    return sorted(forms)


def inflected(word: str, case: str, analyzer: object) -> str:
    """The word in that case, spelled with its own capitals; unchanged where it is no nominative."""
    if len(word) < 3 or not word[0].isupper():
        return word
    for parse in analyzer.parse(word):  # type: ignore[attr-defined]
        if "nomn" in parse.tag and ("Geox" in parse.tag or "ADJF" in parse.tag or "NOUN" in parse.tag):
            form = parse.inflect({case})
            return form.word[:1].upper() + form.word[1:] if form else word
    return word


# Kazakh endings by the last sound, back and front: genitive, dative, accusative, locative, ablative, instrumental.
KAZAKH = {
    "voiceless": ("тың қа ты та тан пен", "тің ке ті те тен пен"),
    "nasal": ("ның ға ды да нан мен", "нің ге ді де нен мен"),
    "hissing": ("дың ға ды да дан бен", "дің ге ді де ден бен"),
    "sonorous": ("дың ға ды да дан мен", "дің ге ді де ден мен"),
    "vowel": ("ның ға ны да дан мен", "нің ге ні де ден мен"),
}
SOUNDS = {"voiceless": "кқпстфхцчшщһбвгд", "nasal": "мнң", "hissing": "жз", "sonorous": "лрйу"}
UZBEK = "ning ga ka qa ni da dan lik"


def kazakh_forms(name: str) -> list[str]:
    """The name with the case endings that its last sound and its vowels call for."""
    word = name.casefold()
    vowels = [c for c in word if c in "аоұыуәөүіеэияюё"]
    front = bool(vowels) and vowels[-1] in "әөүіеэиё"
    sound = next((kind for kind, letters in SOUNDS.items() if word[-1:] in letters), "vowel")
    return [name, *(name + ending for ending in KAZAKH[sound][front].split())]


def uzbek_forms(name: str) -> list[str]:
    """The name with Uzbek case endings."""
    return [name, *(name + ending for ending in UZBEK.split())]


def forms(language: str, names: list[str], analyzer: object) -> list[str]:
    """The names in all forms that a text of the language may hold."""
    if language == "ru":
        return sorted({form for name in names for form in russian_forms(name, analyzer)})
    if language == "kk":
        return sorted({form for name in names for form in kazakh_forms(name)})
    if language == "uz":
        return sorted({form for name in names for form in uzbek_forms(name)})
    return sorted(set(names))


def extra(folder: Path) -> dict[str, list[str]]:
    """The further names of names.toml."""
    path = folder / "names.toml"
    if not path.exists():
        return {}
    return dict(tomllib.loads(path.read_text(encoding="utf-8")).get("countries", {}))


def build(language: str) -> None:
    """Write one language's file."""
    analyzer: object = None
    if language == "ru":
        import pymorphy3

        analyzer = pymorphy3.MorphAnalyzer()
    names = cldr(language)
    more = extra(LANG / language)
    for code, further in more.items() if language != "ru" else ():
        names[code] = [*names.get(code, []), *further]
    # The further Russian names of names.toml stand there in all of their cases.
    ready = more if language == "ru" else {}
    table = {
        code: sorted({*forms(language, names.get(code, []), analyzer), *ready.get(code, [])})
        for code in sorted({*names, *ready})
    }
    lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(value, ensure_ascii=False)}" for code, value in table.items())
    target = LANG / language / "countries.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("{\n" + lines + "\n}\n", encoding="utf-8")
    print(f"{target}: {len(table)} countries")


if __name__ == "__main__":
    for code in sys.argv[1:] or ("en", "ru", "kk", "uz"):
        build(code)

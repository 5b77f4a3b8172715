#!/usr/bin/env python3
"""Write lang/ru/nominatives.json: nouns and adjectives with their endings, to tell a title in the nominative.

Words are taken from the reports of tools/training and tests/gate and from the lists of tools/ru; their forms are
pymorphy3's (`pip install kelisim[build]`). What the reader meets at run time is a table of forms.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymorphy3
from build_ru import CASES
from build_ru import places as place_forms

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "kelisim" / "lang" / "ru" / "nominatives.json"
COUNTRIES = TARGET.with_name("countries.json")  # of tools/build_names.py, which is run before
# What follows these is the subject itself; what follows the others is told with the words before it.
AFTER = {
    "о": "loct",
    "об": "loct",
    "обо": "loct",
    "по": "datv",
    **dict.fromkeys(("в", "во", "на", "для", "с", "со", "между"), ""),
}
JOINING = ("и", "или")
GENDERS = ("masc", "femn", "neut")
MORPH = pymorphy3.MorphAnalyzer()
_WORD = re.compile(r"[а-яё]{3,}")


def vocabulary() -> set[str]:
    """All words of the texts that the project has in Russian."""
    texts = [*(ROOT / "tools/training/ru").glob("*.txt"), *(ROOT / "tests/gate/russian/docs").glob("*.md")]
    texts += [ROOT / "tools/ru/names.toml", ROOT / "tools/ru/words.txt", ROOT / "src/kelisim/lang/ru/fields.toml"]
    return {word for path in texts for word in _WORD.findall(path.read_text(encoding="utf-8").lower())}


def lemmas(parts: tuple[str, ...]) -> dict[tuple[str, str], Any]:
    """The parses of the vocabulary that are surely of a part of speech, by lemma and gender ("глава" has two)."""
    found: dict[tuple[str, str], Any] = {}
    for word in sorted(vocabulary()):
        best = MORPH.parse(word)[0]
        proper = {"Name", "Surn", "Patr", "Geox", "Abbr"} & set(map(str, best.tag.grammemes))
        if best.tag.POS in parts and best.is_known and not proper:
            found[best.normalized.word, str(best.normalized.tag.gender)] = best.normalized
    return found


def stemmed(forms: list[str]) -> tuple[str, str]:
    """The stem that all forms share, and their endings as one text."""
    stem = forms[0]
    while not all(form.startswith(stem) for form in forms if form != "-"):
        stem = stem[:-1]
    return stem, ",".join("-" if form == "-" else form[len(stem) :] for form in forms)


def forms_of(parse: Any, sorts: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> list[str]:  # noqa: ANN401
    """A word in every case of some sorts (number, gender); ``-`` where there is none."""
    found = []
    for sort in sorts:
        for case in CASES:
            form = parse.inflect({case, *sort})
            found.append(form.word if form else "-")
    return found


def tables() -> dict[str, Any]:
    """Nouns by gender and endings, adjectives by endings, and names of places by their forms."""
    nouns: dict[str, list[str]] = defaultdict(list)
    for parse in lemmas(("NOUN",)).values():
        if parse.tag.gender in GENDERS and parse.tag.number == "sing":
            stem, endings = stemmed(forms_of(parse, [("sing",), ("plur",)]))
            nouns[f"{parse.tag.gender[0]}:{endings}"].append(stem)
    adjectives: dict[str, list[str]] = defaultdict(list)
    for parse in lemmas(("ADJF", "PRTF")).values():
        stem, endings = stemmed(forms_of(parse, [("masc",), ("femn",), ("neut",), ("plur",)]))
        adjectives[endings].append(stem)
    words = {"places": places(), "after": AFTER, "joining": JOINING}
    return {"nouns": sorted_lists(nouns), "adjectives": sorted_lists(adjectives), **words}


def sorted_lists(table: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: sorted(set(stems)) for key, stems in sorted(table.items())}


def places() -> dict[str, str]:
    """Cities and capitals in their other cases, where a form belongs to one name only."""
    data = tomllib.loads((ROOT / "tools/ru/names.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = defaultdict(set)
    for section in ("capitals", "cities", "countries"):
        for name in (name for names in data[section].values() for name in names):
            for form in place_forms([name]):
                found[form].add(name)
    for name in states():
        for form in place_forms([name]):
            found[form].add(name)
    return {form: next(iter(names)) for form, names in sorted(found.items()) if len(names) == 1 and form not in names}


def states() -> list[str]:
    """Names of states of one word, told from their other cases in countries.json."""
    listed = json.loads(COUNTRIES.read_text(encoding="utf-8")).values()
    names = (name for forms in listed for name in forms if " " not in name and not name.isupper())
    return [name for name in names if any(map(_names_a_state, MORPH.parse(name)))]


def _names_a_state(parse: Any) -> bool:  # noqa: ANN401
    return {"Geox", "sing", "nomn"} <= set(map(str, parse.tag.grammemes)) and parse.word == parse.normal_form


def main() -> None:
    """Write the file."""
    TARGET.write_text(json.dumps(tables(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()

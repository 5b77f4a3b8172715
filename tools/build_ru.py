#!/usr/bin/env python3
"""Write lang/ru/names.toml: the names of tools/ru/names.toml in every case that a text may hold.

What the reader meets at run time are forms, never morphology: pymorphy3 is needed only here
(`pip install kelisim[build]`).
Run it again when a file of tools/ru changes, then `tools/build_names.py ru`, which takes country names from the result.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pymorphy3

SOURCE = Path(__file__).resolve().parent / "ru"
TARGET = Path(__file__).resolve().parents[1] / "src" / "kelisim" / "lang" / "ru" / "names.toml"
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
ADJECTIVE = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")  # of "коста-риканский"
TENSES = ("past", "pres", "futr")
# Sections whose entries are names or nouns and take all cases.
INFLECTED = (
    "countries",
    "capitals",
    "cities",
    "blocs",
    "forums",
    "titles",
    "bodies",
    "agreements",
    "projects",
    "events",
)
PLACES = ("capitals", "cities")
BOTH_NUMBERS = ("agreements", "projects", "bodies", "events")
# "В планах" is no document.
SINGULAR = ("план",)
# Cases that are rather another word: "после" is hardly ever the ambassador.
OTHER_WORDS = ("после",)
MORPH = pymorphy3.MorphAnalyzer()


def spelled(form: str, like: str) -> str:
    """The form with the capitals of its lemma."""
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


@cache
def best(word: str, part: str) -> Any:  # noqa: ANN401
    """The parse of a word as a nominative of a part of speech, or ``None``."""
    parses = [p for p in MORPH.parse(word) if part == p.tag.POS and "nomn" in p.tag and "Abbr" not in p.tag]
    return max(parses, key=lambda p: ("Geox" in p.tag, p.score), default=None)


def inflected(word: str, grammemes: set[str]) -> str:
    """A word, each half of a hyphenated one, in that case; as it stands where it is no nominative."""
    if word.isupper() or len(word) < 2:
        return word
    head, dash, tail = word.rpartition("-")
    parse = best(word, "NOUN") or best(word, "ADJF")
    if dash and (parse is None or word[0].isupper()):
        return f"{head}-{inflected(tail, grammemes)}" if tail else word
    form = parse.inflect(grammemes) if parse else None
    return spelled(form.word, word) if form else word


def phrase(text: str, case: str, number: str) -> str:
    """A phrase in a case: its adjectives and its first noun change, what follows stays."""
    words = text.split(" ")
    noun = next(
        (i for i, w in enumerate(words) if w.isupper() or (best(w, "NOUN") and not adjective(w))), len(words) - 1
    )
    out = []
    for i, word in enumerate(words):
        if i > noun:
            out.append(word)
            continue
        wanted = {case}
        if number:
            wanted.add(number)
        out.append(inflected(word, wanted))
    return " ".join(out)


def adjective(word: str) -> bool:
    """Whether a word is rather an adjective."""
    parses = MORPH.parse(word)
    return bool(parses) and parses[0].tag.POS in ("ADJF", "PRTF")


def nouns(names: Iterable[str], *, plural: bool = False, singular: bool = True) -> list[str]:
    """All cases of the names."""
    found: list[str] = []
    for name in names:
        if singular:
            found.extend([name, *(phrase(name, case, "") for case in CASES)])
        if plural and name not in SINGULAR:
            found.extend(phrase(name, case, "plur") for case in CASES)
    return [name for name in dict.fromkeys(found) if name not in OTHER_WORDS]


def places(names: Iterable[str]) -> list[str]:
    """All cases of the names of places; those that the dictionary leaves as they stand take the regular endings."""
    found: list[str] = []
    for name in names:
        forms = nouns([name])
        found.extend(forms if len(forms) > 1 else [name, *regular(name)])
    return list(dict.fromkeys(found))


def regular(name: str) -> list[str]:
    """The cases of a regular name; none of one that never changes."""
    if name.isupper() or " " in name:
        return []
    if name[-1] in "бвгджзклмнпрстфхцчшщ":
        return [name + end for end in ("а", "у", "ом", "е")]
    if name[-1] == "а" and name[-2] not in "аеёиоуыэюя":
        return [name[:-1] + end for end in ("и" if name[-2] in "гкхжчшщ" else "ы", "е", "у", "ой")]
    return []


def adjectives(names: Iterable[str]) -> list[str]:
    """All forms of the adjectives, and the stem that begins a compound ("казахстанско")."""
    found: list[str] = []
    for name in names:
        parse = next((p for p in MORPH.parse(name) if p.tag.POS == "ADJF"), None)
        forms = [form.word for form in parse.lexeme if form.tag.POS == "ADJF"] if parse else []
        found.extend(dict.fromkeys(forms or (name[:-2] + end for end in ADJECTIVE)))
        found.append(re.sub("(ый|ий|ой)$", "о", name))
    return list(dict.fromkeys(found))


def verb_forms(lemmas: Iterable[str], *, participles: bool) -> list[str]:
    """Past, present and future of the verbs in the third person; with short participles ("подписан")."""
    found: list[str] = []
    for lemma in lemmas:
        for parse in MORPH.parse(lemma):
            if parse.tag.POS != "INFN":
                continue
            for form in parse.lexeme:
                tag = form.tag
                finite = tag.POS == "VERB" and tag.mood == "indc" and (tag.tense == "past" or tag.person == "3per")
                if finite or (participles and tag.POS == "PRTS"):
                    found.append(form.word)
            break
    return list(dict.fromkeys(found))


def lists() -> dict[str, list[str]]:
    """The lists of words.txt."""
    found: dict[str, list[str]] = {}
    for line in (SOURCE / "words.txt").read_text(encoding="utf-8").splitlines():
        name, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            found[name] = words.split()
    return found


def built() -> dict[str, dict[str, list[str]]]:
    """All sections as they are shipped."""
    data = tomllib.loads((SOURCE / "names.toml").read_text(encoding="utf-8"))
    heads = [name for section in ("projects", "agreements") for names in data[section].values() for name in names]
    words = lists()
    for section in INFLECTED:
        for key, names in data[section].items():
            forms = places(names) if section in PLACES else nouns(names, plural=section in BOTH_NUMBERS)
            data[section][key] = forms
    data["plural_titles"] = {k: nouns(v, plural=True, singular=False) for k, v in data["plural_titles"].items()}
    data["demonyms"] = {key: adjectives(names) for key, names in data["demonyms"].items()}
    single = set(nouns(heads))
    data["grammar"]["plurals"] = [f.lower() for f in nouns(heads, plural=True, singular=False) if f not in single]
    data["not_countries"]["names"] = nouns(data["not_countries"]["names"])
    data["title_words"]["before"] = adjectives(data["title_words"]["before"])
    data["title_words"]["honorifics"] = nouns(data["title_words"]["honorifics"])
    data["mentions"]["leader"] = nouns(data["mentions"]["leader"])
    data["speech"]["verbs"] = verb_forms(words["speech"], participles=False)
    data["grammar"]["doers"] = verb_forms(words["doers"], participles=False)
    data["speech"]["nouns"] = nouns(data["speech"]["nouns"], plural=True)
    data["speech"]["sources"] = nouns(data["speech"]["sources"])
    data["speech"]["voices"] = nouns(data["speech"]["voices"])
    data["places"]["sites"] = nouns(data["places"]["sites"])
    data["domains"]["words"] = words["domains"]
    data["stops"]["subject"] += verb_forms(words["ends"], participles=True)
    return data


def main() -> None:
    """Write the file."""
    out = ["# Made by tools/build_ru.py from tools/ru: change those files, not this one.", ""]
    for section, table in built().items():
        out.append(f"[{section}]")
        for key, values in table.items():
            shown = (
                json.dumps(list(dict.fromkeys(values)), ensure_ascii=False)
                if isinstance(values, list)
                else json.dumps(values, ensure_ascii=False)
            )
            out.append(f"{key} = {shown}")
        out.append("")
    TARGET.write_text("\n".join(out), encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()

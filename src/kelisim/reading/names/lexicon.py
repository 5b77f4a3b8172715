"""The lists of a language's names, put together for one pass over a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick_rs

from kelisim.lang.pack import Pack
from kelisim.reading.names.fields import FieldLists, field_lists, speaks_of

WORD = re.compile(r"[A-ZА-Я]\.(?:(?:[A-ZА-Я]\.)+|(?=[ A-ZА-Я]))|[^\W_]+(?:['-](?!s\b)[^\W_]+)*|'s\b|[^\w\s]")
"""A word of a text or of a listed name: initials, letters and digits with what joins them, or one sign."""
_OF_STATES = "political"  # words of this field are where one meets, too: "in Parliament"
LEVELS = ("head_of_state", "head_of_government", "minister", "parliament", "official", "business")


class Sets(dict[str, frozenset[str]]):
    """Named sets of words; one that a language does not have is empty."""

    def __missing__(self, key: str) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a listed name.

    Attributes:
        kind: ``country demonym capital city bloc forum ignored pair title honorific leader plural body agreement
            project event``.
        code: The country's code, the level of a title, the head kind of a body or document.
        words: The name's words as written in the list.
        cased: Whether its capitals matter.
        many: Whether it is a plural ("presidents").
        lemma: The form in the list, in lower case ("president").
    """

    kind: str
    code: str
    words: tuple[str, ...]
    cased: bool = True
    many: bool = False
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists of a language.

    Attributes:
        automaton: Finds them; ``entries`` by the number it gives.
        not_names: Words in capitals that are no part of a name.
        hosts: Cities and capitals with the country they lie in.
        states: Countries, peoples and blocs as written, with their codes.
        fields: The words by which the subject fields of claims are known.
        sets: Named sets of words for the grammars of persons, things and speakers.
        small: Those of the section ``small``, by their names alone.
    """

    automaton: Any
    entries: tuple[tuple[Entry, ...], ...]
    not_names: frozenset[str]
    sets: Sets
    hosts: Mapping[str, str]
    states: Mapping[str, str]
    small: Sets
    fields: FieldLists

    def subject(self, word: str) -> bool:
        """Whether a word in lower case is a matter of which documents treat: "education"."""
        return any(name != _OF_STATES for name in speaks_of(word, self.fields))


@lru_cache(maxsize=16)
def lexicon(pack: Pack) -> Lexicon:
    """The lists of a pack; an empty lexicon for a language without any."""
    table: dict[str, list[Entry]] = {}
    for surface, entry in _entries(pack):
        table.setdefault(surface, []).append(entry)
    surfaces = sorted(table)
    automaton = ahocorasick_rs.AhoCorasick(
        [" " + surface for surface in surfaces], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    entries = [entry for surface in surfaces for entry in table[surface]]
    return Lexicon(
        automaton,
        tuple(tuple(table[surface]) for surface in surfaces),
        frozenset(pack.names.get("not_names", {}).get("words", ())),
        _sets(pack.names),
        {" ".join(e.words): e.code for e in entries if e.kind in ("city", "capital")},
        {" ".join(e.words): e.code for e in entries if e.kind in ("country", "demonym", "bloc", "capital")},
        Sets({key: frozenset(values) for key, values in pack.names.get("small", {}).items()}),
        field_lists(pack),
    )


def _sets(names: Mapping[str, Any]) -> Sets:
    """Every list of the sections that the grammars use, as ``section.key``."""
    wanted = (
        "title_words", "weak_titles", "connectors", "stops", "speech", "places", "domains", "bloc_parties", "mentions",
        "common", "grammar", "cases",
    )  # fmt: skip
    return Sets(
        {f"{section}.{key}": frozenset(values) for section in wanted for key, values in names.get(section, {}).items()}
    )


def _entries(pack: Pack) -> Iterator[tuple[str, Entry]]:
    names = pack.names
    countries = pack.folder / "countries.json"
    if countries.exists():
        yield from _listed("country", json.loads(countries.read_text(encoding="utf-8")))
    for section, kind in (("capitals", "capital"), ("cities", "city"), ("blocs", "bloc"), ("forums", "forum")):
        yield from _listed(kind, names.get(section, {}))
    yield from _demonyms(names.get("demonyms", {}))
    yield from _listed("ignored", {"-": names.get("not_countries", {}).get("names", ())})
    yield from _plain("pair", {"-": names.get("pair", {}).get("phrases", ())})
    yield from _with_plurals("title", names.get("titles", {}))
    yield from _plain("title", names.get("plural_titles", {}), many=True)
    yield from _plain("honorific", {"-": names.get("title_words", {}).get("honorifics", ())})
    mentions = names.get("mentions", {})
    yield from _plain("leader", {"-": mentions.get("leader", ())})
    yield from _plain("plural", {level: mentions.get(level, ()) for level in LEVELS})
    for section, kind in (
        ("bodies", "body"),
        ("agreements", "agreement"),
        ("projects", "project"),
        ("events", "event"),
    ):
        yield from _with_plurals(kind, names.get(section, {}))


def _listed(kind: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for code, names in table.items():
        for name in names:
            yield _entry(kind, code, name, cased=True)


def _demonyms(table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for code, names in table.items():
        for name in names:
            yield _entry("demonym", code, name, cased=True)
            if not name.endswith(("s", "sh", "ch", "ese")) and name[-1:].isascii():
                yield _entry("demonym", code, name + "s", cased=True, many=True)


def _plain(kind: str, table: Mapping[str, Any], *, many: bool = False) -> Iterator[tuple[str, Entry]]:
    for code, names in table.items():
        for name in names:
            yield _entry(kind, code, name, cased=False, many=many)


def _with_plurals(kind: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for code, names in table.items():
        for name in names:
            yield _entry(kind, code, name, cased=False)
            if name.isascii():
                yield _entry(kind, code, _plural(name), cased=False, many=True, lemma=name)


def _plural(name: str) -> str:
    """The plural of an English noun phrase: of its first noun before "of", else of its last word."""
    head, of, rest = name.partition(" of ")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ie"
    elif head.endswith(("s", "ch", "sh", "x")):
        head += "e"
    return f"{head}s{of}{rest}"


def _entry(
    kind: str, code: str, name: str, *, cased: bool, many: bool = False, lemma: str | None = None
) -> tuple[str, Entry]:
    words = tuple(WORD.findall(name))
    return " ".join(words).lower(), Entry(kind, code, words, cased, many, (lemma or name).lower())

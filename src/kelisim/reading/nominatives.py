"""Names and subjects in the nominative, where the pack's table of forms leaves no doubt.

``nominatives.json`` of a language holds nouns and adjectives by their endings, in the order of its ``CASES``; a
language without the file leaves words as they are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kelisim.lang.pack import Pack

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_GENDERS = "mfn"
_PLURAL = "p"
_MOST_KNOWN = 50_000
_LONGEST_WORD = 60


class Form(NamedTuple):
    """One reading of a word: its case, its gender or ``p`` for many, and how it is told in the nominative."""

    case: str
    sort: str
    nominative: str


Endings = Mapping[str, Sequence[Form]]
"""The endings of a stem to their readings, whose nominative here is an ending alone."""


class Table:
    """Words to their readings, told from stem and ending when a word is first asked for: a start fills no table."""

    def __init__(self) -> None:
        self._stems: dict[str, list[tuple[int, Endings]]] = {}
        self._known: dict[str, tuple[Form, ...]] = {}
        self._size = 0

    def add(self, stem: str, endings: Endings) -> None:
        """Take in the words of a stem."""
        self._stems.setdefault(stem, []).append((self._size, endings))
        self._size += 1

    def __bool__(self) -> bool:
        return bool(self._stems)

    def __getitem__(self, word: str) -> tuple[Form, ...]:
        """The readings of a word, in the order in which stems were taken in; empty where there are none."""
        if len(word) > _LONGEST_WORD:
            return ()
        if word not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[word] = self._read(word)
        return self._known[word]

    def _read(self, word: str) -> tuple[Form, ...]:
        cuts = ((word[:at], word[at:]) for at in range(len(word) + 1))
        found = [
            (number, [form._replace(nominative=stem + form.nominative) for form in endings.get(ending, ())])
            for stem, ending in cuts
            for number, endings in self._stems.get(stem, ())
        ]
        return tuple(form for _, forms in sorted(found) for form in forms)


@dataclass(frozen=True)
class Forms:
    """The table of a language.

    Attributes:
        nouns, adjectives: A word to its readings.
        places: A place in another case to its name.
        after: A preposition to the case of what follows it.
        joining: Words, and the comma, that join members of one series.
    """

    nouns: Table = field(default_factory=Table)
    adjectives: Table = field(default_factory=Table)
    places: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    joining: frozenset[str] = frozenset(",")


@lru_cache(maxsize=16)
def forms_of(pack: Pack) -> Forms:
    """The table of a pack; empty where it has none."""
    data = pack.json("nominatives.json")
    nouns, adjectives = Table(), Table()
    for key, stems in data.get("nouns", {}).items():
        gender, _, endings = key.partition(":")
        _add(nouns, stems, endings.split(","), (gender, _PLURAL))
    for key, stems in data.get("adjectives", {}).items():
        _add(adjectives, stems, key.split(","), (*_GENDERS, _PLURAL))
    return Forms(
        nouns,
        adjectives,
        data.get("places", {}),
        data.get("after", {}),
        frozenset((*data.get("joining", ()), ",")),
    )


def _add(table: Table, stems: Sequence[str], endings: Sequence[str], sorts: Sequence[str]) -> None:
    forms: dict[str, list[Form]] = {}
    for number, sort in enumerate(sorts):
        own = endings[number * len(CASES) : (number + 1) * len(CASES)]
        if own and own[0] != "-":
            for case, ending in zip(CASES, own, strict=True):
                if ending != "-":
                    forms.setdefault(ending, []).append(Form(case, sort, own[0]))
    for stem in stems:
        table.add(stem, forms)


def place_in_nominative(pack: Pack, words: str) -> str:
    """A place by its name; as written where the table does not know it."""
    return forms_of(pack).places.get(words, words)


def in_nominative(pack: Pack, words: str, cases: Sequence[str] = CASES) -> str | None:
    """A name or subject in the nominative.

    Args:
        pack: Of the language.
        words: As written: adjectives, a noun, and what hangs on it.
        cases: Those in which it may stand here.

    Returns:
        Its words in the nominative; ``None`` where the table does not tell surely.
    """
    forms, tokens = forms_of(pack), words.split(" ")
    group = _group(forms, tokens, cases)
    if group is None:
        return None
    told, case, size = group
    while size < len(tokens) and tokens[size] in forms.joining:
        following = _group(forms, tokens[size + 1 :], (case,))
        if following is None:
            return None
        told, size = [*told, tokens[size], *following[0]], size + 1 + following[2]
    return " ".join([*told, *tokens[size:]])


def _group(forms: Forms, tokens: Sequence[str], cases: Sequence[str]) -> tuple[list[str], str, int] | None:
    """Adjectives and their noun at the head of some words: told in the nominative, their case, how many they are."""
    at = 0
    while at < len(tokens) and (readings(forms.adjectives, tokens[at]) or (at and tokens[at] in forms.joining)):
        at += 1
    nouns = readings(forms.nouns, tokens[at]) if at < len(tokens) else []
    found: dict[tuple[str, ...], str] = {}
    for noun in nouns:
        if noun.case not in cases:
            continue
        told = [_agreeing(forms, word, noun) for word in tokens[:at]]
        if None not in told:
            found.setdefault((*filter(None, told), _spelled(noun.nominative, tokens[at])), noun.case)
    if len(found) != 1:
        return None
    (told_words, case), *_ = found.items()
    return list(told_words), case, at + 1


def _agreeing(forms: Forms, word: str, noun: Form) -> str | None:
    """An adjective in the nominative beside a noun; ``None`` where it cannot stand beside it."""
    if word in forms.joining:
        return word
    for form in readings(forms.adjectives, word):
        if (form.case, form.sort) == (noun.case, noun.sort):
            return _spelled(form.nominative, word)
    return None


def readings(table: Table, word: str) -> list[Form]:
    """The readings of a word; of a hyphenated one those of its last half."""
    head, dash, tail = word.lower().rpartition("-")
    found = table[head + dash + tail]
    if found or not dash:
        return list(found)
    return [form._replace(nominative=head + dash + form.nominative) for form in table[tail]]


def _spelled(form: str, like: str) -> str:
    return form[:1].upper() + form[1:] if like[:1].isupper() else form

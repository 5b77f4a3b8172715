"""The subject fields of a claim, most specific first, by words of the lists and what training found them to weigh."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kelisim.lang.pack import Pack
from kelisim.reading.pattern import word_set

_WORD = re.compile(r"[^\W_]+(?:['&+-][^\W_]+)*")
_SHORTEST_STEM = 2
_MOST_FIELDS = 3
_NEAR_BEST = 1.2
_PHRASE = 1.6
_MANY = 2.0
_WHOLE = 3.0
_LONGEST_STEM = 40
_LEAD = 2
_MOST_KNOWN = 50_000


Hits = Mapping[str, float]
"""How strongly some words speak of each field."""


@dataclass(frozen=True)
class Phrase:
    """A listed phrase of two or three words, of which each may be only a beginning (``water*``)."""

    words: tuple[str, ...]
    hits: Hits

    def stands(self, words: Sequence[str], at: int) -> bool:
        """Whether it begins at a word."""
        there = words[at : at + len(self.words)]
        return len(there) == len(self.words) and all(map(_is_form, there, self.words))

    @property
    def rank(self) -> tuple[int, int, int]:
        """Longer phrases are tried first, then those with fewer beginnings, then those with more letters."""
        return -len(self.words), sum(word.endswith("*") for word in self.words), -sum(map(len, self.words))


def _is_form(word: str, listed: str) -> bool:
    return word.startswith(listed[:-1]) if listed[-1] == "*" else word == listed


@dataclass(frozen=True)
class FieldLists:
    """The words of a language's fields, and their weights.

    Attributes:
        telling: What each word tells.
        phrases: Phrases by the first letters of their first word and of the second, in the order in which they are
            tried.
        clause: Weight of a hit in the clause by field; ``context`` of one in the sentence;
            ``before`` of one in the sentence before; ``report`` of the share of the report that speaks of it.
        prior: By kind, what speaks for a field before any word is seen.
    """

    telling: Telling
    phrases: Mapping[str, Sequence[Phrase]]
    clause: Mapping[str, float]
    context: Mapping[str, float]
    before: Mapping[str, float]
    report: Mapping[str, float]
    prior: Mapping[str, Mapping[str, float]]

    @property
    def names(self) -> tuple[str, ...]:
        """The codes of the fields that have lists."""
        return tuple(self.clause)


class Telling(dict[str, tuple[bool, Hits] | None]):
    """Words to whether a phrase may begin with them, and their hits; ``None`` for those that tell nothing.

    What was asked for is remembered, since a language's words come again and again.
    """

    def __init__(self, words: Mapping[str, Hits], stems: Mapping[str, Hits], openers: Iterable[str]) -> None:
        super().__init__()
        self._words, self._stems, self._openers = words, stems, word_set(openers)

    def __missing__(self, word: str) -> tuple[bool, Hits] | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        opens, hits = word in self._openers, self._hits(word)
        told = self[word] = (opens, hits) if opens or hits else None
        return told

    def _hits(self, word: str) -> Hits:
        exact = self._words.get(word)
        if exact:
            return exact
        ends = range(min(len(word), _LONGEST_STEM), _SHORTEST_STEM - 1, -1)
        return next((found for end in ends if (found := self._stems.get(word[:end]))), _NOTHING)


_NOTHING: Hits = {}


class Subjects:
    """What the sentences of a report speak of, by which the fields of its claims are told.

    Args:
        texts: Its sentences.
        pack: The language.
    """

    def __init__(self, texts: Iterable[str], pack: Pack) -> None:
        lists = self._lists = field_lists(pack)
        self._spoken = [hits(text, lists) for text in texts]
        matter = _shares(self._spoken)
        self._matter = {name: lists.report[name] * matter.get(name, 0.0) for name in lists.names}
        self._ranked: dict[str, list[tuple[float, str]]] = {}

    def fields_of(self, clause: str, kind: str, number: int, *, beside: bool = False) -> tuple[str, ...]:
        """The fields of a claim, the most likely first; further ones where their words stand in the clause too.

        Args:
            clause: The words of the claim.
            kind: Its kind; tells what a claim without telling words is mostly about.
            number: Of its sentence.
            beside: Whether the sentence before belongs to the same paragraph, and counts.
        """
        lists = self._lists
        if not lists.clause:
            return ()
        own, near, past = hits(clause, lists), self._spoken[number], self._spoken[number - 1] if beside else _NOTHING
        prior, matter = lists.prior.get(kind, _NOTHING), self._matter
        scores = {
            name: prior.get(name, 0.0)
            + lists.clause[name] * own.get(name, 0.0)
            + lists.context[name] * near.get(name, 0.0)
            + lists.before[name] * past.get(name, 0.0)
            + matter[name]
            for name in {**own, **near, **past}
        }
        unsaid = next((item for item in self._unsaid(kind) if item[1] not in scores), None)
        order = sorted([(-scores[name], name) for name in scores] + ([unsaid] if unsaid else []))
        best = order[0]
        more = [name for score, name in order[1:] if name in own and score - best[0] <= _NEAR_BEST]
        return (best[1], *more[: _MOST_FIELDS - 1])

    def _unsaid(self, kind: str) -> list[tuple[float, str]]:
        """All fields as they stand for a kind where no word beside tells one, the likeliest first."""
        ranked = self._ranked.get(kind)
        if ranked is None:
            prior = self._lists.prior.get(kind, _NOTHING)
            ranked = self._ranked[kind] = sorted((-(prior.get(n, 0.0) + more), n) for n, more in self._matter.items())
        return ranked


def matter_of(texts: Iterable[str], pack: Pack) -> Hits:
    """How much of some sentences speaks of each field: shares of all hits, scaled to the size of hits."""
    lists = field_lists(pack)
    return _shares(hits(text, lists) for text in texts)


def _shares(spoken: Iterable[Hits]) -> Hits:
    found: dict[str, float] = {}
    for some in spoken:
        for name, value in some.items():
            found[name] = found.get(name, 0.0) + value
    total = sum(found.values()) or 1.0  # a report without telling words
    return {name: _WHOLE * value / total for name, value in found.items()}


def hits(text: str, lists: FieldLists) -> Hits:
    """How strongly a text speaks of each field: a word is one, a phrase more, many words no more than a few."""
    words = _WORD.findall(text.lower())
    found: dict[str, float] = {}
    done = 0
    for at, told in enumerate(map(lists.telling.__getitem__, words)):
        if told is None or at < done:
            continue
        opens, some = told
        phrase = _phrase(words, at, lists) if opens else None
        if phrase is not None:
            done, some = at + len(phrase.words), phrase.hits
        for name, value in some.items():
            found[name] = found.get(name, 0.0) + value
    return {name: min(value, _MANY) for name, value in found.items()}


def _phrase(words: Sequence[str], at: int, lists: FieldLists) -> Phrase | None:
    """The longest listed phrase of three or two words that begins at a word."""
    if at + 1 == len(words):
        return None
    some = lists.phrases.get(_lead(words[at], words[at + 1]), ())
    return next((phrase for phrase in some if phrase.stands(words, at)), None)


def _lead(first: str, second: str) -> str:
    return f"{first[:_LEAD]} {second[0]}"


def speaks_of(word: str, lists: FieldLists) -> Hits:
    """The fields of which one word in lower case speaks; none for a word like any other."""
    told = lists.telling[word]
    return told[1] if told else _NOTHING


@lru_cache(maxsize=16)
def field_lists(pack: Pack) -> FieldLists:
    """The field lists of a language; weights of one where nobody trained them."""
    names = list(pack.fields.get("fields", {}))
    listed: dict[str, list[str]] = {}
    for name in names:
        for entry in pack.fields["fields"][name]:
            listed.setdefault(entry, []).append(name)
    trained = pack.json("fields.json")
    return FieldLists(
        _telling(listed),
        _phrases(listed),
        {name: trained.get("clause", {}).get(name, 1.0) for name in names},
        {name: trained.get("context", {}).get(name, 0.3) for name in names},
        {name: trained.get("before", {}).get(name, 0.0) for name in names},
        {name: trained.get("report", {}).get(name, 0.0) for name in names},
        trained.get("prior", {}),
    )


def _telling(listed: Mapping[str, Sequence[str]]) -> Telling:
    single = {entry: _worth(names, 1.0) for entry, names in listed.items() if " " not in entry}
    whole = {entry: hits for entry, hits in single.items() if not entry.endswith("*")}
    begun = {entry[:-1]: hits for entry, hits in single.items() if entry.endswith("*")}
    return Telling(whole, begun, (entry.split(" ")[0] for entry in listed if " " in entry))


def _phrases(listed: Mapping[str, Sequence[str]]) -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    phrases = [Phrase(tuple(entry.split(" ")), _worth(names, _PHRASE)) for entry, names in listed.items()]
    for phrase in sorted((one for one in phrases if len(one.words) > 1), key=lambda one: one.rank):
        found.setdefault(_lead(*phrase.words[:2]), []).append(phrase)
    return found


def _worth(names: Sequence[str], weight: float) -> dict[str, float]:
    """What a word or phrase of some fields says for each of them."""
    return dict.fromkeys(names, weight / len(names) ** 0.5)

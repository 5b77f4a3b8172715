"""The subject fields of a claim, most specific first, by words of the lists and what training found them to weigh."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kelisim.lang.pack import Pack

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
_MOST_HEARD = 200


@dataclass(frozen=True)
class FieldLists:
    """The words of a language's fields, and their weights.

    Attributes:
        words: Whole words and phrases with their fields; ``stems`` beginnings.
        clause: Weight of a hit in the clause by field; ``context`` of one in the sentence;
            ``before`` of one in the sentence before; ``report`` of the share of the report that speaks of it.
        openers: First words of phrases; ``known`` and ``heard`` what was looked up before.
        starred: Phrases of which each word is a beginning ("water* resource*"), with their fields, by the letters with
            which they begin.
        prior: By kind, what speaks for a field before any word is seen.
    """

    words: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    clause: Mapping[str, float]
    context: Mapping[str, float]
    before: Mapping[str, float]
    report: Mapping[str, float]
    prior: Mapping[str, Mapping[str, float]]
    openers: frozenset[str] = frozenset()
    starred: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = field(default_factory=dict)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    heard: dict[str, Mapping[str, float]] = field(default_factory=dict, compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The codes of the fields that have lists."""
        return tuple(self.clause)


_NOTHING: Mapping[str, float] = {}


def fields_of(
    clause: str, kind: str, pack: Pack, *, context: str = "", before: str = "", matter: Mapping[str, float] = _NOTHING
) -> tuple[str, ...]:
    """The fields of a claim, the most likely first; further ones where their words stand in the clause too.

    Args:
        clause: The words of the claim.
        kind: Its kind; tells what a claim without telling words is mostly about.
        pack: The language.
        context: The whole sentence.
        before: The sentence before it, where that belongs to the same paragraph.
        matter: How much of the whole report speaks of each field, as ``matter_of`` gives it.
    """
    lists = field_lists(pack)
    if not lists.clause:
        return ()
    own, near, past = hits(clause, lists), hits(context, lists), hits(before, lists)
    prior = lists.prior.get(kind, {})
    scores = {
        name: prior.get(name, 0.0)
        + lists.clause[name] * own.get(name, 0.0)
        + lists.context[name] * near.get(name, 0.0)
        + lists.before[name] * past.get(name, 0.0)
        + lists.report[name] * matter.get(name, 0.0)
        for name in lists.names
    }
    order = sorted(scores, key=lambda name: (-scores[name], name))
    best = order[0]
    more = [name for name in order[1:] if name in own and scores[best] - scores[name] <= _NEAR_BEST]
    return (best, *more[: _MOST_FIELDS - 1])


def matter_of(texts: Iterable[str], pack: Pack) -> Mapping[str, float]:
    """How much of some sentences speaks of each field: shares of all hits, scaled to the size of hits."""
    lists = field_lists(pack)
    found: dict[str, float] = defaultdict(float)
    for text in texts:
        for name, value in hits(text, lists).items():
            found[name] += value
    total = sum(found.values()) or 1.0  # a report without telling words
    return {name: _WHOLE * value / total for name, value in found.items()}


def hits(text: str, lists: FieldLists) -> Mapping[str, float]:
    """How strongly a text speaks of each field: a word is one, a phrase more, many words no more than a few.

    Remembered for a while: the claims of a sentence ask for it again and again.
    """
    known = lists.heard.get(text)
    if known is None:
        if len(lists.heard) > _MOST_HEARD:
            lists.heard.clear()
        known = lists.heard[text] = _hits(text, lists)
    return known


def _hits(text: str, lists: FieldLists) -> Mapping[str, float]:
    found: dict[str, float] = defaultdict(float)
    for names, weight in _found(text, lists):
        for name in names:
            found[name] += weight / len(names) ** 0.5
    return {name: min(value, _MANY) for name, value in found.items()}


def _found(text: str, lists: FieldLists) -> Iterator[tuple[tuple[str, ...], float]]:
    words = _WORD.findall(text.lower())
    at, size = 0, len(words)
    while at < size:
        step = 1
        names: tuple[str, ...] = ()
        if words[at] in lists.openers:
            step, names = _phrase(words, at, lists)
        if not names:
            names = _single(words[at], lists)
        if names:
            yield names, _PHRASE if step > 1 else 1.0
        at += step


def _starred(words: list[str], at: int, lists: FieldLists) -> tuple[int, tuple[str, ...]]:
    """The phrase of beginnings that stands at a word."""
    for stems, names in lists.starred.get(words[at][:_LEAD], ()):
        if len(stems) <= len(words) - at and all(words[at + i].startswith(stem) for i, stem in enumerate(stems)):
            return len(stems), names
    return 1, ()


def _phrase(words: list[str], at: int, lists: FieldLists) -> tuple[int, tuple[str, ...]]:
    """The longest listed phrase of three or two words that begins at a word."""
    for size in (3, 2):
        if at + size <= len(words):
            names = _single(" ".join(words[at : at + size]), lists)
            if names:
                return size, names
    return 1, ()


def _single(word: str, lists: FieldLists) -> tuple[str, ...]:
    """The fields of a word; remembered, since a language's words come again and again."""
    known = lists.known.get(word)
    if known is None:
        known = _of(word, lists)
        if len(lists.known) < _MOST_KNOWN:
            lists.known[word] = known
    return known


def _of(phrase: str, lists: FieldLists) -> tuple[str, ...]:
    exact = lists.words.get(phrase)
    if exact:
        return exact
    for end in range(min(len(phrase), _LONGEST_STEM), _SHORTEST_STEM - 1, -1):
        names = lists.stems.get(phrase[:end])
        if names and " " not in phrase[end:]:
            return names
    return ()


def _by_lead(
    phrases: Mapping[tuple[str, ...], list[str]],
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Phrases of beginnings by their first letters, longer ones first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for stems in sorted(phrases, key=lambda stems: (-len(stems), stems)):
        found.setdefault(stems[0][:_LEAD], []).append((stems, tuple(phrases[stems])))
    return {lead: tuple(items) for lead, items in found.items()}


@lru_cache(maxsize=16)
def field_lists(pack: Pack) -> FieldLists:
    """The field lists of a language; weights of one where nobody trained them."""
    words: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    starred: dict[tuple[str, ...], list[str]] = {}
    names = list(pack.fields.get("fields", {}))
    for name in names:
        for entry in pack.fields["fields"][name]:
            if "*" in entry.rstrip("*"):
                starred.setdefault(tuple(word.rstrip("*") for word in entry.split()), []).append(name)
                continue
            target = stems if entry.endswith("*") else words
            target.setdefault(entry.rstrip("*"), []).append(name)
    path = pack.folder / "fields.json"
    trained = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return FieldLists(
        {word: tuple(found) for word, found in words.items()},
        {stem: tuple(found) for stem, found in stems.items()},
        {name: trained.get("clause", {}).get(name, 1.0) for name in names},
        {name: trained.get("context", {}).get(name, 0.3) for name in names},
        {name: trained.get("before", {}).get(name, 0.0) for name in names},
        {name: trained.get("report", {}).get(name, 0.0) for name in names},
        trained.get("prior", {}),
        frozenset(entry.split(" ")[0] for entry in (*words, *stems) if " " in entry),
        _by_lead(starred),
    )

"""What linking looks at in a claim, worked out once: its names as concepts, its dates, who was there."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, cast

from kelisim.lang.concepts import concepts_for
from kelisim.model import Claim, Document, Period

T = TypeVar("T")

_TITLES = ("title", "name", "topic", "action")
_ACRONYM = re.compile(r"\(([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,8})\)|^[«“\"]?([A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{3,8})[»”\"]?$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CAPITAL = re.compile(r"\b[^\W\d_a-zа-яё][^\W\d_]+")
_INITIAL = re.compile(r"\b\w")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’)]*\s+(?=[\"“«(]?[A-ZА-ЯЁ0-9ӘҒҚҢӨҰҮҺІ])|\n\s*\n")
_LONGEST_SENTENCE = 800
_CONTEXT = 160
_PHRASE = 4
_SAYS = 0.4


@lru_cache(maxsize=1)
def _weights() -> tuple[Mapping[str, float], Mapping[str, float]]:
    table = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))
    found = {
        code: table[part]["weight"] for part in ("none", "little", "some") for code in table[part]["concepts"].split()
    }
    return found, table["classes"]


_CLASSES = {"@": "country", "^": "ordinal", "#": "number", "=": "word"}


@lru_cache(maxsize=1)
def _things() -> Mapping[str, frozenset[int]]:
    """Each word for a thing with the lines on which it stands."""
    table = tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))
    found: dict[str, set[int]] = {}
    for at, line in enumerate(table["things"]["alike"]):
        for code in line.split():
            found.setdefault(code, set()).add(at)
    return {code: frozenset(lines) for code, lines in found.items()}


def other_things(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether both names tell what the thing is, and it is not the same."""
    known = _things()
    one = {line for code in first for line in known.get(code, ())}
    other = {line for code in second for line in known.get(code, ())}
    return bool(one) and bool(other) and not one & other


def one_thing(first: frozenset[str], second: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Two names whose general words for the thing, where each may be told for the other, are one word.

    A power station is a plant; a refinery tells more than that, and stays.
    """
    known = _things()
    one, other = (sorted(code for code in name if code in known and weight(code) < 1) for name in (first, second))
    for code in one:
        for told in other:
            if code not in second and told not in first and known[code] & known[told]:
                first, second = first - {code} | {min(code, told)}, second - {told} | {min(code, told)}
    return first, second


def only_things(codes: frozenset[str]) -> bool:
    """Whether a name tells what the thing is and nothing else that would tell which ("the pipeline")."""
    known = _things()
    return bool(codes) and all(code in known or weight(code) < _SAYS for code in codes)


@lru_cache(maxsize=65536)
def weight(code: str) -> float:
    """How much a concept tells about which thing is meant (``weights.toml``)."""
    found, classes = _weights()
    kind = _CLASSES.get(code[0])
    return classes[kind] if kind else found.get(code, 1.0)


@lru_cache(maxsize=65536)
def total(codes: frozenset[str]) -> float:
    """The weight of several concepts together."""
    return sum(sorted(map(weight, codes)))  # sorted, so that the same set always gives the same sum


def remembered(work: Callable[[Traits], T]) -> Callable[[Traits], T]:
    """A function of a claim's traits, worked out once for each."""
    name = f"{work.__module__}.{work.__name__}"

    @wraps(work)
    def known(traits: Traits) -> T:
        if name not in traits.memory:
            traits.memory[name] = work(traits)
        return cast("T", traits.memory[name])

    return known


@dataclass(frozen=True, eq=False)
class Traits:
    """A claim with what its comparison needs. Everything is a function of the claim and its report."""

    claim: Claim
    document: Document
    memory: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def slots(self) -> Any:  # noqa: ANN401  (the slots class depends on the kind)
        """The claim's slots."""
        return self.claim.slots

    @cached_property
    def day(self) -> dt.date | None:
        """The day of the report."""
        return None if self.document.date is None else dt.date.fromisoformat(self.document.date)

    @cached_property
    def written(self) -> str:
        """The name, title, topic or action as written; empty where the kind or claim has none."""
        return next((getattr(self.slots, name) or "" for name in _TITLES if hasattr(self.slots, name)), "")

    @cached_property
    def name(self) -> frozenset[str]:
        """The concepts of that name, without the parties' own countries; ML-I and ML-1 are numbered alike."""
        return frozenset(f"#{c[1:]}" if c[0] == "^" else c for c in self._own(self.concepts(self.written)))

    @cached_property
    def proper(self) -> frozenset[str]:
        """What in the name is written with a capital and no table knows: mostly names of places and persons."""
        words = (word for word in _CAPITAL.findall(self.written) if not word.isupper())
        return frozenset(code for word in words for code in self.concepts(word) if code[0] == "=")

    @cached_property
    def cyrillic(self) -> bool:
        """Whether the name is written in Cyrillic letters."""
        return _CYRILLIC.search(self.written) is not None

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """The concepts of the quote, in its order, countries and all."""
        return self.concepts(self.claim.quote.text)

    @cached_property
    def quote(self) -> frozenset[str]:
        """The concepts of the quote, without the parties' own countries."""
        return self._own(self.quoted)

    @cached_property
    def context(self) -> frozenset[str]:
        """The concepts of the words around the quote, for a name that says nothing by itself."""
        return self._own(self.concepts(self.around))

    @cached_property
    def around(self) -> str:
        """The quote with the words of its paragraph before and after it."""
        span, text = self.claim.quote.span, self.document.text
        start = max(0, span.start - _CONTEXT, text.rfind("\n\n", 0, span.start) + 1)
        end = text.find("\n\n", span.end, span.end + _CONTEXT)
        return text[start : end if end >= 0 else span.end + _CONTEXT]

    def parted(self, code: str) -> tuple[frozenset[str], frozenset[str]] | None:
        """The concepts before and after the first word around the quote that begins a concept, ``None`` without one."""
        words = self.around.split()
        for at in range(len(words)):
            if self.concepts(" ".join(words[at : at + _PHRASE]))[:1] == (code,):
                sides = (" ".join(words[:at]), " ".join(words[at + 1 :]))
                return self._own(self.concepts(sides[0])), self._own(self.concepts(sides[1]))
        return None

    @cached_property
    def place(self) -> frozenset[str]:
        """The concepts of the place, without the parties' own countries."""
        return self._own(self.concepts(getattr(self.slots, "place", None) or ""))

    @cached_property
    def sentence(self) -> int:
        """Where the quote's sentence begins in the report: a claim's neighbours in one sentence have the same."""
        text, start = self.document.text, self.claim.quote.span.start
        ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _LONGEST_SENTENCE), start + 1)]
        return ends[-1] if ends else max(0, start - _LONGEST_SENTENCE)

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """Ordinal numbers in the quote: the session's or forum's number."""
        return frozenset(code for code in self.quoted if code[0] == "^")

    @cached_property
    def session(self) -> int | None:
        """The number that the sentence gives to a session before the quote begins ("the third meeting of the ...")."""
        start = self.claim.quote.span.start
        told = self.concepts(self.document.text[self.sentence : start])
        found = [one for one, other in pairwise(told) if one[0] == "^" and other == "meet"]
        return int(found[-1][1:]) if found else None

    @cached_property
    def subject(self) -> str | None:
        """The first country that the quote names: whose exports, whose rank."""
        return next((code for code in self.quoted if code[0] == "@"), None)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Acronyms that stand for the whole name: alone, or in brackets. Within a name they may be another's."""
        return frozenset(one or other for one, other in _ACRONYM.findall(self.written))

    @cached_property
    def initials(self) -> str:
        """The first letters of the name's capitalised words, in order."""
        return "".join(i for i in _INITIAL.findall(self.written) if i.isupper())

    @cached_property
    def date(self) -> Period | None:
        """The claim's own date, where it tells one."""
        found = getattr(self.slots, "date", None)
        return found if isinstance(found, Period) else None

    def concepts(self, text: str) -> tuple[str, ...]:
        """The concepts of a text in the report's language."""
        return concepts_for(self.document.language, text).of(text) if text else ()

    def _own(self, codes: Iterable[str]) -> frozenset[str]:
        parties = {f"@{code}" for code in self.claim.parties}
        return frozenset(code for code in codes if code not in parties)


def days_between(first: Traits, second: Traits) -> int | None:
    """Days between the two reports, ``None`` where one has no date."""
    if first.day is None or second.day is None:
        return None
    return abs((first.day - second.day).days)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two sets of concepts are: 0 to 1 of all they name, and of all the poorer one names."""

    jaccard: float
    containment: float
    shared: frozenset[str]

    @property
    def score(self) -> float:
        """Both in one."""
        return 0.5 * self.jaccard + 0.5 * self.containment


def likeness(first: frozenset[str], second: frozenset[str]) -> Likeness:
    """Compare two sets of concepts by their weights."""
    shared = first & second
    both, one, other = total(shared), total(first), total(second)
    low, union = min(one, other), one + other - both
    return Likeness(both / union if union else 0.0, both / low if low else 0.0, shared)

"""Which patterns can stand in a sentence, told from its words alone, and where each can begin.

Every need of a pattern (one of these words must stand) is a bit, shared by all patterns that have it; so is its lead,
the words with which it can begin. A line then meets a set of bits, and a pattern is tried only where it meets all of
its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kelisim.errors import PackError
from kelisim.reading.leads import AT_START, Lead
from kelisim.reading.line import TOKEN, Line
from kelisim.reading.pattern import Pattern
from kelisim.reading.rule import Rule

ANYWHERE, FIRST = -1, -2
_QUOTES = frozenset(("'", '"'))
_TYPE = re.compile("‹([A-Z]+)")
_MOST_KNOWN = 50_000


class Guard(NamedTuple):
    """A pattern that forbids a match, with the bits of what it needs."""

    needs: int
    pattern: Pattern


class Trial(NamedTuple):
    """A pattern as it is filed; trials are tried in the order of the rule files.

    Attributes:
        needs: Bits of all that must stand in the line besides what it is filed under.
        ordered: The bit of each of its own needs, in the order in which they must stand.
        lead: The number of what it can begin with.
        unless, refuse: What forbids it.
    """

    order: int
    needs: int
    ordered: Sequence[int]
    lead: int
    rule: Rule
    pattern: Pattern
    unless: Sequence[Guard]
    refuse: Sequence[Guard]


class Met(NamedTuple):
    """What a word meets: the bits of needs, which of them are leads, and which of them patterns are filed under."""

    needs: int
    leads: frozenset[int]
    files: tuple[int, ...]


class Standing(NamedTuple):
    """A pattern that stands in a line: where it can begin (``None``: anywhere), and its first match."""

    trial: Trial
    places: Sequence[int] | None
    match: re.Match[str]


class Chances(NamedTuple):
    """What can stand in a line: trials in their order, where each lead stands, and the bits that the line misses."""

    trials: Sequence[Trial]
    places: Mapping[int, Sequence[int]]
    missing: int

    def standing(self, text: str) -> Iterator[Standing]:
        """The patterns that do stand in the text of the line."""
        for trial in self.trials:
            places = self.places.get(trial.lead)
            met = first_match(trial.pattern.regex, text, places)
            if met is not None:
                yield Standing(trial, places, met)

    def barring(self, guards: Iterable[Guard]) -> list[Pattern]:
        """Those of a rule's forbidding patterns that can stand in the line."""
        missing = self.missing
        return [pattern for needs, pattern in guards if not needs & missing]


def first_match(
    regex: re.Pattern[str], text: str, places: Sequence[int] | None, start: int = 0
) -> re.Match[str] | None:
    """The first match from an offset on; ``places`` are the offsets at which it can begin, ``None`` any."""
    if places is None:
        return regex.search(text, start)
    match = regex.match
    for place in places:
        if place >= start and (met := match(text, place)) is not None:
            return met
    return None


@dataclass(frozen=True)
class Index:
    """The patterns of a language by what they need.

    Attributes:
        by_word: A word, or a type of mark, to the numbers of the needs that it meets.
        by_stem: The beginning of words, likewise.
        leads: The numbers of needs with which patterns begin.
        filed: The number of a need to the patterns that have it as their rarest.
        every: The bits of all needs.
        known: What was looked up before.
        ready: The orders of the trials whose expressions are compiled.
    """

    by_word: Mapping[str, frozenset[int]]
    by_stem: Mapping[str, frozenset[int]]
    leads: frozenset[int]
    filed: Mapping[int, tuple[Trial, ...]]
    every: int
    known: dict[str, Met] = field(default_factory=dict)
    ready: set[int] = field(default_factory=set)

    def chances(self, line: Line) -> Chances:
        """The patterns that need no more than a line holds, with the offsets at which they can begin."""
        known = self.known
        held = [known.get(token) or self._met(token) for token in line.tokens]
        met, files = 0, set[int]()
        for bits, _, under in held:
            met |= bits
            files.update(under)
        missing, filed, ready = self.every ^ met, self.filed, self.ready
        trials = [trial for need in files for trial in filed[need] if not trial.needs & missing]
        trials = [trial for trial in trials if trial.order in ready or self._stands_ready(trial, held)]
        trials.sort()
        return Chances(trials, self._places(line, held, {trial.lead for trial in trials}), missing)

    def _stands_ready(self, trial: Trial, held: Sequence[Met]) -> bool:
        """Whether what a pattern needs stands in its order; most are never compiled, since it does not."""
        if not _in_order(trial.ordered, held):
            return False
        self.ready.add(trial.order)
        return True

    def _places(self, line: Line, held: Sequence[Met], leads: set[int]) -> dict[int, Sequence[int]]:
        """The offsets at which some leads stand in a line."""
        places: dict[int, list[int]] = {lead: [] for lead in leads if lead >= 0}
        for at, (_, here, _) in zip(line.at, held, strict=True):
            for lead in here & leads:
                places[lead].append(at)
        return {**places, FIRST: (0, 2) if line.text[:1] in _QUOTES else (0,)}

    def _met(self, token: str) -> Met:
        """What a token meets, remembered; the memory is emptied before it grows large."""
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        words = _TYPE.findall(token) if token[0] == "‹" else (token,)
        needs = frozenset[int]().union(*map(self._needs_of, words))
        bits = sum(1 << need for need in needs)
        met = self.known[token] = Met(bits, needs & self.leads, tuple(needs & self.filed.keys()))
        return met

    def _needs_of(self, word: str) -> frozenset[int]:
        stems = [needs for stem, needs in self.by_stem.items() if word.startswith(stem)]
        return self.by_word.get(word, frozenset()).union(*stems)


def _in_order(needs: Iterable[int], held: Iterable[Met]) -> bool:
    """Whether tokens that meet some needs stand one after the other; spares the compiling of most patterns."""
    wanted = iter(needs)
    need = next(wanted, 0)
    for met, _, _ in held:
        if need & met:
            need = next(wanted, 0)
    return need == 0


def index_of(rules: Sequence[Rule]) -> Index:
    """Every pattern under its rarest need, as the words of all examples tell what is rare.

    Raises:
        PackError: If a pattern needs nothing.
    """
    numbers = _numbered(rules)
    filed: dict[int, list[Trial]] = {}
    frequency = _frequency(rules)
    order = 0
    for rule in rules:
        unless, refuse = _guards(rule.unless, numbers), _guards(rule.refuse, numbers)
        for pattern in rule.patterns:
            if not pattern.needs:
                raise PackError(f"the rule {rule.id} has no anchor: “{pattern.source}” needs a word, a list or a mark")
            lead = _lead_number(pattern.lead, numbers)
            ordered = [_bits((need,), numbers) for need in pattern.needs]
            rarest = numbers[min(pattern.needs, key=frequency)]
            needs = (_bits(pattern.needs, numbers) | (0 if lead < 0 else 1 << lead)) & ~(1 << rarest)
            filed.setdefault(rarest, []).append(Trial(order, needs, ordered, lead, rule, pattern, unless, refuse))
            order += 1
    by_word: dict[str, set[int]] = {}
    for need, number in numbers.items():
        for word in need:
            by_word.setdefault(word, set()).add(number)
    return Index(
        {word: frozenset(found) for word, found in by_word.items() if not word.endswith("*")},
        {word[:-1]: frozenset(found) for word, found in by_word.items() if word.endswith("*")},
        frozenset(trial.lead for trials in filed.values() for trial in trials),
        {number: tuple(trials) for number, trials in filed.items()},
        (1 << len(numbers)) - 1,
    )


def _numbered(rules: Sequence[Rule]) -> dict[frozenset[str], int]:
    """The needs of patterns, the most common first: the bits of most patterns then make short numbers."""
    counts = Counter(need for rule in rules for pattern in rule.patterns for need in pattern.needs)
    return {need: number for number, (need, _) in enumerate(counts.most_common())}


def _guards(patterns: Sequence[Pattern], numbers: dict[frozenset[str], int]) -> tuple[Guard, ...]:
    """Forbidding patterns with their needs, but for those that words with a star within them would meet."""
    plain = [[need for need in p.needs if not any("*" in word[:-1] for word in need)] for p in patterns]
    return tuple(Guard(_bits(needs, numbers), p) for needs, p in zip(plain, patterns, strict=True))


def _bits(needs: Iterable[frozenset[str]], numbers: dict[frozenset[str], int]) -> int:
    bits = 0
    for need in needs:
        bits |= 1 << numbers.setdefault(need, len(numbers))
    return bits


def _lead_number(lead: Lead, numbers: dict[frozenset[str], int]) -> int:
    if lead is None:
        return ANYWHERE
    return FIRST if lead == AT_START else numbers.setdefault(lead, len(numbers))


def _frequency(rules: Sequence[Rule]) -> Callable[[frozenset[str]], float]:
    """How many examples hold one of the words of a need; marks count as being in every third."""
    texts = [set(TOKEN.findall(str(example.get("text", "")).lower())) for rule in rules for example in rule.examples]
    counts = Counter(word for words in texts for word in words)
    mark = len(texts) / 3

    @cache  # one need is shared by many patterns
    def frequency(need: frozenset[str]) -> float:
        return sum(mark if word.isupper() else counts[word] + 0.01 for word in need)

    return frequency

"""Which patterns can stand in a sentence, told from its words alone, and where each can begin.

Every need of a pattern (one of these words must stand) is a bit, shared by all patterns that have it; so is its lead,
the words with which it can begin. A line then meets a set of bits, and a pattern is tried only where it meets all of
its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kelisim.errors import PackError
from kelisim.reading.leads import AT_START, Lead
from kelisim.reading.line import Line
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
        needs: Bits of all that must stand in the line.
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


@dataclass(frozen=True, slots=True)
class Chances:
    """What can stand in a line: trials in their order, where each lead stands, and the bits that the line misses."""

    trials: Sequence[Trial]
    places: Mapping[int, Sequence[int]]
    missing: int

    def barring(self, guards: Iterable[Guard]) -> list[Pattern]:
        """Those of a rule's forbidding patterns that can stand in the line."""
        missing = self.missing
        return [pattern for needs, pattern in guards if not needs & missing]


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
    """

    by_word: Mapping[str, frozenset[int]]
    by_stem: Mapping[str, frozenset[int]]
    leads: frozenset[int]
    filed: Mapping[int, tuple[Trial, ...]]
    every: int
    known: dict[str, Met] = field(default_factory=dict)

    def chances(self, line: Line) -> Chances:
        """The patterns that need no more than a line holds, with the offsets at which they can begin."""
        known = self.known
        held = [known.get(token) or self._met(token) for token in line.tokens]
        met, files = 0, set[int]()
        for bits, _, under in held:
            met |= bits
            files.update(under)
        missing, filed = self.every ^ met, self.filed
        trials = [trial for need in files for trial in filed[need] if not trial.needs & missing]
        trials = [trial for trial in trials if trial.pattern.compiled or _in_order(trial.ordered, held)]
        trials.sort()
        return Chances(trials, self._places(line, held, {trial.lead for trial in trials}), missing)

    def _places(self, line: Line, held: Sequence[Met], leads: set[int]) -> dict[int, Sequence[int]]:
        """The offsets at which some leads stand in a line."""
        places: dict[int, Sequence[int]] = {FIRST: (0, 2) if line.text[:1] in _QUOTES else (0,)}
        met = [(at, here) for at, (_, here, _) in zip(line.at, held, strict=True) if here]
        for lead in leads:
            if lead >= 0:
                places[lead] = [at for at, here in met if lead in here]
        return places

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
    numbers: dict[frozenset[str], int] = {}
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
            needs = _bits(pattern.needs, numbers) | (0 if lead < 0 else 1 << lead)
            rarest = numbers[min(pattern.needs, key=frequency)]
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
    texts = [set(str(example.get("text", "")).lower().split()) for rule in rules for example in rule.examples]
    counts = Counter(word for words in texts for word in words)
    mark = len(texts) / 3

    @cache  # one need is shared by many patterns
    def frequency(need: frozenset[str]) -> float:
        return sum(mark if word.isupper() else counts[word] + 0.01 for word in need)

    return frequency

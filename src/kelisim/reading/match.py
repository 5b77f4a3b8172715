"""Rules tried where their anchors stand: lines in, candidate claims out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kelisim.reading.clauses import Cuts, clause_around, clause_starts, main_breaks
from kelisim.reading.index import Trial, first_match
from kelisim.reading.line import Line
from kelisim.reading.marks import Mark
from kelisim.reading.pattern import Pattern, code_of
from kelisim.reading.rule import BROAD, Rule
from kelisim.reading.rules import RuleSet
from kelisim.reading.series import halves, mark_at, split_at_heads, split_series, spread

Match = re.Match[str]
Span = tuple[int, int]
_MOST_PER_PATTERN = 40
_MOST_NUMBERED = 4


class Capture(NamedTuple):
    """What a slot of a pattern caught: its span, and the mark or code it stands for, where there is one."""

    slot: str
    start: int
    end: int
    mark: Mark | None = None
    code: str | None = None


@dataclass
class Candidate:
    """A claim in the making.

    Attributes:
        number: Index of the sentence.
        start, end: The quote.
        trigger: Span of the words that the rule matched, in the document.
        key: Span of what tells this claim from another of its kind in the same words.
        captures: What the pattern's slots caught, by slot.
        values: Slots filled so far.
        dropped: Set where the slots show that it is no claim.
        seen: What is seen of it, where that was asked for (training).
    """

    rule: Rule
    line: Line
    number: int
    start: int
    end: int
    trigger: tuple[int, int]
    key: tuple[int, int]
    captures: Mapping[str, Capture]
    values: dict[str, object] = field(default_factory=dict)
    weight: float = 0.5
    dropped: bool = False
    seen: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The kind of the claim."""
        return self.rule.kind


def candidates(number: int, line: Line, head: Sequence[Line], rules: RuleSet, cuts: Cuts) -> Iterator[Candidate]:
    """All candidates of a sentence, in the order of the rule files, broad rules last.

    Args:
        number: Its index in the report.
        line: The sentence.
        head: The sentences that announce the list of which it is an item.
        rules: Of the language.
        cuts: Of the language.
    """
    chances = rules.index.chances(line)
    if not chances.trials:
        return
    place = _Place(number, line, cuts, clause_starts(line, cuts))
    breaks = main_breaks(line, cuts)
    taken: dict[str, list[Span]] = {}
    for trial, places, met in chances.standing(line.text):
        if not _announced(trial.rule, head):
            continue
        rule, refused = trial.rule, chances.barring(trial.refuse)
        claimed = taken.setdefault(rule.kind, [])
        for sight in place.sights(trial, _all(met, places, breaks), chances.barring(trial.unless), claimed):
            for candidate in _candidates_at(sight, place):
                if not _stands_in(refused, line, *candidate.key):
                    claimed.append((candidate.start, candidate.end) if rule.yields else candidate.key)
                    yield candidate


def _announced(rule: Rule, head: Sequence[Line]) -> bool:
    """Whether the sentence that announces the list says what a rule for items asks for."""
    return not rule.under or any(pattern.regex.search(above.text) for pattern in rule.under for above in head)


def _all(met: Match | None, places: Sequence[int] | None, breaks: Sequence[int]) -> Iterator[Match]:
    """A first match and those after it, from left to right and apart."""
    for _ in range(_MOST_PER_PATTERN):
        if met is None or met.end() == met.start():
            return
        met = _before_break(met, breaks) if breaks else met
        yield met
        met = first_match(met.re, met.string, places, met.end())


def _before_break(met: Match, breaks: Sequence[int]) -> Match:
    """The match without what the next main clause adds, where it stands without that too."""
    for cut in breaks:
        if met.start() < cut < met.end():
            return met.re.match(met.string, met.start(), cut) or met
    return met


class _Sight(NamedTuple):
    """Where a pattern of a rule stands: its words in the document, the clause around them, what its slots caught."""

    rule: Rule
    trigger: Span
    clause: Span
    captures: dict[str, Capture]


class _Place(NamedTuple):
    """A sentence in which patterns were found, with the tokens at which its clauses begin."""

    number: int
    line: Line
    cuts: Cuts
    starts: list[int]

    def sights(
        self, trial: Trial, found: Iterable[Match], barred: Sequence[Pattern], taken: Sequence[Span]
    ) -> Iterator[_Sight]:
        """The matches that nothing forbids; those of a broad rule only where another has not the same words."""
        line, rule, pattern = self.line, trial.rule, trial.pattern
        broad = rule.weight < BROAD
        for match in found:
            first, last = line.reach(*match.span())
            trigger = line.spans[first][0], line.spans[last][1]
            if broad and not rule.yields and _overlaps(trigger, taken):
                continue
            clause = clause_around(line, self.starts, first, last, self.cuts)
            if not (broad and rule.yields and _overlaps(clause, taken)) and not _stands_in(barred, line, *clause):
                yield _Sight(rule, trigger, clause, _captures(line, pattern, match))


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    start, end = span
    return any(start < other_end and other_start < end for other_start, other_end in others)


def _candidates_at(sight: _Sight, place: _Place) -> Iterator[Candidate]:
    """The candidates of a match: one for each item where the rule claims a series, else one."""
    rule, captures = sight.rule, sight.captures
    if rule.per and rule.per in captures:
        return _items(sight, place, captures[rule.per])
    if rule.spread in captures and captures[rule.spread].mark is not None:
        return _series(sight, place, captures[rule.spread])
    if f"{rule.key}_1" in captures:
        return _numbered(sight, place)
    return iter((_candidate(sight, place, _quote(sight, place.line), _key(sight), captures),))


def _candidate(sight: _Sight, place: _Place, quote: Span, key: Span, captures: dict[str, Capture]) -> Candidate:
    rule = sight.rule
    return Candidate(rule, place.line, place.number, *quote, sight.trigger, key, captures, dict(rule.set), rule.weight)


def _stands_in(patterns: Sequence[Pattern], line: Line, start: int, end: int) -> bool:
    """Whether one of the patterns stands between two offsets of the document."""
    if not patterns:
        return False
    first, last = line.offset(start), line.offset(end - 1)
    segment_end = line.text.find(" ", last) + 1
    words = line.text[first : segment_end or len(line.text)]
    return any(p.regex.search(words) for p in patterns)


def _captures(line: Line, pattern: Pattern, match: Match) -> dict[str, Capture]:
    found: dict[str, Capture] = {}
    for group, slot in pattern.slots.items():
        start, end = match.span(group)
        if start < 0:
            continue
        text, codes = line.text[start:end].strip(), pattern.codes[group]
        found[slot] = Capture(slot, *line.span(start, end), _mark(line, text), code_of(codes, text) if codes else None)
    return found


def _mark(line: Line, text: str) -> Mark | None:
    if text[:1] != "‹" or " " in text:
        return None
    return line.marks[int(text.rpartition("#")[2])][0]


def _key(sight: _Sight) -> Span:
    chosen = sight.captures.get(sight.rule.key or "")
    return (chosen.start, chosen.end) if chosen else sight.trigger


def _quote(sight: _Sight, line: Line) -> Span:
    wanted = sight.rule.quote
    if wanted == "match":
        return sight.trigger
    if wanted == "sentence":
        return line.spans[0][0], line.spans[-1][1]
    chosen = sight.captures.get(wanted)
    return (chosen.start, chosen.end) if chosen else sight.clause


def _items(sight: _Sight, place: _Place, whole: Capture) -> Iterator[Candidate]:
    """One candidate for each item of a coordinated list; the first item's quote reaches back to the trigger."""
    rule, trigger = sight.rule, sight.trigger
    items = _split(rule, place, whole)
    for index, (start, end) in enumerate(items):
        own = {**sight.captures, whole.slot: Capture(whole.slot, start, end, mark_at(place.line, start, end))}
        quote = (start, end) if len(items) > 1 else sight.clause
        if index == 0 and len(items) > 1 and trigger[0] < start:
            quote = (trigger[0], end)
        yield _candidate(sight, place, quote, (start, end), own)


def _split(rule: Rule, place: _Place, whole: Capture) -> list[Span]:
    """The items of a series: each with a word that begins one, where the rule names such words."""
    if rule.heads is not None:
        return split_at_heads(place.line, whole.start, whole.end, place.cuts, rule.heads)
    return split_series(place.line, whole.start, whole.end, place.cuts, rule.split)


def _numbered(sight: _Sight, place: _Place) -> Iterator[Candidate]:
    """One candidate for each number that captures bear: ``indicator_2`` and ``amount_2`` are the second's."""
    shared = {slot: capture for slot, capture in sight.captures.items() if not slot[-1].isdigit()}
    for number in range(1, _MOST_NUMBERED + 1):
        tail = f"_{number}"
        mine = {slot.removesuffix(tail): c for slot, c in sight.captures.items() if slot.endswith(tail)}
        if sight.rule.key in mine:
            own = {**shared, **{slot: capture._replace(slot=slot) for slot, capture in mine.items()}}
            key = own[sight.rule.key or ""]
            yield _candidate(sight, place, sight.clause, (key.start, key.end), own)


def _series(sight: _Sight, place: _Place, core: Capture) -> Iterator[Candidate]:
    """One candidate for each mark of the series in which the captured mark stands."""
    clause = sight.clause
    marks = spread(place.line, core.mark, place.cuts) if core.mark is not None else []
    for mark in marks:
        pieces = halves(place.line, mark, place.cuts)
        for start, end in pieces:
            own = {**sight.captures, core.slot: Capture(core.slot, start, end, mark if start == mark.start else None)}
            alone = len(marks) == 1 and len(pieces) == 1
            quote = (min(clause[0], start), max(clause[1], end)) if alone else (start, end)
            yield _candidate(sight, place, quote, (start, end), own)

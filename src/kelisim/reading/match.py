"""Rules tried where their anchors stand: lines in, candidate claims out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kelisim.reading.clauses import Cuts, clause_around, clause_starts
from kelisim.reading.line import Line
from kelisim.reading.marks import Mark
from kelisim.reading.pattern import Pattern
from kelisim.reading.rules import Rule, RuleSet

Match = re.Match[str]
_MOST_PER_PATTERN = 40


@dataclass(frozen=True)
class Capture:
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

    @property
    def kind(self) -> str:
        """The kind of the claim."""
        return self.rule.kind


def candidates(number: int, line: Line, rules: RuleSet, cuts: Cuts) -> Iterator[Candidate]:
    """All candidates of a sentence, in the order of the rule files."""
    starts: list[int] | None = None
    for rule, pattern in rules.candidates(line):
        for count, match in enumerate(pattern.regex.finditer(line.text)):
            if match.end() == match.start() or count >= _MOST_PER_PATTERN:
                break
            starts = starts or clause_starts(line, cuts)
            yield from _from_match(number, line, starts, (rule, pattern, match), cuts)


def _from_match(
    number: int, line: Line, starts: list[int], found: tuple[Rule, Pattern, Match], cuts: Cuts
) -> Iterator[Candidate]:
    rule, pattern, match = found
    start, end = clause_around(line, starts, match.start(), match.end())
    if _barred(rule, line, start, end):
        return
    captures = _captures(line, pattern, match)
    trigger = line.span(match.start(), match.end())
    if rule.per and rule.per in captures:
        yield from _items(number, line, (rule, captures, trigger), (start, end), cuts)
        return
    key = _key(rule, captures, trigger)
    quote = _quote(rule, line, captures, trigger, (start, end))
    yield Candidate(rule, line, number, *quote, trigger, key, captures, dict(rule.set), rule.weight)


def _barred(rule: Rule, line: Line, start: int, end: int) -> bool:
    if not rule.unless:
        return False
    first, last = line.offset(start), line.offset(end - 1)
    segment_end = line.text.find(" ", last) + 1
    return any(p.regex.search(line.text, first, segment_end or len(line.text)) for p in rule.unless)


def _captures(line: Line, pattern: Pattern, match: Match) -> dict[str, Capture]:
    found: dict[str, Capture] = {}
    for group, slot in pattern.slots.items():
        if match.group(group) is None:
            continue
        start, end = match.span(group)
        text = line.text[start:end].strip()
        found[slot] = Capture(slot, *line.span(start, end), _mark(line, text), pattern.codes[group].get(text))
    return found


def _mark(line: Line, text: str) -> Mark | None:
    if not text.startswith("‹") or " " in text:
        return None
    return line.marks[int(text.rpartition("#")[2])][0]


def _key(rule: Rule, captures: Mapping[str, Capture], trigger: tuple[int, int]) -> tuple[int, int]:
    chosen = captures.get(rule.key or "")
    return (chosen.start, chosen.end) if chosen else trigger


def _quote(
    rule: Rule, line: Line, captures: Mapping[str, Capture], trigger: tuple[int, int], clause: tuple[int, int]
) -> tuple[int, int]:
    if rule.quote == "match":
        return trigger
    if rule.quote == "sentence":
        return line.spans[0][0], line.spans[-1][1]
    chosen = captures.get(rule.quote)
    return (chosen.start, chosen.end) if chosen else clause


def _items(
    number: int,
    line: Line,
    found: tuple[Rule, Mapping[str, Capture], tuple[int, int]],
    clause: tuple[int, int],
    cuts: Cuts,
) -> Iterator[Candidate]:
    """One candidate for each item of a coordinated list; the first item's quote reaches back to the trigger."""
    rule, captures, trigger = found
    whole = captures[rule.per or ""]
    items = split_series(line, whole.start, whole.end, cuts, rule.split)
    for index, (start, end) in enumerate(items):
        own = {**captures, whole.slot: Capture(whole.slot, start, end, mark_at(line, start, end))}
        quote = (start, end) if len(items) > 1 else clause
        if index == 0 and len(items) > 1 and trigger[0] < start:
            quote = (trigger[0], end)
        yield Candidate(rule, line, number, *quote, trigger, (start, end), own, dict(rule.set), rule.weight)


def mark_at(line: Line, start: int, end: int) -> Mark | None:
    """The mark of the line that has this very span."""
    for group in line.marks:
        if (group[0].start, group[0].end) == (start, end):
            return group[0]
    return None


def split_series(line: Line, start: int, end: int, cuts: Cuts, how: str = "series") -> list[tuple[int, int]]:
    """The items of a coordinated list, as spans.

    A list with commas or semicolons is split at them and at the joining word before its last item. Without any, "A and B"
    is one item, unless B begins with the very word that A begins with ("on trade and on customs") or ``how`` is
    ``every`` (split at each joining word).
    """
    first, last = line.token(line.offset(start)), line.token(line.offset(end - 1))
    tokens = line.text.split(" ")[: len(line.at)]
    breaks = [i for i in range(first, last + 1) if tokens[i] in (",", ";")]
    joins = [i for i in range(first + 1, last) if tokens[i] in cuts.joiners]
    repeated = [i for i in joins if tokens[i + 1] == tokens[first]]
    if breaks and how != "every":
        joins = [i for i in joins if i > breaks[-1]][:1] + [i for i in repeated if i < breaks[-1]]
    elif how != "every":
        joins = repeated
    return _pieces(line, tokens, (first, last), sorted({*breaks, *joins}), cuts)


def _pieces(
    line: Line, tokens: list[str], ends: tuple[int, int], cut_at: list[int], cuts: Cuts
) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    at = ends[0]
    for cut in [*cut_at, ends[1] + 1]:
        left, right = at, cut - 1
        while left <= right and (tokens[left] in cuts.joiners or tokens[left] in ',;"'):
            left += 1
        if left <= right:
            pieces.append((line.spans[left][0], line.spans[right][1]))
        at = cut + 1
    return pieces

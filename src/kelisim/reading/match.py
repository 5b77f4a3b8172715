"""Rules tried where their anchors stand: lines in, candidate claims out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kelisim.reading.clauses import Cuts, clause_around, clause_starts, main_breaks
from kelisim.reading.line import TOKEN, Line
from kelisim.reading.marks import Mark
from kelisim.reading.pattern import Pattern, code_of
from kelisim.reading.rules import BROAD, Rule, RuleSet

Match = re.Match[str]
_MOST_PER_PATTERN = 40
_MOST_BETWEEN = 12
_ACTING = frozenset(("PERSON", "PARTY", "PAIR"))
_FEWEST = 2


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
    starts: list[int] | None = None
    taken: dict[str, list[tuple[int, int]]] = {}
    met, tries = rules.index.candidates(line)
    breaks = main_breaks(line, cuts) if tries else []
    for rule, pattern, places in tries:
        if rule.under and not any(p.regex.search(above.text) for p in rule.under for above in head):
            continue
        for match in _matches(pattern, line.text, places, breaks):
            starts = starts or clause_starts(line, cuts)
            if rule.weight < BROAD and _given(rule, (line, starts, cuts), match, taken.get(rule.kind, ())):
                continue
            barred = rules.index.possible(rule.unless, met)
            for candidate in _from_match(number, (line, starts, cuts), (rule, pattern, match), barred):
                if not _stands_in(rules.index.possible(rule.refuse, met), line, *candidate.key):
                    span = (candidate.start, candidate.end) if rule.yields else candidate.key
                    taken.setdefault(rule.kind, []).append(span)
                    yield candidate


def _matches(pattern: Pattern, text: str, places: Sequence[int] | None, breaks: Sequence[int]) -> list[Match]:
    """Where a pattern stands, from left to right and apart; tried only at the places where it can begin."""
    found: list[Match] = []
    met = _next(pattern.regex, text, places, 0)
    while met is not None and met.end() > met.start() and len(found) < _MOST_PER_PATTERN:
        found.append(_before_break(pattern.regex, met, breaks))
        met = _next(pattern.regex, text, places, found[-1].end())
    return found


def _next(regex: re.Pattern[str], text: str, places: Sequence[int] | None, start: int) -> Match | None:
    """The first match from an offset on; ``places`` are the offsets at which it can begin, ``None`` any."""
    if places is None:
        return regex.search(text, start)
    for place in places:
        if place >= start and (met := regex.match(text, place)) is not None:
            return met
    return None


def _before_break(regex: re.Pattern[str], met: Match, breaks: Sequence[int]) -> Match:
    """The match without what the next main clause adds, where it stands without that too."""
    for cut in breaks:
        if met.start() < cut < met.end():
            return regex.match(met.string, met.start(), cut) or met
    return met


def _given(rule: Rule, where: tuple[Line, list[int], Cuts], match: Match, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a broad rule comes late: another has the same words (for one that yields: words of the same clause)."""
    if not taken:
        return False
    line, starts, cuts = where
    start, end = line.span(match.start(), match.end())
    if rule.yields:
        start, end = clause_around(line, starts, match.start(), match.end(), cuts)
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def _from_match(
    number: int,
    where: tuple[Line, list[int], Cuts],
    found: tuple[Rule, Pattern, Match],
    barred: Sequence[Pattern],
) -> Iterator[Candidate]:
    rule, pattern, match = found
    line, starts, cuts = where
    start, end = clause_around(line, starts, match.start(), match.end(), cuts)
    if _stands_in(barred, line, start, end):
        return
    captures = _captures(line, pattern, match)
    trigger = line.span(match.start(), match.end())
    if rule.per and rule.per in captures:
        yield from _items(number, line, (rule, captures, trigger), (start, end), cuts)
        return
    if rule.spread in captures and captures[rule.spread].mark is not None:
        yield from _series(number, line, (rule, captures, trigger), (start, end), cuts)
        return
    key = _key(rule, captures, trigger)
    quote = _quote(rule, line, captures, trigger, (start, end))
    yield Candidate(rule, line, number, *quote, trigger, key, captures, dict(rule.set), rule.weight)


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
        if match.group(group) is None:
            continue
        start, end = match.span(group)
        text = line.text[start:end].strip()
        found[slot] = Capture(slot, *line.span(start, end), _mark(line, text), code_of(pattern.codes[group], text))
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
    if rule.heads is not None:
        items = split_at_heads(line, whole.start, whole.end, cuts, rule.heads)
    else:
        items = split_series(line, whole.start, whole.end, cuts, rule.split)
    for index, (start, end) in enumerate(items):
        own = {**captures, whole.slot: Capture(whole.slot, start, end, mark_at(line, start, end))}
        quote = (start, end) if len(items) > 1 else clause
        if index == 0 and len(items) > 1 and trigger[0] < start:
            quote = (trigger[0], end)
        yield Candidate(rule, line, number, *quote, trigger, (start, end), own, dict(rule.set), rule.weight)


def _series(
    number: int,
    line: Line,
    found: tuple[Rule, Mapping[str, Capture], tuple[int, int]],
    clause: tuple[int, int],
    cuts: Cuts,
) -> Iterator[Candidate]:
    """One candidate for each mark of the series in which the captured mark stands."""
    rule, captures, trigger = found
    core = captures[rule.spread or ""]
    marks = spread(line, core.mark, cuts) if core.mark is not None else []
    for mark in marks:
        pieces = _halves(line, mark, cuts)
        for start, end in pieces:
            own = {**captures, core.slot: Capture(core.slot, start, end, mark if start == mark.start else None)}
            alone = len(marks) == 1 and len(pieces) == 1
            quote = (min(clause[0], start), max(clause[1], end)) if alone else (start, end)
            yield Candidate(rule, line, number, *quote, trigger, (start, end), own, dict(rule.set), rule.weight)


def _halves(line: Line, mark: Mark, cuts: Cuts) -> list[tuple[int, int]]:
    """A mark that names two things ("treaties on relations and on borders") as two spans."""
    tokens = list(TOKEN.finditer(line.source, mark.start, mark.end))
    for i in range(2, len(tokens) - 1):
        word = tokens[i + 1].group()
        if tokens[i].group() in cuts.joiners and word in cuts.continues and word in [t.group() for t in tokens[:i]]:
            return [(mark.start, tokens[i - 1].end()), (tokens[i + 1].start(), mark.end)]
    return _two_subjects(mark, tokens, cuts)


def _two_subjects(mark: Mark, tokens: Sequence[re.Match[str]], cuts: Cuts) -> list[tuple[int, int]]:
    """A plural head with two subjects as two: "agreements on allied relations and border demarcation".

    "Agreements on trade and economic cooperation" stays one: its first subject is no name of its own.
    """
    words = [token.group() for token in tokens]
    joins = [i for i, word in enumerate(words) if word in cuts.joiners or word == ","]
    if words and words[0] in cuts.plurals and len(joins) == 1:
        at = joins[0]
        subject = next((i for i, word in enumerate(words) if word in cuts.continues), at)
        if at - subject > _FEWEST and len(words) - at > _FEWEST:
            return [(tokens[subject + 1].start(), tokens[at - 1].end()), (tokens[at + 1].start(), mark.end)]
    return [(mark.start, mark.end)]


def mark_at(line: Line, start: int, end: int) -> Mark | None:
    """The mark of the line that has this very span."""
    for group in line.marks:
        if (group[0].start, group[0].end) == (start, end):
            return group[0]
    return None


def split_series(line: Line, start: int, end: int, cuts: Cuts, how: str = "series") -> list[tuple[int, int]]:
    """The items of a coordinated list, as spans.

    A list with commas or semicolons is split at them and at the joining word before its last item. Without any, "A and
    B" is one item, unless B begins with the very word that A begins with ("on trade and on customs") or with a leading
    word of the pack ("one on", "another on"), or ``how`` is ``every`` (split at each joining word).
    """
    tokens = [(m.group(), *m.span()) for m in TOKEN.finditer(line.source, start, end)]
    words = [token[0] for token in tokens]
    breaks = [i for i, word in enumerate(words[:-1]) if word in (",", ";")]
    again = [i for i in breaks if words[i + 1] == words[0] or words[i + 1] in cuts.joiners]
    if len(again) > 1 or any(words[i + 1] == words[0] for i in again):
        breaks = [i for i in again if words[0] in words[i + 1 : i + 3]] or breaks
    joins = [i for i, word in enumerate(words[:-1]) if i and word in cuts.joiners]
    if how != "every":
        repeated = [i for i in joins if words[i + 1] == words[0] or words[i + 1] in cuts.leads]
        joins = [i for i in joins if breaks and i > breaks[-1]][:1] + repeated
    over = _series_end(words, cuts)
    return _pieces(tokens[:over], sorted(i for i in {*breaks, *joins} if i < over), cuts)


def _series_end(words: Sequence[str], cuts: Cuts) -> int:
    """Number of the comma after which a series is over: ", according to the office"; how many words, where none is."""
    for i, word in enumerate(words[:-1]):
        trails = word == "," and words[i + 1] in cuts.trailers and words[i + 1] not in cuts.carried
        if i and trails and words[0] not in words[i:]:
            return i
    return len(words)


def split_at_heads(line: Line, start: int, end: int, cuts: Cuts, heads: frozenset[str]) -> list[tuple[int, int]]:
    """The items of a series each of which begins with one of the given words ("to open X, launch Y and join Z").

    Where several items begin with the very word that the first begins with ("to X and to Y"), only those are items.
    """
    tokens = [(m.group(), *m.span()) for m in TOKEN.finditer(line.source, start, end)]
    words = [token[0] for token in tokens]
    after = _after_glue(words, cuts)
    chosen = {i for i, word in after.items() if word == words[0]} or {i for i, word in after.items() if word in heads}
    chosen = {i for i in chosen if i > 1 or words[i] == ","}
    trailing = {i for i, word in after.items() if word in cuts.trailers and i not in chosen}
    trailing |= {i for i in after if i not in chosen and _new_subject(line, tokens, i, cuts)}
    pieces = _pieces(tokens, sorted(chosen | trailing), cuts)
    dropped = {tokens[i + 1][1] for i in trailing} | {tokens[min(i + 2, len(tokens) - 1)][1] for i in trailing}
    return [piece for piece in pieces if piece[0] not in dropped] or pieces[:1]


def _new_subject(line: Line, tokens: Sequence[tuple[str, int, int]], glue: int, cuts: Cuts) -> bool:
    """Whether somebody else begins to act after a joining word: "to open a line, and the minister will ..."."""
    starts = {at for _, at, _ in tokens[glue + 1 : glue + 4]}
    named = [m for m in line.inside if m.type in _ACTING and m.start in starts]
    following = [word for word, at, _ in tokens[glue + 1 :] if named and at >= named[0].end]
    return bool(following) and (following[0] in cuts.breakers or following[0] in cuts.trailers)


def _after_glue(words: Sequence[str], cuts: Cuts) -> dict[int, str]:
    """Commas and joining words of a series, each with the word after it; of ", and" only the comma."""
    found: dict[int, str] = {}
    for i, word in enumerate(words[:-1]):
        if i and (word in (",", ";") or (word in cuts.joiners and i - 1 not in found)):
            joined = words[i + 1] in cuts.joiners and i + 2 < len(words)
            found[i] = words[i + 2] if joined else words[i + 1]
    return found


def _pieces(tokens: list[tuple[str, int, int]], cut_at: list[int], cuts: Cuts) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    at = 0
    for cut in [*cut_at, len(tokens)]:
        left, right = at, cut - 1
        while left <= right and (tokens[left][0] in cuts.joiners or tokens[left][0] in ',;"'):
            left += 1
        if left <= right:
            pieces.append((tokens[left][1], tokens[right][2]))
        at = cut + 1
    return pieces


def spread(line: Line, mark: Mark, cuts: Cuts) -> list[Mark]:
    """The marks of the same type that stand in one series with a mark: "a treaty, a roadmap and two protocols"."""
    groups = [group for group in line.marks if any(m.type == mark.type for m in group)]
    at = next((i for i, group in enumerate(groups) if mark in group), None)
    if at is None:
        return [mark]
    found = [groups[at]]
    for step, order in ((1, groups[at + 1 :]), (-1, groups[:at][::-1])):
        edge = groups[at][0]
        for group in order:
            first, last = (edge, group[0]) if step == 1 else (group[0], edge)
            if not _joined(line.source, first.end, last.start, cuts):
                break
            found.append(group)
            edge = group[0]
    chosen = [next(m for m in group if m.type == mark.type) for group in found]
    return sorted(chosen, key=lambda m: m.start)


def _joined(source: str, start: int, end: int, cuts: Cuts) -> bool:
    """Whether two marks belong to one series by what stands between them: joined by a comma or a joining word."""
    words = [m.group() for m in TOKEN.finditer(source, start, end)]
    if not words or len(words) > _MOST_BETWEEN:
        return False
    glue = [i for i, word in enumerate(words) if word == "," or word in cuts.joiners]
    return bool(glue) and not any(word in cuts.breakers or word in ";:.()" for word in words)

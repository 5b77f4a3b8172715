"""Unlike values of one slot that cannot both be true, with who says which and how far apart (METHOD.md section 7).

Numbers are compared as intervals: "over", "about" and rounding are no contradiction. Reprints of one text count once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kelisim.model import Amount, Contradiction, Period, Side
from kelisim.register.amounts import bounds, disagree
from kelisim.register.lines import Line, days_apart
from kelisim.register.reversals import status_contradictions
from kelisim.register.sets import is_portfolio, set_contradictions

_SIGNED = frozenset({"signed"})
_AHEAD = frozenset({"planned", "initialled", "negotiating"})
_SOON_DAYS = 60
_LOOSE = frozenset({"at_least", "at_most"})


@dataclass(frozen=True, slots=True)
class _Check:
    """What of a slot can contradict.

    Attributes:
        what: The contradiction's kind.
        values: What a claim tells of it, nothing or more.
        agree: Whether two values can both be true.
        span: Where values are intervals, their two ends.
    """

    slot: str
    what: str
    values: Callable[[Line], Iterator[Any]]
    agree: Callable[[Any, Any], bool]
    span: Callable[[Any], tuple[Any, Any]] | None = None


def contradictions(lines: Sequence[Line]) -> tuple[Contradiction, ...]:
    """All of a record's: those of one event or day first, then by the days between the reports."""
    told = _all(lines) if len(lines) > 1 else []
    return tuple(sorted((*told, *_identity(lines)), key=lambda one: one.days_apart))


def _identity(lines: Sequence[Line]) -> Iterator[Contradiction]:
    """Where people do not agree whether a claim speaks of this thing: what they say of it."""
    words: dict[str, list[str]] = {}
    for line in lines:
        for word in line.disputed:
            words.setdefault(word, []).append(line.claim.id)
    if words:
        yield Contradiction("identity", "identity", tuple(Side(word, tuple(ids)) for word, ids in words.items()), 0)


def _all(lines: Sequence[Line]) -> list[Contradiction]:
    kind = lines[0].claim.kind
    found = list(status_contradictions(lines)) if lines[0].claim.type.status else []
    if is_portfolio(lines):
        found.extend(set_contradictions(lines))
    if kind == "figure" and lines[0].slots.period is None:
        found.extend(_counted_again(lines))
        return found
    for check in _CHECKS.get(kind, ()):
        if not (is_portfolio(lines) and check.slot in ("value", "count")):
            told = [(line, value) for line in lines for value in check.values(line)]
            for unit in dict.fromkeys(getattr(value, "unit", None) for _, value in told):
                found.extend(_unlike(check, [(x, value) for x, value in told if getattr(value, "unit", None) == unit]))
    return found


def _counted_again(lines: Sequence[Line]) -> Iterator[Contradiction]:
    """Numbers without a period, told at different times: a growth is none, a fall or two numbers of some weeks are."""
    told = [(line, line.slots.amount) for line in lines if line.slots.amount is not None]
    clashes: set[str] = set()
    highest: tuple[Line, Amount] | None = None
    recent: list[tuple[Line, Amount]] = []
    for line, amount in told:
        recent = [(one, before) for one, before in recent if days_apart([[one], [line]]) <= _SOON_DAYS]
        against = [*recent, highest] if highest and highest[1].value > amount.value else recent
        for one, before in against:
            if disagree(before, amount):
                clashes |= {one.claim.id, line.claim.id}
        recent.append((line, amount))
        highest = (line, amount) if highest is None or amount.value >= highest[1].value else highest
    if clashes:
        yield contradiction("value", "value", [(line, amount) for line, amount in told if line.claim.id in clashes])


def _unlike(check: _Check, told: Sequence[tuple[Line, Any]]) -> Iterator[Contradiction]:
    """One contradiction of the slot, where any two values disagree; those that disagree are its sides."""
    values = list(dict.fromkeys(value for _, value in told))
    ends = _extremes(check, values)
    parted = {v for v in values if any(not check.agree(v, other) for other in ends)}
    if parted:
        shown = parted | {other for other in ends if any(not check.agree(v, other) for v in parted)}
        yield contradiction(check.what, check.slot, [(line, value) for line, value in told if value in shown])


def _extremes(check: _Check, values: Sequence[Any]) -> Sequence[Any]:
    """The values to hold others against: of intervals, the first to end and the last to begin are enough."""
    span = check.span
    if span is None or len(values) <= 2:
        return values
    return min(values, key=lambda v: span(v)[1]), max(values, key=lambda v: span(v)[0])


def contradiction(what: str, slot: str, told: Sequence[tuple[Line, Any]]) -> Contradiction:
    """The sides by value, in the order of the reports."""
    sides: dict[Any, list[Line]] = {}
    for line, value in told:
        sides.setdefault(value, []).append(line)
    shown = tuple(Side(_shown(v, slot, said), tuple(x.claim.id for x in said)) for v, said in sides.items())
    return Contradiction(what, slot, shown, days_apart(list(sides.values())))


def _shown(value: Any, slot: str, said: Sequence[Line]) -> object:  # noqa: ANN401
    return getattr(said[0].slots, slot) if isinstance(value, (Amount, tuple)) else value


def _amounts(line: Line) -> Iterator[Amount]:
    amount = line.slots.amount
    if isinstance(amount, Amount):
        yield amount


def _changes(line: Line) -> Iterator[Amount]:
    if line.slots.change is not None:
        yield Amount(line.slots.change, "percent")


def _qualifiers(line: Line) -> Iterator[tuple[Any, str]]:
    if line.slots.period is not None and line.slots.qualifier is not None:
        yield line.slots.value, line.slots.qualifier


def _qualifiers_agree(one: tuple[Any, str], other: tuple[Any, str]) -> bool:
    """“Four billion” against "over four billion": the same number, told as exact and as a bound."""
    pair = {one[1], other[1]}
    return one[0] != other[0] or not ("exact" in pair and pair & _LOOSE)


def _deadlines(line: Line) -> Iterator[Period]:
    if isinstance(line.slots.deadline, Period):
        yield line.slots.deadline


def _signed_on(line: Line) -> Iterator[Period]:
    """The day of signature: told of the past, or announced for the report's own day or later."""
    date, status = line.slots.date, line.slots.status
    ahead = status in _AHEAD and date is not None and line.day and date.last_day.isoformat() >= line.day
    if date is not None and (status in _SIGNED or ahead):
        yield date


def _held_on(line: Line) -> Iterator[Period]:
    if line.slots.date is not None and line.slots.status == "held":
        yield line.slots.date


def _founded_on(line: Line) -> Iterator[Period]:
    if line.slots.date is not None and line.slots.status == "established":
        yield line.slots.date


def _counts(line: Line) -> Iterator[object]:
    if line.slots.count is not None:
        yield line.slots.count


def _types(line: Line) -> Iterator[str]:
    if line.slots.type != "other":
        yield line.slots.type


def _meet(one: Period, other: Period) -> bool:
    return one.overlaps(other)


def _numbers(one: Amount, other: Amount) -> bool:
    return not disagree(one, other)


def _same(one: object, other: object) -> bool:
    return one == other


def _days(period: Period) -> tuple[Any, Any]:
    return period.first_day, period.last_day


_AMOUNT = _Check("value", "value", _amounts, _numbers, bounds)
_DEADLINE = _Check("deadline", "date", _deadlines, _meet, _days)
_TYPE = _Check("type", "definition", _types, _same)
_CHECKS: dict[str, tuple[_Check, ...]] = {
    "figure": (
        _AMOUNT,
        _Check("change", "value", _changes, _numbers, bounds),
        _Check("qualifier", "definition", _qualifiers, _qualifiers_agree),
    ),
    "target": (_DEADLINE,),
    "project": (_AMOUNT, _DEADLINE),
    "commitment": (_DEADLINE,),
    "agreement": (
        _Check("count", "value", _counts, _same),
        _Check("date", "date", _signed_on, _meet, _days),
        _TYPE,
    ),
    "meeting": (_Check("date", "date", _held_on, _meet, _days),),
    "body": (_Check("date", "date", _founded_on, _meet, _days), _TYPE),
}

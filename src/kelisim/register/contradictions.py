"""Unlike values of one slot that cannot both be true, with who says which and how far apart (METHOD.md section 7).

Numbers are compared as intervals: "over", "about" and rounding are no contradiction. Reprints of one text count once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

from kelisim.model import Amount, Contradiction, Period, Side
from kelisim.register.amounts import disagree
from kelisim.register.lines import Line, days_apart
from kelisim.register.reversals import status_contradictions
from kelisim.register.sets import is_portfolio, set_contradictions

_SIGNED = frozenset({"signed"})
_AHEAD = frozenset({"planned", "initialled", "negotiating"})
_SOON_DAYS = 60
_LOOSE = frozenset({"at_least", "at_most"})


def contradictions(lines: Sequence[Line]) -> tuple[Contradiction, ...]:
    """All of a record's, in a fixed order."""
    if len(lines) < 2:
        return ()
    kind = lines[0].claim.kind
    found = list(status_contradictions(lines)) if lines[0].claim.type.status else []
    if is_portfolio(lines):
        found.extend(set_contradictions(lines))
    if kind == "figure" and lines[0].slots.period is None:
        found.extend(_counted_again(lines))
        return tuple(found)
    for slot, what, values_of, agree in _CHECKS.get(kind, ()):
        if not (is_portfolio(lines) and slot in ("value", "count")):
            found.extend(_unlike(what, slot, [(line, value) for line in lines for value in values_of(line)], agree))
    return tuple(found)


def _counted_again(lines: Sequence[Line]) -> Iterator[Contradiction]:
    """Numbers without a period, told at different times: a growth is none, a fall or two numbers of some weeks are."""
    told = [(line, line.slots.amount) for line in lines if line.slots.amount is not None]
    clashes = {
        line.claim.id
        for (one, before), (other, after) in combinations(told, 2)
        if disagree(before, after) and (after.value < before.value or days_apart([[one], [other]]) <= _SOON_DAYS)
        for line in (one, other)
    }
    if clashes:
        yield contradiction("value", "value", [(line, amount) for line, amount in told if line.claim.id in clashes])


def _unlike(
    what: str, slot: str, told: Sequence[tuple[Line, Any]], agree: Callable[[Any, Any], bool]
) -> Iterator[Contradiction]:
    """One contradiction of the slot, where any two values disagree; those that disagree are its sides."""
    values = list(dict.fromkeys(value for _, value in told))
    parted = {v for pair in combinations(values, 2) if not agree(*pair) for v in pair}
    if parted:
        yield contradiction(what, slot, [(line, value) for line, value in told if value in parted])


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


_CHECKS: dict[str, tuple[tuple[str, str, Callable[[Line], Iterator[Any]], Callable[[Any, Any], bool]], ...]] = {
    "figure": (
        ("value", "value", _amounts, _numbers),
        ("change", "value", _changes, _numbers),
        ("qualifier", "definition", _qualifiers, _qualifiers_agree),
    ),
    "target": (("deadline", "date", _deadlines, _meet),),
    "project": (("value", "value", _amounts, _numbers), ("deadline", "date", _deadlines, _meet)),
    "commitment": (("deadline", "date", _deadlines, _meet),),
    "agreement": (
        ("count", "value", _counts, _same),
        ("date", "date", _signed_on, _meet),
        ("type", "definition", _types, _same),
    ),
    "meeting": (("date", "date", _held_on, _meet),),
    "body": (("date", "date", _founded_on, _meet), ("type", "definition", _types, _same)),
}

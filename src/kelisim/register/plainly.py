"""What is told of a record at length (values, histories, contradictions), as plain lists and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kelisim.model import Contradiction, Period, Record, Session, Side, SlotView, StatusStatement
from kelisim.model.history import Act, TargetStep
from kelisim.model.kinds import Participant

BODY = ("slots", "history", "contradictions", "steps", "acts", "sessions")

_Number = Mapping[str, int]
_Ids = Sequence[str]


def body_to(record: Record, number: _Number) -> list[Any]:
    """The long parts of a record in the order of ``BODY``; claims as numbers."""

    def ids(told: Iterable[str]) -> list[int]:
        return [number[claim_id] for claim_id in told]

    return [
        [[name, *_view_to(view, ids)] for name, view in record.slots.items()],
        [[s.status, s.stated_on, s.effective, number[s.claim_id]] for s in record.history],
        [[c.kind, c.slot, _values_to(((s.value, s.claim_ids) for s in c.sides), ids), c.days_apart]
         for c in record.contradictions],
        [[s.stated_on, number[s.claim_id], s.move, _to(s.value), s.unit, _to(s.deadline)] for s in record.steps],
        [[a.status, a.party, a.date, a.stated_on, ids(a.claim_ids)] for a in record.acts],
        [[s.number, _to(s.date), s.status, ids(s.claim_ids), s.record_id] for s in record.sessions],
    ]  # fmt: skip


def body_from(line: bytes, ids: _Ids) -> dict[str, Any]:
    """The parts again, by name.

    Args:
        line: The JSON of what ``body_to`` made.
        ids: The claims' ids by number.
    """

    def of(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(ids[number] for number in numbers)

    slots, history, contradictions, steps, acts, sessions = json.loads(line.decode("utf-8", "surrogatepass"))
    return {
        "slots": {name: _view_from(told, of) for name, *told in slots},
        "history": tuple(StatusStatement(status, day, since, ids[n]) for status, day, since, n in history),
        "contradictions": tuple(
            Contradiction(kind, slot, tuple(Side(*side) for side in _values_from(sides, of)), days)
            for kind, slot, sides, days in contradictions
        ),
        "steps": tuple(
            TargetStep(day, ids[n], move, _from(v), unit, _from(due)) for day, n, move, v, unit, due in steps
        ),
        "acts": tuple(Act(status, party, date, day, of(own)) for status, party, date, day, own in acts),
        "sessions": tuple(Session(n, _from(date), status, of(own), key) for n, date, status, own, key in sessions),
    }


_ToIds = Callable[[Iterable[str]], list[int]]
_OfIds = Callable[[Iterable[int]], tuple[str, ...]]


def _view_to(view: SlotView, ids: _ToIds) -> list[Any]:
    return [_to(view.value), ids(view.claim_ids), view.chosen_by, _values_to(view.rivals, ids)]


def _view_from(told: Sequence[Any], of: _OfIds) -> SlotView:
    value, claims, rule, rivals = told
    return SlotView(_from(value), of(claims), rule, _values_from(rivals, of))


def _values_to(values: Iterable[tuple[object, Iterable[str]]], ids: _ToIds) -> list[Any]:
    return [[_to(value), ids(claims)] for value, claims in values]


def _values_from(values: Iterable[tuple[Any, Iterable[int]]], of: _OfIds) -> tuple[tuple[object, tuple[str, ...]], ...]:
    return tuple((_from(value), of(claims)) for value, claims in values)


def _to(value: object) -> Any:  # noqa: ANN401
    """A slot's value; what JSON does not know as a list that begins with what it is."""
    if isinstance(value, Decimal):
        return ["number", str(value)]
    if isinstance(value, Period):
        return ["period", value.text]
    if isinstance(value, Participant):
        return ["person", value.name, value.role, value.country]
    if isinstance(value, tuple):
        return ["several", *(_to(item) for item in value)]
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(f"a value shown cannot be {value!r}")


_MAKE: Mapping[str, Callable[..., object]] = {
    "number": Decimal,
    "period": Period,
    "person": Participant,
    "several": lambda *items: tuple(_from(item) for item in items),
}


def _from(value: Any) -> Any:  # noqa: ANN401
    return _MAKE[value[0]](*value[1:]) if isinstance(value, list) else value

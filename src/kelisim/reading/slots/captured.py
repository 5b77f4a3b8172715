"""Captures become values by the type of their slot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from kelisim.model import Period
from kelisim.model.kinds import choices, kind_named, slot_types
from kelisim.reading.marks import Day, Mark, Number, Person
from kelisim.reading.match import Candidate, Capture
from kelisim.reading.report import Report

_EDGES = " ,;:–—-.\"'"


def caught(candidate: Candidate, report: Report) -> None:
    """Put every capture into the candidate's values; what ``set`` fixed already stays."""
    sorts = _sorts(candidate.kind)
    for slot, capture in candidate.captures.items():
        if slot == "amount" and capture.mark is not None:
            for name, part in amount_of(capture.mark).items():
                candidate.values.setdefault(name, part)
            continue
        value = _value(slot, sorts.get(slot, "words"), capture, report)
        if value is not None:
            candidate.values.setdefault(slot, value)


def amount_of(mark: Mark) -> dict[str, object]:
    """Value, unit and qualifier of a mark that holds a number."""
    number = mark.value
    if not isinstance(number, Number):
        return {}
    between = number.high is not None
    qualifier = "between" if between else number.qualifier or "exact"
    unit = number.unit or {"PERCENT": "percent", "COUNT": "count", "NUMBER": None}.get(mark.type)
    return {"value": number.value, "unit": unit, "qualifier": qualifier}


@lru_cache(maxsize=64)
def _sorts(kind: str) -> Mapping[str, str]:
    """What the slots of a kind hold: a ``number``, a ``date``, a ``code``, or ``words``."""
    found = {}
    for name, hint in slot_types(kind_named(kind).slots).items():
        written = str(hint)
        held = "number" if "Decimal" in written else "date" if "Period" in written else "words"
        found[name] = "code" if choices(hint) or "Participant" in written else held
    return found


def _value(slot: str, sort: str, capture: Capture, report: Report) -> object:
    if capture.code is not None:
        return Decimal(capture.code) if sort == "number" else capture.code
    if sort == "code":
        return None
    if slot in ("actors", "parties"):
        return codes_of(capture.mark, report)
    value = capture.mark.value if capture.mark is not None else None
    if sort == "number":
        return value.value if isinstance(value, Number) else None
    if sort == "date":
        return value.period if isinstance(value, Day) else None
    return _words(value) or report.text(capture.start, capture.end).strip(_EDGES) or None


def _words(value: object) -> str | None:
    if isinstance(value, Person):
        return value.name
    return value if isinstance(value, str) else None


def codes_of(mark: Mark | None, report: Report) -> tuple[str, ...] | None:
    """The codes of the countries that a mark stands for."""
    return (mark and report.names.codes_of(mark)) or None


def number(value: object) -> Decimal | None:
    """A plain number as a decimal."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    return Decimal(str(value))


def period(value: object) -> Period | None:
    """A date of a rule's ``set`` as a period."""
    return value if isinstance(value, Period) else Period(str(value)) if value is not None else None

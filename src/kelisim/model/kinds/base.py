"""What a kind of claim is, and the values that several kinds share."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Literal, get_args, get_origin, get_type_hints

from kelisim.errors import InvalidValueError
from kelisim.model.period import Period

Indicator = Literal[
    "trade_turnover", "exports", "imports", "investment", "loans", "aid", "projects", "companies", "transit", "freight",
    "flights", "tourists", "students", "quotas", "electricity", "gas", "oil", "water", "land", "jobs", "rank", "other",
]  # fmt: skip
INDICATORS: tuple[str, ...] = get_args(Indicator)
MOST_DIGITS = 30
"""Before or after the point. Beyond, rounding for a title overruns the 28 digits of decimal arithmetic, and raises."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at a meeting: name as written without title, role as written, country code."""

    name: str
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class Slots:
    """Base of every kind's slots. A slot that the document does not give is ``None``, never guessed.

    Checks every value against its annotation, so a slots object with a wrong code cannot be built.
    """

    def __post_init__(self) -> None:
        for name, hint in slot_types(type(self)).items():
            _check(name, getattr(self, name), hint)


def slot_types(slots: type[Slots]) -> dict[str, object]:
    """The slots of a kind with their types, in the order of CLAIMS.md."""
    found = _TYPES.get(slots)
    if found is None:
        hints = get_type_hints(slots)
        found = _TYPES[slots] = {f.name: hints[f.name] for f in fields(slots)}
    return found


_TYPES: dict[type[Slots], dict[str, object]] = {}


@cache  # every slot of every claim asks, and the hints are few
def choices(hint: object) -> tuple[str, ...]:
    """The codes that a slot's type allows; empty where it is no enumeration."""
    for part in _parts(hint):
        if get_origin(part) is Literal:
            return get_args(part)
    return ()


def _parts(hint: object) -> tuple[object, ...]:
    return get_args(hint) if get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


@cache
def _expected(hint: object) -> tuple[type, ...]:
    return tuple(get_origin(part) or part for part in _parts(hint) if part is not type(None))  # type: ignore[misc]


@cache
def _may_be_empty(hint: object) -> bool:
    return type(None) in _parts(hint)


def _check(name: str, value: object, hint: object) -> None:
    if value is None:
        if not _may_be_empty(hint):
            raise InvalidValueError(f"the slot {name} must not be empty")
        return
    allowed = choices(hint)
    if allowed:
        if value not in allowed:
            raise InvalidValueError(f"{name} is {value!r}; write one of {', '.join(allowed)}")
        return
    if isinstance(value, bool) or not isinstance(value, _expected(hint)):
        raise InvalidValueError(f"the slot {name} cannot hold {value!r}")
    if isinstance(value, Decimal) and not _told(value):
        raise InvalidValueError(f"the slot {name} cannot hold {str(value)[:20]}: nobody tells such a number")


def _told(value: Decimal) -> bool:
    return value.is_finite() and (not value or abs(value.adjusted()) <= MOST_DIGITS)


@dataclass(frozen=True)
class Kind:
    """A type of claim, declared once; forms, columns, checks and exports follow from it.

    Attributes:
        name: The code, as in CLAIMS.md.
        label: Its English name; ``plural`` the heading over many.
        slots: The frozen class of its slots.
        identity: The slots that tell which thing the claim speaks of; compared when claims are joined.
        status: The slot that moves through time, or ``None``.
        order: The values of the status slot from first to last; a step back needs a claim that says so.
        aside: Status values outside the order (suspended, cancelled).
        title: The words by which a list shows the claim.
    """

    name: str
    label: str
    plural: str
    slots: type[Slots]
    identity: tuple[str, ...]
    title: Callable[[Slots], str]
    status: str | None = None
    order: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = slot_types(self.slots)
        for slot in (*self.identity, *([self.status] if self.status else [])):
            if slot not in names:
                raise InvalidValueError(f"the kind {self.name} has no slot {slot}")


def plain_number(value: Decimal) -> int | float:
    """A decimal as JSON shows it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def short_number(value: Decimal) -> str:
    """A number short enough for a title: ``10 bn``, ``156 m``, ``1,200``."""
    for size, name in ((Decimal(10**9), " bn"), (Decimal(10**6), " m")):
        if abs(value) >= size:
            return f"{plain_number(round(value / size, 2)):,}{name}"
    return f"{plain_number(value):,}"


def words(*parts: object) -> str:
    """Join what is there: skips ``None`` and empty parts; numbers are shown short (``10 bn``)."""
    shown: list[str] = []
    for part in parts:
        if isinstance(part, Decimal):
            shown.append(short_number(part))
        elif isinstance(part, Period):
            shown.append(part.text)
        elif part:
            shown.append(str(part).replace("_", " "))
    return " ".join(shown)

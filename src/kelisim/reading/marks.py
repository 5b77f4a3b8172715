"""Marks: what was found in a text as a span with a value, before any rule is tried."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kelisim.model import Period


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: value, the upper end of a range, unit and qualifier (as in CLAIMS.md)."""

    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A date or interval as read, resolved against the report's date.

    Attributes:
        period: What it denotes, ``None`` where the words name no date ("in the medium term").
        role: ``in`` (at that time), ``by`` (a deadline), ``since``, ``until``, ``from``,
            ``for`` (a stretch: "over five years").
    """

    period: Period | None
    role: str = "in"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named: name as written without title (``None`` for "the Uzbek leader"), role, country, level."""

    name: str | None
    role: str | None = None
    country: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in the text.

    Attributes:
        type: ``MONEY COUNT PERCENT QUANTITY NUMBER`` (value ``Number``; counts from 15 on have the head
            ``many``), ``FACTOR`` ("doubled", "2.5 times": a
            ``Number`` of unit ``times``), ``SPELL`` ("five years"), ``DATE`` (``Day``; head ``ahead``,
            ``past`` or ``now`` as seen from the report), ``PARTY`` (a tuple of
            codes), ``PAIR`` ("the two sides"), ``PERSON`` (``Person``), ``BODY AGREEMENT PROJECT PLACE
            FORUM`` (the name as written) or ``QUOTED`` (words in quotation marks).
        start: First character, in code points of the document's text.
        end: One past the last.
        value: By type; see above.
        head: For names the kind of thing by its head word (``council``, ``treaty`` …), else ``None``.
    """

    type: str
    start: int
    end: int
    value: object
    head: str | None = None

    @property
    def period(self) -> Period | None:
        """What a date tells; ``None`` for one that tells no day, and for other marks."""
        return self.value.period if isinstance(self.value, Day) else None

    @property
    def role(self) -> str | None:
        """The role of a date (``in``, ``by`` …); ``None`` for other marks."""
        return self.value.role if isinstance(self.value, Day) else None

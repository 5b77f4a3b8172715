"""What a record tells through time beyond its status: a target's steps, an agreement's acts, a body's sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kelisim.model.period import Period

Move = Literal[
    "set", "restated", "deadline_set", "deadline_moved", "deadline_dropped", "deadline_returned", "value_changed"
]
RelationKind = Literal[
    "session_of", "founded_by", "founds", "about", "subject_of",
    "renamed", "renamed_to", "rescoped", "rescoped_to", "split", "split_into", "merged", "merged_into",
    "succeeds", "succeeded_by", "carries_out", "carried_out_by", "embodies", "embodied_by",
]  # fmt: skip
INVERSE: dict[str, RelationKind] = {
    "founded_by": "founds", "about": "subject_of", "renamed": "renamed_to", "rescoped": "rescoped_to",
    "split": "split_into", "merged": "merged_into", "succeeds": "succeeded_by", "carries_out": "carried_out_by",
    "embodies": "embodied_by",
}  # fmt: skip
"""What the older of two things is called that hang together, by what the younger one is."""
DESCENTS = ("renamed", "rescoped", "split", "merged", "succeeds", "carries_out", "embodies", "about", "nothing")
"""What a person may say that one thing is of another; ``nothing`` refuses what a rule found."""


@dataclass(frozen=True, slots=True)
class TargetStep:
    """One report's word on a target.

    Attributes:
        stated_on: The report's day (ISO).
        move: What it changed: ``set`` first; ``restated`` where nothing; a deadline is ``set``, ``moved``, ``dropped``
            (not told again), and ``returned`` where it is told again after it was dropped.
        deadline: As told, else ``None``.
    """

    stated_on: str | None
    claim_id: str
    move: Move
    value: Decimal | None
    unit: str | None
    deadline: Period | None


def slip_days(steps: Sequence[TargetStep]) -> int | None:
    """The last stated deadline minus the first, in days; ``None`` where fewer than two were stated."""
    told = [step.deadline for step in steps if step.deadline is not None]
    return (told[-1].last_day - told[0].last_day).days if len(told) > 1 else None


@dataclass(frozen=True, slots=True)
class Act:
    """A dated act on an agreement.

    Attributes:
        status: ``signed``, ``ratified``, ``in_force`` …
        party: Whose act it is; ``None`` for an act of all, or where no report tells.
        date: When, as the claim tells (ISO), else ``None``.
        stated_on: The report's day (ISO).
    """

    status: str
    party: str | None
    date: str | None
    stated_on: str | None
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body.

    Attributes:
        number: Which session it was, where a report counts.
        date: When, as precisely as any claim tells.
        status: ``held`` or ``planned``.
        record_id: The meeting's record, where there is one.
    """

    number: int | None
    date: Period | None
    status: str
    claim_ids: tuple[str, ...]
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How a record hangs together with another, or how it changed.

    Attributes:
        kind: What this record is of the other: it was ``renamed`` or ``rescoped`` from it, ``split`` from or ``merged``
            out of it, ``succeeds`` it, ``carries_out`` what it promised, ``embodies`` what was told as a project, is
            ``about`` it, was ``founded_by`` it, is a ``session_of`` it; and what each is seen from the other side
            (``INVERSE``).
        other: Id of the other record; where one record goes by another name than before, that name.
        reason: In plain words.
        claim_ids: The claims that tell it.
    """

    kind: RelationKind
    other: str
    reason: str
    claim_ids: tuple[str, ...]

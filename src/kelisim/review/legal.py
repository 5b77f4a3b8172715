"""The legal life of an agreement: its dated acts, and which side did them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kelisim.model.record import Record, StatusStatement
from kelisim.review.context import Context
from kelisim.review.sides import actor


@dataclass(frozen=True, slots=True)
class Act:
    """A dated act: since when as told (ISO, ``None`` where not told), the report's day, and the claim."""

    date: str | None
    stated_on: str | None
    claim_id: str


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of an agreement that reports tell of.

    Attributes:
        ratified: By the party that ratified.
        ratified_by_unknown: Ratifications of which no report tells whose.
    """

    signed: Act | None
    ratified: Mapping[str, Act]
    ratified_by_unknown: tuple[Act, ...]
    in_force: Act | None
    ended: Act | None

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims behind the acts, in their order."""
        acts = (self.signed, *self.ratified.values(), *self.ratified_by_unknown, self.in_force, self.ended)
        return tuple(act.claim_id for act in acts if act is not None)


def acts_of(ctx: Context, record: Record) -> Acts:
    """The acts that the record's history tells of, each as precisely as any report dates it."""
    ratified: dict[str, Act] = {}
    unknown: list[Act] = []
    for statement in record.history:
        if statement.status != "ratified":
            continue
        claim = ctx.register.claim_of[statement.claim_id]
        party = actor(claim, ctx.register.document(claim), record.parties)
        act = _act(statement)
        if party is None:
            unknown.append(act)
        elif party not in ratified or (ratified[party].date is None and act.date is not None):
            ratified[party] = act
    return Acts(
        signed=_first(record, "signed"),
        ratified=dict(sorted(ratified.items())),
        ratified_by_unknown=tuple(unknown),
        in_force=_first(record, "in_force"),
        ended=_first(record, "terminated"),
    )


def needs_ratification(record: Record) -> bool:
    """A treaty, or an agreement that a side has ratified; lesser documents come into force by signature."""
    treaty = record.value("type") == "treaty" or any(_type(claim) == "treaty" for claim in record.claims)
    return treaty or any(statement.status == "ratified" for statement in record.history)


def _type(claim: object) -> object:
    return getattr(getattr(claim, "slots", None), "type", None)


def _act(statement: StatusStatement) -> Act:
    return Act(statement.effective, statement.stated_on, statement.claim_id)


def _first(record: Record, status: str) -> Act | None:
    """The act as the most precise date tells it; of equals the earliest report."""
    found = [statement for statement in record.history if statement.status == status]
    if not found:
        return None
    return _act(max(found, key=lambda s: len(s.effective or "")))

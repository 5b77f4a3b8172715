"""Claims: one fact that a report states, with the exact words it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal, get_args

from kelisim.errors import InvalidValueError
from kelisim.model.digest import Plain, short_id
from kelisim.model.document import Quote
from kelisim.model.kinds import Kind, Participant, Slots, kind_named, slot_types
from kelisim.model.party import parties as checked_parties
from kelisim.model.period import Period

Field = Literal[
    "political", "border", "security", "justice", "trade", "investment", "finance", "industry", "agriculture",
    "transport", "energy", "water", "environment", "digital", "science", "education", "culture", "health",
    "tourism", "migration", "multilateral",
]  # fmt: skip
FIELDS: tuple[str, ...] = get_args(Field)
BY_HAND = "by hand"
"""The rule of a claim that only persons made."""


@dataclass(frozen=True)
class Claim:
    """One fact stated in one report.

    Attributes:
        kind: Name of the kind; ``slots`` is an instance of that kind's class.
        quote: The shortest clause that carries the fact.
        parties: Sorted codes of the countries and blocs that the fact is about.
        fields: One to three subject fields, the most specific first.
        speaker: Who is credited with saying it, else ``None``.
        confidence: How sure the reader is, 0 to 1; not part of the claim's identity.
        rule: Id of the rule that read it, or ``BY_HAND``; not part of the claim's identity.

    Raises:
        InvalidValueError: If a part breaks CLAIMS.md.
    """

    kind: str
    quote: Quote
    parties: tuple[str, ...]
    fields: tuple[str, ...]
    slots: Slots
    speaker: str | None = None
    confidence: float | None = field(default=None, compare=False)
    rule: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        expected = kind_named(self.kind).slots
        if type(self.slots) is not expected:
            raise InvalidValueError(f"a {self.kind} cannot have the slots of a {type(self.slots).__name__}")
        if not self.parties or self.parties != checked_parties(self.parties):
            raise InvalidValueError(f"the parties {self.parties!r} are not sorted codes, each once")
        if not 1 <= len(self.fields) <= 3 or len(set(self.fields)) != len(self.fields):
            raise InvalidValueError(f"a claim has one to three fields, not {self.fields!r}")
        for name in self.fields:
            if name not in FIELDS:
                raise InvalidValueError(f"{name!r} is no field; write one of {', '.join(FIELDS)}")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise InvalidValueError(f"a confidence lies between 0 and 1, not {self.confidence}")

    @cached_property
    def id(self) -> str:
        """``c-`` and 20 digits of the content's digest: report, span, kind, parties, fields, speaker and slots.

        Empty slots are left out, so that a slot which a kind gets later does not change the ids of stored claims.
        """
        span = self.quote.span
        filled: Mapping[str, Plain] = {name: v for name, v in plain_slots(self.slots).items() if v not in (None, [])}
        return short_id(
            "c",
            [
                self.quote.document_digest,
                span.start,
                span.end,
                self.kind,
                list(self.parties),
                list(self.fields),
                self.speaker,
                filled,
            ],
        )

    @property
    def type(self) -> Kind:
        """The kind's declaration."""
        return kind_named(self.kind)

    @property
    def title(self) -> str:
        """The words by which a list shows this claim."""
        return self.type.title(self.slots)

    @property
    def status(self) -> str | None:
        """The value of the slot that moves through time, where the kind has one."""
        name = self.type.status
        return None if name is None else getattr(self.slots, name)

    def amended(self, **changes: object) -> Claim:
        """The claim as a person corrected it: same quote, other slots (or parties, fields, speaker)."""
        own = {name: changes.pop(name) for name in ("parties", "fields", "speaker") if name in changes}
        slots = replace(self.slots, **changes)
        return replace_claim(self, slots=slots, **own)


def replace_claim(claim: Claim, **changes: object) -> Claim:
    """A copy of a claim with some parts exchanged; checked like a new one."""
    return replace(claim, **changes)  # type: ignore[arg-type]


def plain_slots(slots: Slots) -> dict[str, Plain]:
    """The slots as plain values for ids and storage; decimals as exact text."""
    return {name: _plain(getattr(slots, name)) for name in slot_types(type(slots))}


def _plain(value: object) -> Plain:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Participant):
        return {"name": value.name, "role": value.role, "country": value.country}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    raise InvalidValueError(f"a slot cannot hold {value!r}")

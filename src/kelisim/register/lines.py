"""A claim in its record: with its report's day, publisher and grade, and whether a person vouched for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from kelisim.model import Claim, Document
from kelisim.register.traits import Traits

Place = tuple[str, int]
"""The report and the sentence in which a claim stands."""


@dataclass(frozen=True)
class Line:
    """One claim as the record reads it.

    Attributes:
        claim: As amended.
        document: Its report.
        origin: Digest of the report that it comes from; a reprint's is that of the original.
        key: The claim's first id, before it was amended.
        accepted: Whether a person vouched for it.
        disputed: What people say of its identity with another claim, where they do not agree.
    """

    claim: Claim
    document: Document
    origin: str
    key: str
    accepted: bool = False
    disputed: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The report's day, empty where it has none (such come first)."""
        return self.document.date or ""

    @property
    def slots(self) -> Any:  # noqa: ANN401  (the slots class depends on the kind)
        """The claim's slots."""
        return self.claim.slots

    @cached_property
    def traits(self) -> Traits:
        """What its words say."""
        return Traits(self.claim, self.document)

    @cached_property
    def place(self) -> Place:
        """The report and the sentence in which it stands."""
        return self.claim.quote.document_digest, self.traits.sentence

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Reports by day, then by name, then in the order of their text."""
        return self.day, self.document.name, self.claim.quote.span.start, self.claim.id


def days_apart(sides: Sequence[Sequence[Line]]) -> int:
    """Days between the nearest reports of two sides, 0 where they have no dates."""
    told = {
        (dt.date.fromisoformat(line.day).toordinal(), at) for at, side in enumerate(sides) for line in side if line.day
    }
    gaps = (later[0] - earlier[0] for earlier, later in pairwise(sorted(told)) if earlier[1] != later[1])
    return min(gaps, default=0)

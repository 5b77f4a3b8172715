"""How far persons who judged the same claims apart from each other agree (METHOD.md section 11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

WITHHELD_BELOW = 0.67
TENTATIVE_BELOW = 0.80
"""Krippendorff's bounds: below the first no conclusion is drawn, below the second only tentative ones."""
FEWEST_UNITS = 10
"""With fewer units coded twice alpha is printed and nothing is withheld: one slip would decide it."""

Trust = Literal["firm", "tentative", "withheld", "unknown"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """What two or more coders agree on.

    Attributes:
        value: Krippendorff's alpha: 1 is full agreement, 0 what chance gives; ``None`` where no unit was coded twice or
            all values are alike, so that chance cannot be told from agreement.
        units: How many units two persons or more coded.
        coders: How many persons coded these.
        agreed: The share of pairs of codings that are alike (0 to 1), a unit weighing as much as it has codings;
            ``None`` where no unit was coded twice.
    """

    value: float | None
    units: int
    coders: int
    agreed: float | None

    @property
    def trust(self) -> Trust:
        """What may be concluded: ``firm`` from 0.80 on, ``tentative`` from 0.67, else ``withheld``.

        ``unknown`` where fewer than ten units were coded twice. Where all values are alike, alpha is not defined, but
        nobody disagreed: ``tentative``.
        """
        if self.units < FEWEST_UNITS:
            return "unknown"
        if self.value is None:
            return "tentative"
        if self.value < WITHHELD_BELOW:
            return "withheld"
        return "tentative" if self.value < TENTATIVE_BELOW else "firm"


NOBODY = Alpha(None, 0, 0, None)


@dataclass(frozen=True, slots=True)
class SecondCoding:
    """Agreement on the claims that two persons or more judged, over all and for each subject field."""

    all: Alpha = NOBODY
    by_field: Mapping[str, Alpha] = field(default_factory=dict)

    def trust(self, subject: str | None) -> Trust:
        """What may be concluded of a subject field: by its own alpha where it is known."""
        return self.by_field.get(subject or "", NOBODY).trust


NOT_CODED = SecondCoding()
"""Nothing was coded twice."""

"""How far persons who coded the same things apart from each other agree: Krippendorff's alpha, nominal.

Klaus Krippendorff, Content Analysis, the chapter on reliability: the coincidences of values within units, held against
those that the values' frequencies alone would give. Missing values are allowed; a unit that one person alone coded
tells nothing and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from kelisim.model.claim import Claim
from kelisim.model.digest import canonical
from kelisim.model.entry import Decision

WITHHELD_BELOW = 0.67
TENTATIVE_BELOW = 0.80
"""Krippendorff's bounds: below the first no conclusion is drawn, below the second only tentative ones."""
JUDGED = ("accept", "reject", "amend")

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

        ``unknown`` where no unit was coded twice. Where all values are alike, alpha is not defined, but nobody
        disagreed: ``tentative``.
        """
        if self.agreed is None:
            return "unknown"
        if self.value is None:
            return "tentative"
        if self.value < WITHHELD_BELOW:
            return "withheld"
        return "tentative" if self.value < TENTATIVE_BELOW else "firm"


@dataclass(frozen=True, slots=True)
class SecondCoding:
    """Agreement on the claims that two persons or more judged, over all and for each subject field."""

    all: Alpha
    by_field: Mapping[str, Alpha]


def krippendorff_alpha(units: Mapping[str, Mapping[str, str]]) -> Alpha:
    """Krippendorff's alpha for nominal values with missing ones.

    Args:
        units: For each unit the values by coder; a coder who did not code it is absent.
    """
    pairable = {unit: values for unit, values in units.items() if len(values) > 1}
    seen, alike = Counter[str](), Fraction(0)
    for values in pairable.values():
        counts = Counter(values.values())
        seen.update(counts)
        alike += Fraction(sum(n * (n - 1) for n in counts.values()), len(values) - 1)
    coders = len({coder for values in pairable.values() for coder in values})
    total = seen.total()
    if not total:
        return Alpha(None, 0, 0, None)
    observed = 1 - alike / total
    expected = 1 - Fraction(sum(n * (n - 1) for n in seen.values()), total * (total - 1))
    value = None if expected == 0 else float(1 - observed / expected)
    return Alpha(value, len(pairable), coders, float(1 - observed))


def codings(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    """What each person judged of each claim: ``accept``, ``reject``, or ``amend`` with the values given.

    Args:
        decisions: Those that stand. Rules' decisions are no codings; of one person the last one counts.
    """
    judged = [d for d in decisions if d.verb in JUDGED and not d.automatic]
    found: dict[str, dict[str, str]] = {}
    for one in sorted(judged, key=lambda d: (d.recorded_at or "", d.id)):
        found.setdefault(one.left, {})[one.by] = _value(one)
    return found


def _value(decision: Decision) -> str:
    """Two who amend a claim alike agree; two who amend it differently do not."""
    return decision.verb if decision.value is None else f"{decision.verb} {canonical(dict(decision.value))}"


def second_coding(decisions: Iterable[Decision], claims: Mapping[str, Claim]) -> SecondCoding:
    """Agreement on the claims that two persons or more judged.

    Args:
        decisions: Those that stand.
        claims: By id; a claim of several subject fields counts in each.
    """
    units = codings(decisions)
    by_field: dict[str, dict[str, Mapping[str, str]]] = {}
    for claim_id, values in units.items():
        claim = claims.get(claim_id)
        for field in claim.fields if claim is not None and len(values) > 1 else ():
            by_field.setdefault(field, {})[claim_id] = values
    ordered = {field: krippendorff_alpha(by_field[field]) for field in sorted(by_field)}
    return SecondCoding(krippendorff_alpha(units), MappingProxyType(ordered))

"""How far persons who coded the same things apart from each other agree: Krippendorff's alpha, nominal.

Klaus Krippendorff, Content Analysis, the chapter on reliability: the coincidences of values within units, held against
those that the values' frequencies alone would give. Missing values are allowed; a unit that one person alone coded
tells nothing and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from kelisim.model.claim import Claim
from kelisim.model.coding import NOBODY, Alpha, SecondCoding
from kelisim.model.digest import canonical
from kelisim.model.entry import Decision


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
        return NOBODY
    observed = 1 - alike / total
    expected = 1 - Fraction(sum(n * (n - 1) for n in seen.values()), total * (total - 1))
    value = None if expected == 0 else float(1 - observed / expected)
    return Alpha(value, len(pairable), coders, float(1 - observed))


def codings(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    """What each person judged of each claim, first or blind: ``accept``, ``reject``, or ``amend`` with the values given.

    Two who amend a claim alike agree; two who amend it differently do not.

    Args:
        decisions: Those that stand. Rules' decisions are no codings; of one person the last one counts.
    """
    judged = [(d, d.judgement) for d in decisions if not d.automatic]
    found: dict[str, dict[str, str]] = {}
    for one, said in sorted(judged, key=lambda pair: (pair[0].recorded_at or "", pair[0].id)):
        if said is not None:
            verb, slots = said
            found.setdefault(one.left, {})[one.by] = f"{verb} {canonical(dict(slots))}" if slots else verb
    return found


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
    return SecondCoding(krippendorff_alpha(units), ordered)

"""How far persons who coded the same things apart from each other agree: Krippendorff's alpha, nominal.

Klaus Krippendorff, Content Analysis, the chapter on reliability: the coincidences of values within units, held against
those that the values' frequencies alone would give. Missing values are allowed; a unit that one person alone coded
tells nothing and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from kelisim.model.coding import NOBODY, Alpha, SecondCoding
from kelisim.model.digest import canonical
from kelisim.model.entry import Decision, Entries


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


def codings(entries: Entries) -> dict[str, dict[str, str]]:
    """By claim what each person judged of it who coded it blind, or whose word it was coded against.

    A judgement is ``accept``, ``reject``, or ``amend`` with the values given: two who amend a claim alike agree. A
    first word counts also where it was withdrawn since: it was said before the two were compared. Who decides after
    having seen another's decision codes nothing.
    """
    by_id = {one.id: one for one in entries.decisions}
    found: dict[str, dict[str, str]] = {}
    for one in sorted(entries.standing_decisions, key=lambda d: (d.recorded_at or "", d.id)):
        first = by_id.get(str((one.value or {}).get("first"))) if one.verb == "code" else None
        if first is not None and first.by != one.by:
            found.setdefault(one.left, {}).update({first.by: _judged(first), one.by: _judged(one)})
    return found


def _judged(decision: Decision) -> str:
    verb, slots = decision.judgement or (decision.verb, {})
    return f"{verb} {canonical(dict(slots))}" if slots else verb


def second_coding(entries: Entries) -> SecondCoding:
    """Agreement on the claims that two persons judged blind; a claim of several subject fields counts in each."""
    units = codings(entries)
    by_field: dict[str, dict[str, Mapping[str, str]]] = {}
    for claim_id, values in units.items():
        claim = entries.claim_of.get(claim_id)
        for field in claim.fields if claim is not None else ():
            by_field.setdefault(field, {})[claim_id] = values
    ordered = {field: krippendorff_alpha(by_field[field]) for field in sorted(by_field)}
    return SecondCoding(krippendorff_alpha(units), ordered)

"""What waits for a person, the most valuable first; and what persons decided."""

from __future__ import annotations

import hashlib
import weakref
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kelisim.faces.web.kept import once_a_view
from kelisim.model import Claim, Decision, Record
from kelisim.model.claim import BY_HAND
from kelisim.workflow import Coded, Shown, second_codings

STAKES = {
    "target": 0.5, "agreement": 0.45, "commitment": 0.4, "project": 0.35, "body": 0.3, "figure": 0.25, "meeting": 0.1,
    "position": 0.1,
}  # fmt: skip
"""How much hangs on a claim of each kind; of one that is new to us, a middling 0.25."""
_DISPUTED, _LEANED_ON, _UNKNOWN = 0.6, 0.3, 0.5
SURE_LINK = 0.75
"""A link of a rule with this score does not wait."""
SURE = 0.75
"""A claim as sure as this that nobody disputes does not wait."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for a person.

    Attributes:
        id: The claim's first id: what decisions speak of.
        claim: As it is shown.
        worth: How much a look at it gives; higher comes first.
        why: Short codes: ``unsure``, ``disputed``; ``second`` where another person decided already, and this one is
            asked without being told what.
        first: Of a second look the id of the first decision.
    """

    id: str
    claim: Claim
    worth: float
    why: tuple[str, ...]
    first: str | None = None


@once_a_view
def waiting(shown: Shown) -> list[Waiting]:
    """The claims that no person decided on and that are worth a look, the most valuable first."""
    decided = {d.left for d in by_hand(shown) if d.right is None}
    return [item for item in _in_order(shown) if item.id not in decided]


@dataclass(frozen=True, slots=True)
class _Ordered:
    records: tuple[Record, ...]
    items: list[Waiting]


_ORDERED: dict[tuple[object, object], _Ordered] = {}
_MOST_ORDERED, _FEW = 8, 2000


def _in_order(shown: Shown) -> list[Waiting]:
    """All claims that are worth a look, whoever decided, the most valuable first.

    After a decision a view shares all records with the one before but those it touched; so the order of a large
    register is not made anew either.
    """
    place, records, first = (shown.on, shown.known), tuple(shown.register.records), first_ids(shown)
    before = _ORDERED.pop(place, None) or _Ordered((), [])
    old, new = set(map(id, before.records)), set(map(id, records))
    fresh = [record for record in records if id(record) not in old]
    gone = [record for record in before.records if id(record) not in new]
    added = [item for record in fresh for item in _of_record(record, first)]
    if len(fresh) + len(gone) > _FEW:
        added = [item for record in records for item in _of_record(record, first)]
        items = sorted(added, key=place_of)
    else:
        out = {item.id for item in (*added, *(one for record in gone for one in _of_record(record, first)))}
        out |= {first.get(id_, id_) for record in gone for id_ in record.claim_ids}
        items = [item for item in before.items if item.id not in out]
        for item in added:
            insort(items, item, key=place_of)
    while len(_ORDERED) >= _MOST_ORDERED:
        _ORDERED.pop(next(iter(_ORDERED)), None)
    _ORDERED[place] = _Ordered(records, items)
    return items


def place_of(item: Waiting) -> tuple[float, str]:
    """By which the queue is ordered."""
    return -item.worth, item.id


_KEPT: dict[int, tuple[weakref.ref[Record], list[Waiting]]] = {}
_MOST_KEPT = 200_000


def _of_record(record: Record, first: Mapping[str, str]) -> list[Waiting]:
    """The claims of a record that are worth a look, whoever decided.

    Kept by the record itself: after a decision a view shares all records with the one before but those it touched, so
    that the queue of a large register is not weighed anew.
    """
    kept = _KEPT.get(id(record))
    if kept is not None and kept[0]() is record:
        return kept[1]
    disputed = {id_ for one in record.contradictions for id_ in one.claim_ids}
    alone = len(record.claims) == 1
    weighed = [
        _weighed(first.get(claim.id, claim.id), claim, disputed=claim.id in disputed, alone=alone)
        for claim in record.claims
        if claim.rule != BY_HAND
    ]
    items = [item for item in weighed if item.why]
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.clear()
    _KEPT[id(record)] = (weakref.ref(record), items)
    return items


def _weighed(id_: str, claim: Claim, *, disputed: bool, alone: bool) -> Waiting:
    """The worth of a look: how unsure, times what hangs on it; more where sources disagree or nobody else says it."""
    unsure = _UNKNOWN if claim.confidence is None else 1 - claim.confidence
    reasons = (("unsure", 1 - unsure < SURE), ("disputed", disputed))
    worth = unsure * (0.5 + STAKES.get(claim.kind, 0.25) + _LEANED_ON * alone) + _DISPUTED * disputed
    return Waiting(id_, claim, round(worth, 4), tuple(code for code, holds in reasons if holds))


@lru_cache(maxsize=100_000)
def in_share(claim_id: str, share: float) -> bool:
    """Whether a claim is among the share that two persons are asked about: the same for every process and person."""
    number = int.from_bytes(hashlib.sha256(f"second {claim_id}".encode()).digest()[:8])
    return number < share * 2**64


def second_looks(shown: Shown, by: str, share: float) -> list[Waiting]:
    """The claims of the share that one other person decided on, as they were read, the most valuable first.

    Nothing of the first decision is in them: not what it corrected, and not whether the claim is still there.

    Args:
        shown: The view of now.
        by: Who would look; who decided on a claim, or coded it, does not get it again.
        share: Of all claims, 0 to 1.
    """
    return [item for item, who in _judged_once(shown) if who != by and in_share(item.id, share)]


@once_a_view
def _judged_once(shown: Shown) -> list[tuple[Waiting, str]]:
    """The claims that one person judged, as they were read, with that person; the most valuable first."""
    claims, found = shown.entries.claim_of, []
    for claim_id, decisions in judged_by(shown).items():
        claim = claims.get(claim_id)
        if claim is None or claim.rule == BY_HAND or len({one.by for one in decisions}) > 1:
            continue
        worth = _weighed(claim_id, claim, disputed=False, alone=False).worth
        found.append((Waiting(claim_id, claim, worth, ("second",), _last_word(decisions).id), decisions[0].by))
    return sorted(found, key=lambda one: place_of(one[0]))


def _last_word(decisions: Sequence[Decision]) -> Decision:
    """What one person says of a claim in the end; accepting it after correcting it vouches for the correction."""
    corrected = [one for one in decisions if one.verb == "amend"]
    return corrected[-1] if corrected and decisions[-1].verb == "accept" else decisions[-1]


def judged_since(entered: Iterable[Decision]) -> set[str]:
    """The first ids of claims that persons judged since a view was made, and did not take back since."""
    made = list(entered)
    gone = {one.left for one in made if one.verb == "withdraw"}
    return {one.left for one in made if one.judgement and one.id not in gone}


@once_a_view
def judged_by(shown: Shown) -> Mapping[str, list[Decision]]:
    """What persons said of each claim, second codings too, the earliest first."""
    found: dict[str, list[Decision]] = {}
    for one in sorted(by_hand(shown), key=lambda d: (d.recorded_at or "", d.id)):
        if one.judgement:
            found.setdefault(one.left, []).append(one)
    return found


@once_a_view
def by_hand(shown: Shown) -> list[Decision]:
    """The decisions of persons that stand; rules make thousands of others."""
    return [one for one in shown.entries.standing_decisions if not one.automatic]


@once_a_view
def coded_twice(shown: Shown) -> tuple[Coded, ...]:
    """The claims that two persons judged, blind."""
    return second_codings(shown.entries) if any(one.verb == "code" for one in by_hand(shown)) else ()


def heard(shown: Shown, claim_id: str) -> list[Decision]:
    """The judgements of persons on a claim that stand, second codings left out, the latest last."""
    return [one for one in judged_by(shown).get(claim_id, ()) if one.verb != "code"]


@dataclass(frozen=True, slots=True)
class Doubted:
    """A link that a rule made and no person looked at.

    Attributes:
        decision: The rule's, with score and reason.
        left: One claim as it is shown.
        right: The other.
        first_ids: The first ids of both: what decisions speak of.
    """

    decision: Decision
    left: Claim
    right: Claim
    first_ids: tuple[str, str]


@once_a_view
def doubted(shown: Shown) -> list[Doubted]:
    """The links that wait for a person: made by a rule, in force, not looked at; the least sure first."""
    register = shown.register
    pairs = {_pair(d) for d in by_hand(shown) if d.right is not None}
    found: dict[tuple[str, str], Doubted] = {}
    unsure = [d for d in shown.entries.standing_decisions if d.verb == "same" and (d.score or 0) < SURE_LINK]
    for decision in unsure:
        if not decision.automatic:
            continue
        ids = (decision.left, str(decision.right))
        left, right = (register.claim_of.get(register.aliases.get(one, one)) for one in ids)
        if left is None or right is None or _pair(decision) in pairs:
            continue
        if register.record_of[left.id] is register.record_of[right.id]:
            found[_pair(decision)] = Doubted(decision, left, right, ids)
    return sorted(found.values(), key=lambda one: (one.decision.score or 0, one.decision.id))


def _pair(decision: Decision) -> tuple[str, str]:
    left, right = sorted((decision.left, str(decision.right)))
    return left, right


@once_a_view
def by_persons(shown: Shown) -> list[Decision]:
    """The decisions of persons that stand, the latest first; what belongs to another decision is left to that."""
    made = [d for d in by_hand(shown) if d.belongs_to is None]
    return sorted(made, key=lambda d: (d.recorded_at or "", d.id), reverse=True)


def decision_shape(decision: Decision) -> dict[str, object]:
    """A decision as plain data."""
    return {
        "id": decision.id,
        "verb": decision.verb,
        "left": decision.left,
        "right": decision.right,
        "value": dict(decision.value) if decision.value else None,
        "by": decision.by,
        "reason": decision.reason,
        "score": decision.score,
        "recorded_at": decision.recorded_at,
    }


def history_of(shown: Shown, claim_ids: Iterable[str]) -> list[dict[str, object]]:
    """The standing decisions that speak of any of the claims, the latest first; those of rules are among them."""
    first = first_ids(shown)
    wanted, about = {one for id_ in claim_ids for one in (id_, first.get(id_, id_))}, _about(shown)
    made = {d.id: d for one in wanted for d in about.get(one, ())}
    return [decision_shape(d) for d in sorted(made.values(), key=lambda d: (d.recorded_at or "", d.id), reverse=True)]


_TOLD: dict[object, tuple[tuple[Decision, ...], Mapping[str, Sequence[Decision]]]] = {}


@once_a_view
def _about(shown: Shown) -> Mapping[str, Sequence[Decision]]:
    """The standing decisions that speak of each thing: those of the view before, but for what came and went since."""
    place, standing = (shown.register.parties, shown.on, shown.known), shown.entries.standing_decisions
    before, told = _TOLD.pop(place, ((), {}))
    old, new = set(map(id, before)), set(map(id, standing))
    found = dict(told)
    for one in before:
        if id(one) not in new:
            for side in (one.left, one.right):
                found[str(side)] = [other for other in found.get(str(side), ()) if other is not one]
    for one in standing:
        if id(one) not in old:
            for side in (one.left, *([one.right] if one.right is not None else [])):
                found[side] = [*found.get(side, ()), one]
    while len(_TOLD) >= _MOST_ORDERED:
        _TOLD.pop(next(iter(_TOLD)), None)
    _TOLD[place] = (standing, found)
    return found


@once_a_view
def first_ids(shown: Shown) -> Mapping[str, str]:
    """The first id, by which decisions speak of a claim, for each that was amended since."""
    return {now: before for before, now in shown.register.aliases.items()}

"""What persons do to a register beside plain decisions: make claims, split them, overrule, undo, code a second time.

One act may be several entries: those that come with it name it in their value (``with``), and are undone with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from kelisim.errors import MisuseError, NotFoundError
from kelisim.ledger import Ledger
from kelisim.model import Claim, Decision, Entries, Reading
from kelisim.model.claim import BY_HAND
from kelisim.model.codec import claim_from_plain
from kelisim.model.digest import Plain
from kelisim.model.entry import PERSON
from kelisim.workflow.linking import link

Told = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a decision.

    Attributes:
        decision: As it was recorded, or would have been.
        meanwhile: The decisions of persons on the claim that the deciding one had not seen; nothing was recorded then.
    """

    decision: Decision
    meanwhile: tuple[Decision, ...] = ()


def judge(
    ledger: Ledger, decision: Decision, *, seen: Collection[str] | None = None, over: Collection[str] = ()
) -> Heard:
    """Record a person's word on a claim, unless somebody was heard meanwhile.

    Args:
        ledger: The register.
        decision: ``accept``, ``reject``, ``amend`` or ``code``.
        seen: The persons' standing decisions on the claim that this person knows; ``None`` does not ask.
        over: Decisions that this one takes the place of: withdrawn with it, and back when it is undone.

    Raises:
        NotFoundError: If the register holds no such claim.
    """
    entries = ledger.part((), [decision.left])
    if decision.left not in entries.claim_of:
        raise NotFoundError(f"this register holds no claim {decision.left}; `kelisim claims` lists the ids")
    return _heard(ledger, fresh(decision, entries), (), seen=seen, over=over)


def _heard(
    ledger: Ledger,
    main: Decision,
    others: Sequence[Decision],
    *,
    seen: Collection[str] | None,
    over: Collection[str] = (),
) -> Heard:
    gone = [_beside(main, Decision("withdraw", one, by=main.by, reason="decided otherwise")) for one in over]
    made = [main, *others, *gone]
    if seen is None:
        ledger.add_decisions(made)
        return Heard(main)
    unseen = ledger.decide_unless(made, main.left, {*seen, *over})
    known = {one.id: one for one in ledger.part((), [main.left]).decisions} if unseen else {}
    return Heard(main, tuple(known[key] for key in unseen))


def _beside(main: Decision, other: Decision) -> Decision:
    """A decision that is undone with another."""
    return replace(other, value={**(other.value or {}), "with": main.id})


def fresh(decision: Decision, entries: Entries) -> Decision:
    """The decision with a serial that tells it from the same decision made before and withdrawn."""
    ids, standing = {one.id for one in entries.decisions}, {one.id for one in entries.standing_decisions}
    while decision.id in ids and decision.id not in standing:
        decision = replace(decision, serial=decision.serial + 1)
    return decision


def undo(ledger: Ledger, decision: Decision, *, by: str, reason: str = "") -> int:
    """Withdraw a decision and all that came with it.

    Args:
        ledger: The register.
        decision: One that stands, as the ledger gave it.
        by: Who.
        reason: Kept with the withdrawal.

    Returns:
        How many decisions were withdrawn.

    Raises:
        NotFoundError: If the register holds no such decision.
    """
    # Only what the decision is about is read: a large register would take seconds.
    into = (decision.value or {}).get("into")
    about = [decision.left, *([decision.right] if decision.right else []), *(map(str, into) if _listed(into) else [])]
    entries = ledger.part(about, about)
    if all(one.id != decision.id for one in entries.decisions):
        raise NotFoundError(f"this register holds no decision {decision.id}")
    withdrawn = {one.left for one in entries.decisions if one.verb == "withdraw"}
    along = [one.id for one in entries.decisions if one.belongs_to == decision.id and one.id not in withdrawn]
    made = [fresh(Decision("withdraw", one, by=by, reason=reason), entries) for one in (decision.id, *along)]
    return ledger.add_decisions(made)


def _listed(value: Plain) -> TypeGuard[Sequence[Plain]]:
    return isinstance(value, (list, tuple))


def add_claim(ledger: Ledger, digest: str, told: Told, *, by: str, reason: str = "") -> Claim:
    """A claim that a person found in a report, with its exact words; it counts while somebody accepts it.

    Args:
        ledger: The register.
        digest: Of the report.
        told: As a line of ``kelisim read``: start, end, quote, kind, parties, fields, speaker, slots.
        by: Who.
        reason: Kept with the decision.

    Raises:
        NotFoundError: If the register holds no such report.
        InvalidDocumentError: With every fault of the claim.
        MisuseError: If the register shows that claim already.
    """
    entries = ledger.part([digest])
    (claim,) = _made(entries, digest, [told])
    if any(one.id == claim.id for one in _counted(entries)):
        raise MisuseError("the register holds this claim already, with the same words and slots", subject=claim.id)
    _keep(ledger, digest, [claim], by)
    refused = [one.id for one in entries.standing_decisions if one.verb == "reject" and one.left == claim.id]
    _heard(ledger, fresh(Decision("accept", claim.id, by=by, reason=reason), entries), (), seen=None, over=refused)
    link(ledger)
    return claim


def _made(entries: Entries, digest: str, told: Sequence[Told]) -> list[Claim]:
    document = entries.document_of.get(digest)
    if document is None:
        raise NotFoundError(f"this register holds no report {digest[:20]!r}")
    return [replace(claim_from_plain(one, document), confidence=None, rule=BY_HAND) for one in told]


def _counted(entries: Entries) -> list[Claim]:
    """The claims that no person refused; those made by hand while somebody accepts them."""
    live = entries.standing_decisions
    accepted, refused = ({one.left for one in live if one.verb == verb} for verb in ("accept", "reject"))
    return [c for c in entries.claims if c.id not in refused and (c.rule != BY_HAND or c.id in accepted)]


def _keep(ledger: Ledger, digest: str, claims: Sequence[Claim], by: str) -> None:
    """A person's reading of the report; the same one again is no entry."""
    ids = tuple(claim.id for claim in claims)
    ledger.add_reading(Reading(f"by hand: {by}", digest, f"{PERSON}{by}", "-", ids), None, claims)


def split(
    ledger: Ledger,
    claim: Claim,
    first_id: str,
    parts: Sequence[Told],
    *,
    by: str,
    reason: str = "",
    seen: Collection[str] | None = None,
) -> Heard:
    """Put several claims in the place of one whose quote carries several facts.

    The claim is rejected, and the parts are made by hand; a part that says what the claim says leaves the claim in
    its place. All of it is one act, and undone as one.

    Args:
        ledger: The register.
        claim: As it is shown.
        first_id: Its first id, by which decisions speak of it.
        parts: As in ``add_claim``, two or more.
        by: Who.
        reason: Kept with the decision.
        seen: As in ``judge``.

    Raises:
        MisuseError: If the parts are no two different claims.
        InvalidDocumentError: With every fault of a part.
    """
    entries = ledger.part([claim.quote.document_digest])
    made = _made(entries, claim.quote.document_digest, parts)
    if len({one.id for one in made}) < max(2, len(made)):
        raise MisuseError("the parts say the same; give each of them what it alone says")
    new = [one for one in made if one.id != claim.id]
    _keep(ledger, claim.quote.document_digest, new, by)
    into: list[Plain] = [one.id for one in new]
    kept = len(new) < len(made)
    main = Decision("accept" if kept else "reject", first_id, value={"into": into}, by=by, reason=reason)
    main = fresh(main, entries)
    others = [_beside(main, Decision("accept", one.id, by=by, reason=reason)) for one in new]
    heard = _heard(ledger, main, others, seen=seen)
    link(ledger)
    return heard


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim that two persons judged without knowing of each other.

    Attributes:
        claim_id: The claim's first id.
        first: The decision of the one.
        second: The coding of the other.
    """

    claim_id: str
    first: Decision
    second: Decision

    @property
    def agrees(self) -> bool:
        """Whether both say the same, corrections of slots included."""
        return said(self.first) == said(self.second)


def said(decision: Decision) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a decision says of a claim, to be compared."""
    verb, slots = decision.judgement or (decision.verb, {})
    return verb, tuple(sorted((name, repr(value)) for name, value in slots.items()))


def second_codings(entries: Entries) -> tuple[Coded, ...]:
    """The claims that were coded twice, by claim; what was withdrawn of the second codings stays out.

    The first decision counts also where it was withdrawn since: it was said before the two were compared.
    """
    by_id = {one.id: one for one in entries.decisions}
    found = []
    for one in entries.standing_decisions:
        first = by_id.get(str((one.value or {}).get("first"))) if one.verb == "code" else None
        if first is not None and first.by != one.by:
            found.append(Coded(one.left, first, one))
    return tuple(sorted(found, key=lambda coded: (coded.claim_id, coded.second.id)))

"""One end, one undertaking: a sentence that sets a target may be read as a promise too (METHOD.md section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kelisim.lang.concepts import concepts_for
from kelisim.model.claim import Claim
from kelisim.model.kinds.commitment import Commitment
from kelisim.model.kinds.target import Target
from kelisim.model.record import Record, Register

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_RAISING_TRADE = frozenset({"trade", "increase", "expand", "mutual", "bilateral"})
_SHARED = 0.6


def repeated_targets(register: Register) -> Iterator[tuple[str, str]]:
    """Commitments whose every claim stands in the words of one target, with the target's record."""
    targets: dict[str, list[tuple[Claim, Record]]] = {}
    for record in register.of_kind("target"):
        for claim in record.claims:
            targets.setdefault(claim.quote.document_digest, []).append((claim, record))
    for found in targets.values():
        found.sort(key=lambda pair: (pair[0].quote.span, pair[0].id))
    for record in register.of_kind("commitment") if targets else ():
        ends = {_end(claim, targets.get(claim.quote.document_digest, [])) for claim in record.claims}
        if len(ends) == 1 and (only := ends.pop()) is not None:
            yield record.id, only


def _end(claim: Claim, targets: list[tuple[Claim, Record]]) -> str | None:
    """The record of the target whose words a commitment's claim repeats."""
    for target, record in targets:
        if _overlap(claim, target) >= _SHARED and _same_end(claim, target):
            return record.id
    return None


def _overlap(one: Claim, other: Claim) -> float:
    """The letters that two quotes share, as a part of the shorter."""
    a, b = one.quote.span, other.quote.span
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / max(1, min(a.end - a.start, b.end - b.start))


def _same_end(claim: Claim, target: Claim) -> bool:
    """Whether the action names the target's number, or what it measures and no other thing."""
    slots, aim = claim.slots, target.slots
    if not isinstance(slots, Commitment) or not isinstance(aim, Target) or not slots.action:
        return False
    if aim.value is not None and any(_is(number, aim.value) for number in _NUMBER.findall(slots.action)):
        return True
    told = {code for code in concepts_for(None, slots.action).of(slots.action) if code[0] not in "@#"}
    return aim.indicator == "trade_turnover" and "trade" in told and told <= _RAISING_TRADE


def _is(number: str, value: Decimal) -> bool:
    """Whether a number as written ("10", "1,5") is the value, in whichever thousands."""
    written = Decimal(number.replace(",", "."))
    return bool(written) and any(written.scaleb(power) == value for power in (0, 3, 6, 9))

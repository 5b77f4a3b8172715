"""What the sources disagree on: both sides of each contradiction, side by side."""

from __future__ import annotations

from kelisim.model.record import Contradiction, Record, Side
from kelisim.model.review import Cell, Node, Paragraph, Table
from kelisim.review.findings.base import Draft
from kelisim.review.findings.contradicted import CODED, side_amount, slots_of
from kelisim.review.kit import Kit
from kelisim.review.titles import plain

_MOST = 60
_RULES = (
    "contradicted",
    "parts_against_total_change",
    "parts_against_total",
    "growth_against_levels",
    "count_against_value",
    "act_before_signing",
    "held_after_report",
    "reporters_differ",
    "figure_against_statistics",
    "identity_disputed",
    "one_side",
)


def build(kit: Kit) -> tuple[Node, ...]:
    """The findings, then a row for each side of each contradiction."""
    drafts = kit.of_rules(*_RULES)
    if not drafts:
        return (Paragraph("no_disagreements"),)
    rows = [row for draft in kit.of_rules("contradicted") for row in _rows_of(kit, draft)]
    table = Table("contradictions", ("record", "slot", "value", "said_by", "stated_on"), tuple(rows[:_MOST]))
    return (*kit.listed(drafts), *((table,) if rows else ()))


def _rows_of(kit: Kit, draft: Draft) -> list[tuple[Cell, ...]]:
    """A row for each side of each contradiction of which a finding tells."""
    slots, sources, record = slots_of(draft), set(draft.sources), draft.record
    if record is None:
        return []
    told = (one for one in record.contradictions if one.slot in slots)
    fitting = (one for one in told if {side.claim_ids[0] for side in one.sides} <= sources)
    return [row for one in fitting for row in _rows(kit, record, one)]


def _rows(kit: Kit, record: Record, one: Contradiction) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for side in one.sides:
        claim = kit.ctx.register.claim_of[side.claim_ids[0]]
        document = kit.ctx.register.document(claim)
        rows.append(
            (
                Cell(kit.ctx.title(record), "title"),
                Cell(one.slot, "code:slots"),
                _value(kit, one, side),
                Cell(claim.speaker or document.publisher),
                Cell(document.date, "date"),
            )
        )
    return rows


def _value(kit: Kit, one: Contradiction, side: Side) -> Cell:
    if one.slot in CODED:
        return kit.cell(plain(side.value), f"code:{CODED[one.slot]}", sources=side.claim_ids)
    if one.slot in ("date", "deadline", "period"):
        return kit.cell(plain(side.value), "date", sources=side.claim_ids)
    amount = side_amount(kit.ctx, one, side)
    return kit.cell(plain(side.value) if amount is None else amount, sources=side.claim_ids)

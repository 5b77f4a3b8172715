"""The legal framework: each agreement with its acts per party and the step that is missing."""

from __future__ import annotations

from functools import partial

from kelisim.model.digest import Plain
from kelisim.model.record import Record
from kelisim.model.review import Cell, Node, Paragraph
from kelisim.review.kit import Kit
from kelisim.review.legal import Act, Acts, acts_of, needs_ratification

_MOST = 40
_FORMAL = ("treaty", "agreement", "protocol", "programme", "roadmap", "memorandum", "declaration", "other", "contract")


def build(kit: Kit) -> tuple[Node, ...]:
    """What was found about agreements, then the treaties with all acts, then the other documents."""
    records = [record for record in kit.ctx.records("agreement") if record.value("count") is None]
    if not records:
        return (Paragraph("no_agreements"),)
    nodes: list[Node] = [*kit.listed(kit.of_rules("legal_step", "act_before_signing", "planned_agreement"))]
    ratified = [record for record in records if needs_ratification(record)]
    others = [record for record in records if not needs_ratification(record)]
    if ratified:
        parties = kit.ctx.parties
        columns = ("agreement", "type", "signed", *parties, "in_force", "missing")
        nodes.append(
            kit.table("acts", columns, [partial(_acts, kit, record, parties) for record in ratified], most=_MOST)
        )
    if others:
        others.sort(key=lambda record: (_rank(record), *kit.ctx.order(record)))
        columns = ("agreement", "type", "status", "date", "field")
        nodes.append(
            kit.table("documents_signed", columns, [partial(_other, kit, record) for record in others], most=_MOST)
        )
    return tuple(nodes)


def _rank(record: Record) -> int:
    kind = str(record.value("type"))
    return _FORMAL.index(kind) if kind in _FORMAL else len(_FORMAL)


def _type(record: Record) -> str:
    """The most formal of the types that reports give it: "treaty" says more than "agreement"."""
    told = {str(getattr(claim.slots, "type", "other")) for claim in record.claims}
    return min(told, key=lambda kind: _FORMAL.index(kind) if kind in _FORMAL else len(_FORMAL))


def _acts(kit: Kit, record: Record, parties: tuple[str, ...]) -> tuple[Cell, ...]:
    acts = acts_of(kit.ctx, record)
    return (
        kit.title_cell(record),
        Cell(_type(record), "code:types"),
        _act(kit, acts.signed),
        *(_act(kit, acts.ratified.get(party)) for party in parties),
        _act(kit, acts.in_force),
        Cell(missing(record, acts, parties), "title"),
    )


def missing(record: Record, acts: Acts, parties: tuple[str, ...]) -> Plain:
    """The next step that no report tells of, as a message; ``None`` where there is none."""
    if acts.in_force is not None or acts.ended is not None:
        return None
    if acts.signed is None and record.status not in ("signed", "ratified"):
        return {"message": "missing_signature"}
    lacking = [party for party in parties if party in record.parties and party not in acts.ratified]
    if lacking and not acts.ratified_by_unknown:
        return {"message": "missing_ratification", "parties": lacking}
    return {"message": "missing_force"}


def _act(kit: Kit, act: Act | None) -> Cell:
    """The act's date; where no report dates it, the day of the report."""
    return Cell(None) if act is None else kit.cell(act.date or act.stated_on, "date", sources=(act.claim_id,))


def _other(kit: Kit, record: Record) -> tuple[Cell, ...]:
    date = record.slots.get("date")
    value = getattr(date.value, "text", None) if date else None
    return (
        kit.title_cell(record),
        Cell(str(record.value("type")), "code:types"),
        kit.cell(record.status, "code:statuses"),
        kit.cell(value, "date", sources=date.claim_ids[:1] if date else ()),
        Cell(record.fields[0] if record.fields else None, "code:fields"),
    )

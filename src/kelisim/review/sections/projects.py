"""Joint projects: the portfolio's counts and values through time, then the named projects."""

from __future__ import annotations

from functools import partial

from kelisim.model.record import Record
from kelisim.model.review import Cell, Node, Paragraph
from kelisim.review.kit import Kit
from kelisim.review.portfolio import Stand, stands
from kelisim.review.titles import amount_of, is_portfolio, plain

_MOST = 40


def build(kit: Kit) -> tuple[Node, ...]:
    """What was found about projects, the counted sets report by report, and the named projects."""
    named = [record for record in kit.ctx.records("project") if record.value("name") and not is_portfolio(record)]
    sets = stands(kit.ctx)
    if not named and not sets:
        return (Paragraph("no_projects"),)
    nodes: list[Node] = []
    rules = ("overdue", "lapsed", "slipped", "contradicted", "count_against_value", "due", "kept")
    nodes.extend(kit.listed(kit.of_rules(*rules, kinds=("project",))))
    if sets:
        columns = ("stated_on", "count", "value", "jobs", "status", "said_by")
        nodes.append(kit.table("portfolio", columns, [partial(_set, kit, stand) for stand in sets], most=_MOST))
    if named:
        columns = ("project", "status", "deadline", "place", "field", "last_report")
        nodes.append(kit.table("projects", columns, [partial(_named, kit, record) for record in named], most=_MOST))
    return tuple(nodes)


def _set(kit: Kit, stand: Stand) -> tuple[Cell, ...]:
    amount = stand.amount
    value = amount_of(amount.value, amount.unit, amount.qualifier) if amount else None
    document = kit.ctx.register.document(stand.claim)
    return (
        kit.cell(stand.day, "date", sources=(stand.claim.id,)),
        Cell(plain(stand.count), "number"),
        Cell(value),
        Cell(plain(stand.jobs), "number"),
        Cell(stand.status, "code:statuses"),
        Cell(stand.claim.speaker or document.publisher),
    )


def _named(kit: Kit, record: Record) -> tuple[Cell, ...]:
    stated = kit.ctx.stated_deadlines(record)
    place = record.slots.get("place")
    return (
        kit.title_cell(record),
        kit.cell(record.status, "code:statuses", sources=kit.ctx.status_claims(record, record.status)[-1:]),
        kit.cell(
            stated[-1].last.text if stated else None,
            "date",
            sources=[claim.id for claim in stated[-1].claims] if stated else (),
        ),
        Cell(plain(place.value) if place else None),
        Cell(record.fields[0] if record.fields else None, "code:fields"),
        Cell(kit.ctx.last_day(record), "date"),
    )

"""What is due: the calendar of deadlines and announced meetings, those that are past without a report first."""

from __future__ import annotations

from functools import partial

from kelisim.model.period import Period
from kelisim.model.record import Record
from kelisim.model.review import Cell, Node, Paragraph
from kelisim.review.findings.due import when_due
from kelisim.review.kit import Kit

_MOST = 40
_KINDS = ("commitment", "project", "agreement", "body", "meeting", "target")


def build(kit: Kit) -> tuple[Node, ...]:
    """Overdue and due in sentences; then every open date ahead in one calendar."""
    findings = kit.listed(kit.of_rules("overdue", "lapsed", "unheld", "due"))
    found = [(*when_due(kit.ctx, record), record) for record in kit.ctx.records(*_KINDS)]
    dates = [(period, record, ids) for period, ids, record in found if period and period.last_day >= kit.ctx.on]
    dates.sort(key=lambda entry: (entry[0].last_day, kit.ctx.order(entry[1])))
    rows = [partial(_row, kit, period, record, sources) for period, record, sources in dates]
    if not findings and not rows:
        return (Paragraph("nothing_due"),)
    table = kit.table("calendar", ("deadline", "record", "kind", "status", "days_left"), rows, most=_MOST)
    return (*findings, *((table,) if rows else (Paragraph("nothing_ahead"),)))


def _row(kit: Kit, period: Period, record: Record, sources: tuple[str, ...]) -> tuple[Cell, ...]:
    return (
        kit.cell(period.text, "date", sources=sources[:2]),
        Cell(kit.ctx.title(record), "title"),
        Cell(record.kind, "code:kinds"),
        Cell(record.status, "code:statuses"),
        Cell((period.last_day - kit.ctx.on).days, "number"),
    )

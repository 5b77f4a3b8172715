"""What has gone quiet: open things of which reports no longer speak."""

from __future__ import annotations

from functools import partial

from kelisim.model.review import Cell, Node, Paragraph
from kelisim.review.findings.base import Draft
from kelisim.review.kit import Kit

_SHOWN = 6
_MOST = 60
_FORGOTTEN = 5 * 365


def build(kit: Kit) -> tuple[Node, ...]:
    """The silences that matter most in sentences, all of them in a table with the three clocks of METHOD.md, 8."""
    drafts = kit.of_rules("dormant", "silent", "quiet")
    if not drafts:
        return (Paragraph("no_silence"),)
    telling = tuple(d for d in drafts if d.severity in ("high", "medium"))
    columns = ("record", "kind", "status", "silence", "last_report", "days", "reports_since", "last_change", "deadline")
    return (
        *kit.listed(telling, most=_SHOWN),
        kit.table("silent", columns, [partial(_row, kit, draft) for draft in drafts], most=_MOST),
    )


def _level(draft: Draft) -> str:
    """Quiet, silent or dormant: after half a year, a year, five years (METHOD.md section 8); a body by its sessions."""
    days = draft.params["days"]
    if draft.rule == "dormant" or (isinstance(days, int) and days > _FORGOTTEN):
        return "dormant"
    return draft.rule


def _row(kit: Kit, draft: Draft) -> tuple[Cell, ...]:
    record = draft.record
    if record is None:
        raise ValueError("a silence is that of a record")
    stated = kit.ctx.stated_deadlines(record)
    return (
        kit.title_cell(record, sources=draft.sources),
        Cell(record.kind, "code:kinds"),
        Cell(record.status, "code:statuses"),
        Cell(_level(draft), "code:silences"),
        Cell(draft.params["last"], "date"),
        Cell(draft.params["days"], "number"),
        Cell(draft.params["reports"], "number"),
        Cell(record.last_change, "date"),
        Cell(stated[-1].last.text if stated else None, "date"),
    )

"""How the review was made: the rules in short, and every undertaking that the headline figures count."""

from __future__ import annotations

from functools import partial

from kelisim.model.measure import RUBRIC
from kelisim.model.review import Cell, Node, Paragraph
from kelisim.review.kit import Kit
from kelisim.review.undertakings import Undertaking, undertakings

_MOST = 400
_RULES = (
    "method_claims",
    "method_headline",
    "method_rungs",
    "method_contradictions",
    "method_silence",
    "method_deadlines",
    "method_numbers",
    "method_grades",
    "method_limits",
)


def build(kit: Kit) -> tuple[Node, ...]:
    """Short sentences; the table lets a reader count the headline figures again."""
    paragraphs = (Paragraph("method_rubric", {"rubric": RUBRIC}), *(Paragraph(key) for key in _RULES))
    rows = [partial(_row, kit, one) for one in undertakings(kit.ctx)]
    columns = ("record", "kind", "status", "rung", "outcome", "grade", "last_report")
    return (*paragraphs, *((kit.table("undertakings", columns, rows, most=_MOST),) if rows else ()))


def _row(kit: Kit, one: Undertaking) -> tuple[Cell, ...]:
    return (
        kit.title_cell(one.record),
        Cell(one.record.kind, "code:kinds"),
        Cell(one.record.status, "code:statuses"),
        Cell(f"R{one.rung}"),
        Cell(one.outcome, "code:columns"),
        Cell(one.record.grade),
        Cell(kit.ctx.last_day(one.record), "date"),
    )

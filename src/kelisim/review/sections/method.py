"""How the review was made: the rules in short, and every undertaking that the headline figures count."""

from __future__ import annotations

from functools import partial

from kelisim.model.coding import Alpha
from kelisim.model.digest import Plain
from kelisim.model.measure import RUBRIC
from kelisim.model.review import Cell, Node, Paragraph, Table
from kelisim.review.kit import Kit
from kelisim.review.numbers import exact
from kelisim.review.strength import strength
from kelisim.review.undertakings import Undertaking, undertakings

_MOST = 400
_RULES = (
    "method_claims",
    "method_headline",
    "method_rungs",
    "method_strength",
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
    columns = ("record", "kind", "status", "rung", "outcome", "grade", "wording", "instrument", "specificity")
    return (*paragraphs, *_coding(kit), *((kit.table("undertakings", columns, rows, most=_MOST),) if rows else ()))


def _row(kit: Kit, one: Undertaking) -> tuple[Cell, ...]:
    axes = strength(kit.ctx, one.record)
    return (
        kit.title_cell(one.record),
        Cell(one.record.kind, "code:kinds"),
        Cell(one.record.status, "code:statuses"),
        kit.cell(f"R{one.rung}", sources=kit.ctx.status_claims(one.record, one.record.status)[-1:]),
        Cell(one.outcome, "code:columns"),
        Cell(one.record.grade),
        Cell(axes.wording, "code:strengths"),
        kit.cell(f"I{axes.instrument}", sources=axes.carried_by[-1:]),
        Cell(f"S{axes.specificity}"),
    )


def _coding(kit: Kit) -> tuple[Node, ...]:
    """How far those agree who coded claims twice, over all and by field."""
    coding = kit.ctx.coding
    if not coding.all.units:
        return (Paragraph("coding_none"),)
    params: dict[str, Plain] = {
        "units": coding.all.units,
        "coders": coding.all.coders,
        "agreed": exact(coding.all.agreed),
        "alpha": _alpha(coding.all),
    }
    rows = tuple(
        (
            Cell(name, "code:fields"),
            Cell(alpha.units, "number"),
            Cell(exact(alpha.agreed), "percent"),
            Cell(_alpha(alpha)),
            Cell(alpha.trust, "code:trusts"),
        )
        for name, alpha in coding.by_field.items()
    )
    table = Table("coding", ("field", "units_coded", "agreed", "alpha", "trust"), rows)
    return (Paragraph("coding", params), *((table,) if rows else ()))


def _alpha(alpha: Alpha) -> str | None:
    return exact(alpha.value, digits=2)

"""At a glance: one page in front that is read in two minutes."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from kelisim.model.digest import Plain
from kelisim.model.review import Cell, Node, Paragraph, Table
from kelisim.review.coverage import period
from kelisim.review.findings.base import Draft
from kelisim.review.kit import Kit
from kelisim.review.order import most_important
from kelisim.review.undertakings import KINDS, OUTCOMES, Undertaking, undertakings

TOP = 5
_EACH = 2
_NEWS = 5
_YEAR = 365
_FIELDS = 8
# Heading to the rules that stand under it: the brief for the next session.
BRIEF = {
    "brief_overdue": ("target_missed", "target_unknown", "overdue", "lapsed", "unheld"),
    "brief_due": ("due",),
    "brief_slipped": ("slipped", "deadline_dropped", "deadline_reset"),
    "brief_contradicted": ("contradicted", "reporters_differ", "figure_against_statistics", "parts_against_total",
                           "parts_against_total_change", "growth_against_levels", "count_against_value"),
    "brief_silent": ("silent", "dormant", "no_session"),
    "brief_planned": ("planned_body", "planned_agreement"),
    "brief_done": ("met", "target_reached", "kept"),
}  # fmt: skip
_AGENDA = ("brief_overdue", "brief_due", "brief_slipped", "brief_contradicted", "brief_silent")


def build(kit: Kit) -> tuple[Node, ...]:
    """What was read, the two headline figures, the five most important findings, and the brief by heading."""
    top = most_important(kit.drafts, TOP)
    nodes: list[Node] = [_read(kit), *_headline(kit), *kit.listed(top, heading="top")]
    nodes.extend(kit.listed(kit.of_rules("changed", "new"), most=_NEWS, heading="brief_new"))
    for heading, rules in BRIEF.items():
        drafts = tuple(d for d in kit.of_rules(*rules) if d not in top and _worth_the_front(kit, d))
        first = most_important(drafts, _EACH, per_rule=_EACH)
        others = tuple(draft for draft in drafts if draft not in first)
        nodes.extend(kit.listed(first + others, most=_EACH, heading=heading))
    nodes.extend(_agenda(kit))
    return tuple(nodes)


def _worth_the_front(kit: Kit, draft: Draft) -> bool:
    """What is for information only stays further back, but for what came about within the last year."""
    if draft.severity != "note":
        return True
    recent = (kit.ctx.on - dt.timedelta(days=_YEAR)).isoformat()
    return draft.rule in BRIEF["brief_done"] and (draft.since or "") >= recent


def _read(kit: Kit) -> Paragraph:
    ctx = kit.ctx
    first, last = period(ctx)
    params: dict[str, Plain] = {
        "parties": list(ctx.parties),
        "reports": len(ctx.documents),
        "first": first,
        "last": last,
        "records": len(ctx.register.records),
        "observations": len({o.id for m in ctx.measures for o in m.observations}),
        "on": ctx.on.isoformat(),
    }
    return Paragraph("read", params)


def _headline(kit: Kit) -> tuple[Node, ...]:
    """Completed and moving, each with its number, and never one percentage."""
    found = undertakings(kit.ctx)
    if not found:
        return (Paragraph("no_undertakings"),)
    total = Counter(one.outcome for one in found)
    params: dict[str, Plain] = {"n": len(found)}
    params.update({str(name): total[name] for name in OUTCOMES})
    rows = [_row(kind, [one for one in found if one.record.kind == kind]) for kind in KINDS]
    rows = [row for row in rows if row[1].value]
    table = Table("headline", ("kind", "counted", *OUTCOMES), (*rows, _row("all", list(found))))
    return (Paragraph("headline", params), table)


def _row(kind: str, found: list[Undertaking]) -> tuple[Cell, ...]:
    counted = Counter(one.outcome for one in found)
    name = Cell(kind, "code:kinds_plural")
    return (name, Cell(len(found), "number"), *(Cell(counted[outcome], "number") for outcome in OUTCOMES))


def _agenda(kit: Kit) -> tuple[Table, ...]:
    """Open points by field, so that each delegation member finds his own."""
    points: dict[str, Counter[str]] = {}
    for heading in _AGENDA:
        for draft in kit.of_rules(*BRIEF[heading]):
            if draft.subject_fields and draft.severity != "note":
                points.setdefault(draft.subject_fields[0], Counter())[heading] += 1
    rows = sorted(points.items(), key=lambda item: (-item[1].total(), item[0]))[:_FIELDS]
    cells = tuple(
        (Cell(name, "code:fields"), *(Cell(counted[heading] or None, "number") for heading in _AGENDA))
        for name, counted in rows
    )
    return (Table("agenda", ("field", *_AGENDA), cells),) if cells else ()

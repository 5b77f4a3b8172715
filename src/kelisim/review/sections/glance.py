"""At a glance: one page in front that is read in two minutes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from kelisim.model.digest import Plain
from kelisim.model.review import SEVERITIES, Cell, FindingList, Node, Paragraph, Table
from kelisim.review.coverage import period
from kelisim.review.findings.base import Draft
from kelisim.review.kit import Kit
from kelisim.review.order import most_important
from kelisim.review.undertakings import KINDS, OUTCOMES, Undertaking, undertakings

TOP = 5
_NEWS = 5
_DONE = 2
_POINTS, _EACH = 8, 3
_NEAR = 31
_YEAR = 365
_FIELDS = 8
# Column of the agenda to the rules that stand under it: the brief for the next session.
BRIEF = {
    "brief_overdue": ("target_missed", "target_unknown", "overdue", "lapsed", "unheld"),
    "brief_due": ("due",),
    "brief_slipped": ("slipped", "deadline_dropped", "deadline_reset"),
    "brief_contradicted": ("contradicted", "reporters_differ", "figure_against_statistics", "parts_against_total",
                           "parts_against_total_change", "growth_against_levels", "count_against_value"),
    "brief_silent": ("silent", "dormant", "no_session"),
    "brief_planned": ("planned_body", "planned_agreement", "legal_step"),
}  # fmt: skip
_COLUMN = {rule: heading for heading, rules in BRIEF.items() for rule in rules}
_DONE_RULES = ("met", "target_kept", "target_reached", "kept")


def build(kit: Kit) -> tuple[Node, ...]:
    """What was read, the two headline figures, the five most important findings, and the next session's agenda."""
    top = most_important(kit.drafts, TOP)
    nodes: list[Node] = [_read(kit), *_headline(kit), *kit.listed(top, heading="top")]
    nodes.extend(kit.listed(kit.of_rules("changed", "new"), most=_NEWS, heading="brief_new"))
    nodes.extend(_agenda(kit, top))
    done = [d for d in kit.of_rules(*_DONE_RULES) if d not in top and _worth_the_front(kit, d)]
    first = most_important(done, _DONE)
    rest = len(done) - len(first)
    nodes.extend(FindingList(one.findings, one.heading, rest) for one in kit.listed(first, heading="brief_done"))
    return tuple(nodes)


def _worth_the_front(kit: Kit, draft: Draft) -> bool:
    """What is for information only stays further back, but for what came about within the last year."""
    if draft.severity != "note":
        return True
    recent = (kit.ctx.on - dt.timedelta(days=_YEAR)).isoformat()
    return draft.rule in _DONE_RULES and (draft.since or "") >= recent


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
    return (Paragraph("headline", params), table, *_withheld(kit))


def _withheld(kit: Kit) -> tuple[Paragraph, ...]:
    """The fields whose undertakings are not counted, since those who coded them twice do not agree."""
    fields = [name for name in kit.ctx.coding.by_field if kit.ctx.coding.trust(name) == "withheld"]
    return (Paragraph("fields_withheld", {"fields": fields}),) if fields else ()


def _row(kind: str, found: list[Undertaking]) -> tuple[Cell, ...]:
    counted = Counter(one.outcome for one in found)
    name = Cell(kind, "code:kinds_plural")
    return (name, Cell(len(found), "number"), *(Cell(counted[outcome], "number") for outcome in OUTCOMES))


def _agenda(kit: Kit, top: Sequence[Draft]) -> Iterator[Node]:
    """Open points field by field, so that each member of a delegation finds his own; then how many of each kind."""
    open_points = [d for d in kit.of_rules(*(r for rules in BRIEF.values() for r in rules)) if _is_open(kit, d)]
    if not open_points:
        return
    for number, (name, drafts) in enumerate(_chosen(open_points, top)):
        (one,) = kit.listed(drafts, heading=name)
        yield FindingList(one.findings, name, one.more, over="agenda" if number == 0 else None, within=True)
    yield _counts(open_points)


def _is_open(kit: Kit, draft: Draft) -> bool:
    return bool(draft.subject_fields) and draft.severity != "note" and _worth_the_front(kit, draft)


def _chosen(points: Sequence[Draft], top: Sequence[Draft]) -> list[tuple[str, list[Draft]]]:
    """The gravest points under their fields, few of a field and one of a thing; what stands on top is not repeated."""
    seen = {_point(draft) for draft in top}
    found: dict[str, list[Draft]] = {}
    for draft in sorted(points, key=_is_far):
        name = draft.subject_fields[0]
        full = sum(map(len, found.values())) >= _POINTS or len(found.get(name, ())) >= _EACH
        if draft not in top and _point(draft) not in seen and not full:
            found.setdefault(name, []).append(draft)
            seen.add(_point(draft))
    return list(found.items())


def _point(draft: Draft) -> tuple[str, str | None]:
    """What makes two findings one point of the agenda: the same thing, and the same column."""
    return draft.record.id if draft.record else draft.rule, _COLUMN.get(draft.rule)


def _is_far(draft: Draft) -> tuple[int, bool]:
    """Within one severity, what reports of far days say unlike comes last: it is mostly news grown old."""
    days = draft.params.get("days") if draft.rule == "contradicted" else None
    return SEVERITIES.index(draft.severity), isinstance(days, int) and days > _NEAR


def _counts(points: Sequence[Draft]) -> Table:
    counted: dict[str, Counter[str]] = {}
    for draft in points:
        counted.setdefault(draft.subject_fields[0], Counter())[_COLUMN[draft.rule]] += 1
    rows = sorted(counted.items(), key=lambda item: (-item[1].total(), item[0]))[:_FIELDS]
    cells = tuple(
        (Cell(name, "code:fields"), *(Cell(row[heading] or None, "number") for heading in BRIEF)) for name, row in rows
    )
    return Table("agenda", ("field", *BRIEF), cells)

"""At a glance: one page in front that is read in two minutes.

What stands on it is chosen by rule until the page is full (``front.py``); the rest stands further back, and is counted.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from kelisim.model.digest import Plain
from kelisim.model.review import SEVERITIES, FindingList, Node, Paragraph
from kelisim.review.findings.base import Draft
from kelisim.review.front import ALSO, FRONT, HEADING, SUBHEADING, Room
from kelisim.review.kit import Kit
from kelisim.review.order import most_important
from kelisim.review.undertakings import OUTCOMES, Undertaking, undertakings

_NEAR = 31
_YEAR = 365
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
COLUMN = {rule: heading for heading, rules in BRIEF.items() for rule in rules}
_DONE_RULES = ("met", "target_kept", "target_reached", "kept")


def build(kit: Kit) -> tuple[Node, ...]:
    """What was read, the two headline figures, the most important findings, and the next session's agenda.

    Room is given in this order: the most important, what is new, what came about, the gravest open point of each kind
    in the order of the brief, more open points; so a full page loses its least grave points first.
    """
    room, found = Room(), undertakings(kit.ctx)
    headline = _headline(kit, found)
    room.give(HEADING * (len(headline) - 1))
    top = room.take(most_important(kit.drafts, FRONT.top), heading=HEADING)
    news = kit.of_rules("changed", "new")
    new = room.take([d for d in news if d not in top][: FRONT.news], heading=HEADING)
    open_points = open_points_of(kit)
    room.give(HEADING + ALSO if open_points else 0)
    done = [d for d in kit.of_rules(*_DONE_RULES) if d not in top and _worth_the_front(kit, d)]
    done = [] if new else done  # what came about since the last review is news already
    came = room.take(most_important(done, FRONT.done), heading=HEADING)
    by_kind = sorted(open_points, key=lambda draft: (list(BRIEF).index(COLUMN[draft.rule]), _gravity(draft)))
    agenda = _chosen(by_kind, [*top, *new], room, (), each_kind=1)
    agenda = _chosen(sorted(open_points, key=_gravity), [*top, *new], room, agenda, each_kind=FRONT.points)
    return (
        _read(kit),
        *headline,
        *_list(kit, top, "top"),
        *_list(kit, new, "brief_new", len(news) - len(new)),
        *_agenda(kit, agenda, open_points, top),
        *_list(kit, came, "brief_done", len(done) - len(came)),
    )


def _worth_the_front(kit: Kit, draft: Draft) -> bool:
    """What is for information only stays further back, but for what came about within the last year."""
    if draft.severity != "note":
        return True
    recent = (kit.ctx.on - dt.timedelta(days=_YEAR)).isoformat()
    return draft.rule in _DONE_RULES and (draft.since or "") >= recent


def _read(kit: Kit) -> Paragraph:
    ctx = kit.ctx
    params: dict[str, Plain] = {
        "reports": len(ctx.documents),
        "records": len(ctx.register.records),
        "observations": len({o.id for m in ctx.measures for o in m.observations}),
    }
    return Paragraph("read", params)


def _headline(kit: Kit, found: Sequence[Undertaking]) -> tuple[Node, ...]:
    """Completed and moving, each with its number, and never one percentage; kind by kind in the next section."""
    if not found:
        return (Paragraph("no_undertakings"),)
    total = Counter(one.outcome for one in found)
    params: dict[str, Plain] = {"n": len(found)}
    params.update({str(name): total[name] for name in OUTCOMES})
    return (Paragraph("headline", params), *_withheld(kit))


def _withheld(kit: Kit) -> tuple[Paragraph, ...]:
    """The fields whose undertakings are not counted, since those who coded them twice do not agree."""
    fields = [name for name in kit.ctx.coding.by_field if kit.ctx.coding.trust(name) == "withheld"]
    return (Paragraph("fields_withheld", {"fields": fields}),) if fields else ()


def _list(kit: Kit, drafts: Sequence[Draft], heading: str, more: int = 0) -> tuple[FindingList, ...]:
    return tuple(FindingList(one.findings, heading, more) for one in kit.listed(drafts))


def _agenda(kit: Kit, chosen: Sequence[Draft], points: Sequence[Draft], above: Sequence[Draft]) -> Iterator[Node]:
    """Open points field by field, so that each member of a delegation finds his own, with how many more there are."""
    by_field: dict[str, list[Draft]] = {}
    for draft in sorted(chosen, key=_gravity):
        by_field.setdefault(draft.subject_fields[0], []).append(draft)
    left = Counter(draft.subject_fields[0] for draft in points if draft not in above and draft not in chosen)
    for number, (name, drafts) in enumerate(by_field.items()):
        (one,) = kit.listed(drafts)
        yield FindingList(one.findings, name, left[name], over="agenda" if number == 0 else None, within=True)
    if by_field and (rest := [name for name, _ in left.most_common() if name not in by_field]):
        yield Paragraph("open_elsewhere", {"fields": list(rest[: FRONT.fields])})


def open_points_of(kit: Kit) -> list[Draft]:
    """What is to be raised at the next session, gravest first."""
    return [draft for draft in kit.of_rules(*COLUMN) if _is_open(kit, draft)]


def _is_open(kit: Kit, draft: Draft) -> bool:
    return bool(draft.subject_fields) and draft.severity != "note" and _worth_the_front(kit, draft)


def _chosen(
    points: Sequence[Draft], above: Sequence[Draft], room: Room, already: Sequence[Draft], *, each_kind: int
) -> list[Draft]:
    """The open points for which there is room: those ``already`` chosen, and the first of the others.

    Few of a field, few of a kind of trouble, one of a thing; what stands above is not repeated.
    """
    chosen, seen = list(already), {_point(draft) for draft in (*above, *already)}
    kinds: Counter[str] = Counter()
    fields = Counter(draft.subject_fields[0] for draft in chosen)
    for draft in points:
        name, kind = draft.subject_fields[0], COLUMN[draft.rule]
        if room.full or len(chosen) >= FRONT.points:
            break
        if fields[name] >= FRONT.each or kinds[kind] >= each_kind or _point(draft) in seen:
            continue
        if room.take([draft], heading=0 if fields[name] else SUBHEADING):
            chosen.append(draft)
            seen.add(_point(draft))
            kinds[kind] += 1
            fields[name] += 1
    return chosen


def _point(draft: Draft) -> tuple[str, str | None]:
    """What makes two findings one point of the agenda: the same thing, and the same column."""
    return draft.record.id if draft.record else draft.rule, COLUMN.get(draft.rule)


def _gravity(draft: Draft) -> tuple[int, bool]:
    """Within one severity, what reports of far days say unlike comes last: it is mostly news grown old."""
    days = draft.params.get("days") if draft.rule == "contradicted" else None
    return SEVERITIES.index(draft.severity), isinstance(days, int) and days > _NEAR

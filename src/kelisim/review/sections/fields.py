"""What was agreed and where it stands: counted by kind, then field by field, after a timeline of the main events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kelisim.model.kinds import KINDS
from kelisim.model.record import Record
from kelisim.model.review import SEVERITIES, Cell, ItemList, Node, Paragraph, Table
from kelisim.review.kit import Kit
from kelisim.review.sections.glance import BRIEF, COLUMN, open_points_of
from kelisim.review.sections.timeline import timeline, undated
from kelisim.review.undertakings import KINDS as UNDERTAKEN
from kelisim.review.undertakings import OUTCOMES, Undertaking, undertakings

# Meetings stand on the timeline, figures beside the targets.
_KINDS = tuple(kind for kind in KINDS if kind not in ("meeting", "figure"))
_EACH = 7


def build(kit: Kit) -> tuple[Node, ...]:
    """The timeline, then one list per field; in it what has serious findings or is much spoken of comes first."""
    by_field: dict[str, list[Record]] = {}
    for record in kit.ctx.records(*_KINDS):
        if record.fields:
            by_field.setdefault(record.fields[0], []).append(record)
    nodes: list[Node] = [*_headline(kit), *_open_points(kit), *timeline(kit), *undated(kit)]
    for name, records in sorted(by_field.items(), key=lambda item: (-len(item[1]), item[0])):
        ordered = sorted(records, key=lambda record: _rank(kit, record))
        trust = kit.ctx.coding.trust(name)
        if trust in ("withheld", "tentative"):
            nodes.append(Paragraph(f"coding_{trust}", {"field": name}))
        items = tuple(kit.item(record) for record in ordered[:_EACH])
        statuses = Counter(record.status for record in ordered if record.status)
        nodes.append(ItemList(items, name, len(ordered) - len(items), dict(sorted(statuses.items()))))
    return tuple(nodes) if by_field else (Paragraph("nothing_agreed"),)


def _headline(kit: Kit) -> tuple[Table, ...]:
    """The headline figures kind by kind."""
    found = undertakings(kit.ctx)
    rows = [_row(kind, [one for one in found if one.record.kind == kind]) for kind in UNDERTAKEN]
    rows = [row for row in rows if row[1].value]
    return (Table("headline", ("kind", "counted", *OUTCOMES), (*rows, _row("all", found))),) if rows else ()


def _row(kind: str, found: Sequence[Undertaking]) -> tuple[Cell, ...]:
    counted = Counter(one.outcome for one in found)
    name = Cell(kind, "code:kinds_plural")
    return (name, Cell(len(found), "number"), *(Cell(counted[outcome], "number") for outcome in OUTCOMES))


def _open_points(kit: Kit) -> Iterator[Table]:
    """Open points by field and kind of trouble, the fullest fields first."""
    counted: dict[str, Counter[str]] = {}
    for draft in open_points_of(kit):
        counted.setdefault(draft.subject_fields[0], Counter())[COLUMN[draft.rule]] += 1
    rows = sorted(counted.items(), key=lambda item: (-item[1].total(), item[0]))
    cells = tuple(
        (Cell(name, "code:fields"), *(Cell(row[heading] or None, "number") for heading in BRIEF)) for name, row in rows
    )
    if cells:
        yield Table("agenda", ("field", *BRIEF), cells)


def _rank(kit: Kit, record: Record) -> tuple[object, ...]:
    severities = [SEVERITIES.index(draft.severity) for draft in kit.about(record)]
    return (min([*severities, len(SEVERITIES) - 1]), *kit.ctx.order(record))

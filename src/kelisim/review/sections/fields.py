"""What was agreed and where it stands, field by field, after a timeline of the main events."""

from __future__ import annotations

from collections import Counter

from kelisim.model.kinds import KINDS
from kelisim.model.record import Record
from kelisim.model.review import SEVERITIES, ItemList, Node, Paragraph
from kelisim.review.kit import Kit
from kelisim.review.sections.timeline import timeline, undated

# Meetings stand on the timeline, figures beside the targets.
_KINDS = tuple(kind for kind in KINDS if kind not in ("meeting", "figure"))
_EACH = 7


def build(kit: Kit) -> tuple[Node, ...]:
    """The timeline, then one list per field; in it what has serious findings or is much spoken of comes first."""
    by_field: dict[str, list[Record]] = {}
    for record in kit.ctx.records(*_KINDS):
        if record.fields:
            by_field.setdefault(record.fields[0], []).append(record)
    nodes: list[Node] = [*timeline(kit), *undated(kit)]
    for name, records in sorted(by_field.items(), key=lambda item: (-len(item[1]), item[0])):
        ordered = sorted(records, key=lambda record: _rank(kit, record))
        trust = kit.ctx.coding.trust(name)
        if trust in ("withheld", "tentative"):
            nodes.append(Paragraph(f"coding_{trust}", {"field": name}))
        items = tuple(kit.item(record) for record in ordered[:_EACH])
        statuses = Counter(record.status for record in ordered if record.status)
        nodes.append(ItemList(items, name, len(ordered) - len(items), dict(sorted(statuses.items()))))
    return tuple(nodes) if by_field else (Paragraph("nothing_agreed"),)


def _rank(kit: Kit, record: Record) -> tuple[object, ...]:
    severities = [SEVERITIES.index(draft.severity) for draft in kit.about(record)]
    return (min([*severities, len(SEVERITIES) - 1]), *kit.ctx.order(record))

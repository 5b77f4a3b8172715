"""Sources and their coverage: which reports were read for which months and sides, and where nothing was read."""

from __future__ import annotations

from collections import Counter
from functools import partial

from kelisim.model.entry import Observation
from kelisim.model.review import Cell, Node, Paragraph, Table
from kelisim.review.coverage import holes, months, period, sides
from kelisim.review.kit import Kit
from kelisim.review.sides import OTHER, side_of

_MOST = 400
_TOLD = ("state", "vintage")


def build(kit: Kit) -> tuple[Node, ...]:
    """How many of which side, the holes, month by month, then every report and every statistic."""
    ctx = kit.ctx
    if not ctx.documents:
        return (Paragraph("no_sources"), *_unread(kit))
    first, last = period(ctx)
    undated = sum(document.date is None for document in ctx.documents)
    nodes: list[Node] = [
        Paragraph("coverage", {"reports": len(ctx.documents), "first": first, "last": last, "undated": undated})
    ]
    counted = sides(ctx)
    nodes.extend(Paragraph("side_unread", {"side": party}) for party in ctx.parties if not counted[party])
    nodes.extend(
        Paragraph("hole", {"first": hole.first, "last": hole.last, "months": hole.months}) for hole in holes(ctx)
    )
    return (*nodes, *_unread(kit), _months(kit), _reports(kit), *_statistics(kit))


def _unread(kit: Kit) -> tuple[Node, ...]:
    """How many reports of which language were not read and why, and which; nothing where all were."""
    unread = kit.ctx.unread
    if not unread:
        return ()
    counted = Counter(document.language for document in unread)
    languages = sorted(counted.items(), key=lambda one: (-one[1], one[0] or ""))
    told = (Paragraph("unread", {"language": code, "reports": count}) for code, count in languages)
    rows = (
        (
            Cell(document.date, "date"),
            Cell(document.title or document.name),
            Cell(document.publisher),
            Cell(side_of(document, kit.ctx.parties), "code:areas"),
            Cell(document.language, "code:languages"),
            Cell(document.source_url, "link"),
        )
        for document in unread[::-1]
    )
    columns = ("date", "title", "publisher", "side", "language", "address")
    return (*told, kit.table("unread", columns, [partial(tuple, row) for row in rows], most=_MOST))


def _months(kit: Kit) -> Table:
    parties = kit.ctx.parties
    rows = tuple(
        (
            Cell(month.month, "date"),
            Cell(month.reports, "number"),
            *(Cell(month.by_side[party] or None, "number") for party in (*parties, OTHER)),
            Cell(list(month.languages), "code:languages"),
        )
        for month in months(kit.ctx)
    )
    return Table("coverage", ("month", "reports", *parties, OTHER, "languages"), rows)


def _reports(kit: Kit) -> Table:
    ctx = kit.ctx
    claims = Counter(claim.quote.document_digest for record in ctx.register.records for claim in record.claims)
    rows = [
        (
            Cell(document.date, "date"),
            Cell(document.title or document.name),
            Cell(document.publisher),
            Cell(ctx.side_of[document.digest], "code:areas"),
            Cell(document.language, "code:languages"),
            Cell(claims[document.digest], "number"),
            Cell(document.source_url, "link"),
        )
        for document in ctx.documents[::-1]
    ]
    columns = ("date", "title", "publisher", "side", "language", "claims", "address")
    return kit.table("reports", columns, [partial(tuple, row) for row in rows], most=_MOST)


def _statistics(kit: Kit) -> tuple[Table, ...]:
    used = {o.id: o for m in kit.ctx.measures for o in m.observations}
    if not used:
        return ()
    ordered = sorted(used.values(), key=lambda o: (o.period.text, o.indicator, o.area, o.value, o.id))
    told = any(o.status != "final" or o.vintage for o in ordered)
    rows = [partial(_observation, kit, o, told=told) for o in ordered]
    columns = ("period", "indicator", "area", "value", *(_TOLD if told else ()), "address")
    return (kit.table("statistics", columns, rows, most=_MOST),)


def _observation(kit: Kit, o: Observation, *, told: bool) -> tuple[Cell, ...]:
    state = (Cell(None if o.status == "final" else o.status, "code:states"), Cell(o.vintage, "date"))
    return (
        Cell(o.period.text, "date"),
        Cell(o.indicator, "code:indicators"),
        Cell(o.area, "code:areas"),
        kit.cell(format(o.value.normalize(), "f"), "money", unit=o.unit, sources=(o.id,)),
        *(state if told else ()),
        Cell(o.source, "link"),
    )

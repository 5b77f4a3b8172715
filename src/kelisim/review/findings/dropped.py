"""Deadline dropped: a target once had a date; later reports repeat it without one, or set another after a pause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kelisim.model.record import Record
from kelisim.model.review import Severity
from kelisim.review.context import Context, Stated
from kelisim.review.findings.base import Draft

RULES = ("deadline_dropped", "deadline_reset")
_LEAST = 2


def find(ctx: Context) -> Iterator[Draft]:
    """Looks for the days on which a target is told without a date after one was set; two such days at least."""
    for record in ctx.records("target", "commitment"):
        stated = ctx.stated_deadlines(record)
        if not stated:
            continue
        with_date = {one.day for one in stated}
        bare = [day for day in ctx.days(record) if day not in with_date and day > stated[0].day]
        after = [day for day in bare if day > stated[-1].day]
        if len(after) >= _LEAST:
            yield _dropped(ctx, record, stated, after)
        else:
            yield from _reset(ctx, record, stated, bare)


def _dropped(ctx: Context, record: Record, stated: tuple[Stated, ...], bare: list[str]) -> Draft:
    params = {
        "title": ctx.title(record),
        "deadline": stated[0].first.text,
        "set_on": stated[0].day,
        "last_on": stated[-1].day,
        "since": bare[0],
        "n": len(bare),
        "last": bare[-1],
    }
    sources = (*(claim.id for one in stated for claim in one.claims), *_told(ctx, record, bare))
    severity: Severity = "high" if record.kind == "target" else "medium"
    return Draft("deadline_dropped", record, severity, params, sources, since=bare[0], weight=len(bare))


def _reset(ctx: Context, record: Record, stated: tuple[Stated, ...], bare: list[str]) -> Iterator[Draft]:
    """A pause without a date between two reports with one."""
    for earlier, later in pairwise(stated):
        pause = [day for day in bare if earlier.day < day < later.day]
        if len(pause) < _LEAST:
            continue
        params = {
            "title": ctx.title(record),
            "deadline": earlier.last.text,
            "last_on": earlier.day,
            "reset": later.first.text,
            "reset_on": later.day,
            "n": len(pause),
        }
        sources = (*(c.id for c in earlier.claims), *(c.id for c in later.claims), *_told(ctx, record, pause))
        yield Draft("deadline_reset", record, "medium", params, sources, since=later.day, weight=len(pause))


def _told(ctx: Context, record: Record, days: list[str]) -> list[str]:
    return [ctx.claims_on(record, day)[0].id for day in days]

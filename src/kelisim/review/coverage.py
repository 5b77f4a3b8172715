"""Coverage: which reports were read for which months and sides, and where nothing was read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from kelisim.review.context import Context
from kelisim.review.sides import OTHER


@dataclass(frozen=True, slots=True)
class Month:
    """Reports of one month by side: party codes, and ``other``."""

    month: str
    reports: int
    by_side: Counter[str]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hole:
    """A run of months without a report, first and last."""

    first: str
    last: str
    months: int


def months(ctx: Context) -> tuple[Month, ...]:
    """Every month in which a report was read, in order."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for document in ctx.documents:
        if document.date:
            side = ctx.side_of[document.digest]
            found.setdefault(document.date[:7], []).append((side, document.language))
    return tuple(
        Month(month, len(rows), Counter(side for side, _ in rows), tuple(sorted({lang for _, lang in rows if lang})))
        for month, rows in sorted(found.items())
    )


def holes(ctx: Context, *, least: int = 3) -> tuple[Hole, ...]:
    """Runs of at least so many whole months without a report, up to the month of the view."""
    read = sorted({_number(month.month) for month in months(ctx)})
    if not read:
        return ()
    found: list[Hole] = []
    for earlier, later in zip(read, [*read[1:], _number(ctx.on.isoformat()[:7])], strict=True):
        if later - earlier - 1 >= least:
            found.append(Hole(_month(earlier + 1), _month(later - 1), later - earlier - 1))
    return tuple(found)


def sides(ctx: Context) -> Counter[str]:
    """Reports by side; every party is there, also with none."""
    found = Counter(dict.fromkeys((*ctx.parties, OTHER), 0))
    found.update(ctx.side_of.values())
    return found


def period(ctx: Context) -> tuple[str | None, str | None]:
    """The days of the first and the last report."""
    days = ctx.report_days
    return (days[0], days[-1]) if days else (None, None)


def _number(month: str) -> int:
    day = dt.date.fromisoformat(f"{month}-01")
    return day.year * 12 + day.month - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"

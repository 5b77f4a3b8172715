"""Arithmetic of ISO points: months, quarters, halves, weeks, shifts, the nearest day of a name."""

from __future__ import annotations

import calendar
import datetime as dt

YEAR_SPAN = (1000, 2999)


def day(year: int, month: int, number: int) -> str | None:
    """An ISO day, ``None`` where the calendar has no such day."""
    try:
        return dt.date(year, month, number).isoformat()
    except (ValueError, OverflowError):
        return None


def last_day(year: int, number: int) -> str | None:
    """The last day of a month."""
    return day(year, number, calendar.monthrange(year, number)[1]) if YEAR_SPAN[0] <= year <= YEAR_SPAN[1] else None


def month(year: int, number: int) -> str | None:
    """An ISO month."""
    return f"{year:04}-{number:02}" if 1 <= number <= 12 and YEAR_SPAN[0] <= year <= YEAR_SPAN[1] else None


def span(first: str | None, last: str | None) -> str | None:
    """An interval, one point where both are equal, ``None`` where an end is missing or it runs backwards."""
    if first is None or last is None:
        return None
    if first == last:
        return first
    return f"{first}/{last}" if first[:4] + first[4:] <= last + "-99" and first < last else None


def months(year: int, first: int, last: int) -> str | None:
    """The months from first to last of a year."""
    return span(month(year, first), month(year, last))


def shift_month(year: int, number: int, by: int) -> tuple[int, int]:
    """Year and month some months later."""
    index = year * 12 + number - 1 + by
    return index // 12, index % 12 + 1


def plus_days(anchor: dt.date, by: int) -> str | None:
    """The day some days later."""
    try:
        return (anchor + dt.timedelta(days=by)).isoformat()
    except OverflowError:
        return None


def week(anchor: dt.date, by: int) -> str | None:
    """Monday to Sunday of the week some weeks later."""
    first = plus_days(anchor, by * 7 - anchor.weekday())
    return None if first is None else span(first, plus_days(dt.date.fromisoformat(first), 6))


def weekday(anchor: dt.date, number: int, where: str) -> str | None:
    """The day of that name: ``last`` before the anchor, ``next`` after it, ``this`` week's, ``near`` not after it."""
    ahead = (number - anchor.weekday()) % 7
    if where == "next":
        return plus_days(anchor, ahead or 7)
    if where == "this":
        return plus_days(anchor, number - anchor.weekday())
    behind = ahead - 7 if ahead or where == "last" else 0
    return plus_days(anchor, behind)


def nearest_year(anchor: dt.date, number: int, of_month: int | None = None) -> int:
    """The year of a month that was named without one: the anchor's, or near it across New Year."""
    away = number - anchor.month
    if away > 6 or (away == 6 and of_month is not None and of_month > anchor.day):
        return anchor.year - 1
    return anchor.year + 1 if away < -9 else anchor.year


def shifted_years(text: str, by: int) -> str | None:
    """A point or interval some years later; ``None`` beyond the years that a date can tell."""
    parts = []
    for point in text.split("/"):
        if not dt.MINYEAR <= int(point[:4]) + by <= dt.MAXYEAR:
            return None
        moved = f"{int(point[:4]) + by:04}{point[4:]}"
        if len(moved) == 10 and moved.endswith("-02-29") and not calendar.isleap(int(moved[:4])):
            moved = moved[:8] + "28"
        parts.append(moved)
    return "/".join(parts)

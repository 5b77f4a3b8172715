"""Parts of a year, a month or a decade: halves, quarters and months from its first on, by number or code."""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kelisim.reading.values import moments as m
from kelisim.reading.values.classes import any_of, chars, pattern
from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.tense import year_told
from kelisim.reading.values.years import (
    YEAR_TAIL,
    Forms,
    first_of_decade,
    glued_year,
    month_year,
    number_at,
    written,
    year_of,
)

_HALVES = 2
_ALL_YEAR = r"(?: (?P<whole>OF? THE? YEARS) (?! YEAR|LAST|NEXT) )?"  # "the second half of the year"


def _half_decade(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    """``the first half of the 2030s``."""
    first, nth = first_of_decade(tape, match.start("decade")), number_at(tape, match, "nth")
    return f"{first + 5 * nth - 5}/{first + 5 * nth - 1}" if nth <= _HALVES else None


def _half_month(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the second half of July``."""
    number, nth = number_at(tape, match, "month"), number_at(tape, match, "nth")
    year = month_year(tape, match, anchor, number, None)
    if year is None or nth > _HALVES:
        return None
    return m.span(
        m.day(year, number, 16 if nth > 1 else 1), m.last_day(year, number) if nth > 1 else m.day(year, number, 15)
    )


def _last_of_month(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the last week of September``; its "last days" are as vague as its end."""
    number = number_at(tape, match, "month")
    year = month_year(tape, match, anchor, number, None)
    last = None if year is None else m.last_day(year, number)
    if year is None or last is None or match.group("part") in chars("DAYS"):
        return None if year is None else m.month(year, number)
    return m.span(m.plus_days(dt.date.fromisoformat(last), -6), last)


def _part(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """A half or quarter by its ordinal, or by a bare number (Russian "1 квартал", no count of quarters)."""
    year, last = year_of(tape, match, anchor), match.group("nth") in chars("LAST")
    size = 6 if match.group("part") in chars("HALF") else 3
    if match.group("nth") in chars("DAY") and tape[match.start("part")].word.endswith("s"):
        return None
    if year is None:
        if anchor is None or (last and not match.group("whole")):
            return None
        year = anchor.year
        if not last:
            if match.end() < len(tape) and tape.classes[match.end()] in chars("OF"):
                return None  # "the first half of the match"
            ends = number_at(tape, match, "nth") * size
            month = min(ends if ends < anchor.month else ends - size + 1, 12)
            year = year if month == anchor.month else year_told(tape, match.span(), anchor, month)
    number = 12 // size if last else number_at(tape, match, "nth")
    first = number_at(tape, match, "low") if match.groupdict().get("low") else number
    if not 1 <= first <= number <= 12 // size:
        return None
    return m.months(year, (first - 1) * size + 1, number * size)


def _coded(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``Q4 2026``, ``1H 2027``, ``Q1-Q3 2025``, ``3Q24``."""
    code, groups = tape[match.start("code")].word, match.groupdict()
    number, size = int(code[1:]), 3 if code[0] in "qк" else 1 if code[0] in "mм" else 6
    first = 1 if size == 1 else int(tape[match.start("low")].word[1:]) if groups.get("low") else number
    year = year_of(tape, match, anchor)
    if groups.get("short"):
        year = glued_year(tape, match.start("short"))
    elif year is None and anchor is not None:
        year = anchor.year
    return m.months(year, (first - 1) * size + 1, number * size) if year and first <= number <= 12 // size else None


def _first_months(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the first eight months of 2024``, ``11 months of 2023``."""
    count, groups = number_at(tape, match, "count"), match.groupdict()
    if groups["nth"] and number_at(tape, match, "nth") != 1:
        return None
    year = year_of(tape, match, anchor)
    if year is None and groups.get("whose") and anchor is not None:
        year = anchor.year - (groups["whose"] in chars("LAST"))
    if year is None:
        if not groups["nth"] or anchor is None:
            return None
        year = anchor.year if count <= anchor.month else anchor.year - 1
    return m.months(year, 1, count) if 1 <= count <= 12 else None


def _last_months(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the last two months of 2024``."""
    year, count = year_of(tape, match, anchor), number_at(tape, match, "count")
    return m.months(year, 13 - count, 12) if year is not None and 1 <= count < 12 else None


def _quarters(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the first three quarters of 2021``, Russian "за три квартала"; without a year those that are over."""
    year, count = year_of(tape, match, anchor), number_at(tape, match, "count")
    if match.group("nth") and number_at(tape, match, "nth") != 1:
        return None
    if year is None:
        if anchor is None or not match.group("nth"):
            return None
        year = anchor.year - (3 * count > anchor.month)
    return m.months(year, 1, 3 * count) if count <= 4 else None


_PARTS: Forms = (
    (pattern(rf"(?P<nth>ORDINAL) (?P<count>PIECES) QUARTERS {YEAR_TAIL}"), any_of("QUARTERS"), _quarters),
    (pattern(rf"LAST (?P<count>PIECES) MONTHS {YEAR_TAIL}"), any_of("LAST"), _last_months),
    (pattern(rf"(?P<count>PIECES) (?<=DURING PIECES) QUARTERS (?P<nth>)? {YEAR_TAIL}"), any_of("QUARTERS"), _quarters),
    (pattern(rf"LAST (?P<part>WEEKS|DAYS) OF? (?P<month>MON) {YEAR_TAIL}"), any_of("MON"), _last_of_month),
    (pattern(r"(?P<nth>ORDINAL) HALF OF? THE? (?P<decade>DECADE) YEARS?"), any_of("DECADE"), _half_decade),
    (pattern(rf"(?P<nth>ORDINAL) HALF OF? (?P<month>MON) {YEAR_TAIL}"), any_of("HALF"), _half_month),
    (pattern(rf"(?P<nth>ORDINAL|LAST|DAY) (?P<part>HALF|QUARTERS) {YEAR_TAIL} {_ALL_YEAR}"), any_of("HALF", "QUARTERS"), _part),
    (pattern(rf"(?P<low>DAY|ORDINAL) HYPHEN (?P<nth>DAY|ORDINAL) (?P<part>QUARTERS) {YEAR_TAIL} {_ALL_YEAR}"), any_of("QUARTERS"), _part),
    (pattern(r"(?P<rel>LAST|NEXT|THIS) YEARS (?P<nth>ORDINAL) (?P<part>HALF|QUARTERS) (?P<whole>)"), any_of("HALF", "QUARTERS"), _part),
    (pattern(rf"(?: (?P<low>CODED) HYPHEN )? (?P<code>CODED) {YEAR_TAIL} (?: OF THE YEARS )?"), any_of("CODED"), _coded),
    (pattern(r"(?P<code>CODED) QUOTE? (?P<short>DAY|INT)"), any_of("CODED"), _coded),
    (pattern(rf"(?: (?P<whose>LAST|THIS) YEARS )? (?P<nth>ORDINAL) (?P<count>WHOLE) MONTHS {YEAR_TAIL}"), any_of("MONTHS"), _first_months),
    (pattern(rf"(?P<count>WHOLE) (?P<nth>ORDINAL)? MONTHS {YEAR_TAIL}"), any_of("MONTHS"), _first_months),
)  # fmt: skip


def find_parts(tape: Tape, anchor: dt.date | None) -> Iterator[Found]:
    """Every part that is written out."""
    yield from written(tape, _PARTS, anchor)

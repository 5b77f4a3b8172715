"""Dates as written out: days, months, years, ranges of them, halves and quarters, numeric stamps."""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from kelisim.reading.values import moments as m
from kelisim.reading.values.classes import CHAR, any_of, chars, pattern
from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.relative import BY
from kelisim.reading.values.rolls import found_date
from kelisim.reading.values.tense import to_come, year_told

Reader = Callable[[Tape, "re.Match[str]", dt.date | None], str | None]

_YEAR = r"(?: COMMA? OF? THE? (?P<year>YEAR) YEARS? | COMMA? OF? THE? (?P<rel>LAST|NEXT|THIS|BEFORELAST) YEARS | OF? (?P<yearrel>YEARREL) | (?P<post>YEARS) (?P<postrel>LAST|NEXT) )?"
_WD = r"(?: THE? WEEKDAY COMMA? THE? )?"
_WEEKDAY = pattern(r"THE? WEEKDAY COMMA? THE? $")
_MONTHS = any_of("MON")
_BEFORE_MONTHS = any_of("PREP", "EARLY", "LATE", "MID", "END", "START")
_BEFORE_YEARS, _NO_YEARS = any_of("PREP", "FISCAL", "MON"), any_of("LABEL", "SIGN", "NUMERO")
_COUNTED, _THINGS = any_of("UNIT", "PERSONS", "MONEY", "PERCENT"), any_of("X", "NOUN")
_BEFORE_SEASONS = any_of("IN", "THE", "BY", "SINCE")
_HALVES = 2
_GLUE = r"(?: HYPHEN (?= YEAR ) )?"  # "12-May-2024"
_ALL_YEAR = r"(?: (?P<whole>OF? THE? YEARS) (?! YEAR|LAST|NEXT) )?"  # "the second half of the year"
_FIRST_YEAR = r"(?: COMMA? OF? (?P<first_year>YEAR) YEARS? COMMA? )?"
_JOIN = r"(?P<joint> HYPHEN | TILL | AND )"


def _year_of(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(tape[match.start("year")].value)
    rel = groups.get("rel") or groups.get("postrel")
    if rel and anchor is not None:
        return anchor.year + BY[rel]
    if groups.get("yearrel") and anchor is not None:
        return anchor.year + int(tape[match.start("yearrel")].value)
    return None


def _number(tape: Tape, match: re.Match[str], group: str) -> int:
    return int(tape[match.start(group)].value)


def _month_year(
    tape: Tape, match: re.Match[str], anchor: dt.date | None, number: int, of_month: int | None
) -> int | None:
    year = _year_of(tape, match, anchor)
    if year is not None:
        return year
    return None if anchor is None else year_told(tape, match.span(), anchor, number, of_month)


def _day(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    number, day = _number(tape, match, "month"), _number(tape, match, "day")
    year = _month_year(tape, match, anchor, number, day)
    return None if year is None else m.day(year, number, day)


def _listed(tape: Tape, match: re.Match[str], start: int, first: int, last: int) -> bool:
    """Two days or months joined by "and" are an interval only after "between", or where one follows the other."""
    if start and tape.classes[start - 1] == CHAR["BETWEEN"]:
        return False
    return match.group("joint") in chars("AND") and last - first != 1


def _days(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """Two days of one month or of two."""
    last_month = _number(tape, match, "month")
    first_month = _number(tape, match, "before") if match.group("before") else last_month
    low, high = _number(tape, match, "day"), _number(tape, match, "high")
    year = _month_year(tape, match, anchor, last_month, high)
    if year is None:
        return None
    if _listed(tape, match, _with_weekday(tape, match.start()), low, high) and (first_month == last_month or high != 1):
        return None if match.groupdict().get("first_year") else m.day(year, last_month, high)
    first_year = year - 1 if first_month > last_month else year
    if match.groupdict().get("first_year"):
        first_year = _number(tape, match, "first_year")
    return m.span(m.day(first_year, first_month, low), m.day(year, last_month, high))


def _month(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    number = _number(tape, match, "month")
    if match.group("month") in chars("MAYBE") and not _sure(tape, match):
        return None
    year = _month_year(tape, match, anchor, number, None)
    return None if year is None else m.month(year, number)


def _sure(tape: Tape, match: re.Match[str]) -> bool:
    """``May`` and ``March`` are months beside a year or after a preposition."""
    groups = match.groupdict()
    if groups.get("year") or groups.get("rel"):
        return True
    return match.start() > 0 and tape.classes[match.start() - 1] in _BEFORE_MONTHS


def _months(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    first, last = _number(tape, match, "before"), _number(tape, match, "month")
    year = _month_year(tape, match, anchor, last, None)
    if year is None:
        return None
    if _listed(tape, match, match.start(), first, last):
        return m.month(year, last)
    first_year = year - 1 if first > last else year
    if match.group("first_year"):
        first_year = _number(tape, match, "first_year")
    return m.span(m.month(first_year, first), m.month(year, last))


def _years(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    first, last = tape[match.start("low")], tape[match.start("high")]
    low, high = int(first.value), int(last.value)
    if last.char != CHAR["YEAR"]:
        if len(last.word) != 2 or not tape.glued(match.start("high")):
            return None
        high += low // 100 * 100
    return f"{low}/{high}" if low < high <= low + 100 else None


def _year(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    return str(int(tape[match.start("year")].value))


def _lone_year(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    """A bare year; before a thing that can be counted (``2000 students``) it is a number."""
    at = match.start("year")
    before = tape.classes[at - 1] if at else ""
    if before in _NO_YEARS:
        return None
    over = before == CHAR["OVER"] and tape.classes[at + 1 : at + 2] == CHAR["X"]
    if before in _BEFORE_YEARS and not over:
        return str(int(tape[at].value))
    if at + 1 < len(tape) and not _second_year(tape, at):
        after = tape[at + 1]
        if after.char in _COUNTED or (after.char in _THINGS and after.word.endswith("s")):
            return None
    if before == CHAR["PRE"]:
        return None
    return str(int(tape[at].value))


def _second_year(tape: Tape, at: int) -> bool:
    """Whether two years are joined: in "in 2022 and 2023 exports ..." the second is no count of exports."""
    if at < 3 or tape.classes[at - 1] not in chars("AND") or tape.classes[at - 2] not in chars("YEAR"):
        return False
    return tape.classes[at - 3] in chars("PREP")


def _decade(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    first = _first_of_decade(tape, match.start())
    return f"{first}/{first + 9}"


def _first_of_decade(tape: Tape, at: int) -> int:
    first = int(tape[at].value)
    return first + (1900 if 20 < first < 100 else 2000 if first <= 20 else 0)


def _half_decade(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    """``the first half of the 2030s``."""
    first, nth = _first_of_decade(tape, match.start("decade")), _number(tape, match, "nth")
    return f"{first + 5 * nth - 5}/{first + 5 * nth - 1}" if nth <= _HALVES else None


def _half_month(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the second half of July``."""
    number, nth = _number(tape, match, "month"), _number(tape, match, "nth")
    year = _month_year(tape, match, anchor, number, None)
    if year is None or nth > _HALVES:
        return None
    return m.span(
        m.day(year, number, 16 if nth > 1 else 1), m.last_day(year, number) if nth > 1 else m.day(year, number, 15)
    )


def _part(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """A half or quarter by its ordinal, or by a bare number (Russian "1 квартал", no count of quarters)."""
    year, last = _year_of(tape, match, anchor), match.group("nth") in chars("LAST")
    if match.group("nth") in chars("DAY") and tape[match.start("part")].word.endswith("s"):
        return None
    if year is None:
        if anchor is None or (last and not match.group("whole")):
            return None
        year = anchor.year
        if not last and _number(tape, match, "nth") * (6 if match.group("part") in chars("HALF") else 3) < anchor.month:
            year += to_come(tape, *match.span())
    size = 6 if match.group("part") in chars("HALF") else 3
    number = 12 // size if last else _number(tape, match, "nth")
    first = _number(tape, match, "low") if match.groupdict().get("low") else number
    if not 1 <= first <= number <= 12 // size:
        return None
    return m.months(year, (first - 1) * size + 1, number * size)


def _coded(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``Q4 2026``, ``1H 2027``, ``Q1-Q3 2025``, ``3Q24``."""
    code, groups = tape[match.start("code")].word, match.groupdict()
    number, size = int(code[1]), 3 if code[0] in "qк" else 6
    first = int(tape[match.start("low")].word[1]) if groups.get("low") else number
    year = _year_of(tape, match, anchor)
    if groups.get("short"):
        year = _glued_year(tape, match.start("short"))
    elif year is None and anchor is not None:
        year = anchor.year
    return m.months(year, (first - 1) * size + 1, number * size) if year and first <= number <= 12 // size else None


def _glued_year(tape: Tape, at: int) -> int | None:
    """A year of two figures glued to what stands before it."""
    short = tape[at]
    if len(short.word) != 2 or not tape.glued(at):
        return None
    return int(short.value) + (2000 if short.value < 70 else 1900)


def _first_months(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the first eight months of 2024``, ``11 months of 2023``."""
    count, groups = _number(tape, match, "count"), match.groupdict()
    if groups["nth"] and _number(tape, match, "nth") != 1:
        return None
    year = _year_of(tape, match, anchor)
    if year is None and groups.get("whose") and anchor is not None:
        year = anchor.year - (groups["whose"] in chars("LAST"))
    if year is None:
        if not groups["nth"] or anchor is None:
            return None
        year = anchor.year if count <= anchor.month else anchor.year - 1
    return m.months(year, 1, count) if 1 <= count <= 12 else None


def _quarters(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the first three quarters of 2021``."""
    year, count = _year_of(tape, match, anchor), _number(tape, match, "count")
    if year is None or _number(tape, match, "nth") != 1:
        return None
    return m.months(year, 1, 3 * count) if count <= 4 else None


def _short_year(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    """``August '21``."""
    year = _glued_year(tape, match.start("short"))
    return None if year is None else m.month(year, _number(tape, match, "month"))


def _slashed(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``22/04``: a day and a month where it can be nothing else, as ``24/7`` can (round the clock)."""
    first, second = tape[match.start()], tape[match.end() - 1]
    if (first.word, second.word) == ("24", "7"):
        return None
    glued = tape.end(match.start()) + 1 == tape.starts[match.end() - 1]
    if anchor is None or not glued or first.value <= 12 or second.value > 12:
        return None
    return m.day(m.nearest_year(anchor, int(second.value), int(first.value)), int(second.value), int(first.value))


def _nth_of_month(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """``the first week of October``, ``the third Sunday of July``."""
    number, nth = _number(tape, match, "month"), _number(tape, match, "nth")
    year = _month_year(tape, match, anchor, number, None)
    first = None if year is None else m.day(year, number, 1)
    if first is None or not 1 <= nth <= 5:
        return None
    day = dt.date.fromisoformat(first)
    if match.group("part") in chars("WEEKS"):
        return m.span(m.plus_days(day, 7 * (nth - 1)), m.plus_days(day, 7 * nth - 1))
    wanted = _number(tape, match, "part")
    return m.plus_days(day, (wanted - day.weekday()) % 7 + 7 * (nth - 1))


def _stamp(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    parts = re.split(r"[./-]", tape[match.start()].word)
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        return m.day(*numbers)
    year = numbers[2] if len(parts[2]) == 4 else numbers[2] + (2000 if numbers[2] < 70 else 1900)
    one, two = numbers[0], numbers[1]
    month_first = tape.lexicon.month_first and "." not in tape[match.start()].word
    if two > 12 or (month_first and one <= 12):
        return m.day(year, one, two)
    return m.day(year, two, one)


def _season(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    first, year = int(tape[match.start("season")].value), _year_of(tape, match, anchor)
    if year is None:
        before = tape.classes[match.start() - 1] if match.start() else ""
        told = before in _BEFORE_SEASONS or tape[match.start()].word in tape.lexicon.season_adverbs
        if anchor is None or not told:
            return None
        year = year_told(tape, match.span(), anchor, min(first + 1, 12))
    last_year, last = m.shift_month(year, first, 2)
    return m.span(m.month(year, first), m.month(last_year, last))


def _holiday(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    year = _year_of(tape, match, anchor)
    if year is None:
        year = None if anchor is None else anchor.year
    if year is None:
        return None
    number, day = (int(part) for part in str(tape[match.start("day")].value).split("-"))
    return m.day(year, number, day)


# Days of a month, before which a weekday may stand.
_DAYS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (pattern(rf"(?P<day>MDAY) (?: OF? (?P<before>MON) {_FIRST_YEAR} )? {_JOIN} {_WD} THE? (?P<high>MDAY) OF? (?P<month>MON) {_YEAR}"), _days),
    (pattern(rf"(?P<before>MON) COMMA? THE? (?P<day>MDAY) {_JOIN} {_WD} THE? (?P<high>MDAY) OF (?P<month>MON) {_YEAR}"), _days),
    (pattern(rf"(?P<before>MON) THE? (?P<day>MDAY) {_FIRST_YEAR} {_JOIN} {_WD} (?P<month>MON) THE? (?P<high>MDAY) {_YEAR}"), _days),
    (pattern(rf"(?P<month>MON) THE? (?P<day>MDAY) {_JOIN} THE? (?P<high>MDAY) (?P<before>)? {_YEAR}"), _days),
    (pattern(rf"(?P<day>MDAY) HYPHEN? OF? (?P<month>MON) {_GLUE} {_YEAR}"), _day),
    (pattern(rf"(?P<month>MON) (?:HYPHEN|SLASH)? THE? (?P<day>MDAY) {_GLUE} (?: COMMA? WEEKDAY )? {_YEAR}"), _day),
)  # fmt: skip
_DATES: tuple[tuple[re.Pattern[str], frozenset[str], Reader], ...] = (
    (pattern(rf"(?P<before>MON) {_FIRST_YEAR} {_JOIN} (?P<month>MON) (?: TERM (?= OF ) )? {_YEAR}"), any_of("MON"), _months),
    (pattern(rf"(?P<month>MON) {_GLUE} {_YEAR}"), any_of("MON"), _month),
    (pattern(rf"(?P<nth>ORDINAL) (?P<part>WEEKS|WEEKDAY) OF (?P<month>MON) {_YEAR}"), any_of("MON"), _nth_of_month),
    (pattern(r"(?P<month>MON) QUOTE (?P<short>DAY|INT)"), any_of("MON"), _short_year),
    (pattern(rf"(?P<nth>ORDINAL) (?P<count>PIECES) QUARTERS {_YEAR}"), any_of("QUARTERS"), _quarters),
    (pattern(r"DAY SLASH DAY (?!SLASH)"), any_of("SLASH"), _slashed),
    (pattern(r"(?P<year>YEAR) YEARS? (?P<day>DAY) HYPHEN? (?P<month>MON)"), any_of("MONTH"), _day),
    (pattern(r"(?P<year>YEAR) YEARS (?P<month>MON)"), any_of("MONTH"), _month),
    (pattern(r"FISCAL? (?P<low>YEAR) (?:HYPHEN|SLASH) (?P<high>YEAR|DAY|INT) YEARS?"), any_of("YEAR"), _years),
    (pattern(r"(?P<low>YEAR) (?<=[FROM SINCE BETWEEN TERM YEARS] YEAR) YEARS? (?:TILL|AND) (?P<high>YEAR) YEARS?"), any_of("YEAR"), _years),
    (pattern(r"(?P<year>YEAR) YEARS"), any_of("YEAR"), _year),
    (pattern(r"FISCAL (?:YEARS)? (?P<year>YEAR)"), any_of("FISCAL"), _year),
    (pattern(r"(?P<year>YEAR)"), any_of("YEAR"), _lone_year),
    (pattern(r"DECADE YEARS?"), any_of("DECADE"), _decade),
    (pattern(r"(?P<nth>ORDINAL) HALF OF? THE? (?P<decade>DECADE) YEARS?"), any_of("DECADE"), _half_decade),
    (pattern(rf"(?P<nth>ORDINAL) HALF OF? (?P<month>MON) {_YEAR}"), any_of("HALF"), _half_month),
    (pattern(rf"(?P<nth>ORDINAL|LAST|DAY) (?P<part>HALF|QUARTERS) {_YEAR} {_ALL_YEAR}"), any_of("HALF", "QUARTERS"), _part),
    (pattern(rf"(?P<low>DAY|ORDINAL) HYPHEN (?P<nth>DAY|ORDINAL) (?P<part>QUARTERS) {_YEAR} {_ALL_YEAR}"), any_of("QUARTERS"), _part),
    (pattern(r"(?P<rel>LAST|NEXT|THIS) YEARS (?P<nth>ORDINAL) (?P<part>HALF|QUARTERS) (?P<whole>)"), any_of("HALF", "QUARTERS"), _part),
    (pattern(rf"(?: (?P<low>CODED) HYPHEN )? (?P<code>CODED) {_YEAR} (?: OF THE YEARS )?"), any_of("CODED"), _coded),
    (pattern(r"(?P<code>CODED) QUOTE? (?P<short>DAY|INT)"), any_of("CODED"), _coded),
    (pattern(rf"(?: (?P<whose>LAST|THIS) YEARS )? (?P<nth>ORDINAL) (?P<count>WHOLE) MONTHS {_YEAR}"), any_of("MONTHS"), _first_months),
    (pattern(rf"(?P<count>WHOLE) (?P<nth>ORDINAL)? MONTHS {_YEAR}"), any_of("MONTHS"), _first_months),
    (pattern(r"STAMP"), any_of("STAMP"), _stamp),
    (pattern(rf"(?P<season>SEASON) {_YEAR}"), any_of("SEASON"), _season),
    (pattern(rf"(?P<day>HOLIDAY) {_YEAR}"), any_of("HOLIDAY"), _holiday),
)  # fmt: skip


def _find_days(tape: Tape, anchor: dt.date | None) -> Iterator[Found]:
    for regex, reader in _DAYS:
        last = 0
        for match in regex.finditer(tape.classes):
            text = reader(tape, match, anchor)
            if text is not None:
                yield found_date(tape, _with_weekday(tape, match.start(), last), match.end(), text)
            last = match.end()


def _with_weekday(tape: Tape, first: int, floor: int = 0) -> int:
    """Where a date begins with the weekday before it (``Sunday, the`` 5th of May), not before another date's end."""
    found = _WEEKDAY.search(tape.classes, max(floor, first - 4), first)
    return found.start() if found else first


def find_dates(tape: Tape, anchor: dt.date | None) -> Iterator[Found]:
    """Every date that is written out."""
    if tape.has(_MONTHS):
        yield from _find_days(tape, anchor)
    for regex, needs, reader in _DATES:
        if not tape.has(needs):
            continue
        for match in regex.finditer(tape.classes):
            text = reader(tape, match, anchor)
            if text is not None:
                yield found_date(tape, match.start(), match.end(), text)

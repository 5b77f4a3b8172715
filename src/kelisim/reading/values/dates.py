"""Dates as written out: days, months, years, ranges of them, numeric stamps."""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kelisim.reading.values import moments as m
from kelisim.reading.values.classes import CHAR, any_of, chars, pattern
from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.rolls import found_date
from kelisim.reading.values.tense import counted, year_told
from kelisim.reading.values.years import (
    YEAR_TAIL,
    Forms,
    Reader,
    first_of_decade,
    glued_year,
    month_year,
    number_at,
    written,
    year_of,
)

_WD = r"(?: THE? WEEKDAY COMMA? THE? )?"
_WEEKDAY = pattern(r"THE? WEEKDAY COMMA? THE? $")
_MONTHS = any_of("MON")
_BEFORE_MONTHS = any_of("PREP", "EARLY", "LATE", "MID", "END", "START")
_DECEMBER = 12
_UP_TO = any_of("UPTO", "TO", "OVER")  # "up to 2000 students"
_BEFORE_YEARS, _NO_YEARS = any_of("PREP", "FISCAL", "MON"), any_of("LABEL", "SIGN", "NUMERO")
_COUNTED, _THINGS = any_of("UNIT", "PERSONS", "MONEY", "PERCENT"), any_of("X", "NOUN")
_BEFORE_SEASONS = any_of("IN", "ON", "UPTO", "UNTIL", "THE", "BY", "SINCE")
_GLUE = r"(?: HYPHEN (?= YEAR ) )?"  # "12-May-2024"
_FIRST_YEAR = r"(?: COMMA? OF? (?P<first_year>YEAR) YEARS? COMMA? )?"
_JOIN = r"(?P<joint> HYPHEN | TILL | AND )"


def _day(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    number, day = number_at(tape, match, "month"), number_at(tape, match, "day")
    year = month_year(tape, match, anchor, number, day)
    return None if year is None else m.day(year, number, day)


def _listed(tape: Tape, match: re.Match[str], start: int, first: int, last: int) -> bool:
    """Two days or months joined by "and" are an interval only after "between", or where one follows the other."""
    if start and tape.classes[start - 1] == CHAR["BETWEEN"]:
        return False
    return match.group("joint") in chars("AND") and last - first != 1


def _days(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    """Two days of one month or of two."""
    last_month = number_at(tape, match, "month")
    first_month = number_at(tape, match, "before") if match.group("before") else last_month
    low, high = number_at(tape, match, "day"), number_at(tape, match, "high")
    year = month_year(tape, match, anchor, last_month, high)
    if year is None:
        return None
    if _listed(tape, match, _with_weekday(tape, match.start()), low, high) and (first_month == last_month or high != 1):
        return None if match.groupdict().get("first_year") else m.day(year, last_month, high)
    first_year = year - 1 if first_month > last_month else year
    if match.groupdict().get("first_year"):
        first_year = number_at(tape, match, "first_year")
    return m.span(m.day(first_year, first_month, low), m.day(year, last_month, high))


def _month(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    number = number_at(tape, match, "month")
    if match.start() and tape.classes[match.start() - 1] == CHAR["EVERY"]:
        return None
    if match.group("month") in chars("MAYBE") and not _sure(tape, match):
        return None
    year = month_year(tape, match, anchor, number, None)
    return None if year is None else m.month(year, number)


def _sure(tape: Tape, match: re.Match[str]) -> bool:
    """``May`` and ``March`` are months beside a year, after a preposition or ``mid-``."""
    groups = match.groupdict()
    if groups.get("year") or groups.get("rel"):
        return True
    before = tape.classes[max(0, match.start() - 2) : match.start()].removesuffix(CHAR["DASH"])
    return before[-1:] in _BEFORE_MONTHS if before else False


def _months(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    first, last = number_at(tape, match, "before"), number_at(tape, match, "month")
    year = month_year(tape, match, anchor, last, None)
    if year is None:
        return None
    if _listed(tape, match, match.start(), first, last):
        return m.month(year, last)
    if anchor is not None and first < last and (year, last) > (anchor.year, anchor.month):
        over = year_of(tape, match, anchor) is None and counted(tape, match.start())
        year = year - 1 if over else year
    first_year = year - 1 if first > last else year
    if match.group("first_year"):
        first_year = number_at(tape, match, "first_year")
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
    after = tape.classes[at + 1 : at + 2]
    if before in _NO_YEARS or (before in _UP_TO and after in _COUNTED):
        return None
    over = before == CHAR["OVER"] and tape.classes[at + 1 : at + 2] == CHAR["X"]
    if before in _BEFORE_YEARS and not over:
        return str(int(tape[at].value))
    if at + 1 < len(tape) and not _second_year(tape, at):
        thing = tape[at + 1]
        if thing.char in _COUNTED or (thing.char in _THINGS and thing.word.endswith(tape.lexicon.plural_endings)):
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
    first = first_of_decade(tape, match.start())
    return f"{first}/{first + 9}"


def _short_year(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    """``August '21``, ``FY24``."""
    year = glued_year(tape, match.start("short"))
    if year is None or "month" not in match.groupdict():
        return None if year is None else str(year)
    return m.month(year, number_at(tape, match, "month"))


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
    number, nth = number_at(tape, match, "month"), number_at(tape, match, "nth")
    year = month_year(tape, match, anchor, number, None)
    first = None if year is None else m.day(year, number, 1)
    if first is None or not 1 <= nth <= 5:
        return None
    day = dt.date.fromisoformat(first)
    if match.group("part") in chars("WEEKS"):
        return m.span(m.plus_days(day, 7 * (nth - 1)), m.plus_days(day, 7 * nth - 1))
    wanted = number_at(tape, match, "part")
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
    first, year = int(tape[match.start("season")].value), year_of(tape, match, anchor)
    if year is None:
        before = tape.classes[match.start() - 1] if match.start() else ""
        told = before in _BEFORE_SEASONS or tape[match.start()].word in tape.lexicon.season_adverbs
        if anchor is None or not told:
            return None
        year = year_told(tape, match.span(), anchor, min(first + 1, 12))
        year += before in chars("BY") + chars("UPTO") + chars("UNTIL") and m.shift_month(year, first, 2) < (
            anchor.year,
            anchor.month,
        )
    last_year, last = m.shift_month(year, first, 2)
    return m.span(m.month(year, first), m.month(last_year, last))


def _winter(tape: Tape, match: re.Match[str], _: dt.date | None) -> str | None:
    """``the winter of 2024/25``."""
    years = _years(tape, match, None)
    if years is None or tape[match.start("season")].value < _DECEMBER or int(years[5:]) != int(years[:4]) + 1:
        return None
    return m.span(m.month(int(years[:4]), 12), m.month(int(years[5:]), 2))


def _holiday(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> str | None:
    year = year_of(tape, match, anchor)
    if year is None:
        year = None if anchor is None else anchor.year
    if year is None:
        return None
    number, day = (int(part) for part in str(tape[match.start("day")].value).split("-"))
    return m.day(year, number, day)


# Days of a month, before which a weekday may stand.
_DAYS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (pattern(rf"(?P<day>MDAY) (?: OF? (?P<before>MON) {_FIRST_YEAR} )? {_JOIN} {_WD} THE? (?P<high>MDAY) OF? (?P<month>MON) {YEAR_TAIL}"), _days),
    (pattern(rf"(?P<before>MON) COMMA? THE? (?P<day>MDAY) {_JOIN} {_WD} THE? (?P<high>MDAY) OF (?P<month>MON) {YEAR_TAIL}"), _days),
    (pattern(rf"(?P<before>MON) THE? (?P<day>MDAY) {_FIRST_YEAR} {_JOIN} {_WD} (?P<month>MON) THE? (?P<high>MDAY) {YEAR_TAIL}"), _days),
    (pattern(rf"(?P<month>MON) THE? (?P<day>MDAY) {_JOIN} THE? (?P<high>MDAY) (?P<before>)? {YEAR_TAIL}"), _days),
    (pattern(rf"(?P<day>MDAY) HYPHEN? OF? (?P<month>MON) {_GLUE} {YEAR_TAIL}"), _day),
    (pattern(rf"(?P<month>MON) (?:HYPHEN|SLASH)? THE? (?P<day>MDAY) {_GLUE} (?: COMMA? WEEKDAY )? {YEAR_TAIL}"), _day),
)  # fmt: skip
_DATES: Forms = (
    (pattern(rf"(?P<before>MON) {_FIRST_YEAR} (?P<joint> HYPHEN | TILL | AND | SLASH ) (?P<month>MON) (?: TERM (?= OF ) )? {YEAR_TAIL}"), any_of("MON"), _months),
    (pattern(rf"(?P<month>MON) {_GLUE} {YEAR_TAIL}"), any_of("MON"), _month),
    (pattern(rf"(?P<nth>ORDINAL) (?P<part>WEEKS|WEEKDAY) OF (?P<month>MON) {YEAR_TAIL}"), any_of("MON"), _nth_of_month),
    (pattern(r"(?P<month>MON) QUOTE (?P<short>DAY|INT)"), any_of("MON"), _short_year),
    (pattern(r"DAY SLASH DAY (?!SLASH)"), any_of("SLASH"), _slashed),
    (pattern(r"(?P<year>YEAR) YEARS? (?P<day>DAY) HYPHEN? (?P<month>MON)"), any_of("MONTH"), _day),
    (pattern(r"(?P<year>YEAR) YEARS (?P<month>MON)"), any_of("MONTH"), _month),
    (pattern(r"FISCAL? (?P<low>YEAR) (?:HYPHEN|SLASH) (?P<high>YEAR|DAY|INT) YEARS?"), any_of("YEAR"), _years),
    (pattern(r"(?P<low>YEAR) (?<=[FROM SINCE BETWEEN] YEAR) YEARS? (?:TILL|AND) (?P<high>YEAR) YEARS?"), any_of("YEAR"), _years),
    (pattern(r"(?P<low>YEAR) (?: (?<=[TERM YEARS] YEAR) TILL | UNTIL ) (?P<high>YEAR) YEARS?"), any_of("YEAR"), _years),
    (pattern(r"(?P<year>YEAR) YEARS"), any_of("YEAR"), _year),
    (pattern(r"FISCAL (?:YEARS)? (?P<year>YEAR)"), any_of("FISCAL"), _year),
    (pattern(r"FISCAL (?P<short>DAY|INT)"), any_of("FISCAL"), _short_year),
    (pattern(r"(?P<year>YEAR)"), any_of("YEAR"), _lone_year),
    (pattern(r"DECADE YEARS?"), any_of("DECADE"), _decade),
    (pattern(r"STAMP"), any_of("STAMP"), _stamp),
    (pattern(r"(?P<season>SEASON) OF? (?P<low>YEAR) (?:HYPHEN|SLASH) (?P<high>YEAR|DAY|INT) YEARS?"), any_of("SEASON"), _winter),
    (pattern(rf"(?P<season>SEASON) {YEAR_TAIL}"), any_of("SEASON"), _season),
    (pattern(rf"(?P<day>HOLIDAY) {YEAR_TAIL}"), any_of("HOLIDAY"), _holiday),
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
    yield from written(tape, _DATES, anchor)

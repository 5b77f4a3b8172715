"""Dates told by their distance: ``last year``, ``two weeks ago``, ``the end of the year``, ``the next five years``."""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from kelisim.reading.marks import Day
from kelisim.reading.values import moments as m
from kelisim.reading.values.classes import CHAR, any_of, chars, pattern
from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.rolls import found_date
from kelisim.reading.values.tense import to_come

Reader = Callable[[Tape, "re.Match[str]", dt.date], "str | None"]
BY = {CHAR["LAST"]: -1, CHAR["NEXT"]: 1, CHAR["THIS"]: 0, CHAR["BEFORELAST"]: -2}
SPELL = r"(?P<spell>YEARS|MONTHS|WEEKS|DAYS|QUARTERS|DECADES|WEEKEND)"
_NEAR, _SOON = 5, 3  # words between "will" and a weekday behind it, or before it at the beginning of a sentence
_DAYS_IN = {"MONTHS": 0, "WEEKS": 7, "DAYS": 1}


def spelled(match: re.Match[str], group: str = "spell") -> str:
    """The name of the class of the stretch of time that a match holds."""
    return next(
        name
        for name in ("YEARS", "MONTHS", "WEEKS", "DAYS", "QUARTERS", "DECADES", "WEEKEND", "HOURS")
        if match.group(group) == CHAR[name]
    )


def _unit(anchor: dt.date, spell: str, by: int) -> str | None:  # noqa: PLR0911  (a line a unit)
    """The year, month, week, day, quarter or decade that lies ``by`` of them from the anchor's own."""
    if spell == "YEARS":
        return f"{anchor.year + by:04}" if 1000 <= anchor.year + by <= 2999 else None
    if spell == "MONTHS":
        return m.month(*m.shift_month(anchor.year, anchor.month, by))
    if spell == "WEEKS":
        return m.week(anchor, by)
    if spell == "DAYS":
        return m.plus_days(anchor, by)
    if spell == "QUARTERS":
        year, first = m.shift_month(anchor.year, (anchor.month - 1) // 3 * 3 + 1, by * 3)
        return m.months(year, first, first + 2)
    if spell == "DECADES" and by < 0:
        return m.span(f"{anchor.year - 10}", f"{anchor.year}")
    if spell == "DECADES":
        first = anchor.year // 10 * 10 + by * 10
        return f"{first}/{first + 9}"
    whole = m.week(anchor, by)
    return None if whole is None else m.span(m.plus_days(dt.date.fromisoformat(whole[:10]), 5), whole[11:])


def _near(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    if match.group("rel") in chars("NEXT") and tape[match.start("spell")].word.endswith("s"):
        return None  # "in the coming weeks"
    return _unit(anchor, spelled(match), BY[match.group("rel")])


def _fiscal(_: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    return _unit(anchor, "YEARS", BY[match.group("rel")])


def _weekday(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    number = int(tape[match.start("day")].value)
    where = {CHAR["LAST"]: "last", CHAR["NEXT"]: "next", CHAR["THIS"]: "this"}.get(match.group("rel") or "", "near")
    if where == "near" and number != anchor.weekday() and to_come(tape, *match.span(), reach=_NEAR, after=_SOON):
        where = "next"
    return m.weekday(anchor, number, where)


def _month(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    number, rel = int(tape[match.start("month")].value), match.group("rel")
    if rel in chars("THIS"):
        return m.month(anchor.year, number)
    if rel in chars("LAST"):
        return m.month(anchor.year - (number >= anchor.month), number)
    return m.month(anchor.year + (number <= anchor.month), number)


def _season(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    first, rel = int(tape[match.start("season")].value), match.group("rel")
    year = anchor.year + (BY[rel] if rel not in chars("LAST") or first >= anchor.month - 2 else 0)
    last_year, last = m.shift_month(year, first, 2)
    return m.span(m.month(year, first), m.month(last_year, last))


def _count(tape: Tape, match: re.Match[str]) -> int:
    if not match.group("count") or match.group("count") in chars("A"):
        return 1
    value = tape[match.start("count")].value
    return int(value) if value is not None and 0 < value < 10000 else 0


def _half_years(tape: Tape, match: re.Match[str]) -> int:
    """The months of "one and a half years", else 0."""
    value = tape[match.start("count")].value if match.group("count") else None
    return int(value * _YEAR) if value is not None and value % 1 and spelled(match) == "YEARS" else 0


def _ago(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    months = _half_years(tape, match)
    if months:
        return far_unit(anchor, "MONTHS", months if match.group().endswith(CHAR["LATER"]) else -months)
    count = _count(tape, match)
    by = count if match.group().endswith(CHAR["LATER"]) else -count
    return far_unit(anchor, spelled(match), by) if count else None


def far_unit(anchor: dt.date, spell: str, by: int, *, whole: bool = False) -> str | None:
    """What lies some units away: of weeks the day (the week where they are ``whole``), of decades the year."""
    if spell == "WEEKS" and not whole:
        return m.plus_days(anchor, 7 * by)
    return _unit(anchor, "YEARS", 10 * by) if spell == "DECADES" else _unit(anchor, spell, by)


def _past(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``the last 15 years``: the interval that ends with the report's year (month, day)."""
    count, spell = _count(tape, match), spelled(match)
    if not count:
        return None
    if spell == "WEEKS":
        return m.span(m.plus_days(anchor, -7 * count), anchor.isoformat())
    if spell == "DECADES":
        return m.span(_unit(anchor, "YEARS", -10 * count), _unit(anchor, "YEARS", 0))
    return m.span(_unit(anchor, spell, -count), _unit(anchor, spell, 0))


def _ahead(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``over the next five years``, ``within five years``: the end of the stretch."""
    count, spell = _count(tape, match), spelled(match)
    if _half_years(tape, match):
        return far_unit(anchor, "MONTHS", _half_years(tape, match))
    if not count:
        return None
    return far_unit(anchor, spell, count)


def _of_year(_: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``the end of the year``, ``early 2025``, ``mid-June``: as precise as its unit."""
    groups = match.groupdict()
    whole = _unit(anchor, spelled(match), BY[groups["rel"]] if groups.get("rel") else 0)
    return whole[5:] if whole and match.group()[0] in chars("END") and groups["spell"] in chars("DECADES") else whole


def _since_start(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``since the start of the year``: January to the report's month; of another year, that whole year."""
    if match.group("year"):
        year = int(tape[match.start("year")].value)
        if year > anchor.year or (year < anchor.year and match.group()[0] in chars("SOFAR")):
            return str(year)  # "already in 2019"
        return m.months(year, 1, anchor.month if year == anchor.year else 12)
    return m.months(anchor.year, 1, anchor.month)


def _holiday(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``last Christmas``: the one before the report, ``next`` the one after it."""
    number, day = (int(part) for part in str(tape[match.start("day")].value).split("-"))
    found = [m.day(anchor.year + by, number, day) for by in (-1, 0, 1)]
    past = [text for text in found if text and text < anchor.isoformat()]
    later = [text for text in found if text and text > anchor.isoformat()]
    if match.group("rel") in chars("LAST"):
        return past[-1] if past else None
    return later[0] if later else None


def _this_weekend(_: Tape, __: re.Match[str], anchor: dt.date) -> str | None:
    """``at the weekend``: in the first half of a week the one that is over."""
    return _unit(anchor, "WEEKEND", -1 if anchor.weekday() < _THURSDAY else 0)


def _months_so_far(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """Russian "за девять месяцев": January to September, of this year if it has got so far."""
    count = _count(tape, match)
    return m.months(anchor.year - (count > anchor.month), 1, count) if 3 <= count <= 11 else None


def _relative_year(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``before the year is out``."""
    return f"{anchor.year + int(tape[match.start()].value):04}"


def _hours_ago(_: Tape, __: re.Match[str], anchor: dt.date) -> str | None:
    return anchor.isoformat()


def _day_of_name(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``Friday the 13th``: the nearest day of that number that has that name."""
    day, name = int(tape[match.start("day")].value), int(tape[match.start("name")].value)
    found = [m.day(*m.shift_month(anchor.year, anchor.month, by), day) for by in range(-12, 13)]
    fitting = [text for text in found if text and dt.date.fromisoformat(text).weekday() == name]
    return min(fitting, key=lambda text: _distance(text, anchor), default=None)


def _relative_day(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    return m.plus_days(anchor, int(tape[match.start()].value))


def _numbered(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``on the 20th``: the nearest such day."""
    day = int(tape[match.start("day")].value)
    best: str | None = None
    ahead = to_come(tape, *match.span())
    for by in (-1, 0, 1):
        found = m.day(*m.shift_month(anchor.year, anchor.month, by), day)
        if found and found < anchor.isoformat() and ahead:
            continue
        if found and (best is None or _distance(found, anchor) < _distance(best, anchor)):
            best = found
    return best


def _distance(text: str, anchor: dt.date) -> int:
    return abs((dt.date.fromisoformat(text) - anchor).days)


_EDGE = r"(?:START|MID|END|EARLY|LATE)"
_STRETCH = r"(?P<count>PIECES) (?<=[WITHIN FOR OVER IN DURING THE] PIECES)"  # "the 15 last years", but not "up from 15 last year"
_STOP = r"(?= DOT|COMMA|BREAK|CLOSE|QUOTE|COLON|IN|AT|TO|AND|BY|FROM|FOR|DASH|THE|A|$ )"
_RELATIVE: tuple[tuple[re.Pattern[str], frozenset[str], Reader, str | None], ...] = (
    (pattern(r"FROMS THE? START OF? (?: THE? THIS? YEARS (?: LAST )?| (?P<year>YEAR) YEARS? )"), any_of("START"), _since_start, "since"),
    (pattern(r"SOFAR (?: THIS YEARS | IN (?P<year>YEAR) YEARS? )"), any_of("SOFAR"), _since_start, "in"),
    (pattern(r"SPAN (?P<year>)?"), any_of("SPAN"), _since_start, "in"),
    (pattern(rf"{_EDGE} OF? THE? (?P<rel>LAST|NEXT|THIS) {SPELL}"), any_of("LAST", "NEXT", "THIS"), _of_year, None),
    (pattern(rf"{_EDGE} OF? THE? {SPELL} (?P<rel>LAST|NEXT)?"), any_of("START", "MID", "END", "EARLY", "LATE"), _of_year, None),
    (pattern(r"NEXT (?P<count>)? (?<=[OVER FOR WITHIN DURING] THE NEXT) (?P<spell>DECADES)"), any_of("DECADES"), _ahead, "for"),
    (pattern(rf"(?P<rel>LAST|NEXT|THIS) {SPELL}"), any_of("LAST", "NEXT", "THIS"), _near, None),
    (pattern(rf"{SPELL} (?P<rel>LAST|NEXT)"), any_of("LAST", "NEXT"), _near, None),
    (pattern(r"(?P<rel>LAST|NEXT|THIS) FISCAL YEARS?"), any_of("FISCAL"), _fiscal, None),
    (pattern(r"(?P<rel>LAST|NEXT|THIS) (?P<month>MON)"), any_of("MON"), _month, None),
    (pattern(r"(?<!EVERY) (?P<rel>LAST|NEXT|THIS)? (?P<day>WEEKDAY)"), any_of("WEEKDAY"), _weekday, None),
    (pattern(rf"(?P<count>PIECES|A|FEW) {SPELL} (?:AGO|EARLIER|LATER)"), any_of("AGO", "EARLIER", "LATER"), _ago, None),
    (pattern(rf"{SPELL} (?P<count>)? (?:AGO|EARLIER)"), any_of("AGO", "EARLIER"), _ago, None),
    (pattern(rf"LAST (?P<count>PIECES) {SPELL}"), any_of("LAST"), _past, None),
    (pattern(rf"{_STRETCH} LAST {SPELL}"), any_of("LAST"), _past, None),
    (pattern(rf"NEXT (?P<count>PIECES) {SPELL}"), any_of("NEXT"), _ahead, "for"),
    (pattern(rf"{_STRETCH} NEXT {SPELL}"), any_of("NEXT"), _ahead, "for"),
    (pattern(rf"(?P<count>PIECES|A) (?: (?<=[WITHIN FOR OVER IN] (?:PIECES|A)) | (?<=WITHIN PRE PIECES) ) {SPELL} (?: QUOTE? (?:LATER|TERM) )?"), any_of("YEARS", "MONTHS", "WEEKS", "DAYS", "DECADES"), _ahead, "for"),
    (pattern(rf"(?<=[WITHIN]) (?P<count>)? {SPELL}"), any_of("WITHIN"), _ahead, "for"),
    (pattern(r"(?P<rel>LAST|NEXT|THIS) (?P<season>SEASON)"), any_of("SEASON"), _season, None),
    (pattern(r"(?:PIECES|A) HOURS AGO"), any_of("HOURS"), _hours_ago, None),
    (pattern(rf"(?P<name>WEEKDAY) COMMA? THE (?P<day>ORDINAL) (?!OF? MON) {_STOP}"), any_of("WEEKDAY"), _day_of_name, None),
    (pattern(r"(?P<rel>LAST|NEXT) (?P<day>HOLIDAY)"), any_of("HOLIDAY"), _holiday, None),
    (pattern(r"(?<=THE) (?P<spell>WEEKEND)"), any_of("WEEKEND"), _this_weekend, None),
    (pattern(r"(?P<count>PIECES) (?<=DURING PIECES) MONTHS (?!AGO|EARLIER|LATER|OF)"), any_of("DURING"), _months_so_far, "in"),
    (pattern(r"YEARREL (?! OF? YEAR)"), any_of("YEARREL"), _relative_year, None),
    (pattern(r"RELATIVE"), any_of("RELATIVE"), _relative_day, None),
    (pattern(rf"(?<=ON) THE? (?P<day>ORDINAL) {_STOP}"), any_of("ORDINAL"), _numbered, None),
    (pattern(r"(?P<day>DAY|ORDINAL) DATEDAY"), any_of("DATEDAY"), _numbered, None),
)  # fmt: skip
_OPEN, _HOURS = any_of("VAGUE", "LAST", "NEXT", "FEW"), any_of("NOON", "TIME")
_VAGUE = pattern(
    r"VAGUE | (?:LAST|NEXT) (?:FEW|PRE|VAGUE)? OF? SPELL | FEW OF? SPELL (?:AGO|EARLIER|LATER)? | (?:LAST|NEXT) FEW SPELL"
)
_HOUR = pattern(
    r"(?: (?:FROMS|BETWEEN)? NUM (?:HYPHEN|TILL|AND) )? (?: NUM | TIME ) NOON | TIME (?:HYPHEN TIME)? NOON?"
)


def find_relative(tape: Tape, anchor: dt.date | None) -> Iterator[Found]:
    """Every date that only the report's own date makes plain; without that date they have no period."""
    for regex, needs, reader, role in _RELATIVE:
        if not tape.has(needs):
            continue
        for match in regex.finditer(tape.classes):
            text = None if anchor is None else reader(tape, match, anchor)
            yield found_date(tape, match.start(), match.end(), text, role)
    if tape.has(_OPEN):
        for match in _VAGUE.finditer(tape.classes):
            yield found_date(tape, match.start(), match.end(), None)
    if tape.has(_HOURS):
        for match in _HOUR.finditer(tape.classes):
            yield Found("TIME", match.start(), match.end(), None, rank=1)


_YEAR = 12  # months
_FAR = 80  # tokens
_THURSDAY = 3
_WHOLE_DAY = 10  # characters
_SAME = r"SAME (?: SPELL | TERM ) (?: (?:OF|IN)? (?: (?P<year>YEAR) YEARS? | (?P<rel>LAST) YEARS ) | YEARS (?:AGO|EARLIER) )?"
_ECHOES, _THAT_YEAR = any_of("AGO", "EARLIER", "SAME", "POINT", "MONTHS"), CHAR["THAT"] + CHAR["YEARS"]
_BACK = pattern(rf"(?: A | ONE )? YEARS (?:AGO|EARLIER) | {_SAME} | THAT YEARS | POINT | (?<=THE) WHOLE MONTHS")


def find_echoes(tape: Tape, dates: list[Found]) -> Iterator[Found]:
    """``a year earlier``, ``the same months of 2022``, ``that year``: seen from the date that was told before."""
    if not tape.has(_ECHOES) and _THAT_YEAR not in tape.classes:
        return
    matches = list(_BACK.finditer(tape.classes))
    within = {index for match in matches for index in range(*match.span())}
    bases = [found for found in dates if _is_base(found) and found.first not in within]
    ends = [found.last for found in bases]
    for match in matches:
        at = bisect_right(ends, match.start()) - 1
        before = _told_before(bases, at, match.start())
        text = None if before is None else _echo(tape, match, before)
        if text is not None:
            yield found_date(tape, match.start(), match.end(), text)


def _is_base(found: Found) -> bool:
    """Whether later words may point back to a date: not to one that only serves a comparison."""
    return isinstance(found.value, Day) and found.value.period is not None and found.value.role != "than"


def _told_before(bases: list[Found], at: int, index: int) -> str | None:
    if at < 0 or index - bases[at].last >= _FAR:
        return None
    value = bases[at].value
    return value.period.text if isinstance(value, Day) and value.period is not None else None


def _months_of(text: str) -> int:
    """How many months an interval of months holds; 0 of anything else."""
    first, _, last = text.partition("/")
    if len(first) != 7 or len(last) != 7:
        return 0
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _echo(tape: Tape, match: re.Match[str], before: str) -> str | None:
    first = match.group()[0]
    if first in chars("THAT"):
        return before[:4]
    if first in chars("POINT"):
        return before
    if first in chars("WHOLE") and match.group()[-1] in chars("MONTHS"):
        return before if _months_of(before) == int(tape[match.start()].value) else None
    if first not in chars("SAME"):
        told = len(before) != _WHOLE_DAY if match.group().endswith(CHAR["EARLIER"]) else _months_of(before) > 0
        return m.shifted_years(before, -1) if told else None
    return _same(tape, match, before)


def _same(tape: Tape, match: re.Match[str], before: str) -> str | None:
    """``the same day`` is that day, ``the same months`` are those of the year before or of the one that is told."""
    if match.group()[-1] in chars("DAYS"):
        return before if len(before) == _WHOLE_DAY else None
    year = int(tape[match.start("year")].value) if match.group("year") else int(before[:4]) - 1
    return m.shifted_years(before, year - int(before[:4]))

"""Terms and places in a calendar told by the report's date: ``within a month``, ``the 20th of this month``, ``half a year ago``."""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kelisim.reading.values import moments as m
from kelisim.reading.values.classes import CHAR, any_of, pattern
from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.relative import BY, SPELL, Reader, far_unit, spelled
from kelisim.reading.values.rolls import found_date
from kelisim.reading.values.tense import to_come

_YEAR = 12  # months


def _moved(anchor: dt.date, length: str, sign: int) -> str | None:
    """The point that lies a length ("6M", "10D", "2Y") from the anchor, as precise as its unit."""
    count = sign * int(length[:-1])
    if length[-1] == "D":
        return m.plus_days(anchor, count)
    if length[-1] == "M":
        return m.month(*m.shift_month(anchor.year, anchor.month, count))
    return f"{anchor.year + count:04}"


def _length(tape: Tape, match: re.Match[str]) -> str:
    return str(tape[match.start("term")].value)


def _due(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    return _moved(anchor, _length(tape, match), 1)


def _ago(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    return _moved(anchor, _length(tape, match), -1)


def _past(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    first = _ago(tape, match, anchor)
    return None if first is None else m.span(first, anchor.isoformat()[: len(first)])


def _between(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``in two to three years``: from the earlier end to the later."""
    low, high = (int(tape[match.start(name)].value) for name in ("low", "high"))
    spell = spelled(match)
    return m.span(far_unit(anchor, spell, low), far_unit(anchor, spell, high)) if 0 < low < high else None


def _before_last(_: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    return far_unit(anchor, spelled(match), -2, whole=True)


def _within(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``within the year``: the report's own; not "within the years"."""
    plural = tape[match.start("spell")].word.endswith("s")
    return None if plural else far_unit(anchor, spelled(match), 0, whole=True)


def _weekday(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``Friday last week``."""
    number, by = int(tape[match.start("day")].value), BY[match.group("rel")]
    return m.plus_days(anchor, number - anchor.weekday() + 7 * by)


def _weekdays(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``from Thursday to Saturday``: those to come where the words say so, else the last ones."""
    low, high = (int(tape[match.start(name)].value) for name in ("low", "high"))
    length = (high - low) % 7
    first = (low - anchor.weekday()) % 7 if to_come(tape, *match.span()) else -((anchor.weekday() - low) % 7)
    return m.span(m.plus_days(anchor, first), m.plus_days(anchor, first + length))


def _of_month(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``the 18th of this month``."""
    day, rel = int(tape[match.start("day")].value), match.groupdict().get("rel")
    return m.day(*m.shift_month(anchor.year, anchor.month, BY[rel] if rel else 0), day)


def _up_to(tape: Tape, match: re.Match[str], anchor: dt.date) -> str | None:
    """``the 12 months to September 2024``, ``the year to September``."""
    number, count = int(tape[match.start("month")].value), _YEAR
    if match.groupdict().get("count"):
        count = int(tape[match.start("count")].value)
    year = int(tape[match.start("year")].value) if match.group("year") else m.nearest_year(anchor, number)
    return m.span(m.month(*m.shift_month(year, number, 1 - count)), m.month(year, number)) if count > 0 else None


_LAST_MONTH = r"(?:TO|UNTIL|END) (?P<month>MON) (?: COMMA? OF? (?P<year>YEAR) )?"
_SPELLED = any_of("YEARS", "MONTHS", "WEEKS", "DAYS")
_TERMS: tuple[tuple[re.Pattern[str], frozenset[str], Reader, str | None], ...] = (
    (pattern(r"(?P<term>DUEIN)"), any_of("DUEIN"), _due, "for"),
    (pattern(r"(?P<term>STRETCH) (?<=[WITHIN FOR OVER IN] STRETCH) (?!AGO|EARLIER)"), any_of("STRETCH"), _due, "for"),
    (pattern(r"NEXT (?P<term>STRETCH)"), any_of("STRETCH"), _due, "for"),
    (pattern(r"LAST (?P<term>STRETCH)"), any_of("STRETCH"), _past, None),
    (pattern(r"(?P<term>STRETCH) (?:AGO|EARLIER)"), any_of("STRETCH"), _ago, None),
    (pattern(rf"(?P<low>PIECES) (?<=[WITHIN FOR OVER IN NEXT] PIECES) (?:HYPHEN|TO) (?P<high>PIECES) {SPELL}"), _SPELLED, _between, "for"),
    (pattern(rf"{SPELL} (?<=THE SPELL) BY LAST (?!SPELL|MON|WEEKDAY)"), any_of("LAST"), _before_last, None),
    (pattern(rf"BEFORELAST {SPELL}"), any_of("BEFORELAST"), _before_last, None),
    (pattern(r"THE (?P<spell>YEARS|MONTHS) (?<=WITHIN THE SPELL) (?!OF|LAST|NEXT)"), any_of("WITHIN"), _within, "by"),
    (pattern(r"(?P<day>WEEKDAY) COMMA? (?:ON|OF|IN)? (?P<rel>LAST|NEXT|THIS) WEEKS"), any_of("WEEKDAY"), _weekday, None),
    (pattern(r"(?P<rel>LAST|NEXT|THIS) WEEKS COMMA? (?:ON|IN)? (?P<day>WEEKDAY)"), any_of("WEEKDAY"), _weekday, None),
    (pattern(r"(?P<low>WEEKDAY) (?:TILL|HYPHEN) (?P<high>WEEKDAY) (?! COMMA? (?:MDAY|MON) )"), any_of("WEEKDAY"), _weekdays, None),
    (pattern(r"(?P<day>MDAY) (?: OF THE | OF? (?P<rel>LAST|NEXT|THIS) ) MONTHS"), any_of("MONTHS"), _of_month, None),
    (pattern(r"(?P<day>DAY|ORDINAL) DATEDAY (?P<rel>LAST|NEXT|THIS) MONTHS"), any_of("DATEDAY"), _of_month, None),
    (pattern(rf"(?P<count>PIECES) MONTHS {_LAST_MONTH}"), any_of("MON"), _up_to, None),
    (pattern(rf"YEARS (?<=THE YEARS) {_LAST_MONTH}"), any_of("MON"), _up_to, None),
)  # fmt: skip


def find_terms(tape: Tape, anchor: dt.date | None) -> Iterator[Found]:
    """Every such date; without the report's date they have no period."""
    for regex, needs, reader, role in _TERMS:
        if not tape.has(needs):
            continue
        for match in regex.finditer(tape.classes):
            text = None if anchor is None else reader(tape, match, anchor)
            if text is not None or match.group()[0] in (CHAR["DUEIN"], CHAR["STRETCH"]):
                yield found_date(tape, match.start(), match.end(), text, role)

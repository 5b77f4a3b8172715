"""Roles of dates (in, by, since, until, from, for) by the words before them."""

from __future__ import annotations

from functools import lru_cache

from kelisim.errors import InvalidValueError
from kelisim.model import Period
from kelisim.reading.marks import Day
from kelisim.reading.values.classes import CHAR, chars
from kelisim.reading.values.found import Found, Tape

_ROLES = {
    CHAR["BY"]: "by", CHAR["UNTIL"]: "until", CHAR["SINCE"]: "since", CHAR["FROM"]: "from", CHAR["TO"]: "until",
    CHAR["WITHIN"]: "for", CHAR["FOR"]: "for", CHAR["UPTO"]: "by", CHAR["THAN"]: "than",
}  # fmt: skip
_PASSED = frozenset(CHAR[name] for name in ("THE", "OF", "END", "START", "EARLY", "LATE", "MID"))
_AT = frozenset(CHAR[name] for name in ("IN", "ON", "DURING"))
_OF, _SUMS = CHAR["OF"], frozenset(chars("BIG") + chars("MONEY"))
_THAN, _PRE = CHAR["THAN"], CHAR["PRE"]
_BACK = {CHAR["FROM"]: frozenset(chars("PERCENT") + chars("MOVE")), CHAR["ON"]: frozenset(chars("PERCENT"))}
"""Words before a date that look back from a change: "up 8 percent from 2022", "on the year before"."""
_STRETCH = frozenset(chars("TILL") + chars("HYPHEN") + chars("AND"))
_MONTH, _DAY = 7, 10  # characters


def role_of(tape: Tape, first: int) -> str:
    """The role of a date that starts at a token."""
    if first > 1 and tape.classes[first - 1] == _OF and tape.classes[first - 2] in _SUMS:
        return "than"  # "above the $366 million of January 2022"
    role = "in"
    for index in range(first - 1, max(-1, first - 5), -1):
        char = tape.classes[index]
        if char in _ROLES:
            return _ROLES[char] if index == first - 1 or char == _THAN or not _at(tape, index, first) else role
        if char == _PRE and _at(tape, index, first):  # "more than in 2021"
            return "than"
        if char not in _PASSED and char not in _AT:
            break
    return role


def _at(tape: Tape, index: int, first: int) -> bool:
    """Whether "in" or "on" stands between: then only a comparison ("than in 2021") reaches the date."""
    return any(char in _AT for char in tape.classes[index + 1 : first])


def found_date(tape: Tape, first: int, last: int, text: str | None, role: str | None = None) -> Found:
    """A date in tokens first to last; a text that is no day of the calendar gives a date without a period."""
    period = None if text is None else _period(text)
    return Found("DATE", first, last, Day(period, role or _told_role(tape, first, last, text)), rank=0)


@lru_cache(maxsize=4096)
def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except InvalidValueError:
        return None


def _told_role(tape: Tape, first: int, last: int, text: str | None) -> str:
    """The role of a date; a month or year right after a change and "from" is what the change starts from."""
    whole = text is None or "-" in text[_MONTH:_DAY] or not _STRETCH.isdisjoint(tape.classes[first:last])
    return "than" if not whole and _looks_back(tape, first) else role_of(tape, first)


def _looks_back(tape: Tape, first: int) -> bool:
    """Whether "percent from", "up from" or "percent on", with an article or not, stands before a date."""
    at = first - 1
    while at > 0 and tape.classes[at] in _PASSED:
        at -= 1
    return at > 0 and tape.classes[at - 1] in _BACK.get(tape.classes[at], ())

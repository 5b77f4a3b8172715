"""Percentages, quantities with a unit, growth by factors, counts of things and plain numbers."""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from kelisim.reading.marks import Number
from kelisim.reading.values.amounts import currency, is_range, is_year, shares_unit
from kelisim.reading.values.classes import CHAR, any_of, chars, opened, pattern
from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.lists import like, listed_before, spread
from kelisim.reading.values.numbers import fraction_of
from kelisim.reading.values.qualifiers import qualifier_of

_RANGE = rf"{opened('low', 'NUM')} (?: %s (?P<joint>HYPHEN|TILL|AND|OR) (?P<high>NUM) )?"
_PERCENT = pattern(_RANGE % "PERCENT?" + r" HYPHEN? (?P<unit>PERCENT)")
_UNIT = pattern(
    _RANGE % "UNIT?" + r" (?: HYPHEN | OF A? )? (?P<unit>UNIT|SHORT|YEARS|MONTHS|WEEKS|DAYS|HOURS|DECADES|QUARTERS)"
)
_OF, _COUNTABLE = CHAR["OF"], any_of("INT", "DAY", "DEC", "BIG")  # "875 of 972 kilometres"
_OFTEN = r"(?! (?: A | IN )? (?: DAYS | WEEKS | MONTHS | YEARS ) )"  # "twice a week" is no growth
_TIMES = pattern(_RANGE % "TIMES?" + rf" HYPHEN? (?P<unit>TIMES) {_OFTEN}")
_FOLD = pattern(rf"FOLD {_OFTEN}")
_PART = pattern(r"(?P<part>HALF|NOUN|ORDINAL|QUARTERS) (?P<of>OF)?")
_COUNT = pattern(_RANGE % "")
_HEAD = pattern(r"X{0,3}? (?P<head>PERSONS)")
_NOUNISH = pattern(r"(?: X | NOUN | PERSONS | WEEKDAY | POINT | ORDINAL )")
_LABELS, _WORDED, _FIGURES = any_of("LABEL"), any_of("WORD", "ONE"), any_of("FIGURES")
_BY, _COUNTS = any_of("BY", "ON"), any_of("A", "NUM")
_DASH = CHAR["DASH"]
_HALF_UNIT = Decimal("0.5")
_A, _HALF = CHAR["A"], CHAR["HALF"]
_WHOLES = any_of("X", "PERSONS")
_TIMED = any_of("YEAR", "YEARS", "FISCAL", "DECADES", "DAYS")
_COUNTED_OFF = any_of("NTH", "LAST", "NEXT", "THIS", "THE")
_CELSIUS = "c"
_TIME_UNITS = {
    "YEARS": "year", "MONTHS": "month", "WEEKS": "week", "DAYS": "day", "HOURS": "hour", "DECADES": "decade", "QUARTERS": "quarter",
}  # fmt: skip
_MINUTES, _SECONDS = ("min", "мин"), ("sec", "сек")
SPELLS = frozenset((*_TIME_UNITS.values(), "minute", "second"))
_SPELLS = {CHAR[name]: unit for name, unit in _TIME_UNITS.items()}


def find_quantities(tape: Tape) -> Iterator[Found]:
    """Every percentage, quantity, factor, count and number; the longer of two that overlap is kept later."""
    if CHAR["PERCENT"] in tape.kinds:
        for match in _PERCENT.finditer(tape.classes):
            yield from _ranged(tape, match, "PERCENT", "percent", 1)
    for match in _UNIT.finditer(tape.classes):
        yield from _quantity(tape, match)
    if CHAR["TIMES"] in tape.kinds:
        for match in _TIMES.finditer(tape.classes):
            yield from _ranged(tape, match, "FACTOR", "times", 1)
    for match in _FOLD.finditer(tape.classes):
        token = tape[match.start()]
        yield Found("FACTOR", match.start(), match.end(), Number(Decimal(token.value), None, "times", "exact"), rank=2)
    yield from _halved(tape)
    yield from _parts(tape)
    for match in _COUNT.finditer(tape.classes):
        yield from _count(tape, match)


def _ranged(tape: Tape, match: re.Match[str], kind: str, unit: str, rank: int) -> Iterator[Found]:
    low, first = tape[match.start("low")].value, match.start("low")
    if match.group("high"):
        high, at = tape[match.start("high")].value, match.start("high")
        if is_range(tape, match):
            lower, upper = spread(low, high)
            yield Found(kind, first, match.end(), Number(lower, upper, unit, "between"), rank=rank)
            return
        yield Found(kind, at, match.end(), Number(high, None, unit, qualifier_of(tape, at, match.end())), rank=rank)
        last = match.start("joint")  # "20 and 30 percent" are two, as "20% and 30%" are
        if last - first > 1 or shares_unit(tape, match) or _from_to(tape, match):
            yield Found(kind, first, last, Number(low, None, unit, qualifier_of(tape, first, last)), rank=rank)
        listed = listed_before(tape, first, joined=True) if last - first == 1 and shares_unit(tape, match) else []
    else:
        number = Number(low, None, unit, qualifier_of(tape, first, match.end()))
        yield Found(kind, first, match.end(), number, rank=rank)
        listed = listed_before(tape, first, joined=False)
    for at in listed:
        number = Number(tape[at].value, None, unit, qualifier_of(tape, at, at + 1))
        yield Found(kind, at, at + 1, number, rank=rank)


def _quantity(tape: Tape, match: re.Match[str]) -> Iterator[Found]:
    at = match.start("unit")
    spell = _SPELLS.get(tape.classes[at])
    if spell == "hour" and tape[at].word.startswith(_MINUTES + _SECONDS):
        spell = "second" if tape[at].word.startswith(_SECONDS) else "minute"
    entry = tape[at].value
    if tape.classes[at] in chars("SHORT"):  # "5 m" beside no currency is five metres
        entry = tape.lexicon.short_units.get(tape[at].word)
        if entry is None:
            return
    first = match.start("low")
    if tape[at].word == _CELSIUS and not (tape.glued(at) and tape.classes[first - 1 : first] not in _LABELS):
        return  # "1.5C", but neither "5 C" nor "Article 5C"
    if spell != "quarter" or not _share_of(tape, first, match.end()):
        yield from _measured(tape, match, (spell, Decimal(1), spell) if spell else entry)


def _measured(tape: Tape, match: re.Match[str], of: tuple[str, Decimal, str]) -> Iterator[Found]:
    first = match.start("low")
    if not match.group("high"):
        if first > 1 and tape.classes[first - 1] == _OF and tape.classes[first - 2] in _COUNTABLE:
            yield _one(tape, first - 2, first - 1, like(tape[first - 2], tape[first]), of)
        for at in listed_before(tape, first, joined=False):
            yield _one(tape, at, at + 1, like(tape[at], tape[first]), of)
        yield _one(tape, first, match.end(), tape[first].value, of)
        return
    last = match.start("high")
    if not is_range(tape, match):
        listed = listed_before(tape, first, joined=True) if shares_unit(tape, match) else []
        for at in (first, *listed) if shares_unit(tape, match) or _from_to(tape, match) else ():
            yield _one(tape, at, at + 1, like(tape[at], tape[last]), of)
        yield _one(tape, last, match.end(), tape[last].value, of)
        return
    low, high = spread(tape[first].value, tape[last].value)
    value = Number(low * of[1], high * of[1], of[0], "between")
    yield Found("QUANTITY", first, match.end(), value, Number(low, high, of[2], "between"), rank=1)


def _from_to(tape: Tape, match: re.Match[str]) -> bool:
    """Whether both ends of "rose from 3 to 5 million tonnes" have the unit."""
    bare = match.start("joint") - match.start("low") == 1 and not is_year(tape[match.start("low")])
    return bool(bare and match.group("open") and match.group("joint") in chars("TILL"))


def _share_of(tape: Tape, first: int, end: int) -> bool:
    """``three quarters of farmers`` is a share, ``the first three quarters of the year`` is time."""
    classes = tape.classes
    earlier = classes[max(0, first - 1) : first]
    timed = _TIMED.intersection(classes[end + 1 : end + 4]) or earlier in _COUNTED_OFF
    return classes[end : end + 1] == CHAR["OF"] and tape[first].value == 3 and not timed


def _one(tape: Tape, first: int, last: int, number: Decimal, of: tuple[str, Decimal, str]) -> Found:
    """One quantity, with its number and unit as written."""
    unit, factor, told = of
    qualifier = qualifier_of(tape, first, last)
    told_so = Number(number, None, told, qualifier)
    return Found("QUANTITY", first, last, Number(number * factor, None, unit, qualifier), told_so, rank=1)


def _halved(tape: Tape) -> Iterator[Found]:
    """``полтонны``, ``полпроцента``: half of a unit in one word."""
    at = tape.classes.find(CHAR["HALVED"])
    while at >= 0:
        entry = tape[at].value
        if entry.char == CHAR["PERCENT"]:
            yield Found("PERCENT", at, at + 1, Number(_HALF_UNIT, None, "percent", qualifier_of(tape, at, at + 1)))
        elif entry.char == CHAR["MONEY"]:
            code, factor = currency(tape, entry.value)
            number = Number(_HALF_UNIT * factor, None, code, qualifier_of(tape, at, at + 1))
            yield Found("MONEY", at, at + 1, number)
        else:
            yield _one(tape, at, at + 1, _HALF_UNIT, entry.value)
        at = tape.classes.find(CHAR["HALVED"], at + 1)


def _parts(tape: Tape) -> Iterator[Found]:
    """``by half``, ``a third of``, ``two thirds of``: parts as percentages."""
    for match in _PART.finditer(tape.classes):
        at = match.start()
        part = tape.lexicon.parts.get(tape[at].word)
        if part is None:
            continue
        first = at - 1 if tape.classes[at - 1 : at] != _DASH else at - 2  # "two-thirds"
        count = tape.classes[first] if first >= 0 and tape.classes[first] in _COUNTS else ""
        first = first if count else at
        by = first > 0 and tape.classes[first - 1] in _BY
        numbered = count not in ("", _A)
        whole = match.group("of") and (count or tape.classes[at] == _HALF)
        whole = whole or (not count and _whole_follows(tape, at))
        if not (by or numbered or whole) or count in _FIGURES:
            continue
        share = fraction_of(part * Fraction(tape[first].value if numbered else 1))
        if 0 < share <= 100:
            number = Number(share, None, "percent", qualifier_of(tape, first, at + 1))
            yield Found("PERCENT", first, at + 1, number, rank=2)


def _whole_follows(tape: Tape, at: int) -> bool:
    """``треть урожая`` is a share; ``вторая половина`` and ``четверть часа`` are none."""
    if tape[at].word not in tape.lexicon.whole_follows:
        return False
    before = tape.classes[at - 1 : at] if at else ""
    return before not in _COUNTED_OFF and tape.classes[at + 1 : at + 2] in _WHOLES


def _count(tape: Tape, match: re.Match[str]) -> Iterator[Found]:
    first = match.start("low")
    if match.group("high") and is_range(tape, match):
        low, high = spread(tape[first].value, tape[match.start("high")].value)
        yield _counted(tape, first, match.end(), low, high)
        return
    yield _counted(tape, first, first + 1, tape[first].value, None)
    if match.group("high"):
        at = match.start("high")
        yield _counted(tape, at, at + 1, tape[at].value, None)


def _item_number(tape: Tape, first: int, last: int) -> bool:
    """``1.`` or ``(1)`` at the head of a paragraph."""
    if last >= len(tape) or tape[last].word not in (".", ")"):
        return False
    at = first - 1 if first and tape[first - 1].word == "(" else first
    return at == 0 or tape[at - 1].char == CHAR["BREAK"]


def _hyphened(tape: Tape, last: int) -> bool:
    """``two-way``: the number is part of a word."""
    return last + 1 < len(tape) and tape[last].word == "-" and tape.glued(last) and tape.glued(last + 1)


def _told_twice(tape: Tape, first: int, last: int) -> bool:
    """``USD 500 (five hundred)``: a number again in words, in brackets behind itself."""
    if first < 2 or tape.classes[first - 1] != CHAR["OPEN"] or tape.classes[last : last + 1] != CHAR["CLOSE"]:
        return False
    return tape.classes[first - 2] in _FIGURES and tape[first - 2].value == tape[first].value


def _lettered(tape: Tape, last: int) -> bool:
    """``5G``, ``3D``: the number is part of a name."""
    return last < len(tape) and tape.classes[last] == CHAR["X"] and tape.glued(last) and tape[last].length == 1


def _counted(tape: Tape, first: int, last: int, low: Decimal, high: Decimal | None) -> Found:
    """A count where a thing follows, ``persons`` where people do, else a plain number."""
    qualifier = qualifier_of(tape, first, last, ranged=high is not None)
    if (
        _lettered(tape, last)
        or _told_twice(tape, first, last)
        or (tape[first].char in _WORDED and _hyphened(tape, last))
        or _item_number(tape, first, last)
    ):
        return Found("NONE", first, last, None, rank=9)
    labelled = first > 0 and tape.classes[first - 1] in _LABELS
    whole = low == low.to_integral_value() and low >= 0
    if labelled or not whole or not _NOUNISH.match(tape.classes, last):
        return Found("NUMBER", first, last, Number(low, high, None, qualifier), rank=9)
    people = _HEAD.match(tape.classes, last)
    return Found("COUNT", first, last, Number(low, high, "persons" if people else "count", qualifier), rank=9)

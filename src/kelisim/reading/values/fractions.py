"""Parts of numbers: ``a quarter of a billion``, ``two-and-a-half``, ``two point five``; and what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from kelisim.reading.values.classes import CHAR, any_of, pattern
from kelisim.reading.values.tokens import Row

_C = CHAR
_BIG = any_of("HUNDRED", "MAGNITUDE", "DOZEN")
_MEASURED = any_of("PERCENT", "UNIT", "MONEY")
_COUNTS = any_of("A", "ONE", "CARDINAL")
_HALF_OF = pattern(r"HALF (?: DASH? A DASH? | OF A | DASH )? (?P<whole> HUNDRED|MAGNITUDE|DOZEN|PERCENT|UNIT|MONEY )")
_AND_A_HALF = pattern(r"DASH AND DASH A DASH HALF | AND A? HALF")
_PART_OF = pattern(
    r"(?: (?: A | ONE | CARDINAL ) DASH? )? (?P<part> NOUN|ORDINAL|QUARTERS ) (?P<of> OF? (?: A|ONE )? )"
)
_RANGE_BEGAN = pattern(r"SIGN DIGITS (?: SHORT|MAGNITUDE )? (?: DASH|TILL|AND )")
_RANGE_GOES_ON = pattern(r"(?: DASH|TILL|AND ) DIGITS (?: SHORT|MAGNITUDE ) (?: MONEY|SIGN|UNIT|PERSONS )")
_SMALLER = pattern(r"COMMA (?: CARDINAL|ONE|HUNDRED|DASH|AND ){1,6} MAGNITUDE")
_DIGITS = pattern(r"(?P<digits> (?: CARDINAL|ONE ){1,6} ) (?: MAGNITUDE ){0,2}")
_TOLD_AGAIN = pattern(
    r"OPEN (?: CARDINAL|ONE|HUNDRED|MAGNITUDE|AND|DASH ){1,8} CLOSE (?= MAGNITUDE|PERCENT|UNIT|SPELL )"
)


def half_of(row: Row, at: int) -> int:
    """How many tokens from ``half`` to before what it halves: ``half a`` billion, ``half-`` million; 0 for others."""
    match = _HALF_OF.match(row.classes, at)
    if match is None:
        return 0
    whole = match.start("whole")
    # A bare half of a unit is the half of a name: "half tonne", but "half a tonne" is a number.
    return whole - at if row.classes[whole] in _BIG or row.classes[whole - 1] == _C["A"] else 0


def and_a_half(row: Row, at: int) -> int:
    """How many tokens ``and a half`` or ``-and-a-half`` takes."""
    match = _AND_A_HALF.match(row.classes, at)
    return 0 if match is None else match.end() - at


def told_again(row: Row, at: int) -> int:
    """How many tokens a number takes that is told again in words before its magnitude or unit: 5 ``(five)`` million."""
    match = _TOLD_AGAIN.match(row.classes, at)
    return 0 if match is None else match.end() - at


def part_of(row: Row, at: int, parts: Mapping[str, Fraction]) -> tuple[int, Decimal, bool] | None:
    """``a quarter of a billion``, ``three quarters of a percent``: tokens, value and whether a magnitude is in it."""
    match = _PART_OF.match(row.classes, at)
    part = None if match is None else parts.get(row[match.start("part")].word)
    if match is None or part is None or match.end() >= len(row):
        return None
    counted, whole = match.start("part") > at, row[match.end()]
    count = Fraction(row[at].value or 1) if counted else Fraction(1)
    share = Decimal((count * part).numerator) / Decimal((count * part).denominator)
    if whole.char in _BIG and (match.group("of") or row[match.start("part")].char != _C["ORDINAL"]):
        return match.end() + 1 - at, share * Decimal(whole.value), True
    bare = row[at].char == _C["NOUN"]  # "четверть литра"
    if whole.char in _MEASURED and (bare or (counted and len(match.group("of")) > 1)):
        return match.end() - at, share, False
    return None


def in_range(row: Row, start: int, short: int) -> bool:
    """Whether ``m`` is a magnitude as one of two of a range is: ``$300m-400m``, ``5m to 7m euros``.

    Args:
        row: The tokens.
        start: Where the token before the number stands.
        short: Where the ``m`` stands.
    """
    if _RANGE_GOES_ON.match(row.classes, short + 1):
        return True
    return any(start >= length and _RANGE_BEGAN.fullmatch(row.classes, start - length, start + 1) for length in (2, 3))


def smaller_follows(row: Row, comma: int, scale: Decimal | None) -> int:
    """1 for the comma of ``one billion, five hundred million``, whose second magnitude is the smaller."""
    match = _SMALLER.match(row.classes, comma)
    return int(match is not None and scale is not None and row[match.end() - 1].value < scale)


def pointed(row: Row, at: int, whole: Decimal, points: frozenset[str]) -> tuple[int, Decimal | None]:
    """``point five million`` after a number in words: how many tokens more, and the value with them."""
    if at >= len(row) or row[at].word not in points:
        return 0, None
    match = _DIGITS.match(row.classes, at + 1)
    if match is None:
        return 0, None
    last = match.end("digits")
    digits = "".join(str(1 if token.value is None else token.value) for token in row.tokens[at + 1 : last])
    if not digits.isdigit() or len(digits) != last - at - 1:
        return 0, None
    value = whole + Decimal(f"0.{digits}")
    for token in row.tokens[last : match.end()]:
        value *= token.value
    return match.end() - at, value

"""Numbers that have their unit or magnitude behind the last of them: ``10, 20 and 30 million tonnes``, ``$2-3bn``."""

from __future__ import annotations

from decimal import Decimal

from kelisim.reading.values.classes import CHAR, any_of
from kelisim.reading.values.found import Tape
from kelisim.reading.values.lexicon import Token

_COMMA, _AND, _BIG = CHAR["COMMA"], CHAR["AND"], CHAR["BIG"]
_LISTED = any_of("PIECES", "DEC", "BIG")
_DATED = any_of("MONTH", "MAYBE")
_MAGNITUDES = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))
_NEAR, _RISING = Decimal(100), Decimal(10)


def listed_before(tape: Tape, first: int, *, joined: bool) -> list[int]:
    """The numbers of a list before one of its last two.

    Args:
        tape: The text.
        first: Where the number stands.
        joined: Whether it is the last but one ("20" of "10, 20 and 30"); else it may be the last of "10, 20, and 30".
    """
    classes, at, found = tape.classes, first, list[int]()
    if not joined:
        if first < 5 or classes[first - 2 : first] != _COMMA + _AND or classes[first - 4] != _COMMA:
            return found
        at = first - 1
        if classes[at - 2] not in _LISTED or classes[at - 4] not in _LISTED:
            return found
    while at >= 2 and classes[at - 1] == _COMMA and classes[at - 2] in _LISTED:
        at -= 2
        found.append(at)
    return [] if at and classes[at - 1] in _DATED else found


def like(low: Token, last: Token) -> Decimal:
    """The number of a list with the magnitude of its last one: the 7 of "7 and 5 million" is seven million."""
    alone = last.char != _BIG or low.char == _BIG
    return Decimal(low.value) if alone else low.value * _magnitude(low.value, last.value, _NEAR)


def spread(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Both ends in full: the lower of ``1.2-1.5 billion`` takes the magnitude of the upper."""
    if low >= high or high / 1000 < low:
        return low, high
    return low * _magnitude(low, high, _RISING), high


def _magnitude(low: Decimal, high: Decimal, most: Decimal) -> Decimal:
    """That of the upper number, or a thousandth of it where the lower would else be ``most`` times the upper."""
    for magnitude in _MAGNITUDES:
        if abs(high) >= magnitude and low * magnitude <= high * most:
            return magnitude if low * magnitude * 1000 > high else magnitude * 1000
    return Decimal(1)

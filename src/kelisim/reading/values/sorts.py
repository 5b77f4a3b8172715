"""What a number can be by how it is written: a year, a day of a month, whole, broken or in words."""

from __future__ import annotations

from decimal import Decimal

from kelisim.reading.values.classes import CHAR
from kelisim.reading.values.lexicon import Token

YEARS = (1800, 2200)
_PLACES = Decimal("0.000001")


def rounded(value: Decimal) -> Decimal:
    """A number without the noise of its making: small broken ones to six places."""
    broken = value != value.to_integral_value() and abs(value) < 1000
    return value.quantize(_PLACES).normalize() if broken else value


def class_alone(token: Token, value: Decimal) -> str:
    """The class of a number of one token: figures may be a year or a day of a month."""
    if token.char != CHAR["DIGITS"]:
        return CHAR["ONE"] if token.char == CHAR["ONE"] else CHAR["WORD"]
    if token.word.isdigit():
        if len(token.word) == 4 and YEARS[0] <= value < YEARS[1]:
            return CHAR["YEAR"]
        if len(token.word) <= 2 and 1 <= value <= 31:
            return CHAR["DAY"]
    return class_of_figures(token, value)


def class_of_figures(first: Token, value: Decimal) -> str:
    """Whole or broken, as it is written."""
    return CHAR["INT" if value == value.to_integral_value() and "." not in first.word else "DEC"]

"""When two told numbers cannot both be true."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from kelisim.model import Amount


def disagree(one: Amount, other: Amount) -> bool:
    """Whether two amounts of one unit cannot both be true: their intervals do not share more than an edge.

    "About 1.3 bn" beside "1.2 bn" disagrees: whoever rounds to a tenth tells tenths apart.
    """
    if one.unit != other.unit or one.value == other.value:
        return False
    low, high = bounds(one)
    other_low, other_high = bounds(other)
    return high <= other_low or other_high <= low


@lru_cache(maxsize=65536)
def bounds(amount: Amount) -> tuple[Decimal, Decimal]:
    """The interval that the words allow, a rounded "about" taken as rounded."""
    told = Amount(amount.value, amount.unit, "exact") if amount.qualifier == "approx" else amount
    return told.bounds()

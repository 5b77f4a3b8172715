"""Numbers with their unit and qualifier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from kelisim.errors import InvalidValueError

Qualifier = Literal["exact", "approx", "at_least", "at_most", "between"]
QUALIFIERS: tuple[str, ...] = get_args(Qualifier)

_APPROX = Decimal("0.05")
_ROUNDED = Decimal("0.025")
_OPEN = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value, its unit (ISO 4217 code, ``percent``, ``count``, ``t``, ``km`` …) and how exactly it was told.

    Raises:
        InvalidValueError: If the value is not finite or the qualifier unknown.
    """

    value: Decimal
    unit: str | None = None
    qualifier: Qualifier | None = None

    def __post_init__(self) -> None:
        if not self.value.is_finite():
            raise InvalidValueError(f"{self.value} is no finite number")
        if self.qualifier is not None and self.qualifier not in QUALIFIERS:
            raise InvalidValueError(f"{self.qualifier!r} is no qualifier; write one of {', '.join(QUALIFIERS)}")

    def bounds(self) -> tuple[Decimal, Decimal]:
        """The interval that the words allow (METHOD.md section 7).

        An exact "4.4 billion" stands for all that rounds to it; "about" for 5 % either way; "over" and "up to" for a
        tenth beyond, since a much larger number would have been told as such.
        """
        half = self._half_step()
        if self.qualifier == "approx":
            half = max(half, abs(self.value) * _APPROX)
        low, high = self.value - half, self.value + half
        if self.qualifier in ("at_least", "between"):
            high = max(high, self.value + abs(self.value) * _OPEN)
        if self.qualifier == "at_most":
            low = min(low, self.value - abs(self.value) * _OPEN)
        return low, high

    def agrees(self, other: Amount) -> bool:
        """Whether both can be true: same unit, and their intervals meet."""
        if self.unit != other.unit:
            return False
        (low, high), (other_low, other_high) = self.bounds(), other.bounds()
        return low <= other_high and other_low <= high

    def _half_step(self) -> Decimal:
        """Half of the last digit told: 0.05 bn of 4.4 bn; at most 2.5 %, since "5 billion" is not said of 4.6.

        Whole numbers below 1,000 are counted, not rounded.
        """
        value = self.value.normalize()
        exponent = value.as_tuple().exponent
        if value == 0 or not isinstance(exponent, int) or (exponent >= 0 and abs(value) < 1000):
            return Decimal(0)
        return min(Decimal(5).scaleb(exponent - 1), abs(value) * _ROUNDED)

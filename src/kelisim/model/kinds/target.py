"""A number to be reached."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from kelisim.model.amount import Amount, Qualifier
from kelisim.model.kinds.base import Indicator, Kind, Slots, words
from kelisim.model.period import Period

Direction = Literal["reach", "increase_by", "multiply_by"]


@dataclass(frozen=True)
class Target(Slots):
    """The slots of a target; "double trade" is ``multiply_by`` 2 with no unit."""

    indicator: Indicator
    value: Decimal | None
    unit: str | None = None
    direction: Direction = "reach"
    qualifier: Qualifier | None = None
    deadline: Period | None = None

    @property
    def amount(self) -> Amount | None:
        """Value, unit and qualifier as one, or ``None`` where there is no value."""
        return None if self.value is None else Amount(self.value, self.unit, self.qualifier)


def _title(slots: Slots) -> str:
    target = cast(Target, slots)
    by = f"by {target.deadline}" if target.deadline else None
    return words(f"{target.indicator.capitalize()}:", target.direction, target.value, target.unit, by)


KIND = Kind(
    name="target",
    label="Target",
    plural="Targets",
    slots=Target,
    identity=("indicator", "value", "unit", "direction"),
    title=_title,
)

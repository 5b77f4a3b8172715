"""A number reported as fact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from kelisim.model.amount import Amount, Qualifier
from kelisim.model.kinds.base import Indicator, Kind, Slots, words
from kelisim.model.period import Period


@dataclass(frozen=True)
class Figure(Slots):
    """The slots of a figure; ``period`` is what the number covers, ``change`` the percent change beside it."""

    indicator: Indicator
    value: Decimal | None
    unit: str | None = None
    qualifier: Qualifier | None = None
    period: Period | None = None
    change: Decimal | None = None

    @property
    def amount(self) -> Amount | None:
        """Value, unit and qualifier as one, or ``None`` where there is no value."""
        return None if self.value is None else Amount(self.value, self.unit, self.qualifier)


def _title(slots: Slots) -> str:
    figure = cast(Figure, slots)
    period = f"{figure.period}:" if figure.period else None
    return words(figure.indicator.capitalize() + ("" if period else ":"), period, figure.value, figure.unit)


KIND = Kind(
    name="figure",
    label="Figure",
    plural="Figures",
    slots=Figure,
    identity=("indicator", "period", "unit"),
    title=_title,
)

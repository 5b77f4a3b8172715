"""Numbers, money, dates and names of countries as a language writes them, by CLDR through Babel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol
from babel.units import UnknownUnitError, format_unit

from kelisim.model.digest import Plain
from kelisim.model.period import Period

_SPACE = "\u00a0"
_MILLION = Decimal(1_000_000)
_UNITS = {
    "km": "length-kilometer", "ha": "area-hectare", "m3": "volume-cubic-meter", "kWh": "energy-kilowatt-hour",
    "W": "power-watt", "t": "mass-tonne", "days": "duration-day", "months": "duration-month", "years": "duration-year",
}  # fmt: skip
_POWERS = (12, 9, 6)

Width = Literal["long", "short"]


def decimal_of(value: Plain) -> Decimal:
    """A number that a parameter holds as exact text."""
    return Decimal(str(value))


def is_currency(unit: str | None) -> bool:
    """Whether a unit has the form of an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def alpha2(code: str | None) -> str | None:
    """The ISO 3166-1 alpha-2 code of an alpha-3 one, ``None`` for blocs and unknown codes."""
    alias = get_global("territory_aliases").get(code or "")
    return alias[0] if alias and code and len(code) == 3 else None


def _minus(shown: object) -> str:
    """A number with a true minus sign: a hyphen may be taken for a dash, or broken off at the end of a line."""
    return str(shown).replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True)
class Formats:
    """How one language writes numbers and dates.

    Attributes:
        locale: CLDR's name of the locale.
        compact: Whether running text says ``billion`` (long) or ``bn`` (short).
        symbols: Currency signs that differ from CLDR's.
        short: Words for powers of ten in tables, by exponent, where CLDR's are not used by the profession.
    """

    locale: str
    compact: Width = "long"
    symbols: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _cldr(self) -> Locale:
        """Read once: Babel looks a name up under a lock each time, at which the threads of a busy server queue."""
        return Locale.parse(self.locale)

    @cached_property
    def calendar(self) -> frozenset[str]:
        """The names of months and days of the week, small, in the forms that stand in a date and alone."""
        tables = (names for kind in (self._cldr.months, self._cldr.days) for names in kind.values())
        return frozenset(str(word).casefold() for table in tables for word in table["wide"].values())

    def plural(self, value: Plain) -> str:
        """The plural category of a number; ``other`` where there is none."""
        return "other" if value is None else str(self._cldr.plural_form(decimal_of(value)))

    def number(self, value: Plain, *, digits: int = 3) -> str:
        """A number grouped by thousands, at most ``digits`` decimals."""
        return _minus(format_decimal(decimal_of(value), format=f"#,##0.{'#' * digits}", locale=self._cldr))

    def compacted(self, value: Plain, *, width: Width | None = None, digits: int = 3) -> str:
        """A large number in words from a million on: ``4.43 billion``."""
        number, width = decimal_of(value), width or self.compact
        if abs(number) < _MILLION:
            return self.number(value, digits=2)
        if width == "short" and self.short:
            power = next(power for power in _POWERS if abs(number) >= 10**power)
            return self.number(str(number.scaleb(-power)), digits=digits) + _SPACE + self.short[str(power)]
        return _minus(format_compact_decimal(number, format_type=width, locale=self._cldr, fraction_digits=digits))

    def money(self, value: Plain, unit: str, *, width: Width | None = None) -> str:
        """An amount of money: ``$10 billion``, ``10 млрд $``."""
        symbol = self.symbols.get(unit) or str(get_currency_symbol(unit, locale=self._cldr))
        shown = self.compacted(value, width=width)
        pattern = str(self._cldr.currency_formats["standard"].pattern)
        if pattern.startswith("¤"):
            return symbol + (_SPACE if symbol[-1].isalpha() else "") + shown
        return shown + _SPACE + symbol

    def percent(self, fraction: Plain, *, digits: int = 1) -> str:
        """A share or rate: 0.315 is written ``31.5%``."""
        pattern = str(self._cldr.percent_formats[None].pattern)
        decimals = "0." + "#" * digits
        return _minus(format_decimal(decimal_of(fraction), format=pattern.replace("0", decimals, 1), locale=self._cldr))

    def unit(self, value: Plain, unit: str) -> str | None:
        """A number with a unit of measurement, ``None`` where CLDR does not know the unit in this language."""
        if unit not in _UNITS:
            return None
        name = _UNITS[unit]
        try:
            shown = format_unit(decimal_of(value), name, locale=self._cldr)
        except UnknownUnitError:
            return None
        return None if shown.endswith(name) else shown

    def date(self, iso: str, *, width: Width = "long") -> str:
        """A day, month, year or interval as it is written in running text (``short`` for tables)."""
        period = Period.parse(iso)
        if period.precision == "interval":
            return self._interval(period, width)
        return self._point(period.text, period.first_day, width)

    def _point(self, text: str, day: dt.date, width: Width) -> str:
        if len(text) == 4:
            return text
        if len(text) == 7:
            return str(format_skeleton("yMMMM" if width == "long" else "yMMM", day, locale=self._cldr))
        return str(format_date(day, "long" if width == "long" else "medium", locale=self._cldr))

    def _interval(self, period: Period, width: Width) -> str:
        skeletons = {4: "y", 7: "yMMMM" if width == "long" else "yMMM", 10: "yMMMd"}
        precision = min(len(point) for point in period.points)
        return str(format_interval(period.first_day, period.last_day, skeletons[precision], locale=self._cldr))

    def country(self, code: str) -> str | None:
        """The name of a country by its ISO 3166-1 alpha-3 code, ``None`` for blocs and unknown codes."""
        alias = get_global("territory_aliases").get(code)
        return self._cldr.territories.get(alias[0]) if alias and len(code) == 3 else None

    def language(self, code: str) -> str | None:
        """The name of a language by its ISO 639-1 code."""
        return self._cldr.languages.get(code)

    def listed(self, items: list[str]) -> str:
        """``A, B and C``."""
        return str(format_list(items, locale=self._cldr)) if items else ""

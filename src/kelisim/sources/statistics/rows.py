"""What the readers of statistics share: exact numbers, periods, codes of areas, and a gap for every faulty row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from kelisim.errors import InvalidValueError, KelisimError
from kelisim.model import Gap, Observation, Period
from kelisim.model.party import is_code
from kelisim.sources.draft import RefusedError

Row = Mapping[str, str]
Result = tuple[tuple[Observation, ...], tuple[Gap, ...]]

_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_HALF = re.compile(r"(\d{4})-?[SHB]([12])")
_MONTH = re.compile(r"(\d{4})(?:-?M|-)?(\d{2})")


class SkippedRowError(KelisimError):
    """One row that gives no observation; its sentence becomes a gap."""


def read_rows(
    rows: Iterable[tuple[int, Row]], where: str, to_observation: Callable[[Row], Observation], *, called: str = "line"
) -> Result:
    """Turn numbered rows into observations; each row that fails, or repeats one before it, is a gap.

    Args:
        rows: Line number (or place in a list) and the row's values by column.
        where: The file or address, for the gaps.
        to_observation: Raises ``KelisimError`` for a row it refuses.
        called: What a row is in this form; the numbers count these.
    """
    found: dict[str, Observation] = {}
    gaps: list[Gap] = []
    for number, row in rows:
        try:
            observation = to_observation(row)
        except KelisimError as error:
            gaps.append(Gap("faulty_row", f"{where}:{number}", f"{called} {number}: {error}."))
            continue
        if observation.id in found:
            gaps.append(Gap("repeated_row", f"{where}:{number}", f"{called} {number}: the same row stands above."))
        found.setdefault(observation.id, observation)
    return tuple(found.values()), tuple(gaps)


def csv_columns(text: str) -> tuple[str, ...]:
    """The names in the first line of a CSV."""
    first = next(csv.reader([text.lstrip("\n").partition("\n")[0]]), [])
    return tuple(name.strip() for name in first)


def csv_rows(text: str) -> Iterator[tuple[int, Row]]:
    """The rows of a CSV with the number of the line on which each ends.

    Raises:
        RefusedError: If it is no CSV.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        reader.fieldnames = [(name or "").strip() for name in reader.fieldnames or ()]
        for row in reader:
            yield reader.line_num, {name: value for name, value in row.items() if isinstance(value, str)}
    except csv.Error as error:
        raise RefusedError("unreadable", f"line {reader.line_num} is no CSV ({error}).") from None


def needed(row: Row, name: str) -> str:
    """The value of a column that must be filled.

    Raises:
        SkippedRowError: If it is missing or blank.
    """
    value = (row.get(name) or "").strip()
    if not value:
        raise SkippedRowError(f"the column {name} is empty")
    return value


def number(text: str) -> Decimal:
    """An exact number as the file writes it (point as decimal mark, no grouping).

    Raises:
        SkippedRowError: If it is none, or not finite.
    """
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise SkippedRowError(f"{text[:40]!r} is no number; write 4500000000 or 4.5E9") from None
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise SkippedRowError(f"{text[:40]!r} is no number that can be counted with")
    return value


def period(text: str) -> Period:
    """A year, month, day, quarter or half-year as statistics write it (``2024-Q1`` is its three months).

    Raises:
        SkippedRowError: If it is none of these.
    """
    text = text.strip()
    for pattern, months in ((_QUARTER, 3), (_HALF, 6)):
        if match := pattern.fullmatch(text):
            last = int(match[2]) * months
            return Period(f"{match[1]}-{last - months + 1:02}/{match[1]}-{last:02}")
    if match := _MONTH.fullmatch(text):
        text = f"{match[1]}-{match[2]}"
    try:
        return Period(text)
    except InvalidValueError as error:
        raise SkippedRowError(str(error)) from None


def area(text: str) -> str:
    """The code of a country (alpha-3) or group, from alpha-3, alpha-2 or the UN's number.

    Raises:
        SkippedRowError: If it has not the form of a code.
    """
    text = text.strip()
    if len(text) == 2 or text.isdigit():
        text = _alpha3().get(text.zfill(3) if text.isdigit() else text.upper(), text)
    if not is_code(text):
        raise SkippedRowError(f"{text[:40]!r} is no country code; write three capitals such as KAZ")
    return text


# Codes of states that are no more, which CLDR maps to those that took their place.
_RETIRED = frozenset({"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD", "230", "249", "278", "280", "720", "736", "886"})


@lru_cache(maxsize=1)
def _alpha3() -> Mapping[str, str]:
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    to_two = {code: to[0] for code, to in aliases.items() if len(to) == 1 and code not in _RETIRED}
    to_three = {two: three for three, two in to_two.items() if len(three) == 3 and three.isalpha()}
    by_number = {code: to_three[two] for code, two in to_two.items() if code.isdigit() and two in to_three}
    return {**to_three, **by_number}


def alpha3_codes(system: str) -> Mapping[str, str]:
    """The codes of countries in another system, by alpha-3 code.

    Args:
        system: ``alpha2`` or ``m49`` (the UN's numbers, without leading zeros).
    """
    found = {}
    for other, three in _alpha3().items():
        if other.isdigit() and system == "m49":
            found[three] = other.lstrip("0")
        elif len(other) == 2 and system == "alpha2":
            found[three] = other
    return found

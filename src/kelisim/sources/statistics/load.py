"""A file of statistics to observations, its format told by what stands in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from kelisim.sources.draft import MOST_BYTES, RefusedError
from kelisim.sources.statistics import comtrade_json, sdmx_csv, table_csv
from kelisim.sources.statistics.rows import Result, Row
from kelisim.sources.text import decode, fix
from kelisim.sources.walk import printable


class CsvFormat(Protocol):
    """What a module for one form of CSV offers."""

    def fits(self, columns: Sequence[str]) -> bool:
        """Whether a table with these columns has this form."""

    def read(self, rows: Iterable[tuple[int, Row]], where: str, series: str) -> Result:
        """The observations of numbered rows."""


_CSV: tuple[CsvFormat, ...] = (table_csv, sdmx_csv)


def load_observations(path: str) -> Result:
    """Read a file of statistics.

    Returns:
        The observations, and a gap for every row that gives none (with its line and why), or for the whole file.
    """
    where = printable(path)
    try:
        return read_text(fix(decode(_bytes(Path(path)))), where, Path(path).stem)
    except RefusedError as error:
        return (), (error.gap(where),)


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise RefusedError("missing", "there is no such file; check the name.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise RefusedError("unreadable", f"the system cannot open it ({error}).") from None
    if len(data) > MOST_BYTES:
        raise RefusedError("too_large", f"it is larger than {MOST_BYTES // 1_000_000} MB; cut it into years.")
    if not data.strip():
        raise RefusedError("empty", "it is empty.")
    return data


def read_text(text: str, where: str, series: str) -> Result:
    """Observations from the text of a file.

    Raises:
        RefusedError: If no format known here fits it.
    """
    if text.lstrip()[:1] in ("{", "["):
        data = comtrade_json.loads(text)
        if not comtrade_json.fits(data):
            raise RefusedError("unreadable", "its JSON is of no kind known here; UN Comtrade's is.")
        return comtrade_json.read(data, where, series)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = [(name or "").strip() for name in reader.fieldnames or ()]
    reader.fieldnames = columns
    for form in _CSV:
        if form.fits(columns):
            return form.read(_numbered(reader), where, series)
    wanted = ", ".join(table_csv.COLUMNS)
    raise RefusedError("unreadable", f"its columns are those of no format known here; a plain table has {wanted}.")


def _numbered(reader: csv.DictReader[str]) -> Iterator[tuple[int, Row]]:
    try:
        for row in reader:
            yield reader.line_num, {name: value for name, value in row.items() if isinstance(value, str)}
    except csv.Error as error:
        raise RefusedError("unreadable", f"line {reader.line_num} is no CSV ({error}).") from None

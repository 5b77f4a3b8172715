"""The register as files for other programs.

A format is a module here with ``SUFFIX`` (how such a file's name ends) and ``write(tables) -> bytes``; its docstring's
first line says what it is. It is found by looking into this folder; nothing else lists it. A module that can write
any rows (a filtered list on a screen) has ``write_rows(rows) -> bytes`` too; one of a single table without that says
``ONE_TABLE = True``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeAlias

from kelisim.errors import MisuseError
from kelisim.faces.exports.tables import TABLES, Row, Tables

__all__ = ["TABLES", "Format", "Row", "Tables", "format_for", "formats", "rows_as"]

RowsWriter: TypeAlias = Callable[[Sequence[Row]], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a register can take; calling it writes the register.

    Attributes:
        suffix: How such a file's name ends, with its dot.
        about: One line.
        write: Tables in, the file's bytes out.
        write_rows: The same for any rows; ``None`` where the format cannot.
        one_table: Whether it holds the one table that was chosen, rather than the whole register (``ONE_TABLE``).
    """

    suffix: str
    about: str
    write: Callable[[Tables], bytes]
    write_rows: RowsWriter | None
    one_table: bool

    def __call__(self, tables: Tables) -> bytes:
        """The register as a file of this format; the same register gives the same bytes."""
        return self.write(tables)


def formats() -> dict[str, Format]:
    """The formats by their ending, in the order of their modules."""
    found: dict[str, Format] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "SUFFIX"):
            about = (module.__doc__ or "").strip().partition("\n")[0]
            rows = getattr(module, "write_rows", None)
            one = getattr(module, "ONE_TABLE", rows is not None)
            found[module.SUFFIX] = Format(module.SUFFIX, about, module.write, rows, one)
    return found


def format_for(path: str | PurePath) -> Format:
    """The format that a file's name asks for: the one with the longest ending that fits.

    Raises:
        MisuseError: If no format has that ending.
    """
    name, known = PurePath(path).name.casefold(), formats()
    fitting = [suffix for suffix in known if name.endswith(suffix)]
    if not fitting:
        raise MisuseError(f"no export can be written as {str(path)!r}; let the name end in {', '.join(known)}")
    return known[max(fitting, key=len)]


def rows_as(suffix: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """Any rows as CSV, JSON or JSON lines, for ``--format`` of the commands that list."""
    writer = formats()[suffix].write_rows
    if writer is None:
        raise MisuseError(f"{suffix} holds the whole register; use `kelisim export`")
    return writer(rows)

"""The forms in which statistics come, found by looking: every module of this folder is one.

A module has ``fits(text)``, whether a file's text has its form, and ``read(text, where, series)``, which gives the
observations and a gap for every row that has none, and raises ``RefusedError`` where the whole is of no use.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, cast

from kelisim.sources.draft import RefusedError
from kelisim.sources.statistics.rows import Result


class Format(Protocol):
    """What a module of this folder offers."""

    def fits(self, text: str) -> bool:
        """Whether a file's text has this form."""

    def read(self, text: str, where: str, series: str) -> Result:
        """Observations and gaps."""


def formats() -> dict[str, Format]:
    """Every form by its module's name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {name: cast(Format, importlib.import_module(f"{__name__}.{name}")) for name in names}


def read_text(text: str, where: str, series: str, *, form: str | None = None) -> Result:
    """Observations from the text of a file.

    Args:
        text: The whole file.
        where: The file or address, for sources and gaps.
        series: What to call the series.
        form: Name of the form where it is known; else what stands in the text decides.

    Raises:
        RefusedError: If no form known here fits it.
    """
    known = formats()
    for name in [form] if form else known:
        if known[name].fits(text):
            return known[name].read(text, where, series)
    raise RefusedError(
        "unreadable",
        f"it has not the form of {form or 'any statistics known here (' + ', '.join(known) + ')'}; see the manual.",
    )

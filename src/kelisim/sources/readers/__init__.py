"""The readers of file types, found by looking: every module of this folder is one.

A reader module has ``ENDINGS`` (file endings, lower case, with the dot), ``HOSTILE`` (whether it must run in the
limited child process) and ``read(data) -> tuple[Draft, ...]``, which raises ``RefusedError``. Libraries
are imported inside functions.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from typing import Protocol, cast

from kelisim.sources.draft import Draft


class Reader(Protocol):
    """What a reader module offers."""

    ENDINGS: tuple[str, ...]
    HOSTILE: bool

    def read(self, data: bytes) -> tuple[Draft, ...]:
        """The reports of one file."""


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Every reader by the file endings it reads.

    Raises:
        RuntimeError: If two readers claim one ending.
    """
    found: dict[str, Reader] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        reader = cast(Reader, importlib.import_module(f"{__name__}.{module}"))
        for ending in reader.ENDINGS:
            if ending in found:
                raise RuntimeError(f"two readers claim {ending}")
            found[ending] = reader
    return found


def reader_for(file_name: str) -> Reader | None:
    """The reader for a file's name, by its ending."""
    return readers().get(ending(file_name))


def ending(file_name: str) -> str:
    """The last ending of a file's name, lower case, with its dot; empty where it has none."""
    _, dot, last = file_name.rpartition(".")
    return dot + last.casefold() if dot else ""

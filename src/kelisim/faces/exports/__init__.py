"""Registers, claims and measures as files. Each format is a module with ``SUFFIX`` and ``write``; found by looking."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

Row: TypeAlias = Mapping[str, object]
Writer: TypeAlias = Callable[[Sequence[Row]], bytes]

_PARTS = ("rows", "records_json")


def formats() -> dict[str, Writer]:
    """The writers by their file ending."""
    found: dict[str, Writer] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name not in _PARTS:
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            found[loaded.SUFFIX] = loaded.write
    return found

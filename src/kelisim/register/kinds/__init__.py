"""How claims of each kind are compared. One module a kind, found by its name: ``keys`` and ``compare``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kelisim.register.kinds.base import JOIN, Match
from kelisim.register.traits import Traits

__all__ = ["COMPARISONS", "JOIN", "Comparison", "Match"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``keys``: cheap words of which two claims of one thing share at least one. ``compare``: the pair's score."""

    keys: Callable[[Traits], Iterable[str]]
    compare: Callable[[Traits, Traits], Match]


def _load() -> dict[str, Comparison]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "base")
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {name: Comparison(module.keys, module.compare) for name, module in modules.items()}


COMPARISONS: dict[str, Comparison] = _load()

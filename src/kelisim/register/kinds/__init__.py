"""How claims of each kind are compared. One module a kind, found by its name: ``keys``, ``signature``, ``compare``.

A kind without a module is compared by the identity slots that it declares.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from kelisim.register.kinds import plain
from kelisim.register.kinds.base import JOIN, Match, Pair
from kelisim.register.traits import Traits

__all__ = ["JOIN", "Comparison", "Match", "Pair", "comparison_of"]

_PARTS = ("base", "plain")


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one kind is compared.

    Attributes:
        keys: Cheap words of which two claims of one thing, in two reports, share at least one.
        signature: All that ``compare`` looks at but the reports' days: claims with one signature compare alike.
        compare: The pair's score with its reasons; it does not fall when the days between the reports do.
    """

    keys: Callable[[Traits], Iterable[str]]
    signature: Callable[[Traits], Hashable]
    compare: Callable[[Pair], Match]


def _load() -> dict[str, Comparison]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _PARTS)
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {name: Comparison(module.keys, module.signature, module.compare) for name, module in modules.items()}


_COMPARISONS: dict[str, Comparison] = _load()
_PLAIN = Comparison(plain.keys, plain.signature, plain.compare)


def comparison_of(kind: str) -> Comparison:
    """How claims of a kind are compared."""
    return _COMPARISONS.get(kind, _PLAIN)

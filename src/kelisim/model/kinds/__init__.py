"""The kinds of claims. Each module of this folder but ``base`` declares one as ``KIND``; they are found by looking."""

from __future__ import annotations

import importlib
import pkgutil

from kelisim.errors import InvalidValueError
from kelisim.model.kinds.base import Kind, Participant, Slots, choices, plain_number, slot_types

__all__ = ["KINDS", "Kind", "Participant", "Slots", "choices", "kind_named", "plain_number", "slot_types"]

_ORDER = ("meeting", "agreement", "body", "target", "figure", "project", "commitment", "position")


def _load() -> dict[str, Kind]:
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "base")
    kinds = [importlib.import_module(f"{__name__}.{name}").KIND for name in found]
    kinds.sort(key=lambda kind: (_ORDER.index(kind.name) if kind.name in _ORDER else len(_ORDER), kind.name))
    return {kind.name: kind for kind in kinds}


KINDS: dict[str, Kind] = _load()


def kind_named(name: str) -> Kind:
    """The kind of that name.

    Raises:
        InvalidValueError: If there is none.
    """
    try:
        return KINDS[name]
    except KeyError:
        raise InvalidValueError(f"{name!r} is no kind of claim; write one of {', '.join(KINDS)}") from None

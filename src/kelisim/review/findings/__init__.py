"""The finding rules: each module of this folder but ``base`` holds one function ``find``; they are found by looking.

A rule's module has ``RULES``, the message keys that it can give.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

from kelisim.review.context import Context
from kelisim.review.findings.base import Draft

Rule = Callable[[Context], Iterator[Draft]]


def _load() -> tuple[dict[str, Rule], dict[str, str]]:
    rules: dict[str, Rule] = {}
    keys: dict[str, str] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "base"):
        module = importlib.import_module(f"{__name__}.{name}")
        rules[name] = module.find
        keys |= dict.fromkeys(module.RULES, name)
    return rules, keys


RULES, KEYS = _load()

__all__ = ["KEYS", "RULES", "Draft", "Rule"]

"""What a rule and a table of a language say, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kelisim.reading.pattern import Pattern

BROAD = 0.3
"""Rules of less weight are broad: they are tried last and take what no other rule took."""


@dataclass(frozen=True)
class Table:
    """A slot whose code is told by words near the match: the first code of the list of which a word stands.

    Attributes:
        wide: Look into the whole sentence where the clause says nothing.
        last: Only where neither captures nor the kind's own knowledge filled the slot.
    """

    slot: str
    patterns: tuple[tuple[str, Pattern], ...]
    wide: bool = False
    last: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule: what it looks for and what it says about the claim."""

    id: str
    kind: str
    patterns: tuple[Pattern, ...]
    set: Mapping[str, object] = field(default_factory=dict)
    default: Mapping[str, object] = field(default_factory=dict)
    per: str | None = None
    split: str = "series"
    unless: tuple[Pattern, ...] = ()
    weight: float = 0.7
    quote: str = "clause"
    key: str | None = None
    spread: str | None = None
    under: tuple[Pattern, ...] = ()
    owns: bool = False
    yields: bool = False
    heads: frozenset[str] | None = None
    refuse: tuple[Pattern, ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()

"""What a rule and a table of a language say, compiled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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

    def first(self, words: str) -> tuple[str, str] | None:
        """The first code of which a word stands in some words, with what stands there."""
        told, always = self._by_word
        chosen = {number for word in words.split(" ") if word in told for number in told[word]}
        for number in sorted(chosen.union(always)):
            code, pattern = self.patterns[number]
            met = pattern.regex.search(words)
            if met is not None:
                return code, met.group()
        return None

    @cached_property
    def _by_word(self) -> tuple[Mapping[str, Sequence[int]], Sequence[int]]:
        """The numbers of the patterns by the words that they need, and of those that beginnings or endings tell."""
        told: dict[str, list[int]] = {}
        always = []
        for number, (_, pattern) in enumerate(self.patterns):
            words = min(pattern.needs, key=len, default=frozenset[str]())
            if not words or any("*" in word for word in words):
                always.append(number)
            else:
                for word in words:
                    told.setdefault(word, []).append(number)
        return told, always


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

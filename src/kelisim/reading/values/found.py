"""What the grammars find: a stretch of tokens with its type and value, before overlaps are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kelisim.reading.marks import Day, Number
from kelisim.reading.values.lexicon import Lexicon
from kelisim.reading.values.tokens import Row


class Found(NamedTuple):
    """A value in tokens ``first`` to ``last`` (half-open); ``told`` has number and unit as written where they differ.

    ``TIME`` and ``NONE`` are types that only keep their tokens from being read as something else.
    """

    type: str
    first: int
    last: int
    value: Number | Day | None
    told: Number | None = None
    rank: int = 0


@dataclass(slots=True)
class Tape(Row):
    """The tokens of a text after numbers are joined, with what tells whose rupees are meant."""

    lexicon: Lexicon
    parties: tuple[str, ...] = ()
    kinds: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = frozenset(self.classes)

    def has(self, needs: frozenset[str]) -> bool:
        """Whether one of some classes stands anywhere, so that a grammar that needs it may be skipped."""
        return not needs.isdisjoint(self.kinds)


def settled(found: Iterable[Found]) -> list[Found]:
    """Without overlaps: of two that share a token the longer stays, of equal ones the one of lower rank; in order."""
    taken: list[Found] = []
    for item in sorted(found, key=lambda f: (f.first, f.first - f.last, f.rank)):
        if taken and item.first < taken[-1].last:
            last = taken[-1]
            if (item.last - item.first, -item.rank) > (last.last - last.first, -last.rank):
                taken[-1] = item
            continue
        taken.append(item)
    return taken

"""Time grows with the text and no faster: processor time per character, held against that of all runs before."""

from __future__ import annotations

import time
from bisect import insort
from dataclasses import dataclass, field

from fuzzing.seen import Read, Seen

LEAST = 1_000
"""Characters below which a text counts as long as this: each reading has a cost that no text explains."""
ENOUGH = 40
"""Runs before which nobody knows what is usual."""
TIMES = 25.0
"""How many times the usual cost of a character is a fault: no text that is only dense comes to half of it."""


@dataclass
class Pace:
    """What a character cost in each run so far, in seconds of processor."""

    costs: list[float] = field(default_factory=list)

    @property
    def usual(self) -> float:
        """The median; 0 before there was a run."""
        return self.costs[len(self.costs) // 2] if self.costs else 0.0

    def fault(self, seen: Seen, read: Read) -> str | None:
        """Take a run in, and tell whether it was far too slow: a reading again, at its best of two, must say so too."""
        size = max(LEAST, len(seen.case.text))
        usual, known = self.usual, len(self.costs) >= ENOUGH
        insort(self.costs, seen.seconds / size)
        if not known or seen.seconds / size <= TIMES * usual:
            return None
        best = min(_seconds(seen, read), _seconds(seen, read))
        if best / size <= TIMES * usual:
            return None
        return f"{best:.2f} s for {len(seen.case.text)} characters: {best / size / usual:.0f} times the usual"


def _seconds(seen: Seen, read: Read) -> float:
    began = time.process_time()
    read(seen.document, parties=seen.case.parties)
    return time.process_time() - began

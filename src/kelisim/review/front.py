"""How much stands on the page in front: one sheet of A4, counted in lines of the printed text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kelisim.lang.labels import label_languages, load_labels
from kelisim.review.findings.base import Draft


@dataclass(frozen=True, slots=True)
class Limits:
    """What fits on the page, and how many of each kind a reader wants at most.

    Attributes:
        lines: Lines of text under the headline figures, on paper.
        letters: Letters of a line.
        top: Most important findings.
        news: What is new since the last review.
        done: What came about.
        points: Open points for the next session; ``each`` of one field.
        fields: Fields named in the end, of which no point found room.
        misses: Findings that were too long for what is left, before the page counts as full.
    """

    lines: float = 41
    letters: int = 94
    top: int = 3
    news: int = 3
    done: int = 2
    points: int = 8
    each: int = 3
    fields: int = 5
    misses: int = 12


FRONT = Limits()
HEADING, SUBHEADING, ALSO = 2.4, 1.5, 1.5
_BETWEEN = 0.45  # what parts one finding from the next
_RATING, _MARK = 22, 4  # letters of "serious · disputed", and of the number of a quote


class Room:
    """The lines that are left on the page."""

    def __init__(self, limits: Limits = FRONT) -> None:
        self.limits = limits
        self.left = limits.lines
        self.missed = 0

    def give(self, lines: float) -> bool:
        """Use so many lines up, if they are there."""
        fits = lines <= self.left
        self.missed += not fits
        self.left -= lines if fits else 0
        return fits

    @property
    def full(self) -> bool:
        """Whether it is vain to try more: a register may have thousands of findings."""
        return self.missed >= self.limits.misses

    def take(self, drafts: Iterable[Draft], *, heading: float = 0) -> list[Draft]:
        """Those findings that fit, under a heading of so many lines; one too long leaves its place to the next."""
        taken: list[Draft] = []
        for draft in drafts:
            if self.full:
                break
            if self.give(lines_of(draft, self.limits.letters) + (0 if taken else heading)):
                taken.append(draft)
        return taken


def lines_of(draft: Draft, letters: int) -> float:
    """Lines that a finding takes on paper, in whichever language needs most: the tree is the same for all of them."""
    said = max(len(load_labels(code).finding(draft.rule, draft.params)) for code in label_languages())
    return math.ceil((said + _RATING + _MARK * len(draft.shown_sources)) / letters) + _BETWEEN

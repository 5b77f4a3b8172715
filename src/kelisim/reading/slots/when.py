"""Dates, periods, deadlines and places of a candidate, from the nearest words that tell them."""

from __future__ import annotations

from collections.abc import Collection

from kelisim.model import Period
from kelisim.reading.marks import Day, Mark
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report

AT = frozenset(("in", "from", "since", "for"))
DUE = frozenset(("by", "until"))


def date_near(candidate: Candidate, report: Report, roles: Collection[str], *, wide: bool = True) -> Period | None:
    """The date of the quote whose role fits, the nearest to the trigger; failing that, of the sentence."""
    mark = mark_near(candidate, _days(candidate, report, candidate.start, candidate.end, roles))
    if mark is None and wide:
        sentence = candidate.line.sentence
        mark = mark_near(candidate, _days(candidate, report, sentence.start, sentence.end, roles))
    return mark.value.period if mark is not None and isinstance(mark.value, Day) else None


def _days(candidate: Candidate, report: Report, start: int, end: int, roles: Collection[str]) -> list[Mark]:
    found = report.marks_in(candidate.number, start, end, "DATE")
    return [m for m in found if isinstance(m.value, Day) and m.value.period is not None and m.value.role in roles]


def mark_near(candidate: Candidate, marks: list[Mark]) -> Mark | None:
    """The mark that is nearest to the candidate's key; of two equally near, the later."""
    return min(marks, key=lambda m: (distance(m, candidate.key), -m.start), default=None)


def distance(mark: Mark, span: tuple[int, int]) -> int:
    """Characters between a mark and a span, 0 where they overlap."""
    return max(0, span[0] - mark.end, mark.start - span[1])


def place_near(candidate: Candidate, report: Report) -> Mark | None:
    """The place named in the quote, else in the sentence."""
    mark = mark_near(candidate, report.marks_in(candidate.number, candidate.start, candidate.end, "PLACE"))
    return mark or mark_near(candidate, list(report.marks_of(candidate.number, "PLACE")))

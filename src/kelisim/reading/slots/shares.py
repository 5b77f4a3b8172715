"""Which dates of a sentence belong to which of its numbers: "$3 million in May 2024 against $2 million in May 2023"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kelisim.reading.marks import Mark
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report

_REACH = 12  # characters between a number and a date right after it
NUMBERS = ("MONEY", "QUANTITY", "PERCENT", "COUNT", "NUMBER", "FACTOR")


def own_dates(candidate: Candidate, report: Report, days: list[Mark], types: Sequence[str] = ()) -> list[Mark]:
    """The dates of a sentence that may be told of the candidate's number; all of them where none is its own.

    A date right after a number is of that number. Of the others those between which and the number no other stands.

    Args:
        candidate: A figure or target.
        report: Its report.
        days: The dates of its words that could be meant, in the order of the text.
        types: Types of numbers that part a date from the candidate's; without them the type of its own number.
    """
    amount = candidate.captures.get("amount")
    if len(days) < 2 or amount is None or amount.mark is None:
        return days
    sums = _sums(candidate, report, types or (amount.mark.type,))
    at = next((i for i, mark in enumerate(sums) if mark.start == amount.mark.start), None)
    if at is None or len(sums) == 1:
        return days
    starts = [day.start for day in days]
    held = {
        day.start: i
        for i, number in enumerate(sums)
        for day in days[bisect_left(starts, number.end) : bisect_right(starts, number.end + _REACH)]
        if _right_after(number, day, report)
    }
    mine = [day for day in days if held.get(day.start) == at]
    free = [day for day in days if day.start not in held]
    return mine or _not_parted(sums, at, free) or free or days


def _right_after(number: Mark, day: Mark, report: Report) -> bool:
    """Whether at most one word stands between: "$10 million in 2022"."""
    between = report.lower[number.end : day.start].strip()
    return not between or between.isalpha()


def _not_parted(sums: Sequence[Mark], at: int, days: Sequence[Mark]) -> list[Mark]:
    """The dates next to a number.

    Only those before it where dates go first ("in 2022 five, in 2023 seven"), only those after where numbers do.
    """
    if not days:
        return []
    after = sums[at - 1].end if at else 0
    before = sums[at + 1].start if at + 1 < len(sums) else days[-1].end
    if days[0].end <= sums[0].start and days[-1].end <= sums[-1].start:
        before = sums[at].end
    elif sums[0].end <= days[0].start and sums[-1].end <= days[-1].start:
        after = sums[at].end
    return [day for day in days if after <= day.start and day.end <= before]


def _sums(candidate: Candidate, report: Report, types: Sequence[str]) -> list[Mark]:
    sentence = candidate.line.sentence
    return sorted(report.marks_in(candidate.number, sentence.start, sentence.end, *types), key=lambda mark: mark.start)

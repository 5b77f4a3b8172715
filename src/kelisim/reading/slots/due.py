"""When something undertaken or founded is due, be it told by no word of a deadline: "in the first half of 2025"."""

from __future__ import annotations

from kelisim.model import Period
from kelisim.reading.clauses import cuts_of
from kelisim.reading.marks import Mark
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.when import AT, DUE, date_near, days_in, mark_near

_BEFORE = 12  # characters that hold the word before a date
_DONE = frozenset(("done", "in_progress"))


def due(candidate: Candidate, report: Report) -> Period | None:
    """The deadline of the quote, else the date in it that lies ahead of the report; of years together the last.

    That date is one to begin from as well ("from 1 January visas will go"), or the end of a stretch ("within a month",
    but not "for a month"). The report's own year or quarter counts where what is planned stands before it.
    """
    told = date_near(candidate, report, DUE, wide=False)
    if told is not None or report.date is None:
        return told
    days = [m for m in days_in(candidate, report, candidate.start, candidate.end, AT) if _to_come(m, candidate, report)]
    mark = mark_near(candidate, days)
    return None if mark is None else _last(mark.period) if mark.role != "for" else mark.period


def _to_come(mark: Mark, candidate: Candidate, report: Report) -> bool:
    period = mark.period
    if period is None or report.date is None or _of_document(mark, candidate):
        return False
    if mark.role == "for" and _lasts(mark, report):
        return False
    if period.first_day.isoformat() > report.date:
        return candidate.values.get("status") not in _DONE
    strength = candidate.values.get("strength") or candidate.rule.default.get("strength")
    planned = strength == "planned" and mark.start >= candidate.key[0]
    return period.last_day.isoformat() > report.date and (planned or _years(period)) and period.precision != "month"


def _of_document(mark: Mark, candidate: Candidate) -> bool:
    """Whether the years right behind a document are those that it is for: "the programme for 2025-2027"."""
    inside = candidate.line.inside
    return any(m.type == "AGREEMENT" and 0 <= mark.start - m.end < _BEFORE for m in inside) and _years(mark.period)


def _years(period: Period | None) -> bool:
    return (
        period is not None
        and period.precision == "interval"
        and all(len(point) == len("2024") for point in period.points)
    )


def _lasts(mark: Mark, report: Report) -> bool:
    """Whether a stretch is how long something lasts ("for five years"), not when it is done."""
    before = report.lower[max(0, mark.start - _BEFORE) : mark.start].split()
    return bool(before) and before[-1] in cuts_of(report.pack).lasting


def _last(period: Period | None) -> Period | None:
    return Period(period.points[1]) if period is not None and _years(period) else period

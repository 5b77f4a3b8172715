"""What a commitment leaves to be told: who would act, and until when."""

from __future__ import annotations

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.captured import codes_of
from kelisim.reading.slots.when import DUE, date_near

_MOST_WORDS = 20


_PAIR = "pair"


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of a commitment. A rule may set the actors to ``pair``; else they are the subject's country."""
    values = candidate.values
    if values.get("actors") == _PAIR:
        values["actors"] = _both(candidate, report)
    if not values.get("actors"):
        values["actors"] = _subject(candidate, report)
    if values.get("deadline") is None:
        values["deadline"] = date_near(candidate, report, DUE, wide=False)
    action = values.get("action")
    if isinstance(action, str):
        values["action"] = " ".join(action.split()[:_MOST_WORDS])


def _both(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """The pair, or all those named together before the verb where they are more."""
    for codes in _before(candidate, report):
        if len(codes) > len(report.pair):
            return codes
    return report.pair


def _subject(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """Who is named last before the verb, if it is one of the sides; else the pair."""
    named = [codes for codes in _before(candidate, report) if set(codes) & set(report.pair) or not report.pair]
    return named[-1] if named else report.pair


def _before(candidate: Candidate, report: Report) -> list[tuple[str, ...]]:
    """The codes of each party, pair and person from the quote's beginning to the undertaking."""
    start = min(candidate.start, candidate.trigger[0])
    end = max(candidate.trigger[0] + 1, candidate.key[0])
    lists = report.marks_in(candidate.number, start, end, "PARTY", "PAIR", "PERSON")
    return [codes for mark in lists if (codes := codes_of(mark, report))]

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
    for codes in _before(candidate, report, candidate.line.sentence.start, candidate.trigger[0] + 1):
        if len(codes) > len(report.pair):
            return codes
    return report.pair


def _subject(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """Whose undertaking it is: who is named last before the verb, "he", or the sentence's subject; else the pair."""
    start, (verb, _) = candidate.line.sentence.start, candidate.trigger
    for first, last in ((min(candidate.start, verb), verb + 1), (start, verb + 1)):
        named = [codes for codes in _before(candidate, report, first, last) if set(codes) & set(report.pair)]
        if named:
            return named[-1]
        persons = [p.country for p in report.names.people_in(first, last) if p.country in report.pair]
        if persons:
            return (str(persons[-1]),)
    return report.pair


def _before(candidate: Candidate, report: Report, start: int, end: int) -> list[tuple[str, ...]]:
    """The codes of each party, pair and person that begins between two offsets."""
    marks = report.marks_of(candidate.number, "PARTY", "PAIR", "PERSON")
    return [codes for mark in marks if start <= mark.start < end and (codes := codes_of(mark, report))]

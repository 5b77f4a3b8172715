"""What a commitment leaves to be told: who would act, and until when."""

from __future__ import annotations

from collections.abc import Mapping

from kelisim.reading.clauses import cuts_of
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.captured import codes_of
from kelisim.reading.slots.due import due

_MOST_WORDS = 20
_ADVERBS = 2
_PAIR = "pair"


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the slots of a commitment. A rule may set the actors to ``pair``; else they are the subject's country."""
    values = candidate.values
    if values.get("actors") == _PAIR:
        values["actors"] = _both(candidate, report)
    if not values.get("actors"):
        values["actors"] = _subject(candidate, report)
    if values.get("deadline") is None:
        values["deadline"] = due(candidate, report)
    action = values.get("action")
    if isinstance(action, str):
        values["action"] = " ".join(_bare(action, candidate, report).split()[:_MOST_WORDS])


def _bare(action: str, candidate: Candidate, report: Report) -> str:
    """The words of an action without "to", a deed that is done as an infinitive: "lifted the ban" is "lift the ban"."""
    first, _, rest = action.partition(" ")
    if rest and first.lower() in cuts_of(report.pack).to:
        return rest
    forms: Mapping[str, str] = report.pack.lists.get("infinitives", {})
    done = rest and (candidate.values.get("status") or candidate.rule.default.get("status")) == "done"
    return f"{forms[first.lower()]} {rest}" if done and first.lower() in forms else action


def _both(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """The pair; the one side that stands right before the verb; all those named together where they are more."""
    alone = _alone(candidate, report)
    if alone:
        return alone
    for codes in _before(candidate, report, candidate.line.sentence.start, candidate.trigger[0] + 1):
        if len(codes) > len(report.pair):
            return codes
    return report.pair


def _alone(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """The one side right before the verb, as in "the Iraqis agreed to let lorries pass", and no other in the clause."""
    verb = candidate.trigger[0]
    named = _before(candidate, report, min(candidate.start, verb), candidate.key[0])
    marks = report.marks_of(candidate.number, "PARTY", "PAIR")
    near = [mark for mark in marks if mark.end <= verb and len(report.text(mark.end, verb).split()) <= _ADVERBS]
    codes = (codes_of(near[-1], report) or ()) if near and len(named) == 1 else ()
    return codes if len(codes) == 1 and set(codes) <= set(report.pair) else ()


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
    return _own(candidate, report) or report.pair


def _own(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """The side of who speaks of "us", where what "we" will do is done to the other side: "we will sell gas to X"."""
    name = report.names.speaker_at(candidate.key[0])
    mine = next((person.country for person in report.names.people if name and person.name == name), None)
    others = report.names.codes_in(*candidate.key)
    return (mine,) if mine in report.pair and len(others) == 1 and others[0] in set(report.pair) - {mine} else ()


def _before(candidate: Candidate, report: Report, start: int, end: int) -> list[tuple[str, ...]]:
    """The codes of each party, pair and person that begins between two offsets."""
    marks = report.marks_of(candidate.number, "PARTY", "PAIR", "PERSON")
    return [codes for mark in marks if start <= mark.start < end and (codes := codes_of(mark, report))]

"""What every claim has: parties, fields, speaker."""

from __future__ import annotations

from kelisim.model.claim import FIELDS
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report

_FALLBACK = "political"
_TWO = 2
_ACTING = ("PARTY", "PERSON")
_OF_INDICATOR = {
    "trade_turnover": "trade", "exports": "trade", "imports": "trade", "rank": "trade", "quotas": "trade",
    "investment": "investment", "companies": "investment", "projects": "investment", "loans": "finance",
    "aid": "finance", "transit": "transport", "freight": "transport", "flights": "transport", "tourists": "tourism",
    "students": "education", "electricity": "energy", "gas": "energy", "oil": "energy", "water": "water",
    "land": "agriculture", "jobs": "industry",
}  # fmt: skip


def parties_of(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """The countries that the fact is about: the pair, unless the words name others."""
    given = candidate.values.pop("parties", None)
    if isinstance(given, tuple) and given:
        return tuple(sorted({str(code) for code in given}))
    more = _together(candidate, report)
    if more:
        return more
    named = set(report.names.codes_in(candidate.start, candidate.end))
    return tuple(sorted(report.pair or named))


def _together(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """More countries than the pair, where the words name the pair and them in one breath ("X, Y and Z")."""
    marks = report.marks_in(candidate.number, candidate.start, candidate.end, "PARTY")
    largest: tuple[str, ...] = ()
    for codes in (report.names.codes_of(mark) for mark in marks):
        if len(codes) > max(2, len(largest)) and set(report.pair) <= set(codes):
            largest = codes
    return tuple(sorted(largest))


def of_others(candidate: Candidate, report: Report) -> bool:
    """Whether a sentence tells what other states do with one another: "Chile and Peru agreed", in a report of two more.

    Two or more of them stand before the words that tell it, and the sentence names nobody of the pair.
    """
    if len(report.pair) != _TWO or candidate.kind == "position":
        return False
    ahead: set[str] = set()
    for mark in candidate.line.inside:
        codes = report.names.codes_of(mark)
        if not set(codes).isdisjoint(report.pair):
            return False
        if mark.type in _ACTING and mark.start <= candidate.trigger[0]:
            ahead.update(codes)
    return len(ahead) >= _TWO and not ahead & report.pack.names.get("blocs", {}).keys()


def fields_for(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """One to three fields of the words, the most specific first."""
    given = candidate.values.pop("fields", None)
    if isinstance(given, str):
        return (given,)
    clause = report.document.text[candidate.start : candidate.end]
    beside = _follows(candidate.number, report)
    found = report.subjects.fields_of(clause, candidate.kind, candidate.number, beside=beside)
    return tuple([name for name in found if name in FIELDS]) or (_by_indicator(candidate),)


def _by_indicator(candidate: Candidate) -> str:
    """The field of a number whose words tell none: what is counted tells it."""
    return _OF_INDICATOR.get(str(candidate.values.get("indicator")), _FALLBACK)


def _follows(number: int, report: Report) -> bool:
    """Whether the sentence before stands in the same paragraph."""
    return number > 0 and report.sentences[number - 1].paragraph == report.sentences[number].paragraph


def speaker_of(candidate: Candidate, report: Report) -> str | None:
    """Who is credited with the words, in one line however the report breaks the name."""
    given = candidate.values.pop("speaker", None) or report.names.speaker_at(candidate.key[0])
    return " ".join(str(given).split()) if given else None

"""What every claim has: parties, fields, speaker."""

from __future__ import annotations

from kelisim.model.claim import FIELDS
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report

_FALLBACK = "political"
_MOST_FIELDS = 3


def parties_of(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """The countries that the fact is about: the pair, unless the words name others."""
    given = candidate.values.pop("parties", None)
    if isinstance(given, tuple) and given:
        return tuple(sorted({str(code) for code in given}))
    named = {
        str(code)
        for mark in report.marks_in(candidate.number, candidate.start, candidate.end, "PARTY")
        if isinstance(mark.value, tuple)
        for code in mark.value
    }
    if len(named) >= 2 and not named <= set(report.pair) and not set(report.pair) <= named and len(report.pair) > 1:
        return tuple(sorted(named | (set(report.pair) & named)))
    return tuple(sorted(report.pair or named))


def fields_of(candidate: Candidate, report: Report) -> tuple[str, ...]:
    """One to three fields of the words, the most specific first."""
    given = candidate.values.pop("fields", None)
    if isinstance(given, str):
        return (given,)
    found = [name for name in report.fields_of(candidate.start, candidate.end) if name in FIELDS]
    return tuple(dict.fromkeys(found))[:_MOST_FIELDS] or (_FALLBACK,)


def speaker_of(candidate: Candidate, report: Report) -> str | None:
    """Who is credited with the words."""
    given = candidate.values.pop("speaker", None)
    return str(given) if given else report.speaker_at(candidate.key[0])

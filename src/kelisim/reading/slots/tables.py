"""Codes told by words near the match: the tables of a rule file."""

from __future__ import annotations

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.rules import Table, rules_of


def by_table(candidate: Candidate, report: Report) -> None:
    """Fill the slots that the kind's tables tell and nothing else has filled."""
    for table in rules_of(report.pack).tables.get(candidate.kind, ()):
        if candidate.values.get(table.slot) is None:
            code = code_near(candidate, table)
            if code is not None:
                candidate.values[table.slot] = code


def code_near(candidate: Candidate, table: Table) -> str | None:
    """The first code of the table of which a word stands in the quote; then, for wide tables, in the sentence.

    Words within names count too: an "Interregional Forum" is a forum.
    """
    line = candidate.line
    start, end = min(candidate.start, candidate.trigger[0]), max(candidate.end, candidate.trigger[1])
    code = _first(table, line.words_between(start, end))
    if code is None and table.wide:
        code = _first(table, line.words_between(line.sentence.start, line.sentence.end))
    return code


def _first(table: Table, words: str) -> str | None:
    return next((code for code, pattern in table.patterns if pattern.regex.search(words)), None)

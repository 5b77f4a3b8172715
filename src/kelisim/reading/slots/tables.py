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
    """The first code of the table of which a word stands in the quote; then, for wide tables, in the sentence."""
    line = candidate.line
    start = line.offset(min(candidate.start, candidate.trigger[0]))
    end = line.offset(max(candidate.end, candidate.trigger[1]) - 1)
    end = line.text.find(" ", end) + 1 or len(line.text)
    ranges = [(start, end), (0, len(line.text))] if table.wide else [(start, end)]
    for first, last in ranges:
        for code, pattern in table.patterns:
            if not pattern.needs[0].isdisjoint(line.words) and pattern.regex.search(line.text, first, last):
                return code
    return None

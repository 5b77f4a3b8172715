"""Codes told by words near the match: the tables of a rule file."""

from __future__ import annotations

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.rule import Table
from kelisim.reading.rules import rules_of


def by_table(candidate: Candidate, report: Report, *, last: bool = False) -> None:
    """Fill the slots that the kind's tables tell and nothing else has filled; those marked ``last`` later."""
    for table in rules_of(report.pack).tables.get(candidate.kind, ()):
        if table.last == last and candidate.values.get(table.slot) is None:
            told = told_near(candidate, table)
            if told is not None:
                candidate.values[table.slot] = told[0]


def told_near(candidate: Candidate, table: Table) -> tuple[str, str] | None:
    """The first code of the table of which a word stands in the matched words, then in the quote, then in the sentence.

    It comes with the words that tell it. Words within names count too: an "Interregional Forum" is a forum.
    """
    line = candidate.line
    quote = (min(candidate.start, candidate.trigger[0]), max(candidate.end, candidate.trigger[1]))
    ranges = [candidate.trigger, quote, (line.sentence.start, line.sentence.end)]
    ranges = ranges if table.wide else ranges[:2]
    if candidate.trigger[0] < candidate.key[0]:  # "agreed that work should go on": what stands before tells most
        ranges.insert(0, (candidate.trigger[0], candidate.key[0]))
    for start, end in ranges:
        told = table.first(line.words_between(start, end))
        if told is not None:
            return told
    return None

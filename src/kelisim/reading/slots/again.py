"""What "it" stands for in a target: "trade is 3 billion dollars; the sides aim to double it"."""

from __future__ import annotations

from collections.abc import Sequence

from kelisim.reading.clauses import cuts_of
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of

_NUMBERS = frozenset(("figure", "target"))
_ANY = "other"


def what_it_is(candidates: Sequence[Candidate], report: Report) -> None:
    """Give targets that only say "it" or "this figure" the indicator of the last number told in their paragraph."""
    told = [c for c in candidates if c.kind in _NUMBERS and not c.dropped and c.values.get("indicator", _ANY) != _ANY]
    for candidate in candidates:
        if candidate.kind == "target" and _points(candidate, report):
            before = [other for other in told if _precedes(other, candidate, report)]
            if before:
                candidate.values["indicator"] = max(before, key=lambda other: other.key).values["indicator"]


def _points(candidate: Candidate, report: Report) -> bool:
    """Whether the words of a target point to what was told, and name nothing that is counted."""
    words = f" {candidate.line.words_between(candidate.start, candidate.end)}"
    if not any(f" {pointer} " in words for pointer in cuts_of(report.pack).again):
        return False
    tables = rules_of(report.pack).tables.get("target", ())
    return not any(table.first(words[1:]) for table in tables if table.slot == "indicator")


def _precedes(other: Candidate, candidate: Candidate, report: Report) -> bool:
    """Whether a number stands before, in the same sentence or the one before it, and is counted in the same unit."""
    one, two = report.sentences[other.number], report.sentences[candidate.number]
    near = candidate.number - other.number in (0, 1) and one.paragraph == two.paragraph
    unit = candidate.values.get("unit")
    return near and other.key[0] < candidate.key[0] and unit in (None, "percent", other.values.get("unit"))

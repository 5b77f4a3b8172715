"""What a position leaves to be told: the forum."""

from __future__ import annotations

from kelisim.reading.clauses import cuts_of
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report


def complete(candidate: Candidate, report: Report) -> None:
    """Fill the forum where one is named in the quote; a topic begins with no "on" or "about"."""
    topic = candidate.values.get("topic")
    first, _, rest = topic.partition(" ") if isinstance(topic, str) else ("", "", "")
    if rest and first in cuts_of(report.pack).regarding:
        candidate.values["topic"] = rest
    if candidate.values.get("forum") is None:
        found = report.marks_in(candidate.number, candidate.start, candidate.end, "FORUM")
        candidate.values["forum"] = str(found[0].value) if found else None

"""Slots: what a rule caught becomes values, and what it left open is told from the words around.

Nothing here knows a language; words stand in the tables of the rule files. A slot that nothing tells stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots import agreement, body, meeting, numbers, stance, undertaking
from kelisim.reading.slots.captured import caught
from kelisim.reading.slots.tables import by_table

__all__ = ["complete", "nobody"]

_BY_KIND: Mapping[str, Callable[[Candidate, Report], None]] = {
    "agreement": agreement.complete,
    "body": body.complete,
    "commitment": undertaking.complete,
    "figure": numbers.complete_figure,
    "meeting": meeting.complete,
    "position": stance.complete,
    "project": numbers.complete_project,
    "target": numbers.complete_target,
}


Note = Callable[[Candidate, str], None]


def nobody(_candidate: Candidate, _step: str) -> None:
    """Nobody asks which step filled what."""


def complete(
    candidate: Candidate,
    report: Report,
    defaults: Mapping[str, object],
    note: Callable[[Candidate, str], None] = nobody,
) -> None:
    """Fill the candidate's ``values``: from captures, tables, its kind, last tables, then defaults.

    Args:
        candidate: The claim in the making.
        report: Its report.
        defaults: Values of slots that nothing fills.
        note: Told after each step, where somebody asks from where a value came.
    """
    note(candidate, "rule")
    caught(candidate, report)
    note(candidate, "capture")
    by_table(candidate, report)
    note(candidate, "table")
    own = _BY_KIND.get(candidate.kind)
    if own is not None:
        own(candidate, report)
    note(candidate, "near")
    by_table(candidate, report, last=True)
    note(candidate, "table")
    for given in (candidate.rule.default, defaults):
        for slot, value in given.items():
            if candidate.values.get(slot) is None:
                candidate.values[slot] = value
    note(candidate, "default")

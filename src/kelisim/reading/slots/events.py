"""Dates and places that a fact takes from the event at which the text says it happened.

"At the summit three memoranda were signed": the memoranda have the summit's date and place. The lists ``EVENT_AT`` and
``EVENT`` of the pack say which words point to an event told of before; items of a list point to what their head tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from kelisim.lang.pack import Pack
from kelisim.reading.match import Candidate
from kelisim.reading.pattern import Pattern, compile_pattern
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of
from kelisim.reading.slots.when import date_near, place_near, place_words

_TAKERS = frozenset(("agreement", "body"))
_PAST = frozenset(("signed", "initialled", "convened", "established"))


def from_events(candidates: Sequence[Candidate], report: Report, heads: Sequence[int | None]) -> None:
    """Give date and place of the last meeting told of to the candidates that point to it."""
    pointer = _pointer(report.pack)
    meetings = [c for c in candidates if c.kind == "meeting" and not c.dropped and c.values.get("status") == "held"]
    for candidate in candidates:
        if candidate.kind not in _TAKERS or candidate.values.get("status") not in _PAST:
            continue
        head = heads[candidate.number]
        if head is not None:
            _from_head(candidate, head, report)
        points = head is not None or (pointer is not None and _points(candidate, pointer))
        event = _event(candidate, meetings) if points else None
        if event is not None:
            _take(candidate, event, report)


def one_host(candidates: Sequence[Candidate]) -> None:
    """Meetings without a place are on the ground of the one side that the report's other meetings name."""
    meetings = [c for c in candidates if c.kind == "meeting" and not c.dropped]
    hosts = {c.values["host"] for c in meetings if c.values.get("host")}
    if len(hosts) != 1:
        return
    for meeting in meetings:
        placed = meeting.values.get("place") is not None or meeting.values.get("host") is not None
        if not placed and meeting.values.get("format") != "call":
            meeting.values["host"] = next(iter(hosts))


def _from_head(candidate: Candidate, head: int, report: Report) -> None:
    """Give an item of a list the date and place that the sentence announcing the list tells."""
    line, values = report.lines[head], candidate.values
    start, end = line.sentence.start, line.sentence.end
    above = replace(candidate, number=head, line=line, start=start, end=end, trigger=(start, end), key=(start, start))
    if values.get("date") is None:
        values["date"] = date_near(above, report, ("in",))
    place = place_near(above, report) if candidate.kind == "agreement" and values.get("place") is None else None
    if place is not None:
        values["place"] = place_words(place, report)


def _points(candidate: Candidate, pointer: Pattern) -> bool:
    sentence = candidate.line.sentence
    words = candidate.line.words_between(sentence.start, sentence.end)
    return pointer.regex.search(words) is not None


def _event(candidate: Candidate, meetings: Iterable[Candidate]) -> Candidate | None:
    before = [m for m in meetings if m.number <= candidate.number and (m.values.get("date") or m.values.get("place"))]
    return max(before, key=lambda m: (m.number, m.weight), default=None)


def _take(candidate: Candidate, event: Candidate, report: Report) -> None:
    """A document is signed in a city: of a visit to a country only the date is taken."""
    if candidate.values.get("date") is None:
        candidate.values["date"] = event.values.get("date")
    if candidate.kind == "agreement" and candidate.values.get("place") is None:
        place = str(event.values.get("place") or "")
        if place and any(m.type == "PLACE" and place in report.text(m.start, m.end) for m in event.line.inside):
            candidate.values["place"] = place


@lru_cache(maxsize=16)
def _pointer(pack: Pack) -> Pattern | None:
    lists = rules_of(pack).lists
    if "EVENT" not in lists or "EVENT_AT" not in lists:
        return None
    there = " | EVENT_THERE" if "EVENT_THERE" in lists else ""
    return compile_pattern(f"(EVENT_AT ~2 EVENT{there})", lists)

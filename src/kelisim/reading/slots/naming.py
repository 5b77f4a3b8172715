"""Titles, names and places as a list of records would tell them: in the nominative where the pack surely knows it."""

from __future__ import annotations

import re
from dataclasses import replace

from kelisim.lang.pack import Pack
from kelisim.model.kinds import Participant
from kelisim.reading.match import Candidate, Capture
from kelisim.reading.nominatives import forms_of, in_nominative, place_in_nominative
from kelisim.reading.report import Report

_LAST_WORD = re.compile(r"([^\W\d_]+) +$")
_NEAR = 40


def told_by_name(candidate: Candidate, report: Report) -> None:
    """Put title, name, place, forum and roles of a candidate into the nominative; without a table they stay as written.

    The subject of a document that the table does not know is told with its preposition and the word before it
    ("Меморандум о ..."), since alone it would be a word in the wrong case.
    """
    values, pack = candidate.values, report.pack
    if not forms_of(pack).nouns:
        return
    place = values.get("place")
    if isinstance(place, str):
        values["place"] = place_in_nominative(pack, place)
    forum = values.get("forum")
    if isinstance(forum, str):
        values["forum"] = in_nominative(pack, forum) or forum
    people = values.get("participants")
    if isinstance(people, tuple):
        values["participants"] = tuple(_with_role(person, pack) for person in people)
    for slot in ("title", "name"):
        capture, words = candidate.captures.get(slot), values.get(slot)
        if capture is not None and isinstance(words, str):
            values[slot] = _named(words, capture, report)


def _with_role(person: Participant, pack: Pack) -> Participant:
    role = in_nominative(pack, person.role) if person.role else None
    return replace(person, role=role or person.role)


def _named(words: str, capture: Capture, report: Report) -> str:
    after, pack = forms_of(report.pack).after, report.pack
    at = report.document.text.find(words, capture.start, capture.end + len(words))
    before = _LAST_WORD.search(report.lower[:at][-_NEAR:]) if at > capture.start else None
    if before is None:
        return in_nominative(pack, words) or words
    case = after.get(before.group(1))
    opened = words.partition(" ")[0].lower() in after
    told = in_nominative(pack, words, (case,)) if case and not opened else None
    return told or _with_head(report, report.document.text[capture.start : at].rstrip(), words)


def _with_head(report: Report, head: str, words: str) -> str:
    """What hangs on the word for a document, with that word: "протокол переговоров", "меморандум с палатой"."""
    noun, _, last = head.rpartition(" ")
    if last.lower() in forms_of(report.pack).after:
        return f"{in_nominative(report.pack, noun) or noun} {last} {words}".strip()
    return f"{in_nominative(report.pack, head) or head} {words}"

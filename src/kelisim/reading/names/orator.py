"""Who speaks where the whole report is somebody's speech: "Statement by President X", then "I", "we", "our".

A speech is told by a word for it in the title or the first paragraph, and by words of the first person outside
quotations. What no sentence credits to somebody else is then the orator's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kelisim.reading.names.people import Mention
from kelisim.reading.names.speakers import Credit, Speakers

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r'"[^"]{1,4000}"')
_LEAST = 3
_SHARE = 0.2
"""How many words of the first person there must be, at least and for each sentence."""

Told = tuple[int, int, Mention]


def orator(
    text: str, title: str, told: Sequence[Told], *, speeches: frozenset[str], own: frozenset[str], sentences: int
) -> tuple[str, int] | None:
    """The orator of a report that is a speech, and the offset at which the speech begins.

    Args:
        text: The shadow of the body.
        title: The report's title.
        told: The persons that the text mentions, with their offsets.
        speeches: Words for a speech.
        own: Words of the first person.
        sentences: How many sentences the body has.
    """
    if not speeches or not own:
        return None
    end = text.find("\n\n")
    head = text[: max(end, 0)]
    place = _first(head.lower(), speeches)
    if place is None and _first(title.lower(), speeches) is None:
        return None
    plain = _QUOTED.sub(" ", text[len(head) :])
    count = sum(word.lower() in own for word in _WORD.findall(plain))
    name = _named(title, told, len(head), place or 0)
    if name is None or count < max(_LEAST, _SHARE * sentences):
        return None
    return name, len(head)


def _first(text: str, speeches: frozenset[str]) -> int | None:
    if speeches.isdisjoint(_WORD.findall(text)):
        return None
    return next(match.start() for match in _WORD.finditer(text) if match.group() in speeches)


def _named(title: str, told: Sequence[Told], end: int, place: int) -> str | None:
    """The person named first after the word for the speech, else one whom the title names."""
    named = [(start, m.people[0].name) for start, _, m in told if m.people and m.people[0].name and not m.many]
    for start, name in named:
        if place <= start < end:
            return name
    return next((name for _, name in named if name and name.split(" ")[-1] in title), None)


def with_orator(found: Speakers, name: str, begin: int, text: str) -> Speakers:
    """The same credits, where nobody is credited outside quotations the orator."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    starts = [start for start, _ in quoted]

    def credited(credit: Credit) -> Credit:
        before = bisect_right(starts, credit.start) - 1
        inside = before >= 0 and credit.start < quoted[before][1]
        if credit.name or credit.start < begin or inside:
            return credit
        return Credit(credit.start, credit.end, name)

    return Speakers(tuple(map(credited, found.credits)), found.starts)

"""Persons without a title: capitals that do what only persons do, or that the report later names by one word alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kelisim.reading.names.persons import name_end
from kelisim.reading.names.text import Scan

_DOERS = frozenset(
    (
        "met",
        "arrived",
        "received",
        "welcomed",
        "visited",
        "signed",
        "headed",
        "led",
        "chaired",
        "hosted",
        "greeted",
        "opened",
        "flew",
        "came",
        "arrived",
    )
)
_BEFORE = frozenset(("between", "received", "met", "welcomed", "said", "by", "hosted", "greeted"))
_MOST_WORDS = 4


def untitled(scan: Scan, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Names of persons that no title shows, as words."""
    alone = Counter(scan.lower[at] for at in range(len(scan.words)) if _alone(scan, at))
    at, size, last = 0, len(scan.words), -1
    while at < size:
        end = name_end(scan, at) if at not in taken and scan.capital[at] else at
        if end - at == 1 and _speaks_alone(scan, at):
            yield at, end
        elif (
            2 <= end - at <= _MOST_WORDS
            and not _starts_oddly(scan, at)
            and (_is_person(scan, at, end, alone) or (scan.word(at - 1) == "and" and last == at - 1))
        ):
            yield at, end
            last = end
        at = max(end, at + 1)


def _speaks_alone(scan: Scan, at: int) -> bool:
    """ "Lula said", "India's Modi met": one capital word that does what only a person does."""
    if at in scan.hit_of or len(scan.words[at]) < 2 or scan.words[at].isupper() or "-" in scan.words[at]:
        return False
    if scan.lower[at] in scan.lexicon.sets["domains.words"] or scan.lower[at] in scan.lexicon.sets["speech.sources"]:
        return False
    if scan.word(at - 1) == "'s" and scan.hit(at - 2, "country"):
        return scan.word(at + 1) in scan.lexicon.sets["speech.verbs"] or scan.word(at + 1) in _DOERS
    first = at == 0 or scan.sentence[at - 1] != scan.sentence[at] or scan.word(at - 1) in (",", '"', "and")
    return first and scan.word(at + 1) in scan.lexicon.sets["speech.sure"]


def _alone(scan: Scan, at: int) -> bool:
    """A capital that no other capital stands next to."""
    return scan.is_name_word(at) and not _name_at(scan, at - 1) and not _name_at(scan, at + 1) and at not in scan.hit_of


def _name_at(scan: Scan, at: int) -> bool:
    return 0 <= at < len(scan.words) and scan.capital[at] and scan.is_name_word(at)


def _starts_oddly(scan: Scan, at: int) -> bool:
    """All capitals ("KAZINFORM News"), or a word of an office first."""
    return (scan.words[at].isupper() and len(scan.words[at]) > 2) or scan.lower[at] in scan.lexicon.sets[
        "domains.words"
    ]


def _is_person(scan: Scan, first: int, end: int, alone: Counter[str]) -> bool:
    if scan.hit(end, "body", "project", "event", "agreement") and end < len(scan.capital) and scan.capital[end]:
        return False
    verbs = scan.lexicon.sets["speech.verbs"]
    if scan.word(end) == "," and scan.word(end + 1) == "who":
        return True
    if scan.word(first - 1) == "'s" and scan.hit(first - 2, "country"):
        return (
            scan.word(scan.hit_of[first - 2].first - 1) in _BEFORE | {"with", "and", "told"} or scan.word(end) in verbs
        )
    if scan.word(end) in verbs or scan.word(end) in _DOERS or scan.word(first - 1) in _BEFORE:
        return scan.word(first - 1) != "the"
    return (alone[scan.lower[end - 1]] > 0 or alone[scan.lower[first]] > 0) and scan.word(first - 1) not in (
        "the",
        "in",
        "at",
        "near",
    )

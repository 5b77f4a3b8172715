"""Persons without a title: capitals that do what only persons do, or that the report later names by one word alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kelisim.reading.names.persons import name_end
from kelisim.reading.names.text import Scan

_MOST_WORDS = 4
_LONGEST_APPOSITION = 18
_NEAR = 5


def untitled(scan: Scan, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Names of persons that no title shows, as words."""
    alone = {scan.lower[at] for at in scan.proper if _alone(scan, at)}
    past = last = -1
    for at in scan.capitals:
        if at < past or at in taken or at not in scan.proper:
            continue
        end = name_end(scan, at)
        past = max(end, at + 1)
        if end - at == 1 and _speaks_alone(scan, at):
            yield at, end
        elif 2 <= end - at <= _MOST_WORDS and _named(scan, (at, end), alone, beside=last):
            yield at, end
            last = end


def _named(scan: Scan, words: tuple[int, int], alone: Collection[str], *, beside: int) -> bool:
    """Whether several capitals are a person; ``beside``: where the person named before ends ("A B and C D")."""
    at, end = words
    joined = scan.says(at - 1, "and") and beside == at - 1
    return not _starts_oddly(scan, at) and (joined or _is_person(scan, at, end, alone))


def _speaks_alone(scan: Scan, at: int) -> bool:
    """As in "Lula said", "India's Modi met": one capital word that does what only a person does."""
    if at in scan.hit_of or len(scan.words[at]) < 2 or scan.words[at].isupper() or "-" in scan.words[at]:
        return False
    if scan.lower[at] in scan.lexicon.sets["domains.words"] or scan.lower[at] in scan.lexicon.sets["speech.sources"]:
        return False
    if scan.word(at - 1) == "'s" and scan.hit(at - 2, "country"):
        return scan.word(at + 1) in scan.lexicon.sets["speech.verbs"] or scan.says(at + 1, "doers")
    first = at == 0 or scan.sentence[at - 1] != scan.sentence[at] or scan.word(at - 1) in (",", '"')
    first = first or scan.says(at - 1, "and")
    return first and scan.word(at + 1) in scan.lexicon.sets["speech.sure"]


def _alone(scan: Scan, at: int) -> bool:
    """A capital that no other capital stands next to."""
    return at - 1 not in scan.proper and at + 1 not in scan.proper and at not in scan.hit_of


def _starts_oddly(scan: Scan, at: int) -> bool:
    """All capitals ("KAZINFORM News"), or a word of an office first."""
    return (scan.words[at].isupper() and len(scan.words[at]) > 2) or scan.lower[at] in scan.lexicon.sets[
        "domains.words"
    ]


def _is_person(scan: Scan, first: int, end: int, alone: Collection[str]) -> bool:
    if scan.hit(end, "body", "project", "event", "agreement") and end < len(scan.capital) and scan.capital[end]:
        return False
    verbs = scan.lexicon.sets["speech.verbs"]
    if scan.says(end, "and") and _with_another(scan, end + 1):
        return True
    if scan.word(end) == "," and _described_after(scan, end):
        return True
    if scan.word(first - 1) == "'s" and scan.hit(first - 2, "country"):
        return scan.says(scan.hit_of[first - 2].first - 1, "before_person") or scan.word(end) in verbs
    if scan.word(end) in verbs or scan.says(end, "doers") or scan.says(first - 1, "met"):
        return not scan.says(first - 1, "definite")
    again = scan.lower[end - 1] in alone or scan.lower[first] in alone
    return again and not scan.says(first - 1, "definite") and not scan.says(first - 1, "in")


def _with_another(scan: Scan, at: int) -> bool:
    """As in "A B and his Peruvian counterpart", "A B and C D held ..."."""
    if scan.word(at) in scan.lexicon.sets["speech.possessives"]:
        return any(scan.hit(k, "leader") for k in range(at + 1, min(at + 4, len(scan.words))))
    land = scan.hit(at, "country")
    if land is not None and scan.word(land.last) == "'s":  # "Peru's A B and Chile's C D spoke"
        at = land.last + 1
    end = name_end(scan, at)
    return 2 <= end - at <= _MOST_WORDS and (scan.says(end, "doers") or scan.says(end, "doers_two"))


def _described_after(scan: Scan, comma: int) -> bool:
    """As in "Ana Lind, who ...", "Ana Lind, head of trade", "Ana Lind, in charge of trade at the bank, said"."""
    if scan.says(comma + 1, "who"):
        return True
    upto = range(comma + 1, min(comma + _NEAR, len(scan.words)))
    if any(scan.hit(k, "title", "leader") for k in upto if scan.same_sentence(comma, k)):
        return "," not in scan.lower[comma + 1 : comma + _NEAR] or _told_after(scan, comma)
    return _told_after(scan, comma)


def _told_after(scan: Scan, comma: int) -> bool:
    """Whether a verb of saying follows the second comma."""
    verbs = scan.lexicon.sets["speech.verbs"]
    for at in range(comma + 2, min(comma + _LONGEST_APPOSITION, len(scan.words) - 1)):
        if not scan.same_sentence(comma, at):
            return False
        if scan.word(at) == ",":
            return scan.word(at + 1) in verbs
    return False

"""Words that differ in their ending only, and questions about words that the lists answer."""

from __future__ import annotations

from functools import lru_cache

from kelisim.reading.names.text import Scan

_ENDING = 2
_LONGEST_ENDING = 4
SHORTEST_STEM = 3
_SHORT_STEM = 3


def folded(word: str) -> str:
    """Lower case, without the dots that many leave out."""
    return word.lower().replace("ё", "е")


def alike(one: str, other: str) -> bool:
    """Whether two words can be forms of one: all but an ending of a few letters is the same."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > _LONGEST_ENDING:
        return False
    shared = max(SHORTEST_STEM, min(len(one), len(other)) - _ENDING)
    return one[:shared] == other[:shared]


def is_initial(word: str) -> bool:
    """As in "К." or "А.С."."""
    return word.endswith(".") and len(word) > 1


@lru_cache(maxsize=16)
def _stems(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(w for w in words if len(w) <= _SHORT_STEM), tuple(w for w in words if len(w) > _SHORT_STEM)


def in_domain(scan: Scan, at: int) -> bool:
    """Whether a word is one of offices and ministries."""
    short, stems = _stems(scan.lexicon.sets["domains.words"])
    word = scan.word(at)
    return word in short or word.startswith(stems)


@lru_cache(maxsize=16)
def _endings(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(words)


def ends_like(scan: Scan, at: int, which: str) -> bool:
    """Whether a word has one of the endings ``grammar.which``."""
    word = scan.word(at)
    endings = _endings(scan.lexicon.sets[f"grammar.{which}"])
    return bool(word) and word.endswith(endings) and word[0].isalpha()


def in_list(scan: Scan, at: int, which: str) -> bool:
    """Whether a word stands in a list of the lexicon, such as ``stops.subject``."""
    return 0 <= at < scan.size and scan.lower[at] in scan.lexicon.sets[which]

"""Words looked for in all languages: without case and accents, in either script, however a name was transliterated.

Which records of a register hold a word is looked up in ``kelisim.faces.web.indexing``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kelisim.lang.latin import skeleton
from kelisim.model import Claim, Record

_APOSTROPHES = dict.fromkeys(map(ord, "'`´ʻʼ‘’"), None)
_WORD = re.compile(r"\w+")
_LEAST = 3
"""Shorter words are looked for as they are: their skeletons fit too much."""


def folded(text: str) -> str:
    """A text without case, accents and apostrophes (Uzbek has several signs for one); ё is е, й is и."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=200_000)
def searchable(text: str) -> tuple[str, str]:
    """A text as it is compared: folded, and the skeletons of its words with a blank before each."""
    words = _WORD.findall(text.translate(_APOSTROPHES))
    return folded(text), " " + " ".join(_bones(word) for word in words)


def _bones(word: str) -> str:
    """A word's skeleton; what Russian writes with х, Kazakh writes with қ (Казахстан, Қазақстан), so h is k."""
    return skeleton(word).replace("h", "k")


@lru_cache(maxsize=1000)
def wanted(words: str) -> tuple[tuple[str, str], ...]:
    """The words of a search: each folded, and as a skeleton where it is long enough to tell anything."""
    told = [(folded(word), _bones(word)) for word in words.translate(_APOSTROPHES).split()]
    return tuple((plain, bones if len(bones) >= _LEAST else "") for plain, bones in told)


def holds(text: str, words: Sequence[tuple[str, str]]) -> bool:
    """Whether a text holds all words, or names that are spelt like them in another script."""
    return all(any_holds((text,), word) for word in words)


def any_holds(texts: Iterable[str], word: tuple[str, str]) -> bool:
    """Whether one of the texts holds a word. A word is found inside others; its skeleton only where one begins."""
    plain, bones = word
    for text in texts:
        found, skeletons = searchable(text)
        if plain in found or (bones and f" {bones}" in skeletons):
            return True
    return False


def texts_of(record: Record) -> list[str]:
    """What is looked through of a record: its title, its names and speakers, its quotes."""
    return [record.title, record.id, *(part for claim in record.claims for part in _texts(claim))]


def _texts(claim: Claim) -> tuple[str, ...]:
    return (claim.title, claim.quote.text, claim.speaker or "")


def telling(record: Record, words: Sequence[tuple[str, str]]) -> Claim | None:
    """The claim whose quote shows why a record was found, where its title does not."""
    lacking = [word for word in words if not any_holds((record.title,), word)]
    if not lacking:
        return None
    return next((one for one in record.claims if any(any_holds((one.quote.text,), word) for word in lacking)), None)

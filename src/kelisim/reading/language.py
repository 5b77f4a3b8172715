"""Which language a text is written in: letters first, then function words.

Kazakh and Uzbek each have letters that the others lack; where no such letter decides, the most frequent small words do.
"""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘][^\W\d_]+)*")
_KAZAKH = re.compile("[әғқңөұүһ]")
_UZBEK = re.compile("[ўҳ]|[og][ʻ‘’'ʼ`](?=[a-z])")
_UZBEK_CYRILLIC = re.compile("[ўҳ]")
_UKRAINIAN = re.compile("[їєґ]")
_CYRILLIC = re.compile("[а-яё]")
_LATIN = re.compile("[a-z]")
_SMALL_WORDS = {
    "en": "the of and to in a that for with was on is by as his its from has be at will are which it this were an",
    "ru": "и в на с по что о к для не из за его также от это как был между до года было будет при или",
    "kk": "және мен бен пен үшін туралы бойынша деп болды бір осы екі ел жылы да де сондай-ақ",
    "uz": "va bilan uchun bu ham boʻyicha haqida edi ikki yil bir tomonidan hamda oʻrtasida va ва билан учун бу ҳам",
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code (``en``, ``ru``, ``kk``, ``uz``), or ``None`` where no language is plain."""
    sample = text[:_SAMPLE].lower()
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if cyrillic + latin < 3:
        return None
    by_letters = _by_cyrillic(sample, cyrillic) if cyrillic > latin else _by_latin(sample, latin)
    return by_letters or _by_words(sample, cyrillic > latin)


def _by_cyrillic(sample: str, letters: int) -> str | None:
    counts = {
        "kk": len(_KAZAKH.findall(sample)),
        "uz": len(_UZBEK_CYRILLIC.findall(sample)),
        "": len(_UKRAINIAN.findall(sample)),
    }
    best = max(counts, key=lambda code: counts[code])
    return best if best and counts[best] > letters / 100 else None


def _by_latin(sample: str, letters: int) -> str | None:
    return "uz" if len(_UZBEK.findall(sample)) > letters / 60 else None


def _by_words(sample: str, cyrillic: bool) -> str | None:
    words = Counter(_WORD.findall(sample))
    total = sum(words.values())
    found = {code: sum(words[word] for word in small) for code, small in _WORDS.items()}
    best = max(found, key=lambda code: found[code])
    if cyrillic and found[best] * 20 < total and total >= 3:
        return None
    return best if found[best] * 12 >= total else None

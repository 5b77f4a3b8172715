"""One Latin skeleton for a name however it was spelt: Мирзиёев, Mirziyoyev and Mirziyoev come out alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "ә": "a", "ғ": "gh", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ї": "yi",
    "є": "ye", "ґ": "g", "ў": "o", "ҳ": "h", "ћ": "c", "ђ": "dj", "љ": "l", "њ": "n", "џ": "dzh", "ј": "y",
}  # fmt: skip
_CYRILLIC_UZBEK = _CYRILLIC | {"ў": "o'", "қ": "q", "ғ": "g'", "ҳ": "h", "х": "x", "ж": "j", "э": "e", "ъ": "'"}
_EXTRA = {
    "ı": "i", "ə": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss",
    "ʻ": "", "ʼ": "", "’": "", "‘": "", "'": "", "`": "",
}  # fmt: skip
# In this order: a later rule sees what an earlier one left. Upper case marks what is finished.
_FOLDS = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("dzh", "J"), ("zh", "J"), ("dj", "J"), ("j", "J"), ("kh", "H"),
    ("gh", "H"), ("g", "H"), ("ch", "C"), ("ts", "C"), ("tz", "C"), ("ph", "f"), ("ck", "k"), ("yo", "o"), ("io", "o"),
    ("ye", "e"), ("ie", "e"), ("ya", "a"), ("ia", "a"), ("yu", "u"), ("iu", "u"), ("q", "k"), ("x", "h"), ("w", "v"),
    ("y", "i"), ("c", "k"), ("ee", "i"), ("oo", "u"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


def to_latin(text: str, *, uzbek: bool = False) -> str:
    """Cyrillic letters as Latin ones, lower case; other letters stay.

    Args:
        text: Any text.
        uzbek: Use the Uzbek Latin alphabet (``o'``, ``x``, ``j``), as its word lists are written in it.
    """
    table = _CYRILLIC_UZBEK if uzbek else _CYRILLIC
    return "".join(table.get(letter, letter) for letter in text.lower())


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The word without what spellings differ in: script, accents, doubled letters, ``y`` or ``i``, ``kh`` or ``h``.

    ``g`` is ``h`` too: Russian writes Herat as Герат, Ukrainian Угринів is Uhryniv.
    """
    text = "".join(_EXTRA.get(letter, letter) for letter in to_latin(word))
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    if not text.isascii():
        text = to_latin(text)  # what only an accent kept from the table: the Tajik ӣ
    for written, folded in _FOLDS:
        text = text.replace(written, folded)
    return _TWICE.sub(r"\1", text.lower())


# Chinese syllables as Russian writes them (the system of Palladius), the longest first, and their pinyin.
_INITIALS = {
    "чж": "zh", "цз": "j", "б": "b", "п": "p", "м": "m", "ф": "f", "д": "d", "т": "t", "н": "n", "л": "l", "г": "g",
    "к": "k", "х": "h", "ц": "q", "с": "x", "ч": "ch", "ш": "sh", "ж": "r", "в": "w", "": "",
}  # fmt: skip
_FINALS = {
    "юань": "üan", "уань": "uan", "юнь": "ün", "янь": "ian", "инь": "in", "ань": "an", "энь": "en", "унь": "un",
    "уан": "uang", "уай": "uai", "юэ": "üe", "юй": "ü", "юн": "iong", "ян": "iang", "ин": "ing", "ан": "ang",
    "эн": "eng", "ун": "ong", "ай": "ai", "эй": "ei", "ао": "ao", "оу": "ou", "яо": "iao", "уй": "ui", "уа": "ua",
    "а": "a", "о": "o", "э": "e", "и": "i", "ы": "i", "у": "u", "я": "ia", "е": "ie", "ю": "iu",
}  # fmt: skip
_SYLLABLE = re.compile(
    "|".join(
        f"{first}{last}"
        for first in sorted(_INITIALS, key=len, reverse=True)
        for last in sorted(_FINALS, key=len, reverse=True)
    )
)


@lru_cache(maxsize=4096)
def pinyin(word: str) -> str | None:
    """A Chinese name that was written in Russian as the Chinese write it in Latin letters; ``None`` for other words.

    ``Цзиньпин`` gives ``jinping``. Where Russian writes two sounds alike (с for x and s), the syllable's
    vowel tells which.
    """
    found, at = "", 0
    lower = word.lower()
    while at < len(lower):
        syllable = _SYLLABLE.match(lower, at)
        if syllable is None:
            return None
        found += _pinyin_of(syllable.group())
        at = syllable.end()
    return found or None


def _pinyin_of(syllable: str) -> str:
    first = next(i for i in sorted(_INITIALS, key=len, reverse=True) if syllable.startswith(i))
    last = syllable[len(first) :]
    letters, vowel = _INITIALS[first], _FINALS[last]
    if first in ("с", "цз", "ц") and last[0] not in "ияею":
        letters = {"с": "s", "цз": "z", "ц": "c"}[first]
    if vowel[0] == "ü":
        return letters + ("" if letters else "y") + vowel.replace("ü", "u")
    if not first and vowel[0] in "iu":
        vowel = {"i": "y", "u": "w"}[vowel[0]] + (vowel[1:] if vowel[1:2] in ("a", "e", "o", "u") else vowel)
    return letters + vowel

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
    ("gh", "G"), ("ch", "C"), ("ts", "C"), ("tz", "C"), ("ph", "f"), ("ck", "k"), ("yo", "o"), ("io", "o"), ("ye", "e"),
    ("ie", "e"), ("ya", "a"), ("ia", "a"), ("yu", "u"), ("iu", "u"), ("q", "k"), ("x", "h"), ("w", "v"), ("y", "i"),
    ("c", "k"), ("ee", "i"), ("oo", "u"),
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
    """The word without what spellings differ in: script, accents, doubled letters, ``y`` or ``i``, ``kh`` or ``h``."""
    text = "".join(_EXTRA.get(letter, letter) for letter in to_latin(word))
    text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    for written, folded in _FOLDS:
        text = text.replace(written, folded)
    return _TWICE.sub(r"\1", text.lower())

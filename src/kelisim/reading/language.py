"""Which language a text is written in: letters first, then function words.

Most alphabets of the region have letters that the others lack; where no such letter decides, the most frequent small
words do. Languages without rules are told too, so that nobody takes Kyrgyz for Kazakh or Ukrainian for Russian.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SAMPLE = 20_000
_BEGINNING = 2_000
_LEAST_WORDS, _FEW_WORDS = 30, 10
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘][^\W\d_]+)*")
_UZBEK = re.compile("[ўҳ]|[og][ʻ‘’'ʼ`](?=[a-z])")
_BASIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")
# The letters of an alphabet that Russian lacks, and those of Russian that it lacks; fewer letters come first.
_OWN = {
    "be": ("іў", "ищъ"),
    "ky": ("ңөү", ""),
    "uk": ("іїєґ", "ыэё"),
    "uz": ("ўқғҳ", "щы"),
    "tg": ("ғӣқӯҳҷ", "щы"),
    "tt": ("әөүҗңһ", ""),
    "sr": ("јљњћђџ", "йыэюящьъё"),
    "mk": ("јљњџѓќѕ", "йыэюящьъё"),
    "kk": ("әғқңөұүһі", ""),
}
_COVERS, _FOREIGN, _STRANGE = 0.95, 0.01, 0.02  # shares: of the letters that Russian lacks, of all, of all
_MOSTLY = 0.7
_HARD_SIGNS = 3
_SLAVIC = frozenset(("uk", "be", "bg", "sr", "mk"))  # these share small words with Russian
_ALPHABETS = {"en": "latin", "ru": "cyrillic"}
_SMALL_WORDS = {
    "en": "the of and to in a that for with was on is by as his its from has be at will are which it this were an",
    "ru": "и в на с по что о к для не из за его также от это как был между до года было будет при или",
    "kk": "және мен бен пен үшін туралы бойынша деп болды бір осы екі ел жылы да де сондай-ақ",
    "uz": "va bilan uchun bu ham boʻyicha haqida edi ikki yil bir tomonidan hamda oʻrtasida va ва билан учун бу ҳам",
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code (``en``, ``ru``, ``kk``, ``uz``, ``uk``, ``ky`` …), or ``None`` where none is plain."""
    sample = text[:_SAMPLE].lower()
    letters = Counter(sample)
    cyrillic, latin = _count(letters, "cyrillic"), _count(letters, "latin")
    if cyrillic + latin < 3:
        return None
    if cyrillic > latin:
        return _by_cyrillic(letters, cyrillic) or _by_words(sample, cyrillic=True)
    return _by_latin(sample, latin) or _by_words(sample, cyrillic=False)


def language_of_words(text: str) -> str:
    """As ``language_of``, for a few words or a number: where nothing is plain, Cyrillic is taken for Russian."""
    return language_of(text) or ("ru" if alphabet_of(text) == "cyrillic" else "en")


def alphabet_of(text: str) -> str | None:
    """``cyrillic`` or ``latin``, in which most of the text's letters are; ``None`` where neither."""
    letters = Counter(text[:_SAMPLE].lower())
    every = sum(count for char, count in letters.items() if char.isalpha())
    return next((name for name in ("latin", "cyrillic") if _count(letters, name) > every * _MOSTLY), None)


def contradicts(text: str, code: str) -> bool:
    """Whether a text is plainly not in the language that its header tells; a short one may be in any.

    Only the text's beginning is looked at, unless that speaks against the header.
    """
    beginning = text[:_BEGINNING]
    words = _WORD.findall(beginning.lower())
    plain = sum(word in _WORDS.get(code, ()) for word in words) * 12 >= len(words)
    if plain and code == "en":
        return False
    for part in (beginning, text) if len(text) > _BEGINNING else (text,):
        told = language_of(part)
        against = _unlike(part, code, len(words)) if told is None else _against(told, code, part, plain=plain)
        if not against:
            return False
    return True


def _against(told: str, code: str, text: str, *, plain: bool) -> bool:
    """Whether the language that letters and words tell speaks against the header's."""
    if told == code or (plain and told not in _SLAVIC):
        return False
    if code in _WORDS:
        return True
    # Of languages whose words are unknown here, only English and plain Russian of some length are sure not to be them.
    return len(_WORD.findall(text)) >= _FEW_WORDS and (told == "en" or (told == "ru" and "ы" in text.lower()))


def _unlike(text: str, code: str, words: int) -> bool:
    """Whether a text in no language that is plain has other letters than the header's, or no small word of it."""
    alphabet = _ALPHABETS.get(code)
    return alphabet is not None and words > 0 and (alphabet_of(text) != alphabet or words >= _LEAST_WORDS)


@lru_cache(maxsize=64)
def language_name(code: str) -> str:
    """A language in words with its code, by CLDR: ``Kazakh (kk)``."""
    from kelisim.lang.cldr import Formats  # noqa: PLC0415  (only where a report cannot be read)

    name = Formats("en").language(code)
    return f"{name} ({code})" if name else code


def _count(letters: Counter[str], alphabet: str) -> int:
    first, last = ("\u0400", "\u04ff") if alphabet == "cyrillic" else ("a", "\u024f")
    return sum(count for char, count in letters.items() if first <= char <= last and char.isalpha())


def _by_cyrillic(letters: Counter[str], count: int) -> str | None:
    foreign = {char: n for char, n in letters.items() if "\u0400" <= char <= "\u04ff" and char not in _BASIC}
    total = sum(foreign.values())
    if total <= count * _FOREIGN:
        bulgarian = letters["ъ"] >= _HARD_SIGNS and not any(letters[char] for char in "ыэ")
        return "bg" if bulgarian else None
    for code, (own, lacked) in _OWN.items():
        covered = sum(foreign.get(char, 0) for char in own)
        strange = sum(letters[char] for char in lacked)
        if covered >= total * _COVERS and strange <= count * _STRANGE:
            return code
    return max(_OWN, key=lambda code: sum(foreign.get(char, 0) for char in _OWN[code][0]))


def _by_latin(sample: str, letters: int) -> str | None:
    return "uz" if len(_UZBEK.findall(sample)) > letters / 60 else None


def _by_words(sample: str, *, cyrillic: bool) -> str | None:
    words = Counter(_WORD.findall(sample))
    total = sum(words.values())
    found = {code: sum(words[word] for word in small) for code, small in _WORDS.items()}
    best = max(found, key=lambda code: found[code])
    if cyrillic and found[best] * 20 < total and total >= 3:
        return None
    return best if found[best] * 12 >= total else None

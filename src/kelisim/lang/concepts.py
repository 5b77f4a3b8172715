"""Names, titles and undertakings as sets of concepts, so that they compare across wordings and languages.

"Council of Foreign Ministers" and «Совет министров иностранных дел» both become ``council foreign_minister``. What no
table knows stays as a skeleton of its letters (``=darbaz``), so names of places and persons still meet. Codes:

``council``  a concept of ``lang/<code>/concepts.toml``      ``@KAZ``  a country     ``^4``  an ordinal number
``=darbaz``  the beginning of an unknown word                ``#2034``  a number
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kelisim.errors import PackError
from kelisim.lang.latin import skeleton, to_latin
from kelisim.lang.unparsed import FAULTS, complaint

_ROOT = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$|['’]$")
_QUOTES = str.maketrans(dict.fromkeys("’ʻʼ‘`", "'"))
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_NUMBERED = re.compile(r"\b(\d{1,3})\s?-\s?(?:го|му|ый|ий|ой|ая|ое|ые|ых|ом|м|х|й|я|е|ю|шы|ші|ыншы|інші|нші|ншы)\b")
_NUMBERED_UZBEK = re.compile(r"\b(\d{1,3})-(?=[^\W\d_]{3})")
_ROMAN = re.compile(r"(?=[XVI])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SKELETON_LETTERS = 6
_COUNTRY_LETTERS = 5
_STEM_LETTERS = 4
_SHORTEST = 3
_COUNTED = range(4, 100)
_NOTHING = "nothing"  # phrases that tell nothing, such as "US dollars", which is no country


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of one way to write a concept: (letters, whether more may follow); ``_`` stands for any one word."""

    words: tuple[tuple[str, bool], ...]
    code: str


class Concepts:
    """One language's table. ``of(text)`` is what a room needs; the rest is how it is found."""

    def __init__(self, language: str, table: Mapping[str, object], countries: Mapping[str, Iterable[str]]) -> None:
        self.language = language
        self._stop = frozenset(fold(str(_section(table, "stop").get("words", ""))).split())
        self._endings = tuple(fold(str(_section(table, "endings").get("strip", ""))).split())
        plural = _section(table, "endings")
        self._plural = str(plural.get("plural", ""))
        self._plural_not = tuple(str(plural.get("not_plural", "")).split())
        self._first: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for code, text in _section(table, "concepts").items():
            self._add(code.rstrip("_"), str(text))
        for number, text in _section(table, "ordinals").items():
            self._add(f"^{number}", str(text))
        for code, text in _section(table, "countries").items():
            self._add(f"@{code}", str(text))
        for codes, text in _section(table, "compounds").items():
            self._add(codes, str(text))
        for word, count in _section(table, "cardinals").items():
            if count in _COUNTED:  # "two sides" and "three countries" count nothing
                self._add(f"#{count}", word)
        self._add_countries(countries)
        self._of = lru_cache(maxsize=32768)(self._find)
        self._starting = lru_cache(maxsize=65536)(self._phrases)

    def of(self, text: str) -> tuple[str, ...]:
        """The concepts of a text in its order, each once. Pure, and remembered."""
        return self._of(text)

    def _add(self, code: str, text: str) -> None:
        for part in text.split("|"):
            words = tuple((word.rstrip("*"), word.endswith("*")) for word in fold(part).split())
            if not words:
                raise PackError(f"lang/{self.language}/concepts.toml: the concept {code} has an empty alternative")
            self._index(_Phrase(words, code))

    def _index(self, phrase: _Phrase) -> None:
        letters, open_ended = phrase.words[0]
        (self._stems if open_ended else self._first).setdefault(letters, []).append(phrase)

    def _add_countries(self, countries: Mapping[str, Iterable[str]]) -> None:
        """Full names as phrases, and the shortest beginning of a name that no other country shares, for adjectives."""
        names = [(code, tuple(_words(name))) for code, forms in countries.items() for name in forms]
        owners: dict[str, set[str]] = {}
        for code, words in names:
            for length in range(_COUNTRY_LETTERS, len(words[0]) + 1) if len(words) == 1 else ():
                owners.setdefault(words[0][:length], set()).add(code)
        for code, words in names:
            if not words:
                continue
            self._index(_Phrase(tuple((word, False) for word in words), f"@{code}"))
            stem = words[0] if len(words) == 1 else ""
            for length in range(_COUNTRY_LETTERS, len(stem)):
                if owners[stem[:length]] == {code}:
                    self._index(_Phrase(((stem[:length], True),), f"@{code}"))
                    break

    def _phrases(self, word: str) -> tuple[_Phrase, ...]:
        """All phrases that a word can begin, the longest first."""
        found = list(self._first.get(word, ()))
        for length in range(len(word), 1, -1):
            found.extend(self._stems.get(word[:length], ()))
        exact = {id(phrase) for phrase in self._first.get(word, ())}
        found.sort(key=lambda p: (-len(p.words), id(p) not in exact, -len(p.words[0][0]), p.code))
        return tuple(found)

    def _find(self, text: str) -> tuple[str, ...]:
        text = _with_ordinals(text, uzbek=self.language == "uz")
        words = list(_words(text, uzbek=self.language == "uz"))
        raw = [match.group() for match in _WORD.finditer(text)] if words else []
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            code, length = self._match(words, at)
            if length:
                for part in code.split():
                    if part != _NOTHING:
                        found.setdefault(part)
                at += length
                continue
            rest = self._unknown(words[at], raw[at] if at < len(raw) else words[at])
            if rest:
                found.setdefault(rest)
            at += 1
        return tuple(found)

    def _match(self, words: list[str], at: int) -> tuple[str, int]:
        for phrase in self._starting(words[at]):
            length = _fits(phrase, words, at)
            if length:
                return phrase.code, length
        return "", 0

    def _singular(self, word: str, written: str) -> str:
        """A common word without its plural's ending; a name (with a capital) keeps its letters."""
        common = written.islower() and len(word) > _STEM_LETTERS and not word.endswith(self._plural_not)
        return word.removesuffix(self._plural) if common and self._plural else word

    def _stem(self, word: str) -> str:
        """The word without its longest case ending, where enough letters stay."""
        fitting = (e for e in self._endings if word.endswith(e) and len(word) - len(e) >= _least_stem(e))
        return word.removesuffix(max(fitting, key=len, default=""))

    def _unknown(self, word: str, written: str) -> str | None:
        if word in self._stop:
            return None
        ordinal = _ORDINAL.fullmatch(word)
        if ordinal:
            return f"^{ordinal.group(1)}"
        if word.isdigit():
            return f"#{word}"
        roman = _ROMAN.fullmatch(written)
        if roman and written:
            return f"^{10 * len(roman.group(1)) + _ROMAN_VALUES[roman.group(2)]}"
        bones = _without_last_vowels(skeleton(self._stem(self._singular(word, written))))
        return f"={bones[:_SKELETON_LETTERS]}" if len(bones) > 1 else None


def _least_stem(ending: str) -> int:
    """A long ending is surer, so that less need be left."""
    return _SHORTEST if len(ending) >= _STEM_LETTERS else _STEM_LETTERS


def _without_last_vowels(bones: str) -> str:
    """``Khiva`` and «Хиве» end alike once their last vowels are gone; three letters stay."""
    while len(bones) > _SHORTEST and bones[-1] in "aeiou":
        bones = bones[:-1]
    return bones


def _fits(phrase: _Phrase, words: list[str], at: int) -> int:
    """How many words the phrase covers from here, 0 where it does not stand here."""
    here = at
    for letters, open_ended in phrase.words:
        if letters == "_":
            here += 1
            continue
        if here >= len(words):
            return 0
        word = words[here]
        if word != letters and not (open_ended and word.startswith(letters)):
            return 0
        here += 1
    return here - at


def _section(table: Mapping[str, object], name: str) -> Mapping[str, object]:
    section = table.get(name, {})
    return section if isinstance(section, Mapping) else {}


def fold(text: str) -> str:
    """Lower case, ``ё`` as ``е``, hyphens as spaces, one kind of apostrophe."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_QUOTES)
    return plain.replace("ё", "е").replace("-", " ").replace("–", " ")


def _with_ordinals(text: str, *, uzbek: bool = False) -> str:
    """“10-е заседание”, «2-ші», “3-majlis” with their ordinals as ``10th``; a year is none."""
    return _NUMBERED.sub(r"\1th", _NUMBERED_UZBEK.sub(r"\1th ", text) if uzbek else text)


def _words(text: str, *, uzbek: bool = False) -> Iterator[str]:
    plain = fold(text)
    if uzbek and _CYRILLIC.search(plain):
        plain = to_latin(plain, uzbek=True)
    for match in _WORD.finditer(plain):
        word = match.group()
        yield word if uzbek else (_POSSESSIVE.sub("", word) or word)


def _countries(folder: Path) -> dict[str, set[str]]:
    """Names, adjectives and other forms of countries, from whatever the language's folder holds."""
    found: dict[str, set[str]] = {}
    path = folder / "countries.json"
    if path.is_file():
        for code, names in json.loads(path.read_text(encoding="utf-8")).items():
            found.setdefault(code, set()).update(names)
    path = folder / "names.toml"
    if path.is_file():
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for section in ("countries", "demonyms"):
            for code, names in _section(tables, section).items():
                found.setdefault(code, set()).update(names if isinstance(names, list) else ())
    return found


@lru_cache(maxsize=64)
def load_concepts(language: str) -> Concepts:
    """The table of a language.

    Raises:
        PackError: If the folder has none, or it is broken.
    """
    folder = _ROOT / language
    try:
        table = tomllib.loads((folder / "concepts.toml").read_text(encoding="utf-8"))
        words = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    except OSError:
        raise PackError(f"lang/{language} has no concepts.toml, so names in it cannot be compared") from None
    except FAULTS as error:
        raise PackError(f"lang/{language}/concepts.toml or words.toml cannot be read {complaint(error)}") from None
    countries = {code: sorted(names) for code, names in sorted(_countries(folder).items())}
    return Concepts(language, table | {"cardinals": _section(words, "cardinals")}, countries)


@lru_cache(maxsize=1)
def concept_languages() -> tuple[str, ...]:
    """The languages that have a table."""
    return tuple(sorted(path.parent.name for path in _ROOT.glob("*/concepts.toml")))


def concepts_for(language: str | None, text: str) -> Concepts:
    """The table that fits a text: its report's language where the script agrees, else the script's own."""
    cyrillic = _CYRILLIC.search(text) is not None
    if language in concept_languages() and (language == "uz" or cyrillic == (language in ("ru", "kk"))):
        return load_concepts(str(language))
    return load_concepts("ru" if cyrillic else "en")

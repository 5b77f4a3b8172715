"""The words of a language's tables, each with its class and value. Built once for each pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from kelisim.errors import PackError
from kelisim.lang.pack import Pack
from kelisim.reading.pattern import word_set
from kelisim.reading.values.classes import CHAR

_MEMO, _LONGEST_WORD = 50_000, 40
_ENDING, _LONG_ENDING = 3, 8
_SIMPLE = {
    "cardinals": "CARDINAL", "hundreds": "HUNDRED", "magnitudes": "MAGNITUDE", "short_magnitudes": "SHORT",
    "dozens": "DOZEN", "ordinals": "ORDINAL", "months": "MONTH", "weekdays": "WEEKDAY", "seasons": "SEASON",
    "relative_days": "RELATIVE", "relative_years": "YEARREL", "folds": "FOLD",
    "stretches": "STRETCH", "due_in": "DUEIN", "halves": "HALF",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is: the character of its class, its value, and whether it must be capitalised."""

    char: str
    value: Any = None
    cased: bool = False


Phrases = list[tuple[tuple[str, ...], Entry]]


class Token(NamedTuple):
    """What stands somewhere in a text: the same for all places where it stands.

    Attributes:
        char: Its class.
        value: Of numbers ``Decimal``, of words by their table.
        word: Its plain form.
        length: How many characters it takes.
        phrases: Those of the tables that begin with it, by their second word.
    """

    char: str
    value: Any
    word: str
    length: int
    phrases: Mapping[str, Phrases] | None = None


@dataclass(slots=True)
class Lexicon:
    """Words to entries; phrases by their first two words, the longest first; beginnings (``миллиард*``)."""

    decimal_comma: bool
    month_first: bool
    words: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, dict[str, Phrases]] = field(default_factory=dict)
    beginnings: dict[str, Entry] = field(default_factory=dict)
    codes: dict[str, Entry] = field(default_factory=dict)
    national: dict[str, Mapping[str, str]] = field(default_factory=dict)
    ordinal_endings: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    cardinal_endings: frozenset[str] = frozenset()
    decade_endings: frozenset[str] = frozenset()
    decimal_words: frozenset[str] = frozenset()
    doubtful_money: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    lone: frozenset[str] = frozenset()
    season_adverbs: frozenset[str] = frozenset()
    plural_endings: tuple[str, ...] = ()
    ahead: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    short_units: dict[str, tuple[str, Decimal, str]] = field(default_factory=dict)
    afterwards: dict[str, str] = field(default_factory=dict)
    whole_follows: frozenset[str] = frozenset()
    parts: dict[str, Fraction] = field(default_factory=dict)
    seen: dict[str, Token] = field(default_factory=dict)

    def find(self, word: str) -> Entry | None:
        """The entry of a word in lower case, by itself or by its beginning."""
        return self.words.get(word) or self._by_beginning(word)

    def remember(self, word: str, found: Token) -> Token:
        """Keep what was found for a word as it stands; the memory is emptied before it grows large."""
        if len(self.seen) >= _MEMO:
            self.seen.clear()
        if len(word) <= _LONGEST_WORD:
            self.seen[word] = found
        return found

    def _by_beginning(self, word: str) -> Entry | None:
        for cut in range(len(word), max(1, len(word) - _LONG_ENDING) - 1, -1):
            entry = self.beginnings.get(word[:cut] + ("*" if len(word) - cut <= _ENDING else "**"))
            entry = entry or self.beginnings.get(word[:cut] + "**")
            if entry is not None:
                return entry
        return None

    def add_split(self, text: str, entry: Entry) -> None:
        """File a word as the tokens of a text hold it: without points, and parted at hyphens."""
        self.add(" ".join(text.replace(".", "").replace("-", " - ").split()) or text, entry)

    def add(self, text: str, entry: Entry) -> None:
        """File a word, a phrase or a beginning (``*`` three letters, ``**`` eight); the first entry stays."""
        parts = tuple(text.split())
        if len(parts) > 1:
            self.phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, entry))
        elif text.endswith("*"):
            self.beginnings.setdefault(text, entry)
        else:
            self.words.setdefault(text, entry)


@lru_cache(maxsize=16)
def _built(pack: Pack) -> Lexicon:
    tables: dict[str, Any] = dict(pack.words)
    lexicon = Lexicon(tables.get("decimal", ".") == ",", bool(tables.get("month_first")))
    lexicon.ordinal_endings = frozenset(tables.get("ordinal_endings", ()))
    lexicon.lone = frozenset(tables.get("lone_magnitudes", ()))
    lexicon.adjective_endings = tuple(tables.get("adjective_endings", ()))
    lexicon.cardinal_endings = frozenset(tables.get("cardinal_endings", ()))
    lexicon.whole_follows = frozenset(tables.get("whole_follows", ()))
    lexicon.doubtful_money = frozenset(tables.get("doubtful_money", ()))
    lexicon.decimal_words = frozenset(tables.get("decimal_words", ()))
    lexicon.decade_endings = frozenset(tables.get("decade_endings", ()))
    lexicon.plural_endings = tuple(tables.get("plural_endings", ()))
    lexicon.season_adverbs = frozenset(tables.get("season_adverbs", ()))
    lexicon.abbreviations = frozenset(tables.get("abbreviations", ()))
    lexicon.ahead, lexicon.told = (word_set(tables.get(name, ())) for name in ("ahead", "told"))
    for name, char in _SIMPLE.items():
        _add_valued(lexicon, tables.get(name, {}), CHAR[char])
    _add_classes(lexicon, tables.get("classes", {}))
    _add_qualifiers(lexicon, tables)
    _add_money(lexicon, tables, pack.cldr)
    _add_units(lexicon, tables.get("units", []))
    for word, unit in tables.get("halved", {}).items():  # "полтонны" is half of what its unit says
        lexicon.add(word, Entry(CHAR["HALVED"], lexicon.find(unit)))
    _add_calendar(lexicon, tables, pack.cldr)
    _add_parts(lexicon, tables)
    for seconds in lexicon.phrases.values():
        for group in seconds.values():
            group.sort(key=lambda item: -len(item[0]))
    return lexicon


def lexicon_of(pack: Pack) -> Lexicon:
    """The lexicon of a pack, built when it is first asked for."""
    return _built(pack)


def _add_valued(lexicon: Lexicon, table: Mapping[str, Any], char: str) -> None:
    """A table of words to values, or of values to lists of words."""
    for key, value in table.items():
        if isinstance(value, list):
            for word in value:
                lexicon.add(str(word), Entry(char, _number(key)))
        else:
            lexicon.add(key, Entry(char, _number(value)))


def _number(value: object) -> object:
    text = str(value)
    try:
        return Fraction(text) if "/" in text else Decimal(text)
    except (ArithmeticError, ValueError):
        return text


def _add_classes(lexicon: Lexicon, table: Mapping[str, Iterable[str]]) -> None:
    for name, words in table.items():
        char = CHAR.get(name.upper())
        if char is None:
            raise PackError(f"words.toml, classes: nobody knows the class {name!r}; see reading/values/classes.py")
        for word in words:
            lexicon.add(word, Entry(char))


def _add_parts(lexicon: Lexicon, tables: Mapping[str, Any]) -> None:
    """``third``, ``quarter``: parts that may also be ordinals and stretches of time; the grammar tells which."""
    for word, value in (tables.get("parts", {}) | tables.get("halves", {})).items():
        lexicon.parts[word] = Fraction(value)
        if word not in lexicon.words:
            lexicon.add(word, Entry(CHAR["NOUN"]))


def _add_qualifiers(lexicon: Lexicon, tables: Mapping[str, Any]) -> None:
    for key, char in (("before", "PRE"), ("after", "POST")):
        for qualifier, words in tables.get("qualifiers", {}).get(key, {}).items():
            for word in words:
                lexicon.add(word, Entry(CHAR[char], qualifier))
                if key == "after":
                    lexicon.afterwards[word] = qualifier


_MONEY_TABLES = (
    ("currency_signs", "SIGN", Decimal(1)), ("currency_words", "MONEY", Decimal(1)),
    ("small_coins", "MONEY", Decimal("0.01")), ("thousands_of", "MONEY", Decimal(1000)),
)  # fmt: skip


def _add_money(lexicon: Lexicon, tables: Mapping[str, Any], cldr: Mapping[str, Any]) -> None:
    for key, char, part in _MONEY_TABLES:
        for code, words in tables.get(key, {}).items():
            for word in words:
                lexicon.add_split(word, Entry(CHAR[char], (code, part)))
    for word, codes in tables.get("national_currencies", {}).items():
        lexicon.national[word] = codes
        for form in codes["words"]:
            lexicon.add_split(form, Entry(CHAR["MONEY"], (word, Decimal(1))))
    for code, words in cldr.get("currencies", {}).items():
        lexicon.codes[code] = Entry(CHAR["SIGN"], (code, Decimal(1)))
        for word in words:
            lexicon.add_split(word, Entry(CHAR["MONEY"], (code, Decimal(1))))


def _add_units(lexicon: Lexicon, units: Iterable[Mapping[str, Any]]) -> None:
    """Units: the code of CLAIMS.md with a factor where it has one, else the unit's own name; ``told`` is as written."""
    for unit in units:
        char = CHAR["PERSONS" if unit["unit"] == "persons" else "UNIT"]
        factor = Decimal(str(unit.get("factor", 1)))
        for symbol in unit.get("symbols", ()):  # written with a capital alone: "230 V"
            lexicon.codes[symbol] = Entry(char, (unit["unit"], factor, unit.get("told", unit["unit"])))
        for word in unit["words"]:
            if word in lexicon.words and lexicon.words[word].char == CHAR["SHORT"]:
                lexicon.short_units[word] = (unit["unit"], factor, unit.get("told", unit["unit"]))
            entry = Entry(char, (unit["unit"], factor, unit.get("told", unit["unit"])))
            lexicon.add_split(word, entry)
            if " " in word and word.replace(" ", "").isalpha():  # "a 300-sq-km zone"
                lexicon.add_split(word.replace(" ", "-"), entry)


def _add_calendar(lexicon: Lexicon, tables: Mapping[str, Any], cldr: Mapping[str, Any]) -> None:
    maybe = frozenset(tables.get("months_that_are_words", ()))
    for key, char in (("months", "MONTH"), ("weekdays", "WEEKDAY")):
        for number, words in cldr.get(key, {}).items():
            for word in words:
                unsure = word in maybe
                entry = Entry(CHAR["MAYBE" if unsure and key == "months" else char], Decimal(number), cased=unsure)
                if unsure:
                    lexicon.words[word] = entry
                else:
                    lexicon.add(word, entry)
    for day, words in tables.get("holidays", {}).items():
        for word in words:
            lexicon.add(word, Entry(CHAR["HOLIDAY"], day))

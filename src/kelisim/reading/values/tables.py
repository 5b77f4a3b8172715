"""What is wrong with a language's ``words.toml``, in plain sentences for who writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kelisim.lang.pack import Pack
from kelisim.model.amount import QUALIFIERS
from kelisim.reading.values.classes import CHAR

# Tables of words to a number, or of a number to words.
_NUMBERS = (
    "cardinals", "hundreds", "magnitudes", "short_magnitudes", "dozens", "ordinals", "folds", "months", "weekdays",
    "seasons", "relative_days", "relative_years",
)  # fmt: skip
_FRACTIONS = ("halves", "parts")
_LISTS = (
    "adjective_endings", "cardinal_endings", "decimal_words", "doubtful_money", "ordinal_endings", "decade_endings",
    "lone_magnitudes", "abbreviations", "months_that_are_words", "season_adverbs", "plural_endings",
    "ahead", "told", "whole_follows",
)  # fmt: skip
_LENGTHS = ("stretches", "due_in")
_CODES = ("currency_signs", "currency_words", "small_coins", "thousands_of")
_OTHERS = ("halved", "decimal", "month_first", "classes", "qualifiers", "units", "national_currencies", "holidays")
_RANGES = {"months": (1, 12), "weekdays": (0, 6), "seasons": (1, 12)}


def word_faults(pack: Pack) -> Iterator[str]:
    """Every fault of ``words.toml``: unknown tables and classes, values that are no numbers, wrong codes."""
    tables = pack.words
    known = {*_NUMBERS, *_FRACTIONS, *_LISTS, *_CODES, *_LENGTHS, *_OTHERS}
    for name in sorted(set(tables) - known):
        yield f"words.toml: nobody knows the table {name!r}; there are {', '.join(sorted(known))}"
    for name in (*_NUMBERS, *_FRACTIONS):
        yield from _number_faults(name, tables.get(name, {}), fraction=name in _FRACTIONS)
    for name in sorted(set(tables.get("classes", {})) - {key.lower() for key in CHAR}):
        yield f"words.toml, classes: nobody knows the class {name!r}; see reading/values/classes.py"
    for place, table in tables.get("qualifiers", {}).items():
        for name in sorted(set(table) - set(QUALIFIERS)):
            yield f"words.toml, qualifiers.{place}: {name!r} is no qualifier; write one of {', '.join(QUALIFIERS)}"
    yield from _length_faults(tables)
    for name in _CODES:
        for code in tables.get(name, {}):
            if not (len(code) == 3 and code.isalpha() and code.isupper()):
                yield f"words.toml, {name}: {code!r} is no ISO 4217 code such as USD"
    yield from _unit_faults(tables.get("units", []))


def _number_faults(name: str, table: Mapping[str, Any], *, fraction: bool) -> Iterator[str]:
    low, high = _RANGES.get(name, (None, None))
    for word, value in table.items():
        number = word if isinstance(value, list) else value
        if fraction:
            above, slash, below = str(number).partition("/")
            if not (slash and above.isdigit() and below.isdigit()):
                yield f'words.toml, {name}: {word!r} needs a fraction such as "1/3", not {number!r}'
        elif not _is_number(number):
            yield f"words.toml, {name}: {number!r} is no number"
        elif low is not None and high is not None and not low <= float(number) <= high:
            yield f"words.toml, {name}: {number!r} does not lie between {low} and {high}"


def _length_faults(tables: Mapping[str, Any]) -> Iterator[str]:
    for name in _LENGTHS:
        for length in tables.get(name, {}):
            if not (length[:-1].isdigit() and length[-1:] in ("D", "M", "Y")):
                yield f"words.toml, {name}: {length!r} is no length of time such as 10D, 6M or 2Y"


def _is_number(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return not isinstance(value, bool)


def _unit_faults(units: list[Mapping[str, Any]]) -> Iterator[str]:
    for number, unit in enumerate(units, 1):
        for key in sorted({"unit", "words"} - set(unit)):
            yield f"words.toml, units: the {number}. unit lacks {key!r}"
        for key in sorted(set(unit) - {"unit", "words", "factor", "told", "symbols"}):
            yield f"words.toml, units: nobody knows the key {key!r} of the {number}. unit"

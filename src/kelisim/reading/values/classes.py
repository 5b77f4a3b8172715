"""The classes of words that the value grammars know, each one character of the value line, and their pattern language.

A text becomes a string with one character a token, so that a grammar is a regular expression over classes and the same
for every language: ``PRE? SIGN NUM`` reads ``over $ 4.4``. Which word has which class stands in the language's tables.
"""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import re
from functools import lru_cache

# Classes of a token before numbers are joined: a numeral, number words, magnitudes.
# After joining: YEAR (a bare 1800 to 2199), DAY (a bare 1 to 31), INT, DEC, WORD (a number in words).
_NAMES = (
    "X", "BREAK", "DOT", "COMMA", "DASH", "SLASH", "OPEN", "CLOSE", "COLON", "QUOTE", "MINUS",
    "DIGITS", "CARDINAL", "HUNDRED", "MAGNITUDE", "SHORT", "DOZEN", "FRACTION", "HALF",
    "YEAR", "DAY", "INT", "DEC", "WORD", "ONE", "BIG", "GLUED", "ORDINAL", "TIME", "STAMP", "CODED", "DECADE",
    "AND", "A", "OF", "THE", "IN", "ON", "AT", "BY", "TO", "FROM", "SINCE", "UNTIL", "BETWEEN", "FOR", "WITHIN", "OVER", "UPTO", "DURING",
    "SIGN", "MONEY", "PERCENT", "UNIT", "PERSONS", "PRE", "POST", "NOUN", "LABEL", "TIMES", "FOLD", "MOVE", "WORTH", "TAIL",
    "MONTH", "MAYBE", "WEEKDAY", "YEARS", "MONTHS", "WEEKS", "DAYS", "QUARTERS", "HOURS", "DECADES", "WEEKEND",
    "LAST", "NEXT", "THIS", "THAT", "SAME", "AGO", "EARLIER", "LATER", "START", "MID", "END", "EARLY", "LATE", "SOFAR", "RELATIVE", "VAGUE",
    "FEW", "SEASON", "HOLIDAY", "FISCAL", "NOON", "POINT", "TERM", "FIRST", "NUMERO", "SUFFIX", "ERA", "EVERY", "SPAN", "THAN", "YEARREL",
    "STRETCH", "DUEIN", "BEFORELAST", "DATEDAY", "HALVED", "OR",
)  # fmt: skip

CHAR = {name: chr(0x4E00 + number) for number, name in enumerate(_NAMES)}
NAME = {char: name for name, char in CHAR.items()}
GROUPS = {
    "NUM": ("YEAR", "DAY", "INT", "DEC", "WORD", "ONE", "BIG"),
    "WHOLE": ("YEAR", "DAY", "INT", "WORD", "ONE", "BIG"),
    "PIECES": ("DAY", "INT", "WORD", "ONE"),
    "FIGURES": ("YEAR", "DAY", "INT", "DEC", "BIG"),
    "MDAY": ("DAY", "ORDINAL", "FIRST"),
    "NTH": ("ORDINAL", "FIRST"),
    "MON": ("MONTH", "MAYBE"),
    "HYPHEN": ("DASH", "MINUS"),
    "SPELL": ("YEARS", "MONTHS", "WEEKS", "DAYS", "HOURS", "QUARTERS", "DECADES"),
    "PREP": (
        "IN",
        "ON",
        "AT",
        "BY",
        "TO",
        "FROM",
        "SINCE",
        "UNTIL",
        "BETWEEN",
        "FOR",
        "WITHIN",
        "OVER",
        "OF",
        "UPTO",
        "DURING",
    ),
    "SINCETHEN": ("AGO", "EARLIER"),
    "TILL": ("TO", "UPTO", "UNTIL"),
    "FROMS": ("FROM", "SINCE"),
}
_WORD = re.compile(r"(?<![<\w])[A-Z]+(?![\w<>=])")


@lru_cache(maxsize=512)
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern over classes: names in capitals, blanks ignored, everything else as in ``re``."""
    return re.compile(_WORD.sub(_class, source).replace(" ", ""))


@lru_cache(maxsize=len(CHAR) + len(GROUPS))
def chars(name: str) -> str:
    """The characters of a class or group."""
    return "".join(CHAR[member] for member in GROUPS.get(name, (name,)))


def any_of(*names: str) -> frozenset[str]:
    """The characters of several classes or groups, as what a grammar needs to stand somewhere."""
    return frozenset("".join(map(chars, names)))


def opened(group: str, name: str) -> str:
    """The source of a group of one class, with the group ``open`` where "from" or "between" stands right before it.

    It looks back, so that a match begins with the class itself: an engine that knows how a match begins skips the rest.
    """
    return rf"(?P<{group}>{name}) (?: (?<= (?P<open>FROMS|BETWEEN) {name} ) )?"


def _class(match: re.Match[str]) -> str:
    found = chars(match.group())
    return found if len(found) == 1 else f"[{found}]"

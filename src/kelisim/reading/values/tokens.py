"""Tokens of a text with the class of each: the value line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kelisim.reading.values.classes import CHAR
from kelisim.reading.values.lexicon import Entry, Lexicon

_GROUPED_EN = r"\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d{1,9}(?!\d))?"
_GROUPED = r"(?<![\d.,])\d{1,3}(?: \d{3}(?!\d)){1,6}(?:[.,]\d{1,9}(?!\d))?|\d{1,3}(?:\.\d{3}){2,6}(?!\d)(?:,\d{1,9})?"
_PIECE = (
    r"(?P<stamp>\d{4}(?P<gap>[./-])\d{1,2}(?P=gap)\d{1,2}(?!\d)|\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<time>(?<![\d:])[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d))"
    r"|(?P<number>%s\d+[.,]\d+|\d+)"
    r"|(?P<word>[A-Za-z]{1,3}\$|(?:[^\W\d_]\.){2,6}|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<break>\n+)"
    r"|(?P<other>[^\s\u200b])"
)
_WITH_COMMAS = re.compile(_PIECE % f"{_GROUPED_EN}|{_GROUPED}|")
_WITH_SPACES = re.compile(_PIECE % f"{_GROUPED}|{_GROUPED_EN}|")
_CODED = re.compile(r"[qh][1-4]|[кг][1-4]")
_LONGEST = 24
_PUNCTUATION = {
    ".": "DOT", ",": "COMMA", "-": "DASH", "–": "DASH", "/": "SLASH", "(": "OPEN", ")": "CLOSE", ":": "COLON",
    ";": "COLON", '"': "QUOTE", "!": "DOT", "?": "DOT", "'": "QUOTE", "…": "DOT",
}  # fmt: skip
_MARKS = {mark: CHAR[name] for mark, name in _PUNCTUATION.items()}
_X, _DIGITS = CHAR["X"], CHAR["DIGITS"]


@dataclass(slots=True)
class Token:
    """A token: span, class, value (of numbers ``Decimal``, of words by their table), and what stands there."""

    start: int
    end: int
    char: str
    value: Any = None
    word: str = ""
    told: Any = None


def tokens_of(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a shadow-normalised text, phrases of the tables joined to one token each."""
    regex = _WITH_SPACES if lexicon.decimal_comma else _WITH_COMMAS
    seen = lexicon.seen
    raw: list[Token] = []
    for match in regex.finditer(text):
        word = match.group()
        known = seen.get(word)
        if known is None and match.lastgroup in ("word", "other"):
            known = _looked_up(word, lexicon)
        token = _figures(match, lexicon) if known is None else Token(*match.span(), *known)
        if raw and raw[-1].word == "." and len(raw) > 1 and _abbreviated(raw, token, text, lexicon):
            point = raw.pop()
            raw[-1].end = point.end
        raw.append(token)
    return _with_phrases(raw, text, lexicon)


def _abbreviated(raw: list[Token], token: Token, text: str, lexicon: Lexicon) -> bool:
    """Whether the point before a token only ends an abbreviation: the sentence goes on."""
    word, point = raw[-2], raw[-1]
    if word.word not in lexicon.abbreviations or word.end != point.start or token.char == CHAR["BREAK"]:
        return False
    return token.char != _X or not text[token.start].isupper()


def _figures(match: re.Match[str], lexicon: Lexicon) -> Token:
    kind, word = match.lastgroup, match.group()
    start, end = match.span()
    if kind == "number":
        value = _figure(word, comma=lexicon.decimal_comma)
        return Token(start, end, _X if value is None else CHAR["DIGITS"], value, word)
    return Token(start, end, CHAR["BREAK" if kind == "break" else "TIME" if kind == "time" else "STAMP"], None, word)


def _looked_up(word: str, lexicon: Lexicon) -> tuple[str, Any, str]:
    """Class, value and plain form of a word or mark, remembered as it stands."""
    char = _MARKS.get(word)
    if char is not None:
        found: tuple[str, Any, str] = (char, None, word)
    else:
        low = word.lower().removesuffix("'s")
        if "." in low:
            low = low.replace(".", "")
        entry = (lexicon.codes.get(word) if len(word) == 3 else None) or lexicon.find(low)
        entry = None if word == "G" else entry  # "5G" is no weight
        if entry is None or (entry.cased and not word[0].isupper()):
            found = (_X, None, low)
        else:
            found = (entry.char, entry.value, low)
    return lexicon.remember(word, found)


def _figure(word: str, *, comma: bool) -> Decimal | None:
    """The value of a numeral: which of comma, point and blank parts thousands is told by their number and place."""
    if len(word) > _LONGEST:
        return None
    plain = word.replace(" ", "")
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        thousands = "," if plain.rfind(".") > plain.rfind(",") else "."
        plain = plain.replace(thousands, "")
    elif commas > 1 or (commas == 1 and not comma and len(plain) - plain.find(",") == 4 and plain[0] != "0"):
        plain = plain.replace(",", "")
    elif points > 1:
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def _with_phrases(raw: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    phrases = lexicon.phrases
    out: list[Token] = []
    at, length = 0, len(raw)
    while at < length:
        token = raw[at]
        seconds = phrases.get(token.word) if token.char != _DIGITS else None
        if seconds is not None and at + 1 < length:
            joined = _joined(seconds.get(raw[at + 1].word, ()), raw, at, text)
            if joined is not None:
                out.append(joined[1])
                at += joined[0]
                continue
        out.append(_coded(out, token) if token.char == _DIGITS else token)
        at += 1
    return out


def _joined(
    group: Sequence[tuple[tuple[str, ...], Entry]], raw: list[Token], at: int, text: str
) -> tuple[int, Token] | None:
    """The longest phrase that stands at a token: how many tokens it takes, and the one that stands for them."""
    for words, entry in group:
        last = at + len(words) - 1
        if last >= len(raw) or [token.word for token in raw[at : last + 1]] != list(words):
            continue
        if entry.cased and not text[raw[at].start].isupper():
            continue
        return len(words), Token(raw[at].start, raw[last].end, entry.char, entry.value, " ".join(words))
    return None


def _coded(out: list[Token], token: Token) -> Token:
    """A numeral glued to a word before it is part of a name (``G20``, ``COVID-19``), or of ``Q4`` and ``H1``."""
    if not out or out[-1].end != token.start:
        return token
    before = out[-1]
    if before.word == "cop":  # a conference, not a Colombian peso
        token.char = CHAR["GLUED"]
    elif before.char in _LETTERED and before.word != "" and before.word[-1].isalpha():
        if _CODED.fullmatch(before.word + token.word):
            out.pop()
            return Token(before.start, token.end, CHAR["CODED"], before.word + token.word, before.word + token.word)
        token.char = CHAR["GLUED"]
    elif before.char == CHAR["DASH"] and len(out) > 1 and _ends_letters(out[-2], before):
        token.char = CHAR["GLUED"]
    return token


def _ends_letters(word: Token, dash: Token) -> bool:
    return word.end == dash.start and word.word[-1:].isalpha() and word.char in _LETTERED


_LETTERED = frozenset((_X, CHAR["SHORT"], CHAR["LABEL"], CHAR["UNIT"], CHAR["A"], CHAR["NOUN"]))

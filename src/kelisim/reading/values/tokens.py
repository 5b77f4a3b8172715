"""Tokens of a text with the class of each: the value line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

from kelisim.reading.values.classes import CHAR
from kelisim.reading.values.lexicon import Entry, Lexicon, Phrases, Token

# Blanks go with the piece before them, so that the lengths of a text's pieces tell where each stands.
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n") + "\u200b"
_GROUPED_EN = r"\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d{1,9}(?!\d))?"
_APART = r"\d{1,3}(?:'\d{3}(?!\d)){1,6}(?:[.,]\d{1,9})?"  # as the Swiss write
_POWER = r"(?:(?:\d+(?:[.,]\d+)? ?[x×*] ?)?10\^-?\d{1,2}(?!\d)|\d+(?:[.,]\d+[eE][-+]?|[eE][-+])\d{1,2}(?!\w))"
_PHONE = r"\+(?!\d{1,3}(?: \d{3})+(?![ -]?\d))\d{1,3}(?:[ -]?\(?\d{2,4}\)?){2,5}"
_CUBED = r"(?:[cdkm]?m|ft|[сдкм]?м)\^?[23](?!\w)|s\^2(?!\w)"
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667", "⅛": "0.125"}
_GROUPED = r"(?<![\d.,])\d{1,3}(?: \d{3}(?!\d)){1,6}(?:[.,]\d{1,9}(?!\d))?|\d{1,3}(?:\.\d{3}){2,6}(?!\d)(?:,\d{1,9})?"
_PARTS = "".join(_VULGAR)
_LETTERS = r"[^\W\d_]+"
_COMMON = (
    r"[A-Za-z\u0400-\u0481\u048a-\u052f]+(?![^ ,])|[,.](?!\d)"  # most pieces of a text, found sooner than by the rest
)
_STAMPS = "|".join(
    rf"\d{{4}}{gap}\d{{1,2}}{gap}\d{{1,2}}(?!\d)|\d{{1,2}}{gap}\d{{1,2}}{gap}(?:\d{{4}}|\d{{2}})(?!\d)"
    for gap in (r"\.", "/", "-")
)
_PIECE = (
    rf"(?:{_COMMON}|{_CUBED}|(?<![\w.,)])\.\d+(?![\d.])|[{_PARTS}]|[A-Za-z]{{1,3}}\$|(?:[^\W\d_]\.){{2,6}}|{_LETTERS}(?:'{_LETTERS})*"
    rf"|(?=\d)(?:{_STAMPS}|(?<![\d:])[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)|{_POWER}|%s|{_APART}"
    rf"|\d+[.,]\d+|(?:\d{{1,3}} ?)?[{_PARTS}]|\d+)"
    rf"|\n+|{_PHONE}|[^\s\u200b])[{_BLANKS}]*"
)
_WITH_COMMAS = re.compile(_PIECE % f"{_GROUPED_EN}|{_GROUPED}")
_WITH_SPACES = re.compile(_PIECE % f"{_GROUPED}|{_GROUPED_EN}")
_STAMP = re.compile(_STAMPS)
_CODED = re.compile(r"[qh][1-4]|[кг][1-4]")
_CODED_PARTS = re.compile(r"[hq][1-4]")
_PARTS_OF_YEAR = re.compile(r"[hqкп][1-4]|[mм](?:[1-9]|1[0-2])")  # before a year only: "9M 2024", not "$9M"
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE, _CAPITALS = (1, 3), ("K", "M")
_LONGEST, _THOUSANDS = 24, 8
_PUNCTUATION = {
    ".": "DOT", ",": "COMMA", "-": "DASH", "–": "DASH", "/": "SLASH", "(": "OPEN", ")": "CLOSE", ":": "COLON",
    ";": "COLON", '"': "QUOTE", "!": "DOT", "?": "DOT", "'": "QUOTE", "…": "DOT",
}  # fmt: skip
_MARKS = {mark: CHAR[name] for mark, name in _PUNCTUATION.items()}
_X, _DIGITS, _DOT, _DASH, _BREAK = CHAR["X"], CHAR["DIGITS"], CHAR["DOT"], CHAR["DASH"], CHAR["BREAK"]
_GLUED = CHAR["GLUED"]
_LETTERED = frozenset((_X, CHAR["SHORT"], CHAR["LABEL"], CHAR["UNIT"], CHAR["A"], CHAR["NOUN"]))

Stretch = tuple[int, int, Token]


@dataclass(slots=True)
class Row:
    """Tokens in the order of the text, the offset where each starts, and their classes as one string."""

    tokens: list[Token]
    starts: list[int]
    classes: str

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def __len__(self) -> int:
        return len(self.tokens)

    def end(self, index: int) -> int:
        """The offset where a token ends."""
        return self.starts[index] + self.tokens[index].length

    def length(self, first: int, last: int) -> int:
        """How many characters the tokens first to last (half-open) take."""
        return self.end(last - 1) - self.starts[first]

    def glued(self, index: int) -> bool:
        """Whether nothing parts a token from the one before it."""
        return index > 0 and self.starts[index] == self.end(index - 1)

    def joined(self, stretches: Iterable[Stretch]) -> Row:
        """The row with one token in place of each stretch: its first token, its last (half-open), what they become."""
        tokens: list[Token] = []
        starts: list[int] = []
        classes: list[str] = []
        at = 0
        for first, last, token in stretches:
            tokens += self.tokens[at:first]
            tokens.append(token)
            starts += self.starts[at : first + 1]
            classes += (self.classes[at:first], token.char)
            at = last
        if not at:
            return self
        return Row(tokens + self.tokens[at:], starts + self.starts[at:], "".join(classes) + self.classes[at:])


def tokens_of(text: str, lexicon: Lexicon) -> Row:
    """The tokens of a shadow-normalised text, phrases of the tables joined to one token each."""
    start = len(text) - len(text.lstrip(_BLANKS))
    pieces = (_WITH_SPACES if lexicon.decimal_comma else _WITH_COMMAS).findall(text, start)
    seen = lexicon.seen
    tokens = [seen.get(piece) or _token(piece, lexicon) for piece in pieces]
    starts = list(accumulate(map(len, pieces), initial=start))
    starts.pop()
    row = Row(tokens, starts, "".join([token.char for token in tokens]))
    row = row.joined(_abbreviated(row, text, lexicon))
    row = row.joined(_phrases(row, text))
    return row.joined(_named(row, text))


def _token(piece: str, lexicon: Lexicon) -> Token:
    """What a piece with the blanks behind it is, remembered as it stands."""
    word = piece.rstrip(_BLANKS)
    figures = word[0].isdecimal() or word[0] in _VULGAR or (word[0] == "." and len(word) > 1)
    char, value, plain = _figures(word, lexicon) if figures else _looked_up(word, lexicon)
    phrases = None if char == _DIGITS else lexicon.phrases.get(plain)
    return lexicon.remember(piece, Token(char, value, plain, len(word), phrases))


def _figures(word: str, lexicon: Lexicon) -> tuple[str, Any, str]:
    """Class, value and plain form of what begins with a digit."""
    if ":" in word:
        return CHAR["TIME"], None, word
    if _STAMP.fullmatch(word):
        return CHAR["STAMP"], None, word
    value = _power(word)
    if value is None:
        value = _figure(word, comma=lexicon.decimal_comma)
    return _X if value is None else _DIGITS, value, word


def _looked_up(word: str, lexicon: Lexicon) -> tuple[str, Any, str]:
    """Class, value and plain form of a word, mark or break."""
    char = _BREAK if word[0] == "\n" else _MARKS.get(word)
    if char is not None:
        return char, None, word
    low = word.lower().removesuffix("'s")
    if "." in low or "^" in low:
        low = low.replace(".", "").replace("^", "")
    code = lexicon.codes.get(word) if len(word) in _CODE else None
    entry = code or _as_written(word, low, lexicon) or lexicon.find(low)
    entry = None if word == "G" else entry  # "5G" is no weight
    if entry is None or (entry.cased and not word[0].isupper()):
        return _X, None, low
    # "1.5M" is a million and a half, "1.5m" may be metres.
    return entry.char, entry.value, word if word in _CAPITALS else low


def _power(word: str) -> Decimal | None:
    """``2½``, ``2.5e3``, ``10^6`` and ``3 x 10^6``; ``None`` for what has none of their marks."""
    if word[-1] in _VULGAR:
        return Decimal(word[:-1].strip() or 0) + Decimal(_VULGAR[word[-1]])
    if "^" in word:
        times, _, power = word.rpartition("^")
        first = re.split("[x×*]", times)[0] if times != "10" else "1"
        return Decimal(first.strip().replace(",", ".")).scaleb(int(power))
    return Decimal(word.replace(",", ".")) if "e" in word or "E" in word else None


def _as_written(word: str, low: str, lexicon: Lexicon) -> Entry | None:
    """The entry of a word whose capitals or points tell what it is: "кВ", "с.г."."""
    return lexicon.words.get(word) if word != low and len(word) > 1 else None


def _figure(word: str, *, comma: bool) -> Decimal | None:
    """The value of a numeral: which of comma, point and blank parts thousands is told by their number and place."""
    if len(word) > _LONGEST:
        return None
    plain = word.replace(" ", "").replace("'", "")
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        thousands = "," if plain.rfind(".") > plain.rfind(",") else "."
        plain = plain.replace(thousands, "")
    elif commas > 1 or (commas == 1 and not comma and len(plain) - plain.find(",") == 4 and plain[0] != "0"):
        plain = plain.replace(",", "")
    elif points > 1 or (plain.endswith(".000") and plain[0] != "0" and len(plain) < _THOUSANDS):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def _abbreviated(row: Row, text: str, lexicon: Lexicon) -> Iterator[Stretch]:
    """Abbreviations with their points, where the sentence goes on behind them."""
    point = row.classes.find(_DOT, 1)
    while point > 0:
        last = point
        if row[point - 1].word in lexicon.abbreviations:
            while _ends_abbreviation(row, last, text):
                last += 1
        if last > point:
            word = row[point - 1]
            yield point - 1, last, word._replace(length=row.length(point - 1, last))
        point = row.classes.find(_DOT, max(last, point + 1))


def _ends_abbreviation(row: Row, point: int, text: str) -> bool:
    """Whether a point behind an abbreviation does not end the sentence."""
    after = point + 1
    if after >= len(row) or row[point].word != "." or not row.glued(point) or row.classes[after] == _BREAK:
        return False
    return row.classes[after] != _X or not text[row.starts[after]].isupper()


def _phrases(row: Row, text: str) -> Iterator[Stretch]:
    """The longest phrase of the tables at each token that begins one."""
    tokens, at = row.tokens, 0
    begun = [
        (index, phrases[tokens[index + 1].word])
        for index, token in enumerate(tokens[:-1])
        if (phrases := token.phrases) is not None and tokens[index + 1].word in phrases
    ]
    for first, fitting in begun:
        found = _phrase(row, first, fitting, text) if first >= at else None
        if found is not None:
            yield found
            at = found[1]


def _phrase(row: Row, first: int, fitting: Phrases, text: str) -> Stretch | None:
    for words, entry in fitting:
        last = first + len(words)
        if tuple([token.word for token in row.tokens[first:last]]) != words:
            continue
        if not entry.cased or text[row.starts[first]].isupper():
            return first, last, Token(entry.char, entry.value, " ".join(words), row.length(first, last))
    return None


def _named(row: Row, text: str) -> Iterator[Stretch]:
    """Numerals glued to a word before them: part of a name (``G20``, ``COVID-19``), or of ``Q4`` and ``1H``."""
    at = row.classes.find(_DIGITS)
    while at >= 0:
        if _turned(row, at, text):
            code = row[at + 1].word + row[at].word
            yield at, at + 2, Token(CHAR["CODED"], code, code, row.length(at, at + 2))
        elif row.glued(at) and not (at > 1 and _turned(row, at - 2, text)):
            yield from _glued(row, at)
        at = row.classes.find(_DIGITS, at + 1)


def _turned(row: Row, at: int, text: str) -> bool:
    """``1Q``, ``2H``: a part of the year with its number before its letter; ``2h`` are hours."""
    if at + 1 >= len(row) or len(row[at + 1].word) != 1 or not row.glued(at + 1):
        return False
    if not text[row.starts[at + 1]].isupper() or (row.glued(at) and row.classes[at - 1] != _DASH):
        return False
    year = at + 2 < len(row) and _FULL_YEAR.fullmatch(row[at + 2].word) is not None
    return (_PARTS_OF_YEAR if year else _CODED_PARTS).fullmatch(row[at + 1].word + row[at].word) is not None


def _glued(row: Row, at: int) -> Iterator[Stretch]:
    before, token = row[at - 1], row[at]
    if before.word == "cop":  # a conference, not a Colombian peso
        yield at, at + 1, token._replace(char=_GLUED)
    elif _lettered(before):
        code = before.word + token.word
        if _CODED.fullmatch(code) and not (at + 1 < len(row) and row.glued(at + 1) and row[at + 1].word.isalpha()):
            yield at - 1, at + 1, Token(CHAR["CODED"], code, code, row.length(at - 1, at + 1))
        else:
            yield at, at + 1, token._replace(char=_GLUED)
    elif before.word == "+" and at > 2 and row.glued(at - 1) and row.glued(at - 2) and _lettered(row[at - 3]):
        yield at, at + 1, token._replace(char=_GLUED)  # "C5+1"
    elif before.char == _DASH and row.glued(at - 1) and _lettered(row[at - 2]) and not _measured(row, at - 2):
        yield at, at + 1, token._replace(char=_GLUED)


def _measured(row: Row, at: int) -> bool:
    """``10km-12km`` and ``$2M-3M`` are no names."""
    return row.glued(at) and row[at - 1].char == _DIGITS


def _lettered(token: Token) -> bool:
    return token.char in _LETTERED and token.word[-1:].isalpha()

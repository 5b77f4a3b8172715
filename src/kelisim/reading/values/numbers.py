"""Numbers in figures and words, one token each: ``one and a half billion``, ``25 thousand``, ``3 1/2``, ``20th``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kelisim.reading.values.classes import CHAR, any_of, chars, pattern
from kelisim.reading.values.fractions import (
    and_a_half,
    half_of,
    in_range,
    part_of,
    pointed,
    smaller_follows,
    told_again,
)
from kelisim.reading.values.lexicon import Lexicon, Token
from kelisim.reading.values.signs import signed
from kelisim.reading.values.sorts import YEARS, class_alone, class_of_figures, rounded
from kelisim.reading.values.tokens import Row, Stretch

_C = CHAR
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_UNITY = Decimal(1)
_HALF = Decimal("0.5")
_OPENER = pattern(
    r"(?: DIGITS | CARDINAL | ONE | HUNDRED | MAGNITUDE | DOZEN | HALF | A | NOUN )"
    r"(?: (?<! A | NOUN ) | (?= MAGNITUDE ) | (?<= NOUN ) (?= UNIT | MONEY | PERCENT )"
    r" | (?<= A ) (?= HUNDRED | DOZEN | HALF | QUARTERS | NOUN | ORDINAL ) )"
)
_LONE = any_of("DIGITS", "CARDINAL", "ONE")
_GOES_ON = any_of(
    "DIGITS", "CARDINAL", "ONE", "HUNDRED", "MAGNITUDE", "DOZEN", "SHORT", "SUFFIX", "ORDINAL", "AND", "DASH", "SLASH",
    "OPEN", "NOUN", "QUARTERS", "LABEL", "POST",
)  # fmt: skip
_BIG = frozenset((_C["HUNDRED"], _C["MAGNITUDE"], _C["DOZEN"]))
_BEFORE_SHORT = frozenset((_C["SIGN"],))
_AFTER_SHORT = frozenset(chars("SIGN") + chars("MONEY") + chars("UNIT") + chars("PERSONS"))
_PARTS = any_of("NOUN", "ORDINAL", "QUARTERS", "DASH", "MAGNITUDE", "UNIT", "MONEY", "PERCENT")
_MAX_PARTS = 16


@dataclass(slots=True)
class _Sum:
    """A number in the making: the parts above ``scale``, the part being said, and the tokens used."""

    used: int = 0
    total: Decimal = Decimal(0)
    current: Decimal | None = None
    scale: Decimal | None = None
    last: str = ""
    figures: bool = False
    worded: bool = False
    magnified: bool = False
    aside: str = ""

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or 0)


def join_numbers(tokens: Row, lexicon: Lexicon) -> Row:
    """The tokens with every number as one of the classes YEAR, DAY, INT, DEC, WORD, ONE, BIG, ORDINAL or DECADE."""
    joined = tokens.joined(_numbers(tokens, lexicon))
    return joined.joined(signed(joined))


def _numbers(tokens: Row, lexicon: Lexicon) -> Iterator[Stretch]:
    last = 0
    for match in _OPENER.finditer(tokens.classes):
        at = match.start()
        if at >= last:
            used, number = _number(tokens, at, lexicon)
            if number is not None:
                last = at + used
                yield at, last, number


def _number(tokens: Row, at: int, lexicon: Lexicon) -> tuple[int, Token | None]:
    first = tokens[at]
    whole = _ending(tokens, at, lexicon) if first.char == _C["DIGITS"] else _part(tokens, at, lexicon)
    if whole is not None:
        return whole
    if first.char in _BIG and first.word not in lexicon.lone:
        return 1, None  # "billion" alone says nothing; Russian "миллиард долларов" is one billion
    if first.char in _LONE and tokens.classes[at + 1 : at + 2] not in _GOES_ON:
        return 1, _alone(first)
    found = _gather(tokens, at)
    if not found.used:
        return 1, None
    compound = _compound_ordinal(tokens, at, found) if found.last == "tens" else None
    return compound or _pointed(tokens, at, found, lexicon) or (found.used, _finished(tokens, at, found))


def _pointed(tokens: Row, at: int, s: _Sum, lexicon: Lexicon) -> tuple[int, Token] | None:
    """``two point five``."""
    more, value = pointed(tokens, at + s.used, s.value, lexicon.decimal_words) if s.worded else (0, None)
    if value is None:
        return None
    return s.used + more, _token(tokens, at, s.used + more, _C["BIG" if value >= 1000 else "DEC"], value)


def _part(tokens: Row, at: int, lexicon: Lexicon) -> tuple[int, Token] | None:
    part = part_of(tokens, at, lexicon.parts) if tokens.classes[at + 1 : at + 2] in _PARTS else None
    if part is None:
        return None
    used, value, big = part
    return used, _token(tokens, at, used, _C["BIG" if big else "DEC"], rounded(value))


def _alone(token: Token) -> Token:
    """The number of one numeral or number word, as ``12`` or ``seven``."""
    value = rounded(Decimal(1 if token.value is None else token.value))
    return Token(class_alone(token, value), value, token.word, token.length)


def _compound_ordinal(tokens: Row, at: int, found: _Sum) -> tuple[int, Token] | None:
    """``twenty-first``, ``двадцать первый``."""
    index = at + found.used
    step = 1 if index < len(tokens) and tokens[index].word == "-" else 0
    if index + step >= len(tokens):
        return None
    last = tokens[index + step]
    if last.char != _C["ORDINAL"] or not Decimal(last.value) < 10:
        return None
    used = found.used + step + 1
    return used, _token(tokens, at, used, _C["ORDINAL"], found.value + last.value)


def _ending(tokens: Row, at: int, lexicon: Lexicon) -> tuple[int, Token | None] | None:
    """``20th``, ``1990s``, ``20-й``, ``2023-го``: a numeral with an ending glued to it."""
    token = tokens[at]
    step = 1
    if at + 2 < len(tokens) and tokens[at + 1].word == "-" and tokens.glued(at + 1) and tokens.glued(at + 2):
        step = 2
    if at + step >= len(tokens) or not tokens.glued(at + step):
        return None
    word, after = tokens[at + step].word, tokens[at + step + 1].word if at + step + 1 < len(tokens) else ""
    if (
        (word in lexicon.decade_endings or f"{word} {after}" in lexicon.decade_endings)
        and token.word.isdigit()
        and len(token.word) in (2, 4)
        and token.word.endswith("0")
    ):
        return step + 1, _token(tokens, at, step + 1, _C["DECADE"], token.value)
    if not lexicon.cardinal_endings.isdisjoint((f"*-{word}", f"{token.word}-{word}")):  # "10-ти"
        return step + 1, _token(tokens, at, step + 1, class_alone(token, token.value), token.value)
    if word not in lexicon.ordinal_endings or "." in token.word:
        return None
    year = len(token.word) == 4 and YEARS[0] <= token.value < YEARS[1]
    return step + 1, _token(tokens, at, step + 1, _C["YEAR" if year else "ORDINAL"], token.value)


def _token(tokens: Row, at: int, used: int, char: str, value: Decimal) -> Token:
    """The one that stands for some tokens."""
    return Token(char, value, tokens[at].word, tokens.length(at, at + used))


def _gather(tokens: Row, at: int) -> _Sum:
    """Take in tokens while they go on with the number; every part is looked at once."""
    s = _Sum()
    index = at
    while index < len(tokens) and s.used < _MAX_PARTS:
        step = _take(tokens, index, s, glued=index > at and tokens.glued(index))
        if not step:
            break
        index += step
        s.used = index - at
    return s


def _take(tokens: Row, index: int, s: _Sum, *, glued: bool) -> int:  # noqa: PLR0911  (a line a class)
    """Tokens that the next part takes, 0 where the number ends here."""
    token = tokens[index]
    if token.char == _C["DIGITS"]:
        return _digits(tokens, index, s)
    if token.char in (_C["CARDINAL"], _C["ONE"]):
        return _cardinal(token, s)
    if token.char in _BIG:
        return _big(token.char, token.value, s)
    if token.char == _C["SHORT"]:
        return _short(tokens, index, s, glued=glued)
    if token.char == _C["HALF"]:
        return _half_of(tokens, index, s)
    if token.char == _C["A"] and not s.used:
        return _a_big(tokens, index, s)
    if token.char == _C["SUFFIX"] and s.used:  # Russian "с половиной"
        return _plus_half(s)
    if token.char in (_C["OPEN"], _C["POST"], _C["COMMA"]):
        return _aside(tokens, index, s)
    if token.char in (_C["AND"], _C["DASH"]):
        return _joint(tokens, index, s)
    return 0


def _aside(tokens: Row, index: int, s: _Sum) -> int:
    """What stands between a number and its magnitude: ``5 (five) million``, ``5 с лишним миллиардов``."""
    if tokens[index].char == _C["COMMA"]:
        return smaller_follows(tokens, index, s.scale) if s.worded and s.last == "magnitude" else 0
    if s.last != "digits":
        return 0
    if tokens[index].char == _C["OPEN"]:
        return told_again(tokens, index)
    s.aside = tokens[index].word
    return int(tokens.classes[index + 1 : index + 2] == _C["MAGNITUDE"])


def _digits(tokens: Row, index: int, s: _Sum) -> int:
    token = tokens[index]
    fraction = _slashed(tokens, index)
    if s.used:
        if fraction is not None and s.last == "digits" and s.figures:
            s.current = (s.current or Decimal(0)) + fraction
            s.last = "fraction"
            return 3
        if s.last != "magnitude" or not s.figures or token.value >= (s.scale or 0):
            return 0
        follows = tokens[index + 1].char if index + 1 < len(tokens) else ""
        rest = follows == _C["MONEY"] and s.scale == _THOUSAND  # "26 thousand 500 dollars"
        if not rest and follows not in (_C["MAGNITUDE"], _C["SHORT"]):
            return 0
    s.figures, s.last = True, "digits"
    if fraction is not None:
        s.current, s.last = fraction, "fraction"
        return 3
    s.current = token.value
    return 1


def _slashed(tokens: Row, index: int) -> Decimal | None:
    """``3/4``: small whole numbers glued to a slash."""
    if index + 2 >= len(tokens) or tokens[index + 1].word != "/" or tokens[index + 2].char != _C["DIGITS"]:
        return None
    upper, lower = tokens[index].value, tokens[index + 2].value
    whole = tokens[index].word.isdigit() and tokens[index + 2].word.isdigit()
    if not whole or not (tokens.glued(index + 1) and tokens.glued(index + 2)) or not 0 < upper < lower <= 16:
        return None
    if index + 3 < len(tokens) and tokens[index + 3].word == "/":
        return None
    return Decimal(upper / lower)


def _cardinal(token: Token, s: _Sum) -> int:
    value = Decimal(token.value if token.value is not None else 1)
    if s.used and (
        s.last in ("digits", "fraction", "half") or (s.figures and s.scale != _THOUSAND)
    ):  # "$2 billion two years ago"
        return 0
    if s.current is not None:
        if (s.last == "tens" and value < 10) or (s.last in ("hundred", "and") and value < s.current % 1000):
            s.current += value
        else:
            return 0
    elif s.last == "and" and s.scale is None:
        return 0
    else:
        s.current = value
    s.worded = True
    s.last = "tens" if 20 <= value < 100 and value % 10 == 0 else "hundred" if value >= 100 else "unit"
    return 1


def _big(char: str, value: Decimal | None, s: _Sum) -> int:
    size = Decimal(value or 1)
    if s.current is None:
        if s.used and s.last == "magnitude":  # "lakh crore", "thousand million"
            s.total *= size
            s.scale = size
            return 1
        if s.used:
            return 0
        s.current = _UNITY
    if char != _C["MAGNITUDE"]:
        s.current *= size
        s.last, s.worded = "hundred", s.worded or not s.figures
        return 1
    if s.scale is not None and size >= s.scale:
        s.total = (s.total + s.current) * size
    else:
        s.total += s.current * size
    s.current, s.scale, s.last, s.magnified = None, size, "magnitude", True
    return 1


def _short(tokens: Row, index: int, s: _Sum, *, glued: bool) -> int:
    """``m``, ``b``, ``k`` are magnitudes beside a currency sign or before a unit; else the metre or nothing."""
    if not s.figures or s.last == "magnitude":
        return 0
    before = tokens[index - 2].char if index >= 2 else ""
    after = tokens[index + 1].char if index + 1 < len(tokens) else ""
    start = index - s.used - 1
    money = before in _BEFORE_SHORT or (start >= 0 and tokens[start].char in _BEFORE_SHORT)
    sure = glued and (after in _AFTER_SHORT or tokens[index].word.isupper())
    if not (money or sure or in_range(tokens, start, index)):
        return 0
    return _big(_C["MAGNITUDE"], tokens[index].value, s)


def _half_of(tokens: Row, index: int, s: _Sum) -> int:
    """``half a billion``, ``half-billion``, ``half a percent``; a bare ``half`` is no number."""
    step = 0 if s.used else half_of(tokens, index)
    if step:
        s.current, s.last, s.worded = _HALF, "half", True
    return step


def _a_big(tokens: Row, index: int, s: _Sum) -> int:
    follows = tokens[index + 1]
    if follows.char == _C["HALF"]:
        step = _half_of(tokens, index + 1, s)
        return step + 1 if step else 0
    if follows.char not in _BIG:
        return 0
    s.current, s.last, s.worded = _UNITY, "a", True
    return 1


def _joint(tokens: Row, index: int, s: _Sum) -> int:
    """``twenty-five``, ``hundred and five``, ``two and a half``."""
    if not s.used or index + 1 >= len(tokens):
        return 0
    half = and_a_half(tokens, index)
    if half and _plus_half(s):
        return half
    if tokens[index].char == _C["DASH"]:
        return _hyphen(tokens, index, s)
    follows = tokens[index + 1].char
    if follows in (_C["CARDINAL"], _C["ONE"]) and s.worded and s.last in ("hundred", "magnitude"):
        return _and_more(tokens, index, s)
    return 0


def _hyphen(tokens: Row, index: int, s: _Sum) -> int:
    if not (tokens.glued(index) and tokens.glued(index + 1)):
        return 0
    follows = tokens[index + 1]
    if follows.char in (_C["CARDINAL"], _C["ONE"]):
        return int(s.last == "tens" and Decimal(follows.value or 1) < 10)
    return int(follows.char in _BIG and s.last in ("unit", "tens", "a", "half", "digits"))


def _plus_half(s: _Sum) -> int:
    if s.current is not None:
        s.current += _HALF
        s.last = "half"
        return 1
    if s.last == "magnitude" and s.scale is not None:
        s.total += s.scale * _HALF
        return 1
    return 0


def _and_more(tokens: Row, index: int, s: _Sum) -> int:
    """``one hundred and five``, but not ``three hundred and five hundred``."""
    after = tokens[index + 2].char if index + 2 < len(tokens) else ""
    below = _C["MAGNITUDE"] if s.last == "hundred" else _C["HUNDRED"]
    if after in _BIG and after != below:
        return 0
    s.last = "and" if s.last == "hundred" else s.last
    return 1


def _finished(tokens: Row, at: int, s: _Sum) -> Token:
    value = rounded(s.value)
    number = _token(tokens, at, s.used, _class_of(tokens[at], s, value), value)
    return number._replace(word=s.aside) if s.aside and s.magnified else number


def _class_of(first: Token, s: _Sum, value: Decimal) -> str:
    if s.magnified:
        return _C["BIG"]
    if s.used == 1 and first.char in _LONE:
        return class_alone(first, value)
    return class_of_figures(first, value) if s.figures else _C["WORD"]


def fraction_of(part: Fraction) -> Decimal:
    """A fraction as a percentage."""
    return (Decimal(part.numerator) * _HUNDRED / Decimal(part.denominator)).quantize(Decimal("0.01"))

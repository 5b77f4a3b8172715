"""Numbers with their sign: ``-40 degrees``, ``minus seven``."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.reading.values.classes import CHAR, chars, pattern
from kelisim.reading.values.lexicon import Token
from kelisim.reading.values.tokens import Row, Stretch

_C = CHAR
_FIGURES = frozenset(chars("FIGURES"))
_SIGNED = pattern(r"HYPHEN (?: FIGURES | WORD )")


def signed(tokens: Row) -> Iterator[Stretch]:
    """``-40 degrees``: a hyphen glued to a figure and to nothing before it makes it negative; so does ``minus``."""
    last = 0
    for match in _SIGNED.finditer(tokens.classes):
        at = match.start()
        if _negative(tokens, at, last):
            last, number = at + 2, tokens[at + 1]
            yield at, last, Token(_C["DEC"], -number.value, number.word, tokens.length(at, last))


def _negative(tokens: Row, at: int, last: int) -> bool:
    """Whether a sign makes the number behind it negative; ``last`` is where the signed number before it ends."""
    sign = tokens[at]
    if sign.char == _C["MINUS"]:
        return True
    if tokens.classes[at + 1] == _C["WORD"] or sign.word != "-" or not tokens.glued(at + 1):
        return False
    return at == 0 or not (at == last or tokens.glued(at) or tokens.classes[at - 1] in _FIGURES)

"""Whether a date without a year, or a bare weekday, is still to come: told by the words around it.

"The talks will be held on Friday" is the Friday to come, "by March" in December the next March.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kelisim.reading.values import moments as m
from kelisim.reading.values.classes import CHAR, any_of
from kelisim.reading.values.found import Tape

_REACH = 7  # tokens that lie between "will" and its date
_AFTER = 6  # tokens between a date that opens its sentence and "will"
_OPENS = 3  # tokens before such a date
_LONG, _LATELY = 6, 10  # months: "by March" is the next one where the last is long over, not "by November" in January
_ENDS = any_of("DOT", "BREAK", "COLON")
_CUTS = _ENDS | any_of("COMMA")
_TO = CHAR["TO"]
_AMOUNTS = any_of("MONEY", "SIGN", "PERCENT", "MOVE")
_AT = any_of("IN", "ON")
_UNTIL = any_of("BY", "UNTIL", "UPTO")
_SMALL = any_of("THE", "OF", "START", "END", "MID", "EARLY", "LATE")


def year_told(tape: Tape, span: tuple[int, int], anchor: dt.date, number: int, day: int | None = None) -> int:
    """The year of a month (and day) in a span of tokens that was named without one."""
    near = m.nearest_year(anchor, number, day)
    if (near, number) > (anchor.year, anchor.month) and _done(tape, span[0]):
        return near - 1
    if (near, number, day or 31) >= (anchor.year, anchor.month, anchor.day):
        return near
    ahead = anchor.year + ((number, day or 31) < (anchor.month, anchor.day))
    if to_come(tape, *span):
        return ahead
    behind = (anchor.month - number) % 12
    long_over = behind >= _LONG or ahead == anchor.year
    lately = (number - anchor.month) >= _LATELY
    return ahead if long_over and not lately and _deadline(tape, span[0]) else near


def _done(tape: Tape, first: int) -> bool:
    """Whether "signed in Lima on" or its like stands before a date, and nothing that is to be between: it is over."""
    if first < 1 or tape.classes[first - 1] not in _AT:
        return False
    lexicon = tape.lexicon
    for index in _back(tape, first, _REACH):
        word = tape[index].word
        if tape.classes[index] == _TO or word in lexicon.ahead:
            return False
        if word in lexicon.told:
            return index < 1 or tape[index - 1].word not in lexicon.ahead
    return False


def counted(tape: Tape, first: int) -> bool:
    """Whether a sum, a share or a rise stands in the clause before a date: what was counted until then is over."""
    before = list(_back(tape, first, _REACH))
    if any(tape[index].word in tape.lexicon.ahead for index in before):
        return False
    return any(tape.classes[index] in _AMOUNTS for index in before)


def _deadline(tape: Tape, first: int) -> bool:
    at = first - 1
    while at > 0 and tape.classes[at] in _SMALL:
        at -= 1
    return at >= 0 and tape.classes[at] in _UNTIL


def to_come(tape: Tape, first: int, last: int, *, reach: int = _REACH, after: int = _AFTER) -> bool:
    """Whether "will", "is due" or their like stand in the clause before a date, or soon after one that opens it."""
    lexicon = tape.lexicon
    for index in _back(tape, first, reach):
        word = tape[index].word
        if word in lexicon.ahead:
            return True
        if word in lexicon.told:  # "under a deal signed on Friday", but "to be signed" or "agreed to meet on Friday"
            return tape.classes[index + 1] == _TO or (index > 0 and tape[index - 1].word in lexicon.ahead)
    if not _opens(tape, first):
        return False
    for token in tape.tokens[last : last + after]:
        if token.char in _ENDS or token.word in lexicon.told:
            return False
        if token.word in lexicon.ahead:
            return True
    return False


def _back(tape: Tape, first: int, reach: int) -> Iterator[int]:
    for index in range(first - 1, max(-1, first - 1 - reach), -1):
        if tape.classes[index] in _CUTS:
            return
        yield index


def _opens(tape: Tape, first: int) -> bool:
    """Whether a date stands at the beginning of its sentence."""
    before = tape.classes[max(0, first - _OPENS) : first]
    return first < _OPENS or any(char in _ENDS for char in before)

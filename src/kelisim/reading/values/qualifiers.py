"""How exactly a number was told: the words before and after it."""

from __future__ import annotations

from kelisim.reading.values.classes import CHAR, any_of
from kelisim.reading.values.found import Tape

_PRE, _POST, _PERCENT = CHAR["PRE"], CHAR["POST"], CHAR["PERCENT"]
_DASH, _BIG = CHAR["DASH"], CHAR["BIG"]
_OVER, _UPTO, _MOVE = CHAR["OVER"], CHAR["UPTO"], CHAR["MOVE"]
_SIGN, _NUMBERED = any_of("SIGN"), any_of("NUM", "SIGN")
_MOVE_REACH = 9
_SKIPPED = frozenset((CHAR["THE"], CHAR["A"], CHAR["SIGN"], CHAR["TO"], CHAR["IN"], CHAR["AT"]))
_REACH = 3


def qualifier_of(tape: Tape, first: int, last: int, *, ranged: bool = False) -> str:
    """``at_least``, ``at_most``, ``approx``, ``between`` or ``exact``, for the number in tokens first to last."""
    if ranged:
        return "between"
    classes = tape.classes
    told = _told_after(tape, first, last)
    if told is not None:
        return told
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        char = classes[index]
        if char == _PRE:  # "16 percent above $366 million" compares
            return "exact" if index and classes[index - 1] == _PERCENT else str(tape[index].value)
        if char == _OVER:
            return "at_least"
        if char == _UPTO:  # "grew up to 10 billion" tells a value, "up to 10 billion" a bound
            return "exact" if _MOVE in classes[max(0, index - _MOVE_REACH) : index] else "at_most"
        if char not in _SKIPPED:
            break
    return "exact"


def _told_after(tape: Tape, first: int, last: int) -> str | None:
    """What words behind a number, or within it, tell of it."""
    classes, words = tape.classes, tape.lexicon.afterwards
    after = last + (classes[last : last + 1] == _DASH)  # "$5 billion-plus"
    char = classes[after : after + 1]
    if char == _POST:
        return str(tape[after].value)
    if char == _PRE and tape[after].word in words and classes[after + 1 : after + 2] not in _NUMBERED:
        return words[tape[after].word]  # "10 million at most"
    number = first + (classes[first] in _SIGN)
    told = number < last and classes[number] == _BIG  # "5 с лишним миллиардов"
    return words.get(tape[number].word) if told else None

"""With which words a pattern can begin, told from its source: where in a line it is worth trying at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kelisim.reading.pattern import FREE, GROUPS, MARK_TYPES, PIECES, Words, as_line, names_list

AT_START = frozenset(("^",))
_CLOSING = ("]", ")", "|")

Lead = frozenset[str] | None
"""First words (``x*`` for a beginning) and types of marks; ``None`` where a pattern may begin with any word."""


def lead_of(source: str, lists: Mapping[str, Words]) -> Lead:
    """With what a pattern begins: ``AT_START`` where it is tied to the beginning of the sentence."""
    tokens = PIECES.findall(source)
    if tokens[:1] == ["^"]:
        return AT_START
    lead: Lead = frozenset()
    empty, at = True, 0
    while empty and at < len(tokens) and tokens[at] not in _CLOSING:  # what comes later leads no more
        one, empty, at = _item(tokens, at, lists)
        lead = _either(lead, one)
    return None if empty or not lead else lead


def _sequence(tokens: list[str], at: int, lists: Mapping[str, Words]) -> tuple[Lead, bool, int]:
    """The first words of a sequence, whether it can be empty, and where it ends."""
    found: Lead = frozenset()
    empty = True
    while at < len(tokens) and tokens[at] not in _CLOSING:
        lead, may_miss, at = _item(tokens, at, lists)
        if empty:
            found = _either(found, lead)
            empty = may_miss
    return found, empty, at


def _item(tokens: list[str], at: int, lists: Mapping[str, Words]) -> tuple[Lead, bool, int]:
    piece = tokens[at]
    at += 1
    if piece in ("^", "$"):
        return frozenset(), True, at
    if piece == "!":
        return frozenset(), True, _item(tokens, at, lists)[2]
    if piece.startswith("~"):
        return None, True, at
    if piece.startswith("@"):
        return _item(tokens, at, lists)
    if piece in "[(":
        lead, empty, at = _choice(tokens, at, lists)
        return lead, empty or piece == "[", at
    return (_atom(piece, lists) if names_list(piece) else _fixed(piece)), False, at


def _choice(tokens: list[str], at: int, lists: Mapping[str, Words]) -> tuple[Lead, bool, int]:
    lead, empty, at = _sequence(tokens, at, lists)
    while tokens[at] == "|":
        other, may_miss, at = _sequence(tokens, at + 1, lists)
        lead, empty = _either(lead, other), empty or may_miss
    return lead, empty, at + 1


def _atom(token: str, lists: Mapping[str, Words]) -> Lead:
    found: Lead = frozenset()
    for part in token.split("|"):
        found = _either(found, _word(part, lists))
    return found


@lru_cache(maxsize=5_000)  # rules of a kind begin with the same words again and again
def _fixed(token: str) -> Lead:
    return _atom(token, {})


def _word(part: str, lists: Mapping[str, Words]) -> Lead:
    name = part.partition(":")[0]
    if name in GROUPS:
        return frozenset(GROUPS[name])
    if name in MARK_TYPES:
        return frozenset((name,))
    if part in FREE:
        return None
    if part.isupper() and len(part) > 1:
        return _plain(lists[part].first_words)
    return _plain(frozenset((as_line(part).split(" ", 1)[0],)))


@lru_cache(maxsize=2_000)  # long lists lead many patterns
def _plain(words: frozenset[str]) -> Lead:
    """First words as they are looked up; ``None`` where one is told by more than its beginning."""
    return None if not words or any("*" in word[:-1] for word in words) else words


def _either(one: Lead, other: Lead) -> Lead:
    if one is None or other is None:
        return None
    return one | other if one and other else one or other  # one list's words stay one object

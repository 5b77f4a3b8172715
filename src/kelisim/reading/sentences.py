"""Sentences with their offsets. A sentence never crosses a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kelisim.lang.pack import Pack

# Each way begins with a plain character, so that the text between is passed quickly.
_PARAGRAPH = re.compile(
    r"\n[ ]*\n\s*|\n(?=[ ]*(?:[-•*–]|\(?\w{1,4}[.)])[ ])|\n(?<=[.:;!?\"']\n)|[ ](?<=[.:;!?\"'][ ])[ ]*\n"
)
_STOP = re.compile(r"[.!?…]+[\"'»)\]]*(?=\s|$)")
_LAST_WORD = re.compile(r"[^\s(\"'«\[]*+$")
_NEXT = re.compile(r"\s+[\"'«(\[]*(\w?)")
_CAPITAL = re.compile(r"\s+[^\W\d_a-zа-я][^\W\d_A-ZА-Я]{2}")
_LIST_MARK = re.compile(r"\s*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-zа-я])[.)]|[-•*–·])\s+")
_CITY = r"(?:[^\W\d_]{3,}(?:[ -][^\W\d_]{2,}){0,3})"
_DATELINE = re.compile(
    rf"{_CITY}(?:, [^–()\n]{{3,25}}?)?(?:,? ?\([^\W\d_][\w ./]{{1,20}}\) ?(?:--?|–|:)?| ?(?:--| -|–)) +(?=\S)"
)
_LONGEST_ABBREVIATION = 24
_LONGEST = 2000
_MOST_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the number of its paragraph, and whether that is an item of a list."""

    start: int
    end: int
    paragraph: int
    item: bool = False


def sentences(shadow: str, pack: Pack) -> list[Sentence]:
    """The sentences of a shadow, in order; none begins or ends with blank space."""
    found: list[Sentence] = []
    stops = _stops(pack)
    for number, (start, end) in enumerate(_paragraphs(shadow)):
        mark = _LIST_MARK.match(shadow, start, end) or _dateline(shadow, start, end)
        item = mark is not None and mark.re is _LIST_MARK
        for whole in _split(shadow, mark.end() if mark else start, end, stops):
            for piece in _bounded(shadow, *whole):
                first, last = _trimmed(shadow, *piece)
                if first < last:
                    found.append(Sentence(first, last, number, item))
    return found


def sentence_at(found: Sequence[Sentence], position: int) -> int:
    """Index of the sentence that holds a position, or the last one before it; -1 before the first."""
    return bisect_right(found, position, key=lambda sentence: sentence.start) - 1


def list_heads(shadow: str, found: Sequence[Sentence]) -> list[int | None]:
    """For each sentence that is an item of a list, the number of the sentence that announces it with a colon."""
    heads: list[int | None] = [None] * len(found)
    head: int | None = None
    for number, sentence in enumerate(found):
        before = shadow[found[number - 1].end - 1] if number else ""
        if head is not None and not (before in ":;" or sentence.item):
            head = None
        heads[number] = head
        if shadow[sentence.end - 1] == ":":
            head = number
    return heads


class _Stops(NamedTuple):
    """Words with a full stop that end no sentence, and those of sums ("mln."), which do before a word in capitals."""

    abbreviations: frozenset[str]
    sums: frozenset[str]


@lru_cache(maxsize=16)
def _stops(pack: Pack) -> _Stops:
    lists = pack.lists.get("sentences", {})
    return _Stops(*(frozenset(str(word).lower() for word in lists.get(name, ())) for name in _Stops._fields))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _PARAGRAPH.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where and by whom a report was sent ("NEW DELHI, Sept 6 - ", "Vientiane (VNA) - "): no part of its sentence."""
    match = _DATELINE.match(text, start, end)
    if match is None or text[match.end()].islower():
        return None
    city, told = text[start : start + _MOST_CAPITALS], match.group()
    return match if "(" in told or city.isupper() or any(c.isdigit() for c in told) else None


def _split(text: str, start: int, end: int, stops: _Stops) -> Iterator[tuple[int, int]]:
    first = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends(text, match, end, stops):
            yield first, match.end()
            first = match.end()
    yield first, end


def _ends(text: str, stop: re.Match[str], end: int, stops: _Stops) -> bool:
    """A full stop after an abbreviation or an initial, or before a small letter, ends nothing."""
    following = _NEXT.match(text, stop.end(), end)
    letter = following.group(1) if following else ""
    if letter.islower():
        return False
    if stop.group()[0] != "." or len(stop.group()) > 1:
        return True
    before = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST_ABBREVIATION), stop.start())
    word = before.group() if before else ""
    if len(word) == 1 and word.isupper() and letter.isupper():
        return False
    whole = f"{word}.".lower()
    return whole not in stops.abbreviations or (whole in stops.sums and _CAPITAL.match(text, stop.end()) is not None)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run without a sentence end, so that no later step meets a line of a megabyte."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())

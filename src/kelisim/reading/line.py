"""The typed line of a sentence: its words in lower case, with a token for every mark that stands in it.

``Trade reached $4 billion in 2023.`` becomes ``trade reached ‹MONEY#0 ‹DATE#1 . ``: every token ends with one space,
and a mark's token names its type, its head where it has one, and its number in ``Line.marks``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import add

from kelisim.reading.marks import Mark
from kelisim.reading.sentences import Sentence

_COMMON = r"[A-Za-z\u0400-\u0481\u048a-\u052f]+(?![^ ,])"  # most words, found sooner than by the rest
TOKEN = re.compile(rf"{_COMMON}|'s\b|\d+(?:[.,]\d+)*\w*|[^\W\d_]+(?:(?:[-.&]|'(?!s\b))\w+)*|[^\w\s]|_")
_UNSEEN = frozenset(("QUOTED",))


@dataclass(frozen=True)
class Line:
    """A sentence as rules see it.

    Attributes:
        sentence: Where it stands.
        text: The line; ``tokens`` the same as a list.
        at: Offset of each token in ``text``.
        spans: Offsets of each token in the document's text; ``ends`` where each ends.
        marks: The marks that the tokens stand for.
        inside: All marks of the sentence, also those within longer ones.
        source: The document's shadow in lower case.
        words: The tokens that are no marks.
        types: The types of the marks that stand in the line.
        spelt: What ``words_between`` gave: the tables of all candidates of a sentence ask for the same words.
    """

    sentence: Sentence
    text: str
    tokens: tuple[str, ...]
    at: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]
    marks: tuple[tuple[Mark, ...], ...]
    inside: tuple[Mark, ...]
    source: str
    words: frozenset[str]
    types: frozenset[str]
    spelt: dict[tuple[int, int], str] = field(default_factory=dict, compare=False)

    @cached_property
    def all_words(self) -> tuple[list[str], list[int], list[int]]:
        """The words of the sentence, marks spelt out, where each starts and where it ends."""
        found = list(TOKEN.finditer(self.source, self.sentence.start, self.sentence.end))
        return [m[0] for m in found], [m.start() for m in found], [m.end() for m in found]

    def spelt_out(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The words, marks spelt out, between two positions of the document, with theirs."""
        span = self._span_of_words(start, end)
        if span is None:
            return [(m[0], *m.span()) for m in TOKEN.finditer(self.source, start, end)]
        words, starts, ends = self.all_words
        return list(zip(words[span], starts[span], ends[span], strict=True))

    def words_between(self, start: int, end: int) -> str:
        """The words, marks spelt out, between two positions of the document."""
        known = self.spelt.get((start, end))
        if known is None:
            span = self._span_of_words(start, end)
            words = TOKEN.findall(self.source, start, end) if span is None else self.all_words[0][span]
            known = self.spelt[start, end] = " ".join([*words, ""])
        return known

    def _span_of_words(self, start: int, end: int) -> slice | None:
        """Which words of the sentence stand between two positions; ``None`` where one of them parts a word."""
        _, starts, ends = self.all_words
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        inside = self.sentence.start <= start and end <= self.sentence.end
        whole = inside and (first >= last or (starts[first] >= start and ends[last - 1] <= end))
        return slice(first, last) if whole else None

    def token(self, offset: int) -> int:
        """Number of the token that starts at or before an offset of the line."""
        return max(0, bisect_right(self.at, offset) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document of what stands between two offsets of the line."""
        first, last = self.reach(start, end)
        return self.spans[first][0], self.spans[last][1]

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the first and the last token between two offsets of the line."""
        first = bisect_right(self.at, start) - 1
        last = bisect_left(self.at, end, first) - 1
        return first, max(first, last)

    def offset(self, position: int) -> int:
        """Offset in the line of the first token that ends after a position of the document."""
        index = bisect_right(self.ends, position)
        return self.at[index] if index < len(self.at) else len(self.text)


def line_of(lower: str, sentence: Sentence, marks: Sequence[Mark]) -> Line:
    """Build the line of a sentence.

    Args:
        lower: The document's shadow in lower case.
        sentence: Its span.
        marks: The marks that lie in the sentence.
    """
    chosen = _outermost(marks)
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = sentence.start
    for number, group in enumerate(chosen):
        first = group[0]
        _words(lower, at, first.start, pieces, spans)
        pieces.append(_name(group, number))
        spans.append((first.start, first.end))
        at = first.end
    _words(lower, at, sentence.end, pieces, spans)
    return Line(
        sentence,
        " ".join(pieces) + " " if pieces else "",
        tuple(pieces),
        tuple(map(add, accumulate(map(len, pieces), initial=0), range(len(pieces)))),
        tuple(spans),
        tuple([span[1] for span in spans]),
        tuple(chosen),
        tuple(marks),
        lower,
        frozenset(pieces),
        frozenset([mark.type for group in chosen for mark in group]),
    )


def _words(lower: str, start: int, end: int, pieces: list[str], spans: list[tuple[int, int]]) -> None:
    found = list(TOKEN.finditer(lower, start, end))
    pieces += [match.group() for match in found]
    spans += [match.span() for match in found]


def _name(group: tuple[Mark, ...], number: int) -> str:
    types = "".join(f"‹{mark.type}:{mark.head}" if mark.head else f"‹{mark.type}" for mark in group)
    return f"{types.replace(' ', '_')}#{number}"


def _outermost(marks: Sequence[Mark]) -> list[tuple[Mark, ...]]:
    """The longest marks, left to right; marks of one span stand together. Quoted words stay words."""
    order = sorted((m for m in marks if m.type not in _UNSEEN), key=lambda m: (m.start, -m.end))
    chosen: list[tuple[Mark, ...]] = []
    for mark in order:
        if chosen and mark.start < chosen[-1][0].end:
            last = chosen[-1][0]
            if (mark.start, mark.end) == (last.start, last.end):
                chosen[-1] = (*chosen[-1], mark)
            elif mark.end - mark.start > last.end - last.start:
                chosen[-1] = (mark,)
            continue
        chosen.append((mark,))
    return chosen

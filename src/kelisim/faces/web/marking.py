"""A report's text cut at the edges of its claims, so that overlapping claims are marked without crossing elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kelisim.model import Claim

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that the same claims cover.

    Attributes:
        text: The characters.
        claims: Ids of the claims that cover it, the outermost first.
        kinds: Their kinds.
        begins: The claims (id, kind) whose quote begins here.
    """

    text: str
    claims: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    begins: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        """The kind whose colour is shown: that of the innermost claim."""
        return self.kinds[-1] if self.kinds else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters to be marked.

    Attributes:
        start: The first.
        end: One past the last.
        id: Of the claim.
        kind: Whose colour and, with ``named``, whose name it gets.
    """

    start: int
    end: int
    id: str
    kind: str
    named: bool = True


def paragraphs(text: str, claims: Iterable[Claim]) -> list[tuple[int, list[Piece]]]:
    """The paragraphs of a text with where each begins, cut into pieces. No quote crosses a paragraph.

    The pieces of all paragraphs hold every character of the text but the blank lines between.
    """
    return _cut(text, [Mark(one.quote.span.start, one.quote.span.end, one.id, one.kind) for one in claims])


def marked(text: str, start: int, end: int) -> list[tuple[int, list[Piece]]]:
    """The paragraphs of a text with some characters marked that no claim quotes yet."""
    return _cut(text, [Mark(start, end, "selected", "selected", named=False)] if end > start else [])


def _cut(text: str, marks: Iterable[Mark]) -> list[tuple[int, list[Piece]]]:
    ordered = sorted(marks, key=lambda one: (one.start, -one.end, one.id))
    found, start = [], 0
    for match in (*_PARAGRAPH.finditer(text), None):
        end = len(text) if match is None else match.start()
        if end > start:
            found.append((start, pieces(text, start, end, ordered)))
        start = end if match is None else match.end()
    return found


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """The characters from ``start`` to ``end``, cut wherever a mark begins or ends."""
    inside = [one for one in marks if one.start < end and start < one.end]
    edges = {start, end}
    for one in inside:
        edges |= {edge for edge in (one.start, one.end) if start < edge < end}
    cuts = sorted(edges)
    return [_piece(text, left, right, inside) for left, right in pairwise(cuts)]


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Piece:
    over = [one for one in marks if one.start <= start and end <= one.end]
    return Piece(
        text[start:end],
        tuple(one.id for one in over),
        tuple(one.kind for one in over),
        tuple((one.id, one.kind) for one in over if one.start == start and one.named),
    )

"""Lines of pages to paragraphs: broken words made whole, running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

HYPHEN = "\ufffe"
"""PDFium's mark at the end of a line whose last word goes on in the next one; a hyphen may belong there or not."""

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LIST_ITEM = re.compile(r"(?:[-–—•●▪*]|\d{1,2}[.)])\s")
_NUMBER = re.compile(r"\d+")
_BROKEN = re.compile(rf"([^\W\d_]+)(?:{HYPHEN}|[-‐])$")
_SPLIT_RANGE = re.compile(rf"\d[{HYPHEN}–-]$")
_FULL = 0.8
"""A line this full, against the page's widest lines, runs on to the next one, where its place is not known."""
_HEADING = 80
"""A heading is shorter; it does not run on into a number."""
_ROOM = 1.35
"""A step between two lines this much larger than the usual one parts two paragraphs."""
_COLUMN = 40.0
"""Lines that begin within this many points of one another stand in one column (a first line may be indented)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        starts: Whether a paragraph begins with it; ``None`` where its place on the page is not known.
    """

    text: str
    starts: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands on its page, in points; ``height`` goes with the size of its type."""

    left: float
    right: float
    top: float
    height: float
    first_word: float


def starts(places: Sequence[Place]) -> list[bool]:
    """Which lines begin a paragraph: after a larger step, in another size of type, or with room in the line before."""
    drops = sorted(drop for above, below in _pairs(places) if (drop := above.top - below.top) > 0)
    step = drops[len(drops) // 2] * _ROOM if drops else 0.0
    result = [True]
    for above, below in _pairs(places):
        drop = above.top - below.top
        same_line = abs(drop) < 1.0
        margin = max(place.right for place in places if abs(place.left - above.left) < _COLUMN)
        had_room = above.right + below.first_word * 1.3 + 3.0 < margin
        other_type = abs(above.height - below.height) > 0.08 * max(above.height, below.height)
        result.append(not same_line and (drop > step or other_type or (had_room and drop > 0)))
    return result


def _pairs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    return pairwise(places)


def plain_lines(page: str) -> list[Line]:
    """The lines of a page whose places are not known; a blank one starts a paragraph."""
    result: list[Line] = []
    blank = True
    for raw in page.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        text = " ".join(raw.split())
        if text:
            result.append(Line(text, True if blank else None))
        blank = not text
    return result


def join_pages(pages: Sequence[Sequence[Line]]) -> str:
    """Pages of lines as paragraphs with a blank line between."""
    running = _running(pages)
    kept = [[line for line in page if _NUMBER.sub("#", line.text) not in running] for page in pages]
    words = " ".join(line.text for page in kept for line in page).casefold()
    result: list[str] = []
    for page in kept:
        for place, paragraph in enumerate(_paragraphs(page, words)):
            if result and place == 0 and _runs_on(result[-1], paragraph):
                result[-1] = _glued(result[-1], paragraph, words)
            else:
                result.append(paragraph)
    return "\n\n".join(paragraph.replace(HYPHEN, "-") for paragraph in result)


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """First and last lines that stand on most pages, numbers aside."""
    if len(pages) < 3:
        return frozenset({"#"})
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_NUMBER.sub("#", line.text) for line in (*page[:2], *page[-2:])})
    return frozenset({"#", *(line for line, times in edges.items() if times > len(pages) * 0.6)})


def _paragraphs(lines: Sequence[Line], words: str) -> list[str]:
    widths = sorted(len(line.text) for line in lines)
    wide = widths[len(widths) * 9 // 10] if widths else 0
    result: list[str] = []
    last = ""
    for line in lines:
        if last and not _parts(last, line, wide):
            result[-1] = _glued(result[-1], line.text, words)
        else:
            result.append(line.text)
        last = line.text
    return result


def _parts(last: str, line: Line, wide: int) -> bool:
    """Whether a paragraph ends between two lines that follow one another."""
    if _LIST_ITEM.match(line.text):
        return True
    ends, small = bool(_SENTENCE_END.search(last)), line.text[:1].islower() or line.text.startswith("(")
    if line.starts is not None:
        # Even where a line was broken by hand, a sentence goes on in a small letter.
        return line.starts and not (small and not ends)
    if len(last) >= wide * _FULL:
        return False
    return ends or not small


def _runs_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on over the turn of a page."""
    if _SENTENCE_END.search(before) or _LIST_ITEM.match(after):
        return False
    return after[:1].islower() or (after[:1].isdigit() and len(before) > _HEADING)


def _glued(before: str, after: str, words: str) -> str:
    """Two lines as one. A word broken between them is joined, or keeps its hyphen where it is two words."""
    if _SPLIT_RANGE.search(before) and after[:1].isdigit():
        return before + after
    broken = _BROKEN.search(before)
    if broken is None or not after[:1].isalpha():
        return f"{before} {after}"
    return before[: broken.end(1)] + ("-" if _two_words(broken[1], after, words) else "") + after


def _two_words(left: str, after: str, words: str) -> bool:
    """Whether a hyphen at the end of a line belongs to the word: by a capital, else by what else the text holds."""
    right = re.match(r"[^\W\d_]+", after)
    if after[0].isupper() or right is None:
        return True
    left, start = left.casefold(), right[0].casefold()[:6]
    if left + start in words:
        return False
    if f"{left}-{start}" in words:
        return True
    # The broken word's own second part stands in the text once; another one is a word of its own.
    return len(start) >= 4 and len(re.findall(rf"(?<![^\W\d_]){re.escape(start)}", words)) > 1

"""A quote is the text at its span, within one paragraph and one sentence.

CLAIMS.md: a quote is an "exact substring of the body, within ONE sentence", and paragraphs are "parted by a blank
line". Blank is a line of nothing but blank characters, whatever the characters that break the line. What a sentence
is only the reader tells, so its own sentences are asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from fuzzing.seen import Seen
from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading import language_in
from kelisim.reading.sentences import sentences
from kelisim.reading.shadow import shadow

_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def quotes(seen: Seen) -> Iterator[str]:
    """What is wrong with the quotes of the claims."""
    text, document = seen.case.text, seen.document
    found = _sentences(document) if seen.read.claims else []
    for claim in seen.read.claims:
        quote = claim.quote
        start, end, told = quote.span.start, quote.span.end, f"the quote {quote.text[:120]!r}"
        if quote.text != text[start:end] or not 0 <= start < end <= len(text):
            yield f"{told} is not its span {start}..{end}"
        elif quote.text != quote.text.strip():
            yield f"{told} begins or ends with blank space"
        elif quote.document_digest != document.digest:
            yield f"{told} is of another report"
        elif _BLANK_LINE.search(_BREAK.sub("\n", quote.text)):
            yield f"{told} crosses a paragraph"
        elif not _within(found, start, end):
            yield f"{told} lies in no one sentence"


def _sentences(document: Document) -> list[tuple[int, int]]:
    pack = load_pack(language_in(document) or "en")
    return [(sentence.start, sentence.end) for sentence in sentences(shadow(document.text), pack)]


def _within(found: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(found, (start, end)) - 1
    return any(first <= start and end <= last for first, last in found[max(0, at) : at + 2])

"""PDF: text by pypdfium2, by pypdf where that fails; lines are joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from kelisim.sources import dates
from kelisim.sources.draft import MOST_CHARACTERS, Draft, RefusedError

ENDINGS = (".pdf",)
HOSTILE = True
MOST_PAGES = 1000

_SOFT_BREAK = re.compile("[\u0002\ufffe\u00ad]\r?\n?")  # PDFium's mark for a hyphen that ends a line
_HARD_BREAK = re.compile(r"(?<=[^\W\d_])[-‐]\n(?=[^\W\d_A-ZА-ЯЁ])")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LIST_ITEM = re.compile(r"(?:[-–—•●▪*]|\d{1,2}[.)])\s")
_NUMBER = re.compile(r"\d+")
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_ROOM = 1.35
"""A step between two lines this much larger than the usual one parts two paragraphs."""
_HEADING = 80
"""A heading is shorter; it does not run on into a number."""
_FULL = 0.8
"""A line this full, against the page's widest lines, runs on to the next one."""


def read(data: bytes) -> tuple[Draft, ...]:
    """The one report of a PDF.

    Raises:
        RefusedError: If it is encrypted, broken or holds no text.
    """
    if b"%PDF-" not in data[:1024]:
        raise RefusedError("unreadable", "it is no PDF, whatever its name says.")
    pages, told = _by_pdfium(data)
    if not any(page.strip() for page in pages):
        pages = _by_pypdf(data)
    text = join_pages(pages)
    if not text:
        raise RefusedError("no_text", "its pages hold no text, only pictures; recognise the characters (OCR) first.")
    return (Draft(text=text, title=_title(told.get("Title", ""), text), created=_created(told)),)


def _by_pdfium(data: bytes) -> tuple[list[str], dict[str, str]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold() or "security" in str(error).casefold():
            raise RefusedError("encrypted", "it is protected by a password; save it without one.") from None
        return _by_pypdf(data), {}
    try:
        _check_pages(len(document))
        pages: list[str] = []
        for page in document:
            pages.append(_page_text(page))
            if sum(map(len, pages)) > MOST_CHARACTERS:
                raise RefusedError("too_large", "its text is longer than any report.")
        return pages, dict(document.get_metadata_dict(skip_empty=True))
    except pypdfium2.PdfiumError:
        return _by_pypdf(data), {}
    finally:
        document.close()


def _page_text(page: Any) -> str:  # noqa: ANN401  (pypdfium2 is untyped)
    words = page.get_textpage()
    try:
        return _with_spaces(words)
    finally:
        words.close()
        page.close()


def _with_spaces(words: Any) -> str:  # noqa: ANN401
    """A page's lines, with a blank one where the page leaves more room than between most lines."""
    text = str(words.get_text_range())
    if len(text) != words.count_chars():  # where characters were left out, places in the text are not those on the page
        return text
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    tops = [
        words.get_charbox(start, loose=True)[3] if line.strip() else None
        for start, line in zip(starts, lines, strict=True)
    ]
    drops = [None if above is None or below is None else above - below for above, below in pairwise(tops)]
    usual = sorted(drop for drop in drops if drop and drop > 0)
    most = usual[len(usual) // 2] * _ROOM if usual else 0
    spaced = ("\n" + line if drop and most < drop else line for drop, line in zip((None, *drops), lines, strict=True))
    return "\n".join(spaced)


def _by_pypdf(data: bytes) -> list[str]:
    import io
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise RefusedError("encrypted", "it is protected by a password; save it without one.")
        _check_pages(len(reader.pages))
        return [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise RefusedError("unreadable", f"the PDF is broken ({type(error).__name__}); save it anew.") from None


def _check_pages(number: int) -> None:
    if number > MOST_PAGES:
        raise RefusedError("too_large", f"it has {number} pages, more than {MOST_PAGES}; cut it into single reports.")


def join_pages(pages: Sequence[str]) -> str:
    """Pages of lines as paragraphs with a blank line between: hyphens undone, running heads and numbers left out."""
    lined = [_lines(page) for page in pages]
    running = _running(lined)
    result: list[str] = []
    for lines in lined:
        kept = [line for line in lines if _NUMBER.sub("#", line) not in running]
        for paragraph in _paragraphs(kept):
            if result and _runs_on(result[-1], paragraph):
                result[-1] = f"{result[-1]} {paragraph}"
            else:
                result.append(paragraph)
    return "\n\n".join(result)


def _lines(page: str) -> list[str]:
    page = _SOFT_BREAK.sub("", page).replace("\r\n", "\n").replace("\r", "\n")
    page = _HARD_BREAK.sub("", page)
    return [" ".join(line.split()) for line in page.split("\n")]


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """First and last lines that stand on most pages, numbers aside."""
    if len(pages) < 3:
        return frozenset({"#"})
    edges: Counter[str] = Counter()
    for lines in pages:
        filled = [line for line in lines if line]
        edges.update({_NUMBER.sub("#", line) for line in (*filled[:2], *filled[-2:])})
    return frozenset({"#", *(line for line, times in edges.items() if times > len(pages) * 0.6)})


def _paragraphs(lines: Sequence[str]) -> list[str]:
    widths = sorted(len(line) for line in lines if line)
    wide = widths[len(widths) * 9 // 10] if widths else 0
    result: list[str] = []
    last = ""
    for line in lines:
        if not line:
            last = ""
        elif last and not _parts(last, line, wide):
            result[-1] = f"{result[-1]} {line}"
            last = line
        else:
            result.append(line)
            last = line
    return result


def _parts(line: str, following: str, wide: int) -> bool:
    """Whether a paragraph ends between two lines that follow one another."""
    if _LIST_ITEM.match(following):
        return True
    if len(line) >= wide * _FULL:
        return False
    return bool(_SENTENCE_END.search(line)) or not following[:1].islower()


def _runs_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on over the turn of a page."""
    if _SENTENCE_END.search(before) or _LIST_ITEM.match(after):
        return False
    return after[:1].islower() or (after[:1].isdigit() and len(before) > _HEADING)


def _title(told: str, text: str) -> str:
    """The file's own title where it is words; many programs put the name of the file there."""
    told = told.strip()
    if told and " " in told and not re.search(r"\.\w{2,4}$|^Microsoft|untitled", told, re.IGNORECASE):
        return told
    first = text.partition("\n")[0]
    return first if len(first) <= 200 else ""


def _created(told: dict[str, str]) -> str | None:
    match = _STAMP.match(told.get("CreationDate") or told.get("ModDate") or "")
    return dates.day(*match.groups()) if match else None

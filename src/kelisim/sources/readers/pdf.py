"""PDF: text by pypdfium2, by pypdf where that fails; lines are joined to paragraphs again."""

from __future__ import annotations

import re
from typing import Any

from kelisim.sources import dates
from kelisim.sources.draft import MOST_CHARACTERS, Draft, RefusedError
from kelisim.sources.layout import HYPHEN, Line, Place, join_pages, plain_lines, starts

ENDINGS = (".pdf",)
HOSTILE = True
MOST_PAGES = 1000

# A line that holds something, from its first to its last character that does; PDFium's hyphen mark ends one.
_LINE = re.compile(rf"[^\s{HYPHEN}](?:[^\r\n{HYPHEN}]*[^\s{HYPHEN}])?{HYPHEN}?")
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read(data: bytes) -> tuple[Draft, ...]:
    """The one report of a PDF.

    Raises:
        RefusedError: If it is encrypted, broken or holds no text.
    """
    if b"%PDF-" not in data[:1024]:
        raise RefusedError("unreadable", "it is no PDF, whatever its name says.")
    pages, told = _by_pdfium(data)
    if not any(pages):
        pages = _by_pypdf(data)
    text = join_pages(pages)
    if not text:
        raise RefusedError("no_text", "its pages hold no text, only pictures; recognise the characters (OCR) first.")
    return (Draft(text=text, title=_title(told.get("Title", ""), text), created=_created(told)),)


def _by_pdfium(data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold() or "security" in str(error).casefold():
            raise RefusedError("encrypted", "it is protected by a password; save it without one.") from None
        return _by_pypdf(data), {}
    try:
        _check_pages(len(document))
        pages: list[list[Line]] = []
        size = 0
        for page in document:
            pages.append(_page_lines(page))
            size += sum(len(line.text) for line in pages[-1])
            if size > MOST_CHARACTERS:
                raise RefusedError("too_large", "its text is longer than any report.")
        return pages, dict(document.get_metadata_dict(skip_empty=True))
    except pypdfium2.PdfiumError:
        return _by_pypdf(data), {}
    finally:
        document.close()


def _page_lines(page: Any) -> list[Line]:  # noqa: ANN401  (pypdfium2 is untyped)
    words = page.get_textpage()
    try:
        text = str(words.get_text_range())
        if len(text) != words.count_chars():  # where characters were left out, places in the text lead elsewhere
            return plain_lines(text.replace(HYPHEN, HYPHEN + "\n"))
        spans = [match.span() for match in _LINE.finditer(text)]
        places = [_place(words, text, start, end) for start, end in spans]
        return [
            Line(" ".join(text[start:end].split()), begins)
            for (start, end), begins in zip(spans, starts(places), strict=False)
        ]
    finally:
        words.close()
        page.close()


def _place(words: Any, text: str, start: int, end: int) -> Place:  # noqa: ANN401
    left, bottom, _, top = words.get_charbox(start, loose=True)
    space = text.find(" ", start, end)
    return Place(
        left=left,
        right=words.get_charbox(end - 1, loose=True)[2],
        top=top,
        height=top - bottom,
        first_word=words.get_charbox((space if space > 0 else end) - 1, loose=True)[2] - left,
    )


def _by_pypdf(data: bytes) -> list[list[Line]]:
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
        return [plain_lines(page.extract_text()) for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise RefusedError("unreadable", f"the PDF is broken ({type(error).__name__}); save it anew.") from None


def _check_pages(number: int) -> None:
    if number > MOST_PAGES:
        raise RefusedError("too_large", f"it has {number} pages, more than {MOST_PAGES}; cut it into single reports.")


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

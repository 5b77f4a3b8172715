"""Plain text, and the corpus format: a header between two ``---`` lines, then the body."""

from __future__ import annotations

import re

from kelisim.sources import dates
from kelisim.sources.draft import Draft
from kelisim.sources.text import decode

ENDINGS = (".md", ".txt", ".text", ".markdown")
HOSTILE = False
"""Text needs no parser that a file could attack."""

# The body begins right after the second line's break: that is where a corpus counts its first character.
_HEADER = re.compile(r"---[ \t]*\r?\n(?P<header>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?P<value>.*)")
_TITLE_WIDTH = 200


def read(data: bytes) -> tuple[Draft, ...]:
    """The one report of a text file.

    Raises:
        RefusedError: If the bytes are no text.
    """
    text = decode(data)
    match = _HEADER.match(text)
    header = _header(match["header"]) if match else None
    if match is None or header is None:
        return (Draft(text=text, title=_title(text)),)
    return (_with_header(header, text[match.end() :]),)


def _header(text: str) -> dict[str, str] | None:
    values: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            if line.strip() and not line.startswith((" ", "\t", "-", "#")):
                return None  # prose between two rules
            continue
        values.setdefault(match["key"].casefold(), match["value"].strip())
    return values or None


def _with_header(header: dict[str, str], body: str) -> Draft:
    told = header.get("date") or ""
    date = dates.iso_day(told) if len(told) == 10 else None
    notes = () if date or not told else (("bad_date", f"its header's date {told[:40]!r} is no whole ISO day."),)
    return Draft(
        text=body,
        title=header.get("title", ""),
        date=date,
        name=header.get("id") or None,
        publisher=header.get("publisher") or None,
        language=header.get("language") or None,
        source_url=header.get("source_url") or None,
        note=header.get("note") or None,
        exact=True,
        notes=notes,
    )


def _title(text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first.lstrip("#").strip() if len(first) <= _TITLE_WIDTH else ""

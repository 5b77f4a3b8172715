"""DOCX: looked at as a ZIP archive first, then read by python-docx, paragraph by paragraph."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from kelisim.sources.draft import Draft, RefusedError

ENDINGS = (".docx", ".docm")
HOSTILE = True
MOST_ENTRIES = 5000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 150
"""Real documents stay under 30; a bomb has 1,000."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SENTENCE = "the archive inside it {}; it is broken or made to do harm."


def read(data: bytes) -> tuple[Draft, ...]:
    """The one report of a DOCX.

    Raises:
        RefusedError: If it is encrypted, broken, a bomb, or holds no text.
    """
    check_archive(data)
    document = _open(data)
    text = "\n\n".join(line for line in _lines(document.element.body) if line)
    if not text:
        raise RefusedError("no_text", "it holds no text; pictures of text cannot be read.")
    told = document.core_properties
    first = text.partition("\n")[0]
    return (
        Draft(
            text=text,
            title=(told.title or "").strip() or (first if len(first) <= 200 else ""),
            created=_created(told),
            language=told.language or None,
        ),
    )


def check_archive(data: bytes) -> None:
    """Look at the archive's directory before anything is unpacked.

    Raises:
        RefusedError: If it is no archive, encrypted, too large when unpacked, or its parts declare a document type.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedError("encrypted", "it is protected by a password; save it without one.")
        raise RefusedError("binary", "it is an old Word file; save it as .docx.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist())
            for entry in archive.infolist():
                _check_part(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise RefusedError("unreadable", f"it is no whole DOCX ({error}).") from None


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        raise RefusedError("hostile", _SENTENCE.format(f"has {len(entries)} parts"))
    if unpacked > MOST_UNPACKED or unpacked > max(1_000_000, packed * MOST_RATIO):
        raise RefusedError("hostile", _SENTENCE.format(f"grows from {packed:,} to {unpacked:,} bytes"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedError("encrypted", "it is protected by a password; save it without one.")


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """No part of a real DOCX declares a document type; entities can only be declared in one."""
    if entry.filename.endswith((".xml", ".rels")):
        with archive.open(entry) as part:
            head = part.read(65536).replace(b"\0", b"")
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise RefusedError("hostile", _SENTENCE.format("declares entities"))


def _open(data: bytes) -> Any:  # noqa: ANN401  (python-docx is untyped)
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, AttributeError, SyntaxError, zipfile.BadZipFile) as error:
        raise RefusedError("unreadable", f"it is no whole DOCX ({type(error).__name__}); save it anew.") from None


def _lines(body: Any) -> Iterator[str]:  # noqa: ANN401
    """Every paragraph in order; a table's row is one line. Deleted text, and copies for old programs, stay out."""
    from docx.oxml.ns import qn

    row, paragraph = qn("w:tr"), qn("w:p")
    for element in body.iter(row, paragraph):
        if any(parent.tag in (row, _FALLBACK) for parent in element.iterancestors()):
            continue  # told with the row that holds it
        if element.tag == row:
            cells = (" ".join(filter(None, map(_words, cell.iter(paragraph)))) for cell in element.findall(qn("w:tc")))
            yield " | ".join(filter(None, cells))
        else:
            yield _words(element)


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _words(paragraph: Any) -> str:  # noqa: ANN401
    from docx.oxml.ns import qn

    inner = (qn("w:txbxContent"), _FALLBACK)
    text, gaps = qn("w:t"), (qn("w:tab"), qn("w:br"), qn("w:cr"))
    parts: list[str] = []
    for element in paragraph.iter(text, *gaps):
        above = next((parent for parent in element.iterancestors() if parent.tag in (qn("w:p"), *inner)), None)
        if above is paragraph:  # a text box inside a paragraph has paragraphs of its own
            parts.append((element.text or "") if element.tag == text else " ")
    return " ".join("".join(parts).split())


def _created(told: Any) -> str | None:  # noqa: ANN401
    when = told.created
    # The library's own template carries this moment; it says nothing of the report.
    if not isinstance(when, dt.datetime) or when.replace(tzinfo=None) == dt.datetime(2013, 12, 23, 23, 15):  # noqa: DTZ001
        return None
    return when.date().isoformat()

"""Bytes to characters, and the one place where a report's text is fixed before offsets into it exist."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from kelisim.sources.draft import RefusedError

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Zero-width characters, joiners, direction marks, variation selectors, tags, byte order marks, soft hyphens: a reader
# of the page sees none of them, and each would part a word that a rule looks for.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_RENAMED = dict.fromkeys(("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1"), "cp1252")
_SINGLE_BYTE = ("cp1252", "cp1251", "koi8-r")
_MAGIC = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a ZIP archive (perhaps a DOCX)", ".docx"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file", ""),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
    (b"\x1f\x8b", "a compressed file", ""),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
    (b"SQLite format 3", "a database", ""),
)
_WORD = re.compile(r"[^\W\d_]+")


def fix(text: str, *, exact: bool = False) -> str:
    """The text as it is kept for good: one form of line break, no invisible or control characters, NFC.

    Args:
        text: As it came in.
        exact: Leave out NFC, which would move the offsets that a corpus counts.
    """
    text = _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text))
    return text if exact else unicodedata.normalize("NFC", text)


def decode(data: bytes) -> str:
    """The characters of a text file: by its byte order mark, else UTF-8, else the likeliest one-byte encoding.

    Raises:
        RefusedError: If the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.end == len(data):  # cut off within the last character
            return data[: error.start].decode("utf-8")
    return _likeliest(data)


def decode_declared(data: bytes, charset: str | None) -> str | None:
    """The characters in the encoding that a page or message declares; ``None`` where that is missing or wrong.

    What calls itself Latin-1 is mostly cp1252, whose quotation marks Latin-1 would turn into control characters.
    """
    name = _RENAMED.get((charset or "").strip().casefold(), charset)
    try:
        return data.decode(name) if name else None
    except (LookupError, UnicodeError, ValueError):
        return None


def refuse_binary(data: bytes) -> None:
    """Refuse bytes that begin like a known binary file, or hold what no text holds.

    Raises:
        RefusedError: With the sentence that says what it seems to be.
    """
    for magic, what, ending in _MAGIC:
        if data.startswith(magic) and (magic != b"MZ" or b"\0" in data[:200]):
            advice = f"; name it with {ending} if it is one" if ending else ""
            raise RefusedError("binary", f"it holds {what}, not text{advice}.")
    head = data[:65536]
    control = sum(head.count(byte) for byte in b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15")
    if b"\0" in head or control > len(head) / 100:
        raise RefusedError("binary", "it holds binary data, not text; save it as UTF-8 text.")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedError("unreadable", f"its characters are not the {encoding} it says; save it as UTF-8.") from None


def _likeliest(data: bytes) -> str:
    tries: list[tuple[float, int, str]] = []
    for rank, encoding in enumerate(_SINGLE_BYTE):
        text = data.decode(encoding, "replace")
        tries.append((implausibility(text), rank, text))
    penalty, _, text = min(tries)
    if penalty > 0.2:
        raise RefusedError("binary", "its characters fit no encoding known here; save it as UTF-8 text.")
    return text


def implausibility(text: str) -> float:
    """How unlike written language a decoding looks, from 0 (fine): the share of its non-ASCII words that are odd.

    Odd is a word that mixes scripts or has a capital after a small letter; a letterless symbol or an undecodable
    byte counts as an odd word too.
    """
    words = [word for word in _WORD.findall(text[:200_000]) if not word.isascii()]
    strays = sum(text.count(char) for char in "\ufffd¤¦¬±µ¶¸¹Ў║╗╝╚╔╩╦╠═╬░▒▓█▄▌▐▀■∙√≈≤≥⌡")
    odd = sum(map(_odd, words)) + strays
    return odd / max(1, len(words) + strays)


def _odd(word: str) -> bool:
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in word)
    if 0 < cyrillic < len(word):
        return True
    small_then_capital = any(a.islower() and b.isupper() for a, b in pairwise(word))
    # A Latin word made of accented letters alone is Cyrillic read with the wrong table.
    return small_then_capital or (not cyrillic and len(word) > 2 and sum(c.isascii() for c in word) * 2 < len(word))

"""Document to claims, pure: every claim rests on the exact words of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kelisim.reading.explain import FROM, Explanation
from kelisim.reading.language import language_of_words
from kelisim.reading.pipeline import READER, Read, language_in, pack_version, read, read_all
from kelisim.reading.values import read_values

if TYPE_CHECKING:
    from kelisim.reading.packcheck import check_language

__all__ = [
    "FROM",
    "READER",
    "Explanation",
    "Read",
    "check_language",
    "language_in",
    "language_of_words",
    "pack_version",
    "read",
    "read_all",
    "read_values",
]


def __getattr__(name: str) -> object:
    """The check of a language pack, imported at its first use: who only reads starts without it."""
    if name != "check_language":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kelisim.reading import packcheck  # noqa: PLC0415  (it needs the converter of JSON, which is slow to import)

    return packcheck.check_language

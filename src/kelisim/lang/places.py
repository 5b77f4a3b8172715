"""The name of a place in a language: Ташкент and Tashkent are one town, the Philippines one country.

Capitals, countries and cities stand in the packs' ``names.toml``. What none of them knows is written in the letters of
the language: a page in Latin letters says Cholpon-Ata, not Чолпон-Ата.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kelisim.lang.cldr import Formats
from kelisim.lang.latin import skeleton, to_latin
from kelisim.lang.pack import languages, load_pack

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_PARTED = re.compile(r"(,\s+)")
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def place_in(words: str, language: str) -> str:
    """A place's name as a language writes it; in the words of the report, in its letters, where no table has it."""
    return "".join(part if _PARTED.fullmatch(part) else _one(part, language) for part in _PARTED.split(words))


def _one(words: str, language: str) -> str:
    found = _tables(language).get(skeleton(words)) or _tables(language).get(_code(words) or "")
    if found is not None:
        return found
    if _is_cyrillic(words) and not _is_cyrillic(Formats(language).country("KAZ") or ""):
        return _LETTERS.sub(lambda match: _latin(match[0]), words)
    return words


def _latin(word: str) -> str:
    written = to_latin(word)
    return written[:1].upper() + written[1:] if word[:1].isupper() else written


def _is_cyrillic(words: str) -> bool:
    return _CYRILLIC.search(words) is not None


def _named(language: str) -> Iterator[tuple[str, str, str]]:
    """Group, country and name of every place that a pack knows; the main name of a capital or country comes first."""
    names, formats = load_pack(language).names, Formats(language)
    for code in load_pack("en").names["capitals"]:
        if (country := formats.country(code)) is not None:
            yield "countries", code, country
    for group in ("capitals", "countries", "cities"):
        for code, spellings in names.get(group, {}).items():
            yield from ((group, code, spelling) for spelling in spellings)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every spelling of a capital or country, as a skeleton, with the key under which a language has its own."""
    found: dict[str, str] = {}
    for language in languages():
        for group, code, spelling in _named(language):
            if group != "cities":
                found.setdefault(skeleton(spelling), f"{group} {code}")
    return found


def _code(words: str) -> str | None:
    return _codes().get(skeleton(words))


@lru_cache(maxsize=8)
def _tables(language: str) -> dict[str, str]:
    """A language's names: by their key, and by the skeleton of every spelling that it has itself."""
    found: dict[str, str] = {}
    for group, code, spelling in _named(language):
        main = spelling if group == "cities" else found.setdefault(f"{group} {code}", spelling)
        found.setdefault(skeleton(spelling), main)
    return found

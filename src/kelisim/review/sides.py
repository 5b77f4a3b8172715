"""Which side a report comes from, and which party a quote speaks of. Told by names and addresses, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from babel import UnknownLocaleError
from babel.core import get_global

from kelisim.lang.cldr import Formats
from kelisim.lang.pack import load_pack
from kelisim.model.claim import Claim
from kelisim.model.document import Document

OTHER = "other"
_STEM = 5
_JOINED = 6
_SENTENCE = re.compile(r"[.!?…]\s|\n")


def side_of(document: Document, parties: tuple[str, ...]) -> str:
    """The party whose side published a report: by its address's country, else by its publisher's name, else ``other``.

    A side's private media count as that side's: they see the relation from there.
    """
    host = urlsplit(document.source_url or "").hostname or ""
    suffix = host.rpartition(".")[2].upper()
    for code in parties:
        if len(suffix) == 2 and suffix in get_global("territory_aliases").get(code, ()):
            return code
    publisher = document.publisher or ""
    return first_named(publisher, document.language, parties) or _by_capital(publisher, parties) or OTHER


def _by_capital(publisher: str, parties: tuple[str, ...]) -> str | None:
    """The party after whose capital a publisher is named (The Astana Times)."""
    capitals = load_pack("en").names.get("capitals", {})
    for code in parties:
        if any(re.search(rf"\b{re.escape(city)}\b", publisher) for city in capitals.get(code, ())):
            return code
    return None


def actor(claim: Claim, document: Document, parties: tuple[str, ...]) -> str | None:
    """The party that acts in a quote (who ratified): the first named in it, else in its sentence, else ``None``."""
    named = first_named(claim.quote.text, document.language, parties)
    return named or first_named(_sentence(claim, document), document.language, parties)


def first_named(text: str, language: str | None, parties: Sequence[str]) -> str | None:
    """The party that a text names first; ``None`` where it names none, or two in one breath ("A and B")."""
    found = sorted(
        (at, code) for code in parties for at in _places(text.casefold(), _stems(code, language or "en")) if at >= 0
    )
    if not found:
        return None
    (at, code), *rest = found
    word_end = re.compile(r"\w*").match(text, at)
    end = word_end.end() if word_end else at
    if any(other != code and 0 <= place - end <= _JOINED for place, other in rest):
        return None
    return code


def _places(text: str, stems: tuple[str, ...]) -> list[int]:
    return [m.start() for stem in stems for m in re.finditer(rf"\b{re.escape(stem)}", text)]


@lru_cache(maxsize=1024)
def _stems(code: str, language: str) -> tuple[str, ...]:
    """The first letters of a country's name in the report's language and in English: they hold its adjective too."""
    names = set()
    for locale in (language, "en"):
        try:
            name = Formats(locale).country(code)
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            names.add(name.casefold()[:_STEM])
    return tuple(sorted(names))


def sentence_span(claim: Claim, document: Document) -> tuple[int, int]:
    """Start and end of the sentence that holds a claim's quote."""
    text, span = document.text, claim.quote.span
    starts = [m.end() for m in _SENTENCE.finditer(text, 0, span.start)]
    after = _SENTENCE.search(text, span.end)
    return starts[-1] if starts else 0, after.start() if after else len(text)


def _sentence(claim: Claim, document: Document) -> str:
    start, end = sentence_span(claim, document)
    return document.text[start:end]

"""The language of a request, and the interface's texts in it.

Templates call ``_("English text", name=value)`` and ``ngettext("{n} report", "{n} reports", n)``; Python calls ``say``
and ``say_many``, which are the same. The language is kept for the request, not handed through every function, as the
places that speak are many and all of them speak to one reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape
from starlette.requests import Request

from kelisim.faces.dossier.html.markup import clean
from kelisim.lang.labels import Labels, load_labels
from kelisim.lang.messages import ENGLISH, Messages, filled, load_messages, message_languages

COOKIE = "kelisim-language"
ASKED = "language"
"""The part of an address by which a reader chooses."""


@dataclass(frozen=True)
class Speech:
    """In what language a request is answered.

    Attributes:
        code: ISO 639-1.
        lacking: English texts that were said since the language lacks them; grows while a page is made.
        said: What was said in the language, so that nothing is told again that is told in it already.
    """

    code: str
    lacking: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)


# A date such as "20 февраля 2024 г." may end a sentence.
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_SPEECH: ContextVar[Speech | None] = ContextVar("speech", default=None)


def speak(code: str) -> None:
    """Answer what follows in this language."""
    _SPEECH.set(Speech(code))


def language(otherwise: str = ENGLISH) -> str:
    """The language of this request."""
    speech = _SPEECH.get()
    return speech.code if speech else otherwise


def lacking() -> int:
    """How many texts of this request were said in English since the language lacks them."""
    speech = _SPEECH.get()
    return len(speech.lacking) if speech else 0


def labels_of(otherwise: str = ENGLISH) -> Labels:
    """The words for codes in the language of this request."""
    return load_labels(language(otherwise))


def say(english: str, /, **values: object) -> str:
    """A text of the interface in the reader's language, with its places filled.

    Args:
        english: The text in English, the key of the catalogues; places are written ``{name}``.
        values: What the places hold. Numbers are written as the language does; markup stays markup.
    """
    text = _known(english).one(english)
    return told(_filled(text, values) if values else _ended(text))


def later(english: str) -> str:
    """Marks a text for the catalogue that ``say`` is given later, out of a table."""
    return english


def say_many(one: str, many: str, n: int, /, **values: object) -> str:
    """A counted text in the form that goes with ``n``, which also fills the place ``{n}``."""
    return told(_filled(_known(one).many(one, many, n), {"n": n, **values}))


def told(text: str) -> str:
    """A text that is in the reader's language, remembered as such."""
    if (speech := _SPEECH.get()) is not None:
        speech.said.add(text)
    return text


def was_said(text: str) -> bool:
    """Whether a text is in the reader's language already, since ``say`` gave it or it was told again."""
    speech = _SPEECH.get()
    return speech is not None and text in speech.said


def note_lacking(english: str) -> None:
    """Remember that a text was said in English since the language lacks it."""
    if (speech := _SPEECH.get()) is not None:
        speech.lacking.add(english)


def _known(english: str) -> Messages:
    messages = load_messages(language())
    if not messages.has(english):
        note_lacking(english)
    return messages


@lru_cache(maxsize=5_000)
def _ended(text: str) -> str:
    """A text without places."""
    return _TWO_STOPS.sub(".", text)


def _filled(text: str, values: dict[str, Any]) -> str:
    if any(hasattr(value, "__html__") for value in values.values()):
        return Markup(filled(str(escape(text)), values, lambda value: str(escape(_shown(value)))))  # noqa: S704
    return _TWO_STOPS.sub(".", filled(text, values, lambda value: str(_shown(value))))


def _shown(value: object) -> object:
    if hasattr(value, "__html__"):
        return value
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return labels_of().number(str(value))
    return clean(str(value))


def cookie_of(request: Request) -> str:
    """The cookie in which a reader's language is kept; over https bound to this host like every other."""
    return f"__Host-{COOKIE}" if request.url.scheme == "https" else COOKIE


def chosen(request: Request, otherwise: str) -> str:
    """The language of whoever asks: as they chose, else as their browser prefers, else the register's.

    Args:
        request: Of the reader.
        otherwise: The register's language.
    """
    known = message_languages()
    told = request.cookies.get(cookie_of(request), "")
    if told in known:
        return told
    wanted = _preferred(request.headers.get("accept-language", ""))
    return next((code for code in wanted if code in known), otherwise)


def _preferred(header: str) -> Iterable[str]:
    """The languages of an ``Accept-Language``, the most wanted first; what cannot be read is passed over."""
    found = []
    for number, part in enumerate(header[:500].split(",")):
        tag, _, weight = part.strip().partition(";")
        value = weight.replace(" ", "").removeprefix("q=") or "1"
        quality = float(value) if value.replace(".", "", 1).isascii() and value.replace(".", "", 1).isdigit() else 0.0
        if quality > 0:
            found.append((-quality, number, tag.split("-")[0].strip().lower()))
    return [code for _, _, code in sorted(found)]


def number(value: object) -> str:
    """A number as the reader's language writes it."""
    return labels_of().number(str(value))


def percent(fraction: object, digits: int = 0) -> str:
    """A share as percent, as the reader's language writes it."""
    return labels_of().formats.percent(str(fraction), digits=digits)

"""Elements as text. Everything is escaped unless it is ``Markup`` already, so nothing foreign becomes a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

_VOID = frozenset(("meta", "link", "br", "hr", "col"))
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


class Markup(str):
    """Text that is markup already; made only here and by ``el``."""

    __slots__ = ()


def clean(text: str) -> str:
    """Text without control characters and without marks that would turn the direction of what follows."""
    if text.isprintable():
        return text
    return _INVISIBLE.sub("\ufffd", text).encode("utf-8", "replace").decode("utf-8")


def esc(value: object) -> Markup:
    """A value as safe text, for content and for attributes; markup passes as it is."""
    return value if isinstance(value, Markup) else _escaped(str(value))


@lru_cache(maxsize=8192)
def _escaped(text: str) -> Markup:
    return Markup(escape(clean(text), quote=True))


def join(parts: Iterable[object], between: str = "") -> Markup:
    """Parts one after the other, each escaped unless it is markup."""
    return Markup(esc(between).join([esc(part) for part in parts if part is not None and part != ""]))


def el(name: str, /, *children: object, **attributes: object) -> Markup:
    """An element: ``el("a", "words", href="#x", class_="chip", aria_label="…")``.

    Attributes that are ``None`` or ``False`` are left out, ``True`` stands without a value; ``_`` is written ``-``.
    """
    shown = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None])
    if name in _VOID:
        return Markup(f"<{name}{shown}>")
    inside = "".join([esc(child) for child in children if child is not None])
    return Markup(f"<{name}{shown}>{inside}</{name}>")


@lru_cache(maxsize=256)
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute(key: str, value: object) -> str:
    if value is False:
        return ""
    return f" {_name(key)}" if value is True else f' {_name(key)}="{esc(value)}"'


def web_address(url: str | None) -> str | None:
    """The address if it is one that may be followed from a page (http or https), else ``None``."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def host(address: str) -> str:
    """The name of the site that an address leads to, as a short text for a link."""
    return clean(urlsplit(address).hostname or address).removeprefix("www.")

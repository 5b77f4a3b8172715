"""Mail messages (``.eml``): the plain text of the message, else its HTML; attachments are listed, not read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kelisim.sources.draft import Draft, RefusedError
from kelisim.sources.readers.html import decode_page, fragment
from kelisim.sources.text import decode, decode_declared, refuse_binary

if TYPE_CHECKING:
    from email.message import EmailMessage

ENDINGS = (".eml",)
HOSTILE = True


def read(data: bytes) -> tuple[Draft, ...]:
    """The one report of a message.

    Raises:
        RefusedError: If it is no message, or holds no text.
    """
    from email.parser import BytesParser
    from email.policy import default
    from email.utils import parseaddr

    refuse_binary(data)
    message = BytesParser(policy=default).parsebytes(data)
    if not {"from", "date", "subject", "mime-version"} & {name.casefold() for name in message}:
        raise RefusedError("unreadable", "it has no mail header (From, Date, Subject); save the message as .eml.")
    name, address = parseaddr(_header(message, "from"))
    return (
        Draft(
            text=_body(message),
            title=_header(message, "subject"),
            date=_date(message),
            publisher=name.strip() or address or None,
            notes=tuple(_attachments(message)),
        ),
    )


def _header(message: EmailMessage, name: str) -> str:
    from email.errors import HeaderParseError

    try:
        return " ".join(str(message.get(name, "")).split())
    except (HeaderParseError, ValueError, IndexError, AttributeError):  # what the parser throws at broken headers
        return ""


def _date(message: EmailMessage) -> str | None:
    try:
        when = getattr(message["date"], "datetime", None)
    except (ValueError, TypeError, OverflowError):
        return None
    return when.date().isoformat() if isinstance(when, dt.datetime) else None


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise RefusedError("no_text", "the message holds no text; save its attachments as files of their own.")
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if part.get_content_type() == "text/html":
        text = fragment(decode_declared(data, part.get_content_charset()) or decode_page(data))
    else:
        text = decode_declared(data, part.get_content_charset()) or decode(data)
    if not text.strip():
        raise RefusedError("no_text", "the message holds no text.")
    return text


def _attachments(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for part in message.iter_attachments():
        name = part.get_filename()
        if name:
            yield "attachment", f"its attachment {name[:80]!r} was not read; save it as a file of its own."

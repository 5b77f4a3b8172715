"""Feeds (RSS, Atom): one report an entry."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
from typing import Any

from kelisim.sources.draft import Draft, RefusedError
from kelisim.sources.readers.html import fragment, paragraphs
from kelisim.sources.text import refuse_binary

ENDINGS = (".xml", ".rss", ".atom")
HOSTILE = True
MOST_ENTRIES = 10_000

_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)


def read(data: bytes) -> tuple[Draft, ...]:
    """The reports of a feed, in its order.

    Raises:
        RefusedError: If it is no feed, declares entities, or has no entry with text.
    """
    import feedparser

    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        refuse_binary(data)
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise RefusedError("hostile", "it declares entities, which no feed needs; it may be made to do harm.")
    # As a stream: bytes handed over directly would be tried as a file's name first.
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.get("version"):
        raise RefusedError("unreadable", "it is no feed (RSS or Atom) that can be read.")
    if len(feed.entries) > MOST_ENTRIES:
        raise RefusedError("too_large", f"it has {len(feed.entries)} entries, more than {MOST_ENTRIES}.")
    drafts = tuple(_draft(entry, feed.feed, number) for number, entry in enumerate(feed.entries, 1))
    if not drafts:
        raise RefusedError("empty", "the feed has no entries.")
    return drafts  # one without text becomes a gap of its own when it is made a report


def _draft(entry: Any, feed: Any, number: int) -> Draft:  # noqa: ANN401  (feedparser is untyped)
    title = paragraphs(fragment(str(entry.get("title") or ""))).replace("\n\n", " ")
    link = str(entry.get("link") or "")
    return Draft(
        text=fragment(_content(entry)) or title,
        title=title,
        date=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        publisher=str(feed.get("title") or "").strip() or None,
        language=str(feed.get("language") or "") or None,
        source_url=link if link.startswith(("http://", "https://")) else None,
        part=str(number),
    )


def _content(entry: Any) -> str:  # noqa: ANN401
    bodies = [str(content.get("value") or "") for content in entry.get("content") or ()]
    return max((*bodies, str(entry.get("summary") or "")), key=len)


def _day(when: time.struct_time | None) -> str | None:
    if when is None:
        return None
    try:
        return dt.date(when.tm_year, when.tm_mon, when.tm_mday).isoformat()
    except ValueError:
        return None

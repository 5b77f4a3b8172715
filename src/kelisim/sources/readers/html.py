"""HTML pages: the main text and what the page tells about itself."""

from __future__ import annotations

import re
from typing import Any

from kelisim.sources import dates
from kelisim.sources.draft import Draft, RefusedError
from kelisim.sources.text import decode, decode_declared, refuse_binary

ENDINGS = (".html", ".htm", ".xhtml")
HOSTILE = True
MOST_BYTES = 10_000_000
"""The largest news pages have 3 MB; of more than 10 the extraction takes minutes."""

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_HEAD = re.compile(r"\s*<\?xml[^>]*\?>")
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_ROW = re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE)
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"})


def read(data: bytes) -> tuple[Draft, ...]:
    """The one report of a page.

    Raises:
        RefusedError: If the bytes are no text, or the page holds none.
    """
    return (page(decode_page(data)),)


def decode_page(data: bytes) -> str:
    """A page's characters: byte order mark, then the encoding it declares, then the likeliest.

    Raises:
        RefusedError: If the bytes are no text, or too many.
    """
    if len(data) > MOST_BYTES:
        raise RefusedError(
            "too_large", f"the page is larger than {MOST_BYTES // 1_000_000} MB; it is no single report."
        )
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        refuse_binary(data)
        text = decode_declared(data, declared[1].decode("ascii"))
        if text is not None:
            return text  # else the bytes themselves decide: wrong declarations are common
    return decode(data)


def page(text: str) -> Draft:
    """The report of a page's source text.

    Raises:
        RefusedError: If the page holds no text.
    """
    from trafilatura import bare_extraction

    text = _XML_HEAD.sub("", text, count=1)
    found: Any = bare_extraction(
        text,
        include_comments=False,
        with_metadata=True,
        # Of two dates the day of first publication counts; guesses from loose numbers in the text do not.
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    body = paragraphs(_without_bars((found.text if found is not None else None) or fragment(text)))
    if not body:
        raise RefusedError("no_text", "the page holds no text; it may be drawn by a script or be a picture.")
    language = _LANGUAGE.search(text)
    return Draft(
        text=body,
        title=_told(found, "title") or "",
        date=dates.iso_day(_told(found, "date")),
        publisher=_told(found, "sitename"),
        language=language[1].lower() if language else None,
        source_url=_web_address(_told(found, "url")),
    )


def fragment(text: str) -> str:
    """The visible text of a piece of HTML, a blank line between blocks; empty where there is none."""
    from lxml import etree, html

    try:
        root = html.fromstring(text, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        _append(parts, event, element)
    return paragraphs("".join(parts))


def _append(parts: list[str], event: str, element: Any) -> None:  # noqa: ANN401  (lxml is untyped here)
    tag = element.tag if isinstance(element.tag, str) else None
    if tag in _BLOCKS:
        parts.append("\n")
    if event == "start" and element.text:
        parts.append(" ".join(element.text.split("\n")))
    if event != "start" and element.tail:
        parts.append(" ".join(element.tail.split("\n")))


def _without_bars(text: str) -> str:
    """Table rows as plain lines: the extraction draws bars around cells and a rule under the head."""
    return _ROW.sub(lambda row: row[0].strip("| ") if row[0].strip("|-: ") else "", text)


def paragraphs(text: str) -> str:
    """Lines as paragraphs: white space made single, a blank line between them."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def _told(found: Any, name: str) -> str | None:  # noqa: ANN401  (trafilatura is untyped)
    value = getattr(found, name, None)
    return value.strip() or None if isinstance(value, str) else None


def _web_address(text: str | None) -> str | None:
    return text if text and text.startswith(("http://", "https://")) else None

"""The page around the sections: head, first screen, contents, quotes, foot. It asks nothing of any server."""

from __future__ import annotations

import base64
import hashlib
from itertools import pairwise

from kelisim.faces.dossier.html.grid import grid
from kelisim.faces.dossier.html.marks import sheet_of_signs
from kelisim.faces.dossier.html.markup import Markup, el, join
from kelisim.faces.dossier.html.nodes import Page, folded_table, node
from kelisim.faces.dossier.html.sheets import page_style
from kelisim.model.review import Node, Paragraph, Section, Table

_QUOTES = "quotes"


def policy(sheet: str) -> str:
    """A content security policy that lets in this very style sheet and nothing else at all."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def whole(page: Page) -> str:
    """The page as HTML text."""
    words = page.words
    body = el(
        "body",
        el("a", words.ui("skip"), href="#review", class_="skip"),
        sheet_of_signs(),
        _masthead(page),
        el("main", content(page), id="review", tabindex="-1"),
        _foot(page),
    )
    return "<!doctype html>\n" + el("html", _head(page), "\n", body, lang=words.language) + "\n"


def _head(page: Page) -> Markup:
    sheet = page_style(page.words.title)
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy(sheet)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", page.words.title),
        el("style", Markup(sheet)),
    )


def _masthead(page: Page) -> Markup:
    words = page.words
    facts = [el("div", el("dt", name), el("dd", said)) for name, said in words.facts()]
    return el(
        "header",
        el("div", el("h1", words.title), el("dl", *facts, class_="facts"), class_="inner"),
        class_="mast",
    )


def content(page: Page) -> Markup:
    """All between head and foot: the first section, the contents, the others, as a narrow screen reads them."""
    sections = page.review.sections
    made = [_section(page, section, first=number == 0) for number, section in enumerate(sections)]
    return join((*made[:1], _contents(page), *made[1:], _all_quotes(page)), "\n")


def _contents(page: Page) -> Markup:
    entries = [(section.key, page.words.section(section)) for section in page.review.sections]
    if page.review.evidence:
        entries.append((_QUOTES, page.words.ui("quotes")))
    items = [el("li", el("a", said, href=f"#{_anchor(key)}")) for key, said in entries]
    head = el("p", page.words.ui("contents"), class_="nav-head", id="contents")
    return el("nav", head, el("ol", *items), aria_labelledby="contents", class_="contents")


def _anchor(key: str) -> str:
    return "s-" + "".join(char if char.isascii() and char.isalnum() else "-" for char in key)


def _section(page: Page, section: Section, *, first: bool) -> Markup:
    anchor = _anchor(section.key)
    nodes = [_node(page, value, before) for before, value in pairwise((None, *section.nodes))]
    return el(
        "section",
        el("h2", page.words.section(section), id=f"{anchor}-h"),
        grid(page, section),
        *nodes,
        id=anchor,
        aria_labelledby=f"{anchor}-h",
        class_="first" if first else None,
    )


def _node(page: Page, value: Node | None, before: Node | None) -> Markup:
    """A node of a section; a table right behind the large figures is their breakdown, and folds."""
    if isinstance(value, Table) and isinstance(before, Paragraph) and page.words.figures(before):
        return folded_table(page, value)
    return node(page, value, 3) if value is not None else Markup("")


def _all_quotes(page: Page) -> Markup:
    if not page.review.evidence:
        return Markup("")
    anchor = _anchor(_QUOTES)
    return el(
        "section",
        el("h2", page.words.ui("quotes"), id=f"{anchor}-h"),
        el("p", page.words.ui("quotes_note"), class_="line"),
        page.quotes.everything(),
        id=anchor,
        aria_labelledby=f"{anchor}-h",
        class_="quotes",
    )


def _foot(page: Page) -> Markup:
    return el("footer", el("p", page.words.title), el("p", page.words.made_by()))

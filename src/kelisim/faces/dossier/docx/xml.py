"""Elements of WordprocessingML that python-docx has no name for: fields, bookmarks, languages, borders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Xml: TypeAlias = Any
"""Elements of lxml and objects of python-docx, which carry no types."""

LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ", "uz": "uz-Latn-UZ"}


def make(tag: str, *children: Xml, **attributes: object) -> Xml:
    """An element such as ``make("w:pBdr", …, val="single")``; attributes are of the ``w`` namespace."""
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(children)
    return element


def language_of(code: str) -> str:
    """The code by which Word knows a language."""
    return LANGUAGES.get(code, code)


def run(text: str, *, style: str | None = None, language: str = "", color: str = "", bold: bool = False) -> Xml:
    """A run of text with what differs from its paragraph."""
    properties = []
    if style:
        properties.append(make("w:rStyle", val=style))
    if bold:
        properties.append(make("w:b"))
    if color:
        properties.append(make("w:color", val=color))
    if language:
        properties.append(make("w:lang", val=language_of(language)))
    said = OxmlElement("w:t")
    said.text = text
    said.set(qn("xml:space"), "preserve")
    return make("w:r", *([make("w:rPr", *properties)] if properties else []), said)


def field(instruction: str, shown: Iterable[Xml], *, dirty: bool = False) -> list[Xml]:
    """A field with what it shows until Word brings it up to date."""
    begin = make("w:fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    text = OxmlElement("w:instrText")
    text.text = f" {instruction} "
    text.set(qn("xml:space"), "preserve")
    ends = [make("w:fldChar", fldCharType=kind) for kind in ("separate", "end")]
    return [make("w:r", begin), make("w:r", text), make("w:r", ends[0]), *shown, make("w:r", ends[1])]


def bookmarked(name: str, number: int, *inside: Xml) -> list[Xml]:
    """Elements between the two ends of a bookmark."""
    return [make("w:bookmarkStart", id=number, name=name), *inside, make("w:bookmarkEnd", id=number)]


def border(side: str, color: str, size: int, space: int = 4) -> Xml:
    """One side of a frame; size in eighths of a point."""
    return make(f"w:{side}", val="single", sz=size, space=space, color=color)

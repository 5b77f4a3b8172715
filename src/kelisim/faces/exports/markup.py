"""What the XML formats share: text that XML can hold, elements with text, and the whole as bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], " ")


def clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return text.translate(_NOT_XML)


def add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    """A new element at the end of its parent; underscores in names of attributes are hyphens in XML."""
    told = {name.replace("_", "-"): clean(value) for name, value in attributes.items()}
    node = ET.SubElement(parent, tag, told)
    node.text = None if text is None else clean(text)
    return node


def as_bytes(root: ET.Element) -> bytes:
    """The document, indented, in UTF-8."""
    ET.indent(root, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"

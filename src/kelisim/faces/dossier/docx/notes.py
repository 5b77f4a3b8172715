"""Endnotes: each quote once, numbered by the word processor in the order in which the text first refers to them.

That is the order of the review's own numbers too, since a review numbers its evidence as a reader meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from kelisim.faces.dossier.docx.xml import Xml, bookmarked, field, make, run
from kelisim.faces.dossier.outline import Block

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


class Notes:
    """The endnotes of one document; marks are given out where the text refers to them."""

    def __init__(self, notes: Sequence[Block]) -> None:
        self._of = {note["ref"]: note for note in notes}
        self._number: dict[int, int] = {}

    def marks(self, refs: Iterable[int]) -> list[Xml]:
        """Marks for these quotes: the first time the note itself, later a reference to its mark."""
        found: list[Xml] = []
        for ref in refs:
            found.extend([run(", ", style="EndnoteReference")] if found else [])
            if ref in self._number:
                shown = run(str(self._number[ref]), style="EndnoteReference")
                found.extend(field(f"NOTEREF n{ref} \\h", [shown]))
            else:
                self._number[ref] = len(self._number) + 1
                found.extend(bookmarked(f"n{ref}", 10_000 + ref, _reference(self._number[ref])))
        return found

    def unmet(self) -> list[int]:
        """The notes that no statement has referred to yet."""
        return [ref for ref in self._of if ref not in self._number]

    def attach(self, document: Xml) -> None:
        """Put the notes into the document's package."""
        part = Part(PackURI("/word/endnotes.xml"), _TYPE, b"", document.part.package)
        root = parse_xml(f"<w:endnotes {nsdecls('w', 'r')}/>")
        root.extend(_separator(number, kind) for number, kind in _SEPARATORS)
        # Numbers as ids, in order: LibreOffice pairs notes and marks by their order rather than by their ids.
        root.extend(_note(self._of[ref], number, part) for ref, number in self._number.items())
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
        listed = [make("w:endnote", id=number) for number, _ in _SEPARATORS]
        _place(document.settings.element, make("w:endnotePr", _decimal(), *listed), _AFTER_IN_SETTINGS)
        _place(document.sections[0]._sectPr, make("w:endnotePr", _decimal()), _AFTER_IN_SECTION)


def _decimal() -> Xml:
    return make("w:numFmt", val="decimal")


def _reference(number: int) -> Xml:
    style = make("w:rPr", make("w:rStyle", val="EndnoteReference"))
    return make("w:r", style, make("w:endnoteReference", id=number))


def _separator(number: int, kind: str) -> Xml:
    paragraph = make("w:p", make("w:r", OxmlElement(f"w:{kind}")))
    return make("w:endnote", paragraph, type=kind, id=number)


def _note(note: Block, number: int, part: Part) -> Xml:
    source = run(note["source"], style="NoteSource")
    if note["url"]:
        link = make("w:hyperlink", source)
        link.set(qn("r:id"), part.relate_to(note["url"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        source = link
    paragraph = make(
        "w:p",
        make("w:pPr", make("w:pStyle", val="EndnoteText")),
        make("w:r", make("w:rPr", make("w:rStyle", val="NoteNumber")), OxmlElement("w:endnoteRef")),
        make("w:r", OxmlElement("w:tab")),
        run(note["text"], language=note["language"]),
        make("w:r", OxmlElement("w:br")),
        source,
    )
    return make("w:endnote", paragraph, id=number)


_AFTER_IN_SETTINGS = (
    "compat", "docVars", "rsids", "mathPr", "themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol",
    "listSeparator",
)  # fmt: skip
_AFTER_IN_SECTION = ("type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "titlePg")


def _place(parent: Xml, element: Xml, before: Sequence[str]) -> None:
    """Put an element where the schema wants it: before the first of these, else at the end."""
    later = next((child for child in parent if etree.QName(child).localname in before), None)
    if later is None:
        parent.append(element)
    else:
        later.addprevious(element)

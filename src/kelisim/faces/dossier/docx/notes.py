"""Endnotes: each quote once, under the number that it has in every other format of the review."""

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
        self._notes = notes
        self._met: set[int] = set()

    def marks(self, refs: Iterable[int]) -> list[Xml]:
        """Marks for these numbers: the first time the note itself, later a reference to its mark."""
        found = []
        for ref in refs:
            mark = run(f"[{ref}]", style="EndnoteReference")
            if ref in self._met:
                found.extend(field(f"NOTEREF n{ref} \\h", [mark]))
            else:
                self._met.add(ref)
                found.extend(bookmarked(f"n{ref}", 10_000 + ref, _first(mark, ref)))
        return found

    def unmet(self) -> list[int]:
        """The notes that no statement has referred to yet."""
        return [note["ref"] for note in self._notes if note["ref"] not in self._met]

    def attach(self, document: Xml) -> None:
        """Put the notes into the document's package."""
        part = Part(PackURI("/word/endnotes.xml"), _TYPE, b"", document.part.package)
        root = parse_xml(f"<w:endnotes {nsdecls('w', 'r')}/>")
        root.extend(_separator(number, kind) for number, kind in _SEPARATORS)
        root.extend(_note(note, part) for note in self._notes)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
        listed = make("w:endnotePr", *[make("w:endnote", id=number) for number, _ in _SEPARATORS])
        _place_in_settings(document.settings.element, listed)


def _first(mark: Xml, ref: int) -> Xml:
    reference = make("w:endnoteReference", customMarkFollows=1, id=ref)
    mark.insert(1, reference)
    return mark


def _separator(number: int, kind: str) -> Xml:
    paragraph = make("w:p", make("w:r", OxmlElement(f"w:{kind}")))
    return make("w:endnote", paragraph, type=kind, id=number)


def _note(note: Block, part: Part) -> Xml:
    source = run(note["source"], style="NoteSource")
    if note["url"]:
        link = make("w:hyperlink", source)
        link.set(qn("r:id"), part.relate_to(note["url"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        source = link
    paragraph = make(
        "w:p",
        make("w:pPr", make("w:pStyle", val="EndnoteText")),
        run(f"[{note['ref']}]", bold=True),
        make("w:r", OxmlElement("w:tab")),
        run(note["text"], language=note["language"]),
        make("w:r", OxmlElement("w:br")),
        source,
    )
    return make("w:endnote", paragraph, id=note["ref"])


_AFTER = (
    "compat", "docVars", "rsids", "mathPr", "themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol",
    "listSeparator",
)  # fmt: skip


def _place_in_settings(settings: Xml, element: Xml) -> None:
    """The schema wants an order of the settings: the notes come before these."""
    for child in settings:
        if etree.QName(child).localname in _AFTER:
            child.addprevious(element)
            return
    settings.append(element)

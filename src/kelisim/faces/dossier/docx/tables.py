"""Tables, written as elements: python-docx looks up the whole grid for every cell that is touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kelisim.faces.dossier.docx.notes import Notes
from kelisim.faces.dossier.docx.xml import Xml, make, run
from kelisim.faces.dossier.outline import Block

WIDTH = 16.2
_TWENTIETHS = 567


def table(block: Block, notes: Notes) -> Xml:
    """A table with a head that repeats on every page and rows that stay whole."""
    widths = [round(width * _TWENTIETHS) for width in widths_in_cm(block)]
    rows = [_row("w:tblHeader", [[text, []] for text in block["heads"]], widths, block, notes)]
    rows.extend(_row("w:cantSplit", cells, widths, block, notes) for cells in block["rows"])
    properties = make(
        "w:tblPr",
        make("w:tblStyle", val="ReviewTable"),
        make("w:tblW", w=sum(widths), type="dxa"),
        make("w:tblLayout", type="fixed"),
        make("w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
    )
    return make("w:tbl", properties, make("w:tblGrid", *[make("w:gridCol", w=width) for width in widths]), *rows)


def widths_in_cm(block: Block) -> list[float]:
    """Widths of a table's columns in centimetres; together the width of the page's text."""
    shares = block["shares"]
    return [round(WIDTH * share / sum(shares), 2) for share in shares]


def _row(kind: str, cells: Sequence[Sequence[Any]], widths: Sequence[int], block: Block, notes: Notes) -> Xml:
    style = "TableTextSmall" if block["small"] else "TableText"
    made = []
    for (text, refs, *_), width, right in zip(cells, widths, block["right"], strict=True):
        look = [make("w:pStyle", val=style), *([make("w:jc", val="right")] if right else [])]
        words = run(text + (" " if refs else ""))
        paragraph = make("w:p", make("w:pPr", *look), words, *notes.marks(refs))
        made.append(make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa")), paragraph))
    return make("w:tr", make("w:trPr", make(kind)), *made)

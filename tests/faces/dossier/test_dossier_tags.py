"""What a reader of screens needs of the PDF, by walking its structure (PDF/UA-1, ISO 14289-1).

veraPDF, which would check the whole standard, is on no registry of this project.

Everything that is painted lies in a tag or is marked as decoration, and the tags are of the right kind and order.
"""

from __future__ import annotations

import io
from collections import Counter
from functools import lru_cache
from itertools import pairwise

import pypdf
from dossier_sample import labels, review
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

from kelisim.faces.dossier import FORMATS

PAINTS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"BI"}
CELLS = {"/TH", "/TD"}


@lru_cache(maxsize=1)
def reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(FORMATS[".pdf"](review(), labels())))


def plain(value):
    return value.get_object() if isinstance(value, IndirectObject) else value


def children(node):
    kids = plain(node.get("/K", ArrayObject()))
    return [plain(kid) for kid in kids] if isinstance(kids, ArrayObject) else [kids]


def walk(node, parents=()):
    """Every structure element in reading order: (its role, itself, the roles above it)."""
    for kid in children(node):
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield str(kid["/S"]), kid, parents
            yield from walk(kid, (*parents, str(kid["/S"])))


@lru_cache(maxsize=1)
def elements():
    return tuple(walk(reader().trailer["/Root"]["/StructTreeRoot"]))


def of(role: str):
    return [node for name, node, _ in elements() if name == role]


def marked(node, page=None):
    """The marked contents under an element: (page's object number, MCID), and the objects it refers to."""
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    for kid in children(node):
        if isinstance(kid, int):
            yield page, int(kid)
        elif kid.get("/Type") == "/MCR":
            yield (kid.raw_get("/Pg").idnum if "/Pg" in kid else page), int(kid["/MCID"])
        elif "/S" in kid:
            yield from marked(kid, page)


def painted(page):
    """(MCIDs of a page, what is painted outside of tags and decorations)."""
    open_marks, ids, outside = [], set(), []
    for operands, operator in ContentStream(page["/Contents"], reader()).operations:
        if operator in (b"BDC", b"BMC"):
            mcid = plain(operands[1]).get("/MCID") if operator == b"BDC" else None
            open_marks.append("/Artifact" if operands[0] == "/Artifact" else mcid)
            ids |= {int(mcid)} if mcid is not None else set()
        elif operator == b"EMC":
            open_marks.pop()
        elif operator in PAINTS and not any(mark is not None for mark in open_marks):
            outside.append(operator)
    return ids, outside


def test_the_document_says_what_it_is():
    root = reader().trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader().xmp_metadata.stream.get_data()
    assert all(page.get("/Tabs") == "/S" for page in reader().pages if "/Annots" in page)


def test_everything_painted_is_in_a_tag_or_marked_as_decoration():
    in_tags = Counter(marked(reader().trailer["/Root"]["/StructTreeRoot"]))
    on_pages = set()
    for page in reader().pages:
        ids, outside = painted(page)
        assert outside == []
        on_pages |= {(page.indirect_reference.idnum, mcid) for mcid in ids}
    assert on_pages and on_pages == set(in_tags)
    assert set(in_tags.values()) == {1}, "a piece of text is read twice"


def test_headings_go_down_one_level_at_a_time():
    levels = [int(name[2:]) for name, _, _ in elements() if name[:2] == "/H" and name[2:].isdigit()]
    assert levels[0] == 1 and set(levels) >= {1, 2, 3}
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_drawing_is_told_in_words():
    figures = of("/Figure")
    assert len(figures) >= 2
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)


def test_tables_have_heads_of_columns_and_rows_of_one_length():
    tables = of("/Table")
    assert len(tables) >= 3
    for table in tables:
        rows = [node for name, node, _ in walk(table) if name == "/TR"]
        widths = {len([kid for kid in children(row) if str(kid.get("/S")) in CELLS]) for row in rows}
        assert len(widths) == 1 and {str(kid["/S"]) for kid in children(rows[0])} == {"/TH"}
    for head in of("/TH"):
        attributes = plain(head.get("/A"))
        attributes = [plain(one) for one in attributes] if isinstance(attributes, ArrayObject) else [attributes]
        assert any(one.get("/Scope") == "/Column" for one in attributes if one)


def test_lists_and_links_are_whole():
    for name, _, parents in elements():
        if name == "/LI":
            assert parents[-1] == "/L"
        if name in CELLS:
            assert parents[-1] == "/TR"
    links = [
        annotation.get_object()
        for page in reader().pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert links and all(str(link.get("/Contents", "")).strip() for link in links)
    assert all("/StructParent" in link for link in links)
    assert len(of("/Link")) >= 1


def test_other_languages_are_marked():
    said = {str(node["/Lang"]) for _, node, _ in elements() if "/Lang" in node}
    assert {"ru", "kk"} <= said


def test_what_is_painted_outside_of_a_tag_would_be_found():
    stream = ContentStream(reader().pages[0]["/Contents"], reader())
    stream.operations = [([], b"S"), *stream.operations]
    assert painted({"/Contents": stream})[1] == [b"S"]

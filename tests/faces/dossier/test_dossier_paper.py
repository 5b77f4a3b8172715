"""The formats for paper: what an office program and a reader of screens find in them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from dossier_sample import KAZAKH, RUSSIAN, labels, review
from gold_register import gold_entries, gold_register, trade
from lxml import etree

from kelisim.faces.dossier import FORMATS
from kelisim.faces.dossier.outline import outline, shares
from kelisim.faces.dossier.words import Words
from kelisim.measures import measure
from kelisim.review.build import build


@pytest.fixture(scope="module")
def data() -> bytes:
    return FORMATS[".docx"](review(), labels())


@pytest.fixture(scope="module")
def document(data):
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def test_headings_are_real_and_in_order(document):
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1 and max(levels) == 3
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert document.paragraphs[0].style.name == "Title"


def test_quotes_are_native_endnotes_each_once(data):
    notes = [n for n in part(data, "endnotes") if n.get(qn("w:type")) is None]
    marks = part(data, "document").iter(qn("w:endnoteReference"))
    ids = [mark.get(qn("w:id")) for mark in marks]
    assert len(notes) == len(review().evidence)
    assert ids == [note.get(qn("w:id")) for note in notes] == [str(n + 1) for n in range(len(notes))]


def test_later_marks_show_the_number_of_the_note_they_refer_to(data):
    body = part(data, "document")
    numbers = {}
    for mark in body.iter(qn("w:endnoteReference")):
        numbers[mark.getparent().getprevious().get(qn("w:name"))] = mark.get(qn("w:id"))
    for code in body.iter(qn("w:instrText")):
        words = code.text.split()
        if words[0] == "NOTEREF":
            shown = code.getparent().getnext().getnext()
            assert "".join(shown.itertext()) == numbers[words[1]]


def test_languages_are_marked(data):
    defaults = part(data, "styles").find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert defaults.get(qn("w:val")) == "en-GB"
    of_text = {}
    for run in part(data, "endnotes").iter(qn("w:r")):
        lang = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        of_text["".join(run.itertext())] = None if lang is None else lang.get(qn("w:val"))
    assert of_text[f"“{RUSSIAN}”"] == "ru-RU" and of_text[f"“{KAZAKH}”"] == "kk-KZ"


def test_tables_have_heads_that_repeat(document):
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.style.name == "Review Table"


def test_contents_is_a_field_whose_links_have_places(data):
    body = part(data, "document")
    assert any((code.text or "").split()[0] == "TOC" for code in body.iter(qn("w:instrText")))
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert anchors and anchors <= places
    assert len(anchors) == len(review().sections) + 1


def test_pictures_have_words(document):
    shapes = document.inline_shapes
    assert len(shapes) == 2
    assert all(shape._inline.docPr.get("descr") for shape in shapes)


def test_fields_are_closed(data):
    kinds = [char.get(qn("w:fldCharType")) for char in part(data, "document").iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_no_address_but_of_the_web_is_linked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = archive.read("word/_rels/endnotes.xml.rels").decode()
    assert "javascript" not in links and "centralasianlight.org" in links


def test_the_pdf_is_tagged_titled_and_has_bookmarks():
    reader = pypdf.PdfReader(io.BytesIO(FORMATS[".pdf"](review(), labels())))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert reader.metadata.title == "Kazakhstan – Uzbekistan: implementation review"
    assert "pdfuaid:part" in reader.xmp_metadata.stream.get_data().decode()
    titles = [mark.title for mark in reader.outline if not isinstance(mark, list)]
    assert titles[0] == "At a glance" and len(titles) == len(review().sections) + 1


def test_every_font_of_the_pdf_is_inside():
    reader = pypdf.PdfReader(io.BytesIO(FORMATS[".pdf"](review(), labels("kk"))))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            for one in font.get_object().get("/DescendantFonts", []):
                assert {"/FontFile2", "/FontFile3"} & set(one.get_object()["/FontDescriptor"])


def test_columns_share_a_line_and_short_words_stay_whole():
    short, long = shares([["Date", "What"], ["20 February", "x " * 200]])
    assert short >= len("February") and long > 3 * short
    many = shares([["aaaaaaaaaaaaaaaaaaaa"] * 12])
    assert len(set(many)) == 1


def test_the_outline_is_plain_data():
    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(one) for key, one in value.items())
        if isinstance(value, list):
            return all(plain(one) for one in value)
        return isinstance(value, (str, int, float, bool))

    assert plain(outline(Words(review(), labels())))


@pytest.mark.parametrize("day", ["2024-02-20", "2025-11-30"])
def test_endnotes_of_the_example_have_the_numbers_of_the_other_formats(day):
    register = gold_register(day)
    real = build(register, measure(register, trade()), gold_entries(), versions={})
    made = FORMATS[".docx"](real, labels())
    texts = ["".join(note.itertext()) for note in part(made, "endnotes") if note.get(qn("w:type")) is None]
    assert len(texts) == len(real.evidence) > 100
    for evidence, text in zip(real.evidence, texts, strict=True):
        assert evidence.text in text


def test_styles_that_word_knows_are_its_own(data):
    styles = {style.get(qn("w:styleId")): style for style in part(data, "styles").iter(qn("w:style"))}
    for name in ("TOC1", "EndnoteText", "EndnoteReference", "Heading1", "Title", "Caption"):
        assert styles[name].get(qn("w:customStyle")) is None
    used = {
        mark.get(qn("w:val")) for mark in part(data, "document").iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= set(styles)


def test_a_character_that_no_font_has_stops_no_pdf():
    first, *rest = review().evidence
    odd = replace(review(), evidence=(replace(first, text="中文 🤝 ก"), *rest))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(FORMATS[".pdf"](odd, labels()))).pages)
    assert "中" not in text and "\ufffd" in text

"""Every number on a page, in every format, is one that the review's tree holds: writers add none of their own.

What the tree's numbers rest on is tested in ``tests/review/test_traces.py``. The numbers of notes and of pages are left
out where a format lets them be told apart; axes of drawings carry round numbers of their scale and are left out too.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

import pytest
from docx.oxml.ns import qn
from gold_register import gold_entries, gold_register, trade
from lxml import etree, html

from kelisim.faces.dossier import FORMATS
from kelisim.faces.dossier.words import Words
from kelisim.lang.labels import load_labels
from kelisim.measures import measure
from kelisim.model.codec import to_json
from kelisim.model.review import Chart, Event, FindingList, Item, ItemList, Node, Paragraph, Review, Table, Timeline
from kelisim.review import build

CASES = [
    (".html", "en"), (".html", "ru"), (".md", "en"), (".md", "uz"), (".docx", "en"), (".docx", "kk"), (".pdf", "en"),
    (".pdf", "ru"),
]  # fmt: skip
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=1)
def review() -> Review:
    register = gold_register("2025-11-30")
    return build(register, measure(register, trade()), gold_entries(), versions={"rubric": "rubric 1"})


@lru_cache(maxsize=16)
def written(suffix: str, language: str) -> bytes:
    return FORMATS[suffix](review(), load_labels(language))


# What each format shows, without the numbers that it gives to notes, pages and lists.


def of_html(data: bytes) -> str:
    page = html.document_fromstring(data.decode())
    for path in (
        "//style", "//script", "//*[contains(@class, 'tick')]", "//*[contains(@class, 'chips')]/details/summary",
        "//a[contains(@class, 'ref')]", "//span[contains(@class, 'no')]",
    ):  # fmt: skip
        for node in page.xpath(path):
            node.drop_tree()
    return " ".join(page.xpath("//body//text()"))


def of_markdown(data: bytes) -> str:
    return re.sub(r"\[\^\d+\]:?", " ", data.decode())


def of_docx(data: bytes) -> str:
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in ("document", "endnotes"):
            part = etree.fromstring(archive.read(f"word/{name}.xml"))
            field, shown = "", True  # what a field shows (the number of a note, of a page) is no text of the page
            for node in part.iter(qn("w:t"), qn("w:instrText"), qn("w:fldChar")):
                if node.tag == qn("w:instrText"):
                    field = (node.text or "").split()[0]
                elif node.tag == qn("w:fldChar"):
                    shown = node.get(qn("w:fldCharType")) == "end" or field not in ("NOTEREF", "PAGE", "NUMPAGES")
                elif shown:
                    found.append(node.text or "")
            found.extend(drawing.get("descr") or "" for drawing in part.iter("{*}docPr"))
    return "\n".join(found)


def of_pdf(data: bytes) -> str:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


READ = {".html": of_html, ".md": of_markdown, ".docx": of_docx, ".pdf": of_pdf}


def told(words: Words) -> Iterator[str]:
    """Everything that the tree says, in words, node by node; asked of no writer."""
    review = words.review
    yield words.title
    yield words.made_by()
    yield from (text for pair in words.facts() for text in pair)
    yield from (words.section(section) for section in review.sections)
    yield from (words.ui("more_elsewhere", n=n.more) for n in review.nodes() if isinstance(n, FindingList) and n.more)
    for node in review.nodes():
        yield from of_node(words, node)
    for evidence in review.evidence:
        yield " ".join((evidence.text, evidence.url or "", evidence.speaker or "", *words.source(evidence)))


def of_node(words: Words, node: Node) -> Iterator[str]:
    match node:
        case Paragraph():
            yield words.paragraph(node)
            yield from (text for pair in words.figures(node) for text in pair)
        case FindingList():
            yield words.heading(node.heading) if node.heading else ""
            yield str(len(node.findings) + node.more)
            yield from (words.finding(finding) for finding in node.findings)
        case ItemList():
            yield words.ui("more_left_out", n=node.more) + str(len(node.items) + node.more)
            yield " ".join(str(count) for count in node.statuses.values())
            for item in node.items:
                yield from of_item(words, item)
        case Table():
            yield words.table_title(node)
            yield from (words.column(key) for key in node.columns)
            yield from (words.cell(cell) for row in node.rows for cell in row)
        case Chart():
            yield words.chart_title(node) + words.chart_description(node)
            yield from (text for texts, _ in words.chart_rows(node) for text in texts)
            yield from (words.axis(point.value, node.unit) for point in (*node.points, *node.path))
        case Timeline():
            yield words.timeline_title(node) + words.timeline_description(node)
            yield from (of_event(words, event) for event in node.events)


def of_item(words: Words, item: Item) -> Iterator[str]:
    yield words.item_title(item) + words.item_line(item)
    yield from (text for pair in words.details(item) for text in pair)
    yield from (words.short_date(step.date) + words.step_since(step) for step in item.steps)
    yield from (words.finding(finding) for finding in item.findings)


def of_event(words: Words, event: Event) -> str:
    return f"{words.event(event)} {words.short_date(event.date)}"


# What a writer counts by itself: how many entries fold, how many of a stage stand in the grid, notes and pages.
FOLDS = {str(n) for n in range(13)}


def strays(suffix: str, language: str, data: bytes) -> set[str]:
    """The numbers of a page that the tree does not hold."""
    words = Words(review(), load_labels(language))
    known = {number for text in told(words) for number in _NUMBER.findall(text)} | FOLDS
    known |= set(_NUMBER.findall(" ".join(load_labels(language).groups["dossier"].values())))
    if suffix == ".html":
        known |= {str(len(node.items)) for node in review().nodes() if isinstance(node, ItemList)}
        known |= {str(n) for node in review().nodes() for n in _folded(node)}
    if suffix == ".pdf":  # the numbers of notes stand between the words of its text
        known |= {str(n) for n in range(1, len(review().evidence) + 1)} | set(axes())
    return set(_NUMBER.findall(READ[suffix](data))) - known


def axes() -> Iterator[str]:
    """The years along the charts, which a PDF writes like any other text."""
    for chart in (node for node in review().nodes() if isinstance(node, Chart)):
        years = [int(point.period[:4]) for point in (*chart.points, *chart.path)]
        yield from map(str, range(min(years), max(years) + 1))


def _folded(node: Node) -> Iterator[int]:
    for many in (getattr(node, "findings", ()), getattr(node, "events", ())):
        yield from (len(many) - kept for kept in (8, 14) if len(many) > kept)
        yield len(many) - 26 if len(many) > 26 else 0


@pytest.mark.parametrize(("suffix", "language"), CASES)
def test_no_number_on_a_page_comes_from_nowhere(suffix, language):
    assert strays(suffix, language, written(suffix, language)) == set()


def test_the_cases_are_of_all_formats():
    assert {suffix for suffix, _ in CASES} | {".json"} == set(FORMATS), "teach this test to read the new format"


def test_the_json_is_the_tree_and_nothing_more():
    assert json.loads(written(".json", "en")) == json.loads(to_json(review(), exact=True))


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_a_number_from_nowhere_would_be_found(suffix):
    data = written(suffix, "en").replace(b"Mutual trade of ", b"Mutual trade of 4711 and 97 and ", 1)
    assert strays(suffix, "en", data) == {"4711", "97"}


def test_a_number_from_nowhere_would_be_found_in_a_word_document():
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(".docx", "en"))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"Mutual trade of", b"4711 Mutual trade of", 1))
    assert strays(".docx", "en", made.getvalue()) == {"4711"}


def test_a_number_from_nowhere_would_be_found_in_a_pdf(monkeypatch):
    monkeypatch.setitem(READ, ".pdf", lambda data: f"{of_pdf(data)} 998877665")
    assert strays(".pdf", "en", written(".pdf", "en")) == {"998877665"}

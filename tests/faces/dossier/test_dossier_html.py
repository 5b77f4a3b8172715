"""The page: on its own, nothing foreign becomes a tag, and it can be used without eyes or colours."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from dossier_sample import HOSTILE, KAZAKH, RUSSIAN, chart, labels, review
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kelisim.faces.dossier.html import write
from kelisim.faces.dossier.html.markup import Markup, el, esc, web_address
from kelisim.faces.dossier.html.nodes import FOLD, Page, node
from kelisim.faces.dossier.words import Words
from kelisim.model.review import FindingList


@pytest.fixture(scope="module")
def source() -> str:
    return write(review(), labels()).decode()


@pytest.fixture(scope="module")
def page(source):
    return html.document_fromstring(source)


def test_no_script_and_nothing_from_elsewhere(page):
    assert not page.xpath("//script | //iframe | //object | //embed | //img | //link | //form | //base")
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')] | //@src | //@srcset")
    assert all(href.startswith(("#", "https://", "http://")) for href in page.xpath("//@href"))
    css = page.xpath("string(//style)")
    assert "url(" not in css and "@import" not in css


def test_the_policy_lets_in_this_style_sheet_only(source):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', source).group(1).replace("&#x27;", "'")
    sheet = re.search(r"<style>(.*?)</style>", source, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_hostile_words_are_words(page, source):
    assert "alert('x')</script>" not in source
    assert HOSTILE in page.text_content()
    assert not any("javascript:" in href for href in page.xpath("//@href"))


def test_ids_are_unique_and_every_reference_has_its_place(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in page.xpath("//@href[starts-with(., '#')]"):
        assert href[1:] in ids
    for labelled in page.xpath("//@aria-labelledby"):
        assert set(labelled.split()) <= set(ids)


def test_headings_are_in_order(page):
    levels = [int(tag.tag[1]) for tag in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_landmarks_and_the_skip_link(page):
    for tag in ("header", "main", "nav", "footer"):
        assert len(page.xpath(f"//{tag}")) == 1
    first = page.xpath("//body//a")[0]
    assert first.get("href") == "#" + page.xpath("//main/@id")[0]
    assert page.get("lang") == "en"


def test_quotes_open_in_place_and_keep_their_language(page):
    finding = page.xpath("//li[contains(@class, 'finding')]")[1]
    chips = finding.xpath(".//details[@class='chip']")
    assert [chip.findtext("summary") for chip in chips] == ["[8]", "[3]", "[5]"]
    russian = next(q for q in chips[1].xpath(".//q") if q.text == RUSSIAN)
    assert russian.get("lang") == "ru"
    assert "AMANinfo" in chips[1].text_content() and "20 February 2024" in chips[1].text_content()


def test_a_quote_in_the_language_of_the_page_is_not_marked():
    page = html.document_fromstring(write(review(), labels("ru")).decode())
    assert all(q.get("lang") is None for q in page.xpath("//q") if q.text == RUSSIAN)
    assert page.xpath("//q[@lang='kk']")


def test_titles_of_records_keep_their_language(page):
    assert page.xpath(f"//h4[text()='{KAZAKH}']/@lang") == ["kk", "kk"]


def test_tables_have_captions_and_scope(page):
    for table in page.iter("table"):
        assert table.find("caption").text_content()
        assert all(head.get("scope") == "col" for head in table.xpath("./thead//th"))
        assert all(head.get("scope") == "row" for head in table.xpath("./tbody//th"))
        assert table.xpath("../@tabindex") == ["0"]


def test_status_and_severity_are_a_word_and_a_shape(page):
    for tag in page.xpath("//span[contains(@class, 'badge') or contains(@class, 'sev')]"):
        assert tag.text_content().strip()
    severities = page.xpath("//span[contains(@class, 'sev ')]")
    assert severities and all(tag.xpath(".//*[local-name()='use']") for tag in severities)


def test_drawings_have_words(page):
    drawings = page.xpath("//*[local-name()='svg'][@role='img']")
    assert len(drawings) == 3
    for drawing in drawings:
        assert drawing.xpath("./*[local-name()='title']")[0].text
        assert drawing.xpath("./*[local-name()='desc']")[0].text


def test_the_numbers_of_the_chart_stand_in_a_table(page):
    table = page.xpath("//figure//table")[0]
    assert len(table.xpath("./tbody/tr")) == len(chart().points) + 1  # the target, last
    assert "$4.3\u00a0bn" in page.text_content() or "$4.3 billion" in table.text_content()


def test_long_lists_fold_and_nothing_is_lost(page):
    assert len(page.xpath("//article")) == 17 + 4 + 1 + 1
    assert page.xpath("//details[@class='more']//article")
    assert len(page.xpath("//div[@class='items']")[0].xpath("./article")) == FOLD


def test_news_are_marked_since_the_day_named(page):
    news = page.xpath("//section[@id='s-glance']//li[.//span[text()='new']]")
    assert len(news) == 1
    later = write(replace(review(), since=None), labels()).decode()
    assert 'class="badge new"' not in later


def test_an_unknown_node_is_refused():
    with pytest.raises(TypeError, match="no way to write a str"):
        node(Page(review(), Words(review(), labels())), "what is this", 3)  # type: ignore[arg-type]


def test_an_empty_list_of_findings_leaves_no_frame():
    assert node(Page(review(), Words(review(), labels())), FindingList(()), 3) == ""


@given(st.text())
def test_no_text_becomes_a_tag(text):
    written = el("p", text, title=text)
    parsed = html.fragment_fromstring(str(written)) if "\r" not in text else None
    assert len(re.findall("<", written)) == 2
    assert parsed is None or not list(parsed)


def test_markup_passes_once_and_text_does_not():
    assert el("p", Markup("<b>x</b>"), "<b>") == "<p><b>x</b>&lt;b&gt;</p>"
    assert esc(esc("&")) == "&amp;"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/b?c=1", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
        ("data:text/html,x", False), ("//a.example", False), ("file:///etc/passwd", False), ("", False), (None, False),
        ("https://[broken", False), (" https://a.example ", True),
    ],
)  # fmt: skip
def test_only_web_addresses_may_be_followed(url, kept):
    assert (web_address(url) is not None) is kept

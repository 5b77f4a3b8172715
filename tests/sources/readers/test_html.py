from __future__ import annotations

import contextlib

import make
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.sources.draft import RefusedError
from kelisim.sources.readers import html


def test_the_main_text_and_what_the_page_tells_of_itself() -> None:
    (draft,) = html.read(make.ARTICLE.encode())
    assert make.FIRST in draft.text.split("\n\n") and make.SECOND in draft.text.split("\n\n")
    assert "All news" not in draft.text and "rights reserved" not in draft.text
    assert (draft.title, draft.date, draft.publisher, draft.language, draft.source_url) == (
        "Ministers take stock",
        "2024-02-20",
        "Steppe Wire",
        "en",
        "https://steppe.example/2024/ministers",
    )


def test_a_page_without_date_has_none() -> None:
    (draft,) = html.read(make.page(f"<article><p>{make.FIRST}</p><p>Trade in 2011 fell.</p></article>").encode())
    assert draft.date is None


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_a_page_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    text = "Министры иностранных дел двух стран встретились в Астане и обсудили ход выполнения договорённостей."
    source = make.page(f"<article><p>{text}</p></article>", lang="ru").replace("utf-8", encoding)
    (draft,) = html.read(source.encode(encoding))
    assert draft.text == text and draft.language == "ru"


def test_a_wrong_declaration_is_not_believed() -> None:
    source = make.page("<article><p>Министры встретились в Астане.</p></article>").replace("utf-8", "no-such-charset")
    assert "Министры" in html.read(source.encode())[0].text


def test_what_calls_itself_latin_1_keeps_its_quotation_marks() -> None:
    source = make.page("<article><p>The ministers spoke of a “new page”.</p></article>").replace("utf-8", "iso-8859-1")
    assert "“new page”" in html.read(source.encode("cp1252"))[0].text


def test_an_enormous_page_is_refused_at_once() -> None:
    with pytest.raises(RefusedError) as caught:
        html.read(b"<p>word</p>" * 1_000_000)
    assert caught.value.what == "too_large"


def test_a_table_keeps_its_rows_as_lines() -> None:
    table = "<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2022</td><td>5.0</td></tr></table>"
    (draft,) = html.read(make.page(f"<article><p>{make.FIRST}</p>{table}<p>{make.SECOND}</p></article>").encode())
    assert "2022 | 5.0" in draft.text.split("\n\n") and "|--" not in draft.text


@pytest.mark.parametrize("body", ["", "<script>document.write('x')</script>", "<img src='scan.png'>", "<!-- x -->"])
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(RefusedError) as caught:
        html.read(make.page(body).encode())
    assert caught.value.what == "no_text"


def test_a_fragment_gives_its_visible_text_in_blocks() -> None:
    assert html.fragment(
        "<p>One <b>two</b>\nthree</p>tail<script>x</script> end<svg><text>y</text></svg><div>a<br>b</div>"
    ) == ("One two three\n\ntail end\n\na\n\nb")
    assert html.fragment("no tags") == "no tags"
    assert html.fragment("") == ""


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "<table>", "<td>", "</td>", "&amp;", "&#0;", "text ", "<!--", "\0"])
    )
)
def test_any_soup_is_text_or_a_refusal(parts: list[str]) -> None:
    with contextlib.suppress(RefusedError):
        assert html.read("".join(parts).encode())[0].text

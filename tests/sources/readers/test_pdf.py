from __future__ import annotations

import textwrap

import make
import pytest

from kelisim.sources import layout
from kelisim.sources.draft import RefusedError
from kelisim.sources.readers import pdf


def wrap(text: str, width: int = 70) -> list[str]:
    return textwrap.wrap(text, width)


def test_lines_become_paragraphs_again() -> None:
    long = f"{make.FIRST} {make.SECOND}"
    data = make.pdf([["Ministers take stock", *wrap(long, 50), *wrap(make.SECOND, 50), "Done."]])
    (draft,) = pdf.read(data)
    assert draft.text.split("\n\n") == [
        "Ministers take stock",
        long,
        make.SECOND,
        "Done.",
    ]
    assert draft.title == "Ministers take stock"


def test_a_wider_space_parts_paragraphs_whose_last_line_is_full() -> None:
    lines = ["The ministers met in Astana and agreed on water.", "They parted in Astana and agreed on energy, too."]
    assert pdf.read(make.pdf([lines]))[0].text == " ".join(lines)
    spaced = [lines[0], lines[1], lines[0], lines[1], "", lines[0], lines[1]]
    assert pdf.read(make.pdf([spaced]))[0].text.split("\n\n") == [" ".join(lines * 2), " ".join(lines)]


def test_a_word_parted_at_the_end_of_a_line_is_joined() -> None:
    data = make.pdf(
        [["The two ministers spoke at length about the future of their co-", "operation in water and energy."]]
    )
    assert pdf.read(data)[0].text == (
        "The two ministers spoke at length about the future of their cooperation in water and energy."
    )


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Talks were led by President Kassym-", "Jomart Tokayev.", "Kassym-Jomart Tokayev"),
        ("They spoke of socio-economic plans and socio-", "economic ties.", "socio-economic ties"),
        ("It is the first cooperation of such kind, a co-", "operation in water.", "a cooperation in water"),
        ("The economic forum was held after a trade and socio-", "economic plan.", "socio-economic plan"),
        ("Trade grew by 12 percent in the years from 2021-", "2023 in all.", "2021-2023"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_is_kept(first: str, second: str, whole: str) -> None:
    assert whole in pdf.read(make.pdf([[first, second]]))[0].text


def test_larger_type_is_a_heading_also_where_it_fills_the_line() -> None:
    above = layout.Place(left=60, right=500, top=800, height=20, first_word=60)
    below = layout.Place(left=60, right=500, top=785, height=14, first_word=60)
    assert layout.starts([above, below, layout.Place(60, 300, 770, 14, 60)]) == [True, True, False]


def test_two_columns_do_not_make_every_line_a_paragraph() -> None:
    left = [layout.Place(60, 280, 800 - 14 * n, 14, 40) for n in range(5)]
    right = [layout.Place(310, 530, 800 - 14 * n, 14, 40) for n in range(5)]
    assert layout.starts([*left, *right]) == [True, *[False] * 9]


def test_a_sentence_runs_on_over_the_page_and_running_heads_go() -> None:
    body = "The ministers met in Astana and in Tashkent and went over what"
    pages = [["Steppe Wire bulletin 7", body, f"Page {n} of 3"] for n in (1, 2)]
    pages[1][1] = "had been agreed. They will meet again in the spring of next"
    pages.append(["Steppe Wire bulletin 7", "year.", "Page 3 of 3"])
    assert pdf.read(make.pdf(pages))[0].text == (
        "The ministers met in Astana and in Tashkent and went over what had been agreed. "
        "They will meet again in the spring of next year."
    )


def test_list_items_stay_apart() -> None:
    lines = [
        "The plan has these points for the coming years of work:",
        "- water and energy for both of the two border",
        "regions",
        "- trade",
    ]
    assert pdf.read(make.pdf([lines]))[0].text.split("\n\n")[1:] == [
        "- water and energy for both of the two border regions",
        "- trade",
    ]


def test_the_files_own_words_about_itself() -> None:
    info = "/Title(Talks in Astana)/CreationDate(D:20240220093000+05'00')"
    (draft,) = pdf.read(make.pdf([[make.FIRST]], info=info))
    assert (draft.title, draft.created, draft.date) == ("Talks in Astana", "2024-02-20", None)


@pytest.mark.parametrize("told", ["report_final.docx", "Microsoft Word - x", "untitled 1", "scan"])
def test_a_title_that_is_a_file_name_is_not_taken(told: str) -> None:
    assert pdf.read(make.pdf([["Talks in Astana"]], info=f"/Title({told})"))[0].title == "Talks in Astana"


def test_pypdf_steps_in_with_the_same_words() -> None:
    data = make.pdf([[make.FIRST]])
    assert " ".join(layout.join_pages(pdf._by_pypdf(data)).split()) == make.FIRST


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.4 and then nothing", "unreadable"),
        (b"no pdf", "unreadable"),
        (make.pdf([[]]), "no_text"),
        (make.pdf([[make.FIRST]])[:300], "unreadable"),
        (make.locked_pdf(), "encrypted"),
        (make.pdf([["x"]] * 1001), "too_large"),
    ],
)
def test_what_is_no_readable_pdf_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(RefusedError) as caught:
        pdf.read(data)
    assert caught.value.what == what

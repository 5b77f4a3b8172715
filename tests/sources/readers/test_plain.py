from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.sources import Loaded, load_all
from kelisim.sources.files import to_loaded
from kelisim.sources.readers import plain

GATE = Path(__file__).parents[2] / "gate"
HEADER = "---\nid: a-b\ntitle: Talks: a second round\ndate: 2024-02-20\npublisher: Agency\nlanguage: en\nnote:\n---\n"


def load(text: str) -> Loaded:
    (draft,) = plain.read(text.encode())
    return to_loaded(draft, "x.md", "x.md")


@pytest.mark.parametrize("corpus", ["kaz-uzb", "pairs", "russian"])
def test_every_gold_quote_stands_at_its_offsets(corpus: str) -> None:
    documents = {loaded.document.name: loaded.document for loaded in load_all([str(GATE / corpus / "docs")])}
    checked = 0
    for path in sorted((GATE / corpus / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for claim in gold["claims"]:
            if "start" in claim:
                documents[gold["id"]].quote(claim["start"], claim["end"], expected=claim["quote"])
            else:
                assert claim["quote"] in documents[gold["id"]].text
            checked += 1
    assert checked > 100


def test_the_header_fills_the_report_and_the_body_starts_after_its_line_break() -> None:
    loaded = load(HEADER + "\nFirst.\n")
    document = loaded.document
    assert document is not None and loaded.gaps == ()
    assert (document.name, document.title, document.date) == ("a-b", "Talks: a second round", "2024-02-20")
    assert (document.publisher, document.language, document.note) == ("Agency", "en", None)
    assert document.text == "\nFirst.\n"


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Zl", "Zp", "Mn"]), min_size=1).filter(str.strip))
def test_a_body_keeps_every_visible_character(body: str) -> None:
    loaded = load(HEADER + body)
    assert loaded.document is not None and loaded.document.text == body


def test_windows_line_breaks_change_no_offset() -> None:
    unix = load(HEADER + "One.\n\nTwo.").document
    windows = load((HEADER + "One.\n\nTwo.").replace("\n", "\r\n"))
    assert windows.document == unix


def test_a_text_without_header_is_kept_and_titled_by_its_first_line() -> None:
    (draft,) = plain.read(b"# Talks in Astana\n\nThe ministers met.\n")
    assert (draft.title, draft.text) == ("Talks in Astana", "# Talks in Astana\n\nThe ministers met.\n")


def test_prose_between_two_rules_is_no_header() -> None:
    text = "---\nThe ministers met: at last.\nThey parted.\n---\nEnd.\n"
    (draft,) = plain.read(text.encode())
    assert draft.text == text and not draft.exact


@pytest.mark.parametrize("date", ["2024-02", "20 February 2024", "2024-02-31", "2024-02-20T10:00"])
def test_a_date_that_is_no_whole_day_is_a_gap(date: str) -> None:
    loaded = load(f"---\nid: a\ndate: {date}\n---\nText.")
    assert loaded.document is not None and loaded.document.date is None
    assert [gap.what for gap in loaded.gaps] == ["bad_date", "no_date"]

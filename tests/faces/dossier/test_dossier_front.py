"""The page in front is one page: on paper, of the example and of any large register, in every language."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import shutil
import subprocess
from functools import lru_cache

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from gold_register import gold_entries, gold_register, trade
from world import World

from kelisim.faces.dossier import FORMATS
from kelisim.lang.labels import load_labels
from kelisim.measures import measure
from kelisim.model.entry import Entries
from kelisim.model.review import FindingList, Review
from kelisim.review import build
from kelisim.review.front import FRONT, Room, lines_of

DAYS = ("2024-02-20", "2025-11-30")
FIELDS = ("transport", "water", "energy", "trade", "border", "culture", "industry", "education")
LANGUAGES = ("en", "ru", "kk", "uz")


@lru_cache(maxsize=2)
def example(day: str) -> Review:
    shown = gold_register(day)
    return build(shown, measure(shown, trade()), gold_entries(), versions={})


@lru_cache(maxsize=1)
def large() -> Review:
    """Hundreds of records with long names, late, moved, silent and disputed, and a last review to compare with."""
    world = World("2025-06-30")
    world.since = dt.date(2024, 12, 1)
    for number in range(120):
        name = f"Programme of cooperation between the ministries for the upkeep of the northern line, stage {number}"
        field = (FIELDS[number % len(FIELDS)],)
        first = world.claim("project", "2022-03-01", name=name, deadline="2023-12-31", fields=field)
        second = world.claim("project", f"2025-01-{1 + number % 28:02}", name=name, deadline="2027-12-31", fields=field,
                             status="completed" if number % 3 else "under_way")  # fmt: skip
        world.record(first, second)
        if number % 3:
            world.contradict("status", first, second)
        world.record(
            world.claim("body", "2021-05-01", name=f"Joint committee {name}", status="established", fields=field)
        )
        action = f"to finish the works on section {number} of the canal between the two reservoirs and the lower towns"
        world.record(world.claim("commitment", "2023-02-01", action=action, deadline="2024", fields=field))
    context = world.context()
    entries = Entries(context.parties, tuple(world.documents.values()))
    return build(context.register, (), entries, since=world.since, versions={})


def front(review: Review) -> list[FindingList]:
    section = review.section("glance")
    assert section is not None
    return [node for node in section.nodes if isinstance(node, FindingList)]


def first_pages(data: bytes) -> tuple[int, int]:
    """The pages, from 0, on which the contents and the second section begin: where the page in front has ended."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    return tuple(reader.get_destination_page_number(mark) for mark in marks[:2])  # type: ignore[return-value]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_on_paper_the_second_section_begins_on_the_second_page(day: str, language: str) -> None:
    assert first_pages(FORMATS[".pdf"](example(day), load_labels(language))) == (0, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_does_for_a_large_register(language: str) -> None:
    short = dataclasses.replace(large(), sections=large().sections[:2], evidence=large().evidence[:40])
    assert len(large().findings) > 200
    assert first_pages(FORMATS[".pdf"](short, load_labels(language))) == (0, 1)


def test_what_found_no_room_is_counted() -> None:
    lists = front(large())
    agenda = [node for node in lists if node.heading in FIELDS]
    assert agenda and all(node.more > 0 for node in agenda)
    assert sum(len(node.findings) for node in lists) >= FRONT.top + FRONT.news


def test_a_full_page_takes_no_more_and_the_shorter_one_in_its_place() -> None:
    drafts = list(_drafts())[:3]
    room = Room(dataclasses.replace(FRONT, lines=lines_of(drafts[0], FRONT.letters) + 0.1))
    assert room.take(drafts) == drafts[:1] and room.take(drafts[1:2]) == []
    assert Room().take(drafts[:2]) == drafts[:2]


def test_a_full_page_is_not_tried_a_thousand_times() -> None:
    room = Room(dataclasses.replace(FRONT, lines=0.5, misses=2))
    tried = iter(_drafts())
    assert room.take(tried) == [] and room.full
    assert len(list(tried)) == len(_drafts()) - 3


def _drafts():
    from kelisim.review.order import drafts_of

    world = World("2025-06-30")
    for number in range(3):
        world.record(world.claim("commitment", "2023-02-01", action=f"to finish road {number}", deadline="2024"))
        world.report(f"2025-0{number + 1}-01")
    return drafts_of(world.context())


def test_in_word_the_contents_begin_a_page() -> None:
    made = docx.Document(io.BytesIO(FORMATS[".docx"](example(DAYS[0]), load_labels("en"))))
    names = [paragraph.text for paragraph in made.paragraphs]
    at = names.index("Contents")
    assert made.paragraphs[at].paragraph_format.page_break_before
    assert not any(one._p.find(f".//{qn('w:pageBreakBefore')}") is not None for one in made.paragraphs[:at])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_in_word_it_is_one_page_too(tmp_path) -> None:
    """Of the example in the shortest and the longest language, and of the large register."""
    made = {f"{day}-{code}": (example(day), code) for day in DAYS for code in ("en", "ru")}
    for name, (review, code) in {**made, "large-ru": (large(), "ru")}.items():
        short = dataclasses.replace(review, sections=review.sections[:2])
        (tmp_path / f"{name}.docx").write_bytes(FORMATS[".docx"](short, load_labels(code)))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), *map(str, tmp_path.glob("*.docx"))], timeout=180, check=True)
    found = sorted(tmp_path.glob("*.pdf"))
    assert len(found) == 5
    for path in found:
        contents = load_labels(path.stem[-2:]).message("contents", group="dossier")
        assert contents in pypdf.PdfReader(path).pages[1].extract_text(), path.stem

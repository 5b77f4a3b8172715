"""The fuzzer of the reader gives the same text for the same run, finds what is planted, and finds none in short."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kelisim import reading
from kelisim.model import Document

_TOOLS = Path(__file__).resolve().parents[2] / "tools"
sys.path.append(str(_TOOLS))  # at the end: tests/gate is no tools/gate.py

from fuzzing.cases import LONGEST, case_of, corpus  # noqa: E402
from fuzzing.changes import CHANGES  # noqa: E402
from fuzzing.checks import faults_of  # noqa: E402


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_reader", _TOOLS / "fuzz_reader.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules["fuzz_reader"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pools() -> dict[str, list[str]]:
    return corpus()


def _broken(_document: Document, **_told: Any) -> reading.Read:
    raise IndexError("planted")


def test_what_is_raised_is_a_fault_and_its_text_is_kept(tool: ModuleType, tmp_path: Path) -> None:
    tally = tool.fuzz(tool.Plan(minutes=0.0), 7, _broken, tmp_path)
    assert (tally.runs, tally.wrong) == (1, 1)
    assert "Case(" in (tmp_path / "7-0.txt").read_text(encoding="utf-8")


def test_a_number_of_runs_may_begin_anywhere(tool: ModuleType, tmp_path: Path) -> None:
    tally = tool.fuzz(tool.Plan(runs=2, first=40), 7, _broken, tmp_path)
    assert (tally.runs, tally.wrong) == (2, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["7-40.txt", "7-41.txt"]


def test_the_same_runs_read_the_same_ids(tool: ModuleType) -> None:
    one, other = (tool.fuzz(tool.Plan(runs=2), 11) for _ in range(2))
    assert one.claims == other.claims > 0
    assert one.ids.digest() == other.ids.digest() != tool.Tally().ids.digest()


def test_a_run_is_the_same_text_each_time(pools: dict[str, list[str]]) -> None:
    assert case_of(3, 5, pools) == case_of(3, 5, pools)
    assert case_of(3, 5, pools) != case_of(3, 6, pools)


def test_texts_stay_short_enough_to_be_read(pools: dict[str, list[str]]) -> None:
    cases = [case_of(4, run, pools) for run in range(60)]
    assert all(0 < len(case.text) <= LONGEST and case.text.strip() for case in cases)
    assert {case.language for case in cases} == {"en", "ru", None}
    assert any("Statement by" in case.title for case in cases) and any(not case.title for case in cases)


@pytest.mark.parametrize("change", sorted(set(CHANGES), key=lambda change: change.__name__))
def test_a_change_takes_any_text_and_changes_some(change: Any) -> None:
    texts = ("", " ", "x", 'The sides "met". They agreed to build 2 roads. Trade grew 1.5 times.')
    for text in texts:
        assert isinstance(change(text, random.Random(1)), str)
    assert any(change(texts[-1], random.Random(seed)) != texts[-1] for seed in range(10))


@pytest.mark.parametrize("run", range(6))
def test_a_few_runs_find_nothing(run: int, pools: dict[str, list[str]]) -> None:
    assert faults_of(case_of(11, run, pools)) == []


@pytest.mark.parametrize("date", ["2024-02-20", "9999-12-31"])
@pytest.mark.parametrize("piece", ["‹", "‹MONEY#0 ", "‹›"])
def test_words_that_look_like_marks_are_words(piece: str, date: str) -> None:
    text = f"They agreed {piece} to expand trade. The presidents will meet on Sunday in Astana."
    document = Document(name="marks", text=text, date=date, language="en")
    for claim in reading.read(document, parties=("KAZ", "UZB")).claims:
        assert claim.quote.text == text[claim.quote.span.start : claim.quote.span.end]

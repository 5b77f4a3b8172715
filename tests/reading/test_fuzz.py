"""The fuzzer of the reader finds planted faults, gives the same text for the same run, and finds none in short."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from kelisim import reading
from kelisim.model import Document

_TOOL = Path(__file__).resolve().parents[2] / "tools" / "fuzz_reader.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_reader", _TOOL)
    assert spec is not None and spec.loader is not None
    module = sys.modules["fuzz_reader"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _plain(tool: ModuleType) -> Any:
    text = "Kazakhstan and Uzbekistan signed an agreement on trade on 5 May 2023."
    return tool.Case(text, "en", "2024-02-20", ("KAZ", "UZB"))


def _shifted(document: Document, **told: Any) -> Any:
    """A reader whose quotes say other words than stand at their span."""
    result = reading.read(document, **told)
    quotes = [SimpleNamespace(text=claim.quote.text + "!", span=claim.quote.span) for claim in result.claims]
    return SimpleNamespace(claims=[SimpleNamespace(quote=quote) for quote in quotes], explanations=())


def _broken(_document: Document, **_told: Any) -> reading.Read:
    raise IndexError("planted")


def test_a_quote_that_is_not_its_span_is_found(tool: ModuleType) -> None:
    assert list(tool.faults_of(_plain(tool))) == []
    (fault, *_) = tool.faults_of(_plain(tool), _shifted)
    assert "is not its span" in fault


def test_what_is_raised_is_a_fault_and_its_text_is_kept(tool: ModuleType, tmp_path: Path) -> None:
    assert tool.fuzz(0.0, 7, _broken, tmp_path) == (1, 1)
    assert "Case(" in (tmp_path / "7-0.txt").read_text(encoding="utf-8")


def test_a_run_is_the_same_text_each_time(tool: ModuleType) -> None:
    pools = tool.corpus()
    assert tool.case_of(3, 5, pools) == tool.case_of(3, 5, pools)
    assert tool.case_of(3, 5, pools) != tool.case_of(3, 6, pools)


@pytest.mark.parametrize("run", range(6))
def test_a_few_runs_find_nothing(tool: ModuleType, run: int) -> None:
    assert list(tool.faults_of(tool.case_of(11, run, tool.corpus()))) == []


@pytest.mark.parametrize("date", ["2024-02-20", "9999-12-31"])
@pytest.mark.parametrize("piece", ["‹", "‹MONEY#0 ", "‹›"])
def test_words_that_look_like_marks_are_words(piece: str, date: str) -> None:
    text = f"They agreed {piece} to expand trade. The presidents will meet on Sunday in Astana."
    document = Document(name="marks", text=text, date=date, language="en")
    for claim in reading.read(document, parties=("KAZ", "UZB")).claims:
        assert claim.quote.text == text[claim.quote.span.start : claim.quote.span.end]

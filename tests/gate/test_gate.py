"""The gate itself: a figure under its floor fails, a changed corpus fails, lowering takes a flag."""

import importlib.util
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "tools" / "gate.py"


@pytest.fixture(scope="module")
def gate():
    spec = importlib.util.spec_from_file_location("gate", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate"] = module
    spec.loader.exec_module(module)
    return module


def test_a_figure_under_its_floor_is_a_fault(gate):
    floors = {"pairs": {"score": 0.5, "digest": "d"}}
    assert gate.verdict("pairs", 0.5, "d", floors) is None
    assert "under its floor" in gate.verdict("pairs", 0.4999, "d", floors)


def test_a_changed_corpus_is_a_fault(gate):
    assert "not the corpus" in gate.verdict("pairs", 0.9, "other", {"pairs": {"score": 0.5, "digest": "d"}})


def test_a_corpus_without_floor_is_a_fault(gate):
    assert "no floor" in gate.verdict("pairs", 0.9, "d", {})


def test_lowering_takes_a_flag(gate):
    floors = {"pairs": {"score": 0.5, "digest": "d"}}
    assert "--lower" in gate.pinned("pairs", 0.4, "d", floors, lower=False)
    assert floors["pairs"]["score"] == 0.5
    assert gate.pinned("pairs", 0.4, "d", floors, lower=True) is None
    assert floors["pairs"]["score"] == 0.4


def test_the_gold_claims_score_full_marks(gate):
    with gate.corpus("pairs", None) as path:
        claims = [dict(claim, doc=name) for name, _, _, gold in gate.S.load(path) for claim in gold]
        reached, _ = gate.scored(path, claims)
        assert reached == pytest.approx(1.0)


def test_a_reader_that_says_nothing_scores_nothing(gate):
    with gate.corpus("pairs", None) as path:
        assert gate.scored(path, [])[0] == 0.0


def test_reliability_counts_what_is_right_in_each_band(gate):
    rows = gate.reliability([(0.9, True), (0.95, False), (0.1, False)])
    assert rows == [("0.0-0.2", 1, 0.1, 0.0), ("0.8-1.0", 2, pytest.approx(0.925), 0.5)]

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


def test_confidences_that_are_the_share_that_is_right_have_no_error(gate):
    pairs = [(0.75, right) for right in (True, True, True, False)] + [(1.0, True)] * 6
    assert gate.calibration_error(pairs) == pytest.approx(0.0)
    assert gate.miscalibrated(pairs) is None
    assert gate.calibration_error([]) == 0.0


def test_the_error_weighs_each_band_by_its_claims(gate):
    pairs = [(0.9, True)] * 3 + [(0.1, True)]  # three are 0.1 too low, one is 0.9 too low
    assert gate.calibration_error(pairs) == pytest.approx((3 * 0.1 + 0.9) / 4)


@pytest.mark.parametrize("pairs", [[(0.95, False)] * 9 + [(0.95, True)], [(0.3, True)] * 10])
def test_confidences_far_from_what_is_right_are_a_fault(gate, pairs):
    """Sure of what is wrong, or doubtful of what is right."""
    assert "train the weights anew" in gate.miscalibrated(pairs)


def test_the_gate_fails_where_confidences_are_turned_round(gate, monkeypatch, capsys):
    """The same claims with the opposite confidences reach the same score and must not pass."""
    read = gate.read_corpus

    def turned(path):
        return [dict(claim, confidence=1 - float(str(claim["confidence"]))) for claim in read(path)]

    monkeypatch.setattr(gate, "CORPORA", (("russian", "russian", None),))
    monkeypatch.setattr(gate, "UNREAD", ())
    monkeypatch.setattr(gate, "verdict", lambda *_: None)
    assert gate.main([]) == 0
    assert "examples that stand under the trained weights, ru:" in capsys.readouterr().out
    monkeypatch.setattr(gate, "read_corpus", turned)
    assert gate.main([]) == 1
    assert "confidences are" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "ru"])
def test_most_examples_stand_under_the_trained_weights_too(gate, language):
    stand, every = gate.upheld(language)
    assert 0.9 * every < stand <= every

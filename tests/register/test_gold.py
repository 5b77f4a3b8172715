"""The register of gold claims against what is known of the pair, and of an invented pair: floors that may only rise."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from gold_register import GOLD
from second_register import second_entries, write_corpus

from kelisim.faces.exports.records_json import records_to_plain
from kelisim.register import build, link

GATE = Path(__file__).parents[1] / "gate"
FIGURES = re.compile(r"F1 ([\d.]+) +B-cubed P [\d.]+ R [\d.]+ F1 ([\d.]+)[\s\S]*?status +\d+/\d+ = ([\d.]+)")
REST = re.compile(r"targets +\d+/\d+ = ([\d.]+)[\s\S]*?conflicts +(\d+)/(\d+) found, (\d+) others")


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def scored(monkeypatch, capsys):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setitem(sys.modules, "score", load("score", GATE / "score.py"))
    scorer = load("score_register", GATE / "score_register.py")
    monkeypatch.setitem(sys.modules, "score_register", scorer)
    monkeypatch.setattr(scorer, "S", sys.modules["score"], raising=False)

    def run(corpus, entries):
        known = replace(entries, decisions=(*entries.decisions, *link(entries)))
        monkeypatch.setattr(
            scorer, "shown", lambda _, date: records_to_plain(build(known, on=dt.date.fromisoformat(date)))["records"]
        )
        monkeypatch.setattr(sys, "argv", ["score_register.py"])
        scorer.main(corpus, "")
        printed = capsys.readouterr().out
        pairwise, b_cubed, status = map(float, FIGURES.search(printed).groups())
        targets, *conflicts = REST.search(printed).groups()
        return pairwise, b_cubed, status, float(targets), tuple(map(int, conflicts))

    return run


def test_the_gold_claims_of_the_example(scored):
    tool = load("gate_register", GATE.parents[1] / "tools" / "gate_register.py")
    pairwise, b_cubed, status, targets, (found, listed, others) = scored(GOLD, tool.gold_entries(GOLD))
    assert min(pairwise, b_cubed) >= 0.98
    assert (status, targets, found) == (1.0, 1.0, listed)
    assert others <= 4


def test_an_invented_pair(scored, tmp_path):
    write_corpus(tmp_path / "invented")
    entries, _ = second_entries()
    pairwise, b_cubed, status, targets, (found, listed, others) = scored(tmp_path / "invented", entries)
    assert min(pairwise, b_cubed, status) >= 0.98
    assert (targets, found, others) == (1.0, listed, 0)

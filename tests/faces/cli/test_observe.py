"""Statistics in: what was taken, what was not, and with which exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from kelisim.faces.cli import run
from kelisim.sources.statistics import load

TABLE = Path(__file__).parents[2] / "specimens" / "statistics" / "table.csv"


@pytest.fixture
def register(tmp_path):
    address = str(tmp_path / "r.kelisim")
    assert run(["new", address, "--between", "KAZ", "UZB"]) == 0
    return address


def test_a_row_that_gives_no_number_is_told_and_no_failure(register, capsys):
    capsys.readouterr()
    assert run(["observe", register, str(TABLE)]) == 0
    told = capsys.readouterr()
    assert "2 observations added" in told.out and "barter" in told.out and told.err == ""
    assert run(["observe", register, str(TABLE)]) == 0
    assert "0 observations added" in capsys.readouterr().out


@pytest.mark.parametrize(("asked", "status"), [("no-such-file.csv", 1), ("comtrade:2023", 2), ("nowhere:KAZ-UZB", 2)])
def test_where_nothing_could_be_taken_the_status_says_so(register, capsys, asked, status):
    capsys.readouterr()
    assert run(["observe", register, asked]) == status
    told = capsys.readouterr()
    assert asked in told.err and told.out == "0 observations added\n"


def test_a_source_named_alone_is_asked_for_the_pair_of_the_register(register, monkeypatch):
    asked = []
    monkeypatch.setattr(load, "_fetched", lambda text, web: asked.append(text) or ((), ()))
    assert run(["observe", register, "comtrade"]) == 0
    assert asked == ["comtrade:KAZ-UZB"]


def test_a_report_that_is_not_there_is_a_failure_and_one_beside_others_a_gap(register, tmp_path, capsys):
    assert run(["add", register, str(tmp_path / "no.md")]) == 1
    (tmp_path / "a.txt").write_text("Kazakhstan and Uzbekistan signed an agreement on 3 May 2023.", encoding="utf-8")
    assert run(["add", register, str(tmp_path / "a.txt"), str(tmp_path / "no.md")]) == 0
    assert "1 report read" in capsys.readouterr().out

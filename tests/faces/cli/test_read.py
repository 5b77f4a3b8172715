"""``kelisim read`` without a register."""

import json

import pytest

from kelisim.faces.cli import run

HEAD = "id: r\ntitle: Kenya and Peru\ndate: 2024-02-20\nlanguage: en\n"
TEXT = f"---\n{HEAD}---\nKenya and Peru aim to raise mutual trade to $2 billion by 2030.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "r.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_a_claim_is_one_json_object_a_line(report, capsys):
    assert run(["read", report, "--format", "jsonl"]) == 0
    target = next(c for c in map(json.loads, capsys.readouterr().out.splitlines()) if c["kind"] == "target")
    assert list(target)[:8] == ["doc", "start", "end", "quote", "kind", "parties", "fields", "speaker"]
    assert (target["value"], target["unit"], target["deadline"]) == (2_000_000_000, "USD", "2030")
    assert TEXT.split("---\n")[2][target["start"] : target["end"]] == target["quote"]


def test_explain_names_the_rule_and_the_words(report, capsys):
    assert run(["read", report, "--explain"]) == 0
    out = capsys.readouterr().out
    assert "r  target, sure to" in out
    assert "by en.target." in out
    assert "amount: “$2 billion”" in out
    assert "Explanation(" not in out


def test_values_alone(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps({"id": 7, "text": "It cost $156mn.", "language": "en", "date": None}), encoding="utf-8")
    assert run(["read", "--values", str(cases), "--format", "jsonl"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["id"], value["type"], value["value"], value["unit"]) == (7, "money", 156_000_000, "USD")


def test_a_broken_case_is_told_with_its_line(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"id": 1, "text": "x"}\nnonsense\n', encoding="utf-8")
    assert run(["read", "--values", str(cases)]) == 2
    assert "line 2" in capsys.readouterr().err

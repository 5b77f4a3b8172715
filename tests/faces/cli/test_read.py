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
    assert "    MONEY “$2 billion” is 2000000000 USD exact\n" in out
    assert "  value 2000000000 – captured by the pattern “$2 billion”\n" in out
    assert "  deadline 2030 – near the match “2030”\n" in out
    assert "  parties KEN; PER – the pair that the report is about\n" in out


def test_explain_as_json_lines(report, capsys):
    assert run(["read", report, "--explain", "--format", "jsonl"]) == 0
    target = next(c for c in map(json.loads, capsys.readouterr().out.splitlines()) if c["kind"] == "target")
    why = target["explanation"]
    assert {"type": "MONEY", "words": "$2 billion", "value": "2000000000 USD exact"} in why["anchors"]
    assert {"slot": "deadline", "value": "2030", "from": "near", "words": "2030"} in why["slots"]


def test_without_explain_nothing_is_explained(report, capsys):
    assert run(["read", report, "--format", "jsonl"]) == 0
    assert "explanation" not in capsys.readouterr().out


def test_claims_with_their_explanation_can_be_added(report, tmp_path, capsys):
    run(["read", report, "--explain", "--format", "jsonl"])
    claims = tmp_path / "claims.jsonl"
    claims.write_text(capsys.readouterr().out, encoding="utf-8")
    register = str(tmp_path / "x.kelisim")
    assert run(["new", register, "--between", "KEN", "PER"]) == 0
    assert run(["add", register, report, "--claims", str(claims)]) == 0
    assert "gap" not in capsys.readouterr().out


@pytest.mark.parametrize("extra", [[], ["--explain"], ["--format", "jsonl"]])
def test_where_nothing_could_be_read_the_exit_status_says_so(tmp_path, capsys, extra):
    assert run(["read", str(tmp_path / "nofile.md"), *extra]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "gap (missing)" in captured.err


def test_one_missing_file_does_not_fail_the_rest(report, tmp_path, capsys):
    assert run(["read", report, str(tmp_path / "nofile.md"), "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert captured.out
    assert "gap (missing)" in captured.err


def test_a_language_without_rules_is_told_by_its_name(tmp_path, capsys):
    path = tmp_path / "k.md"
    path.write_text("Кения мен Перу президенттері сауда туралы шартқа қол қойды.\n", encoding="utf-8")
    assert run(["read", str(path)]) == 1
    assert "There are no rules for Kazakh (kk) yet" in capsys.readouterr().err


SUBJECTS = ("roads", "bridges", "schools", "rivers", "ports", "clinics")


def test_several_processes_give_the_output_of_one(tmp_path, capsys):
    """More reports than one batch holds, and than one process is thought enough for; some cannot be read."""
    for number in range(70):
        subject, year = SUBJECTS[number % len(SUBJECTS)], 2026 + number % 9
        text = f"Kenya and Peru signed a memorandum on {subject}. They aim at trade of ${number} million by {year}."
        body = "Қазақша мәтін: келісімге қол қойылды, тараптар өтті." if number % 23 == 22 else text
        (tmp_path / f"{number:03}.md").write_text(
            f"---\nid: r{number:03}\ntitle: Kenya and Peru\ndate: 2024-02-20\n---\n{body}\n", encoding="utf-8"
        )
    told = []
    for jobs in ("1", "2"):
        assert run(["read", str(tmp_path), "--format", "jsonl", "--explain", "--jobs", jobs]) == 0
        captured = capsys.readouterr()
        told.append((captured.out, captured.err))
    assert told[0] == told[1]
    assert len({json.loads(line)["doc"] for line in told[0][0].splitlines()}) == 67
    assert told[0][1].count("Kazakh (kk)") == 3


def test_values_alone(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps({"id": 7, "text": "It cost $156mn.", "language": "en", "date": None}), encoding="utf-8")
    assert run(["read", "--values", str(cases), "--format", "jsonl"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["id"], value["type"], value["value"], value["unit"]) == (7, "money", 156_000_000, "USD")


def values(tmp_path, capsys, *cases):
    """Exit status, values by id, and what was said of the faults."""
    path = tmp_path / "cases.jsonl"
    lines = [case if isinstance(case, str) else json.dumps(case, ensure_ascii=False) for case in cases]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status = run(["read", "--values", str(path)])
    captured = capsys.readouterr()
    found = {value["id"]: (value["value"], value["unit"]) for value in map(json.loads, captured.out.splitlines())}
    return status, found, captured.err


def test_a_line_that_cannot_be_read_is_told_and_the_rest_go_on(tmp_path, capsys):
    status, found, told = values(
        tmp_path, capsys,
        {"id": 1, "text": "$5 billion"}, "nonsense", {"id": 3}, {"id": 4, "text": "5 km", "language": "xx"},
        {"id": 5, "text": "in May", "date": "soon"}, "", {"id": 7, "text": "12 percent"},
    )  # fmt: skip
    assert status == 1
    assert found == {1: (5_000_000_000, "USD"), 7: (12, "percent")}
    assert [line.partition(" of ")[0] for line in told.splitlines()] == [
        "line 2", "line 3", "line 4", "line 5", "kelisim: 4 lines",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 млрд долларов", 5_000_000_000, "USD"),
        ("$5 billion", 5_000_000_000, "USD"),
        ("товарооборот вырос на 12 процентов", 12, "percent"),
        ("сауда айналымы 5 миллиард долларға жетті", 5_000_000_000, "USD"),
    ],
)
def test_the_language_of_a_value_is_told_by_its_letters(tmp_path, capsys, text, value, unit):
    assert values(tmp_path, capsys, {"id": 1, "text": text}) == (0, {1: (value, unit)}, "")


@pytest.mark.parametrize("extra", [["report.md"], ["--explain"]])
def test_values_are_read_of_their_file_alone(tmp_path, capsys, extra):
    path = tmp_path / "cases.jsonl"
    path.write_text("{}", encoding="utf-8")
    assert run(["read", "--values", str(path), *extra]) == 2
    assert "--values reads the texts of its file alone" in capsys.readouterr().err

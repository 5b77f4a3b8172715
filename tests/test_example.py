"""The shipped example from reports to review, as a user runs it."""

import json

import pytest

from kelisim.faces.cli import run

BODY = "Council of Foreign Ministers"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "out"
    assert run(["demo", str(folder)]) == 0
    return folder


def review(demo, on, tmp_path):
    path = tmp_path / "review.md"
    assert run(["review", str(demo / "kazakhstan-uzbekistan.kelisim"), "--on", on, "-o", str(path)]) == 0
    return path.read_text(encoding="utf-8")


def records(demo, capsys, *options):
    capsys.readouterr()
    address = str(demo / "kazakhstan-uzbekistan.kelisim")
    assert run(["records", address, "--format", "json", *options]) == 0
    return json.loads(capsys.readouterr().out)["records"]


def test_demo_writes_a_register_and_both_reviews(demo):
    assert {path.name for path in demo.iterdir()} == {"kazakhstan-uzbekistan.kelisim", "review.html", "review.md"}
    page = (demo / "review.html").read_text(encoding="utf-8")
    assert "Kazakhstan" in page
    assert "Uzbekistan" in page
    assert "http-equiv" in page


def test_demo_tells_what_it_did(demo, capsys):
    assert run(["demo", str(demo)]) == 0
    out = capsys.readouterr().out
    assert "39 reports were there already" in out
    assert "most important findings" in out
    assert "review.html" in out


def test_the_register_is_whole(demo, capsys):
    assert run(["verify", str(demo / "kazakhstan-uzbekistan.kelisim")]) == 0
    assert "is whole" in capsys.readouterr().out


def test_the_council_is_planned_then_has_met(demo, capsys):
    def status(on):
        found = records(demo, capsys, "--kind", "body", "--on", on)
        return {record["status"] for record in found if BODY in record["name"]}

    assert status("2024-02-20") == {"planned"}
    assert status("2025-11-30") == {"convened"}


def test_the_review_says_so(demo, tmp_path):
    then, now = review(demo, "2024-02-20", tmp_path), review(demo, "2025-11-30", tmp_path)
    line_then = next(line for line in then.splitlines() if BODY in line)
    assert "lanned" in line_then
    assert any(BODY in line and ("met" in line or "onvened" in line) for line in now.splitlines())


def test_the_reports_disagree_on_the_12_projects(demo, capsys):
    disputed = [
        {side["value"]: side["claims"] for side in contradiction["sides"]}
        for record in records(demo, capsys, "--kind", "project", "--on", "2024-02-20")
        for contradiction in record["contradictions"]
        if contradiction["slot"] == "status"
    ]
    assert disputed
    capsys.readouterr()
    address = str(demo / "kazakhstan-uzbekistan.kelisim")
    assert run(["claims", address, "--kind", "project", "--format", "jsonl"]) == 0
    quotes = {claim["id"]: claim["quote"] for claim in map(json.loads, capsys.readouterr().out.splitlines())}
    sides = next(sides for sides in disputed if {"completed", "under_way"} <= set(sides))
    said = [" ".join(quotes[claim] for claim in claims) for claims in sides.values()]
    assert all("12 " in words or "156" in words for words in said)


@pytest.mark.parametrize("what", ["records", "claims", "measures"])
@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl"])
def test_exports_are_read_back(demo, tmp_path, what, suffix):
    path = tmp_path / f"out.{suffix}"
    assert run(["export", str(demo / "kazakhstan-uzbekistan.kelisim"), "--what", what, "-o", str(path)]) == 0
    text = path.read_text(encoding="utf-8-sig")
    if suffix == "csv":
        assert len(text.splitlines()) > 1
    else:
        rows = json.loads(text) if suffix == "json" else [json.loads(line) for line in text.splitlines()]
        assert rows
        assert all(row for row in rows)


def test_a_person_decides_and_takes_it_back(demo, capsys, tmp_path):
    copy = tmp_path / "copy.kelisim"
    assert run(["copy", str(demo / "kazakhstan-uzbekistan.kelisim"), str(copy)]) == 0
    before = json.dumps(records(demo, capsys))
    capsys.readouterr()
    assert run(["claims", str(copy), "--format", "jsonl", "--kind", "body"]) == 0
    one, other, *_ = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    for command in (["unlink", str(copy), one, other], ["claims", str(copy), "--reject", one]):
        assert run(command) == 0
        decision = capsys.readouterr().out.split(":")[0]
        assert decision.startswith("d-")
        assert run(["claims", str(copy), "--withdraw", decision]) == 0
        capsys.readouterr()
    capsys.readouterr()
    assert run(["records", str(copy), "--format", "json"]) == 0
    after = json.loads(capsys.readouterr().out)["records"]
    assert json.dumps(after) == before

"""METHOD.md's first section, told by ``kelisim show`` from the shipped reports; and decisions on lineage."""

import json

import pytest
from click.testing import CliRunner

from kelisim.faces.cli import cli, run

LAST = ["--on", "2025-11-30"]


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("show") / "demo"
    assert run(["demo", str(folder)]) == 0
    (register,) = folder.glob("*.kelisim")
    return str(register)


def told(*arguments):
    got = CliRunner(env={"COLUMNS": "400"}).invoke(cli, ["show", *arguments], catch_exceptions=False)
    assert got.exit_code == 0, got.output
    return got.output


def record_with(example, kind, words, on="2025-11-30"):
    """The id of the record of a kind in one of whose quotes these words stand."""
    got = CliRunner().invoke(cli, ["records", example, "--on", on, "--format", "json"], catch_exceptions=False)
    for record in json.loads(got.output)["records"]:
        if record["kind"] == kind and words in told(example, record["id"], "--on", on, "--no-findings"):
            return record["id"]
    raise AssertionError(words)


def test_the_trade_target(example):
    target = record_with(example, "target", "в ближайшие 5 лет")
    shown = told(example, target, *LAST)
    moves = (
        "deadline set: 10 bn USD, by 2026",
        "deadline moved: 10 bn USD, by 2027",
        "deadline dropped",
        "moved: 10 bn USD, by 2030",
    )
    at = [shown.index(move) for move in moves]
    assert at == sorted(at), "set, moved, silently dropped, set again"
    assert "1,461 days" in shown
    assert "needed: 16.5% a year" in shown
    earlier = told(example, target, "--on", "2024-02-20")
    assert "attained: 4.4 bn USD in 2023" in earlier and "2030" not in earlier


def test_trade_in_2022_by_both_sides(example):
    figure = record_with(example, "figure", "Trade turnover 2022: ")
    shown = told(example, figure, *LAST)
    assert "UZB reports 4.6" in shown and "5000000000" in shown


def test_twelve_projects_done_and_under_way(example):
    shown = told(example, record_with(example, "project", "12 joint projects worth $156 million"), *LAST)
    assert "12 projects of 156 m USD, completed" in shown
    assert "12 projects of 156 m USD, under way" in shown
    assert "Disputed: status (on the same day)" in shown
    assert "78 projects of 1.7 bn USD" in shown and "More projects are worth less" in shown


def test_the_industrial_centre(example):
    shown = told(example, record_with(example, "project", "International Center for Industrial Cooperation"), *LAST)
    assert "founded by" in shown and "is what this is about" in shown
    assert "Disputed: status (on the same day)" in shown
    assert "days later" in shown, "the slip"


def test_the_treaty_on_allied_relations(example):
    treaty = record_with(example, "agreement", "ratified by KAZ")
    shown = told(example, treaty, *LAST)
    assert "2022-12-22  signed" in shown
    assert "ratified by KAZ" in shown and "no report tells yet: ratified by UZB" in shown
    assert "no report of ratification" in told(example, treaty, "--on", "2024-02-20")


def test_the_supreme_interstate_council(example):
    shown = told(example, "Supreme Interstate Council", *LAST)
    assert "2024-08-08  session" in shown
    assert "established" in shown and "convened" in shown
    assert "Supreme Interstate Council (body, established" in told(
        example, "Supreme Interstate Council", "--on", "2024-02-20"
    )


def test_every_statement_names_its_claims_and_every_claim_its_quote(example):
    whole = json.loads(told(example, "Supreme Interstate Council", *LAST, "--format", "json"))
    claims = {claim["id"]: claim for claim in whole["claims"]}
    assert whole["sessions"] and whole["history"]
    assert all(set(session["claims"]) <= claims.keys() for session in whole["sessions"])
    assert all(claim["quote"] for claim in claims.values())


def test_a_person_says_what_came_of_what(example):
    run_ = lambda *words: CliRunner().invoke(cli, list(words), catch_exceptions=False).output  # noqa: E731
    got = json.loads(run_("records", example, "--kind", "body", "--on", "2025-11-30", "--format", "json"))["records"]
    one, other = (told(example, record["id"], *LAST, "--format", "json") for record in got[:2])
    new, old = (json.loads(text)["claims"][0]["id"] for text in (one, other))
    made = run_("link", example, new, old, "--as", "split", "--by", "A. Person", "--reason", "the decree says so")
    assert "split that of" in made
    shown = told(example, new, *LAST, "--no-findings")
    assert "split from" in shown and "A. Person decided so: the decree says so" in shown
    assert "split into" in told(example, old, *LAST, "--no-findings")
    run_("unlink", example, new, old, "--lineage", "--by", "B. Person")
    assert "split from" not in told(example, new, *LAST, "--no-findings")

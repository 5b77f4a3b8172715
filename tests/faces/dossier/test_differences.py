"""Two reviews beside each other, and the command that tells it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from dossier_sample import review
from hypothesis import given
from hypothesis import strategies as st

from kelisim.faces.cli import cli, run
from kelisim.faces.dossier.differences import differences
from kelisim.model.codec import to_json


def plain() -> dict:
    return json.loads(to_json(review(), exact=True))


def finding(rule: str, subject: str, rating: str | None = None, **params: object) -> dict:
    return {"rule": rule, "subject": subject, "rating": rating, "params": params}


def test_a_review_and_itself_say_the_same():
    assert differences(plain(), plain()).nothing


def test_new_gone_changed_and_moved():
    before = {"findings": [finding("due", "a", days=3), finding("silent", "b")], "sections": [_section("planned")]}
    after = {"findings": [finding("due", "a", days=1), finding("kept", "b")], "sections": [_section("signed")]}
    found = differences(before, after)
    assert [one["rule"] for one in found.new] == ["kept"]
    assert [one["rule"] for one in found.gone] == ["silent"]
    assert [(old["params"]["days"], new["params"]["days"]) for old, new in found.changed] == [(3, 1)]
    assert [(one.title, one.before, one.after) for one in found.moved] == [("Treaty", "planned", "signed")]


def _section(status: str) -> dict:
    return {"nodes": [{"items": [{"record_id": "r", "title": "Treaty", "status": status}]}, {"key": "x"}]}


_FINDINGS = st.lists(
    st.builds(finding, st.sampled_from(["due", "kept"]), st.sampled_from("abc"), days=st.integers(0, 2)), max_size=6
)


@given(_FINDINGS, _FINDINGS)
def test_backwards_new_is_gone(one, other):
    there, back = (
        differences({"findings": one}, {"findings": other}),
        differences({"findings": other}, {"findings": one}),
    )
    assert there.new == back.gone and there.gone == back.new
    assert {json.dumps(pair) for pair in there.changed} == {json.dumps(pair[::-1]) for pair in back.changed}


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare") / "demo"
    assert run(["demo", str(folder)]) == 0
    (path,) = folder.glob("*.kelisim")
    return str(path)


def told(*arguments: str) -> str:
    got = CliRunner().invoke(cli, ["compare", *arguments], catch_exceptions=False)
    assert got.exit_code == 0, got.output
    return got.output


def test_the_command_lists_and_compares(register):
    assert "No review was issued yet" in told(register)
    for on in ("2024-03-01", "2025-11-30"):
        assert run(["issue", register, "--on", on, "--by", "A. Secretary"]) == 0
    listed = told(register).splitlines()
    assert len(listed) == 2 and "by A. Secretary, as things stood on 2024-03-01" in listed[0]
    earlier, later = (line.split()[0] for line in listed)
    text = told(register, earlier, later)
    assert text.startswith("From the review on 2024-03-01 to that on 2025-11-30:")
    assert "- Council of Foreign Ministers: planned before, now has met" in text
    assert "Council of Foreign Ministers has met" in text.partition("\nNew\n")[2].partition("\nGone\n")[0]
    assert told(register, earlier[:8], "--on", "2025-11-30") == text
    assert "they say the same" in told(register, later, later)
    data = json.loads(told(register, earlier, later, "--format", "json", "--lang", "ru"))
    assert data["new"] and data["gone"] and all(one["sentence"] for one in data["new"])


def test_an_id_that_fits_none_is_told_in_a_sentence(register, capsys):
    assert run(["compare", register, "i-zzz"]) == 1
    assert "no issued review has the id 'i-zzz'" in capsys.readouterr().err

"""The list of security requirements names tests that exist, and all numbers of its level."""

import re
from pathlib import Path

import pytest

from kelisim.model.account import RIGHTS, ROLES

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "explanation" / "asvs.md"
SECURITY = ROOT / "docs" / "explanation" / "security.md"
HOW_TO = ROOT / "docs" / "how-to" / "serve-a-team.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
LEVEL_1 = """
    1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2
    3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1
    6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3
    10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1
"""
ELSEWHERE = {"12.1.1", "15.2.1"}
"""What no test of this project can show: the proxy's settings, and the state of parts on a day."""


def rows():
    """Number, what is asked for, how, and what shows it."""
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if re.fullmatch(r"\d+\.\d+\.\d+", cells[0]) and len(cells) >= 3:
            found.append([*cells, ""][:4])
    return found


def test_every_requirement_of_the_level_stands_there_once():
    assert [row[0] for row in rows()] == LEVEL_1.split()


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED.findall(PAGE.read_text(encoding="utf-8")))))
def test_every_test_that_is_named_exists(file, name):
    path = ROOT / file
    assert path.is_file(), file
    assert re.search(rf"^(async )?def {name}\(", path.read_text(encoding="utf-8"), re.MULTILINE), f"{file}::{name}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_what_applies_is_shown_by_a_test(row):
    number, _, how, shown = row
    if not how.startswith("not here") and number not in ELSEWHERE:
        assert NAMED.search(shown), number


def test_the_limits_written_down_are_those_of_the_program():
    from kelisim.ledger.accounts import attempts, invitations, sessions
    from kelisim.workflow.accounts import passwords, signing

    told = " ".join(SECURITY.read_text(encoding="utf-8").split())
    assert attempts.WINDOW_MINUTES == 15
    assert "within a quarter of an hour" in told
    assert f"{signing.FROM_ONE_PLACE} on one account from one address, {signing.FOR_ONE_ACCOUNT} on one account" in told
    assert f"{signing.OF_ONE_PLACE} from one address" in told
    assert (sessions.IDLE_MINUTES, sessions.LONGEST_HOURS, invitations.LASTS_HOURS) == (120, 12, 72)
    assert "after two hours without use, after twelve in any case" in told
    assert "hold once and for three days" in told
    assert f"at least {passwords.LEAST_LENGTH} characters" in told
    assert f"at most {passwords.MOST_LENGTH}" in told


def test_the_roles_written_down_are_those_of_the_program():
    told = dict(re.findall(r"^\| (\w+) \| (.+) \|$", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE))
    words = {"read": "read everything", "add": "add reports", "decide": "decide in the queue", "issue": "issue reviews",
             "administer": "look after the accounts"}  # fmt: skip
    before = frozenset()
    for role in ROLES:
        assert before <= RIGHTS[role]  # so that "also" is true
        for right in RIGHTS[role] - before:
            assert words[right] in told[role], role
        for right in words.keys() - RIGHTS[role]:
            assert words[right] not in told[role], role
        before = RIGHTS[role]


def test_the_times_for_mending_parts_are_written_down():
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert "## Faults in them" in told
    assert re.search(r"within \d+ days", told)

"""Damage of every sort is found, and named by the id of what is damaged."""

import sqlite3

import pytest
from ledger.samples import claim, observation, reading_of, report, same, unit

from kelisim.errors import LedgerError
from kelisim.ledger import Ledger
from kelisim.model import Issue


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "one.kelisim"
    with Ledger.create(str(path), ["KAZ", "UZB"]) as ledger:
        told, document, claims = unit(1)
        ledger.add_readings([(told, document, claims), unit(2)])
        ledger.add_reading(*reading_of(document, [claim(document, 0)], reader="reader 2"))
        ledger.add_decisions([same(claims[0], claims[1], score=0.5)])
        ledger.add_observations([observation(2024)])
        ledger.add_issue(Issue('{"findings": []}'))
    return path


def _damage(path, *statements):
    """Change a file behind the ledger's back, as a stray program or a failing disk would."""
    connection = sqlite3.connect(path)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _found(path):
    with Ledger.open(str(path)) as ledger:
        gaps = [gap for gap in ledger.verify() if "triggers" not in gap.why]
    assert {gap.what for gap in gaps} <= {"damaged"}
    return {gap.where: gap.why for gap in gaps}


def test_a_whole_register_has_no_gaps(register):
    with Ledger.open(str(register)) as ledger:
        assert ledger.verify() == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE document SET text = replace(text, 'tells', 'sings') WHERE name = 'report-2'", "the document is not"),
        ("UPDATE document SET date = '2024-02-21' WHERE name = 'report-2'", "the document is not"),
        ("UPDATE document SET date = 'soon' WHERE name = 'report-2'", "the document is not"),
        ("UPDATE claim SET quote = 'Sentence'", "does not stand at"),
        ("UPDATE claim SET span_start = span_start + 1", "does not stand at"),
        ("UPDATE claim SET slots = replace(slots, '12', '21')", "its content belongs to c-"),
        ("UPDATE claim SET slots = '{'", "the claim is not what was added"),
        ('UPDATE claim SET slots = \'{"colour":"red"}\'', "the claim is not what was added"),
        ("UPDATE claim SET kind = 'song'", "no kind of claim"),
        ("UPDATE claim SET parties = 'KAZ'", "its content belongs to c-"),
        ("UPDATE claim SET indicator = 'trade_turnover'", "the column indicator is not what was added"),
        ("UPDATE claim SET recorded_at = '2999-01-01T00:00:00.000000Z'", "is not one that this ledger gave"),
        ("UPDATE reading SET reader = 'reader 3' WHERE reader = 'reader 2'", "its content belongs to r-"),
        ("UPDATE reading SET marks = '[]' WHERE reader = 'reader 2'", "the reading is not what was added"),
        ("UPDATE reading SET claim_ids = '[' WHERE reader = 'reader 2'", "the reading is not what was added"),
        ("UPDATE reading SET recorded_at = 'yesterday' WHERE reader = 'reader 2'", "is not one that this ledger gave"),
        ("UPDATE decision SET verb = 'different'", "its content belongs to d-"),
        ("UPDATE decision SET verb = 'similar'", "is no decision"),
        ("UPDATE observation SET value = '1.51'", "its content belongs to o-"),
        ("UPDATE observation SET value = '1.50'", "the column value is not what was added"),
        ("UPDATE observation SET value = 'many'", "the observation is not what was added"),
        ("UPDATE issue SET canonical_json = '{}'", "the issue is not what was added"),
        ("DELETE FROM claim WHERE id = (SELECT min(id) FROM claim)", "which its report does not have"),
        ("UPDATE document SET redacted_at = 'x'", "some of its words are there"),
    ],
)
def test_damage_is_listed_by_id(register, change, words):
    _damage(register, change)
    found = _found(register)
    assert any(words in why for why in found.values()), found


def test_entries_name_the_damaged_one(register):
    _damage(register, "UPDATE observation SET value = '1.51'")
    with Ledger.open(str(register)) as ledger:
        with pytest.raises(LedgerError, match=f"the observation {observation(2024).id} is damaged") as caught:
            ledger.entries()
        assert caught.value.subject == observation(2024).id


def test_a_broken_reference_is_listed(register):
    _damage(register, "PRAGMA foreign_keys=OFF", "DELETE FROM document WHERE name = 'report-2'")
    found = _found(register)
    assert any("refers to a missing document" in why for why in found.values())
    assert any(f"the report {report(2).digest}, which is damaged or missing" in why for why in found.values())


def test_missing_triggers_tables_and_marks_are_listed(register):
    _damage(register)
    with Ledger.open(str(register)) as ledger:
        assert ["triggers" in gap.why for gap in ledger.verify()] == [True]
    _damage(register, "DROP TABLE issue", "DROP TABLE view")
    with Ledger.open(str(register)) as ledger:
        assert [gap.why for gap in ledger.verify()] == ["the table issue is missing"]
        assert ledger.get_view("key") is None
        assert ledger.put_view("key", b"body")


def test_what_no_digest_covers_stays_unnoticed(register):
    """The limit that ``verify`` states in its own words."""
    _damage(register, "UPDATE decision SET reason = 'other', score = 0.9", "UPDATE document SET language = 'ru'")
    assert _found(register) == {}


def test_a_register_without_its_own_name_is_damaged(register):
    _damage(register, "DELETE FROM meta WHERE key = 'parties'")
    with pytest.raises(LedgerError, match="is damaged; restore a backup"):
        Ledger.open(str(register))

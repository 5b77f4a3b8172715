import sqlite3

import pytest
from ledger.samples import observation, same, unit

from kelisim.errors import LedgerError
from kelisim.ledger import Ledger, connect, migrate, schema

VERSION_0 = """
PRAGMA application_id = 1264938089;
PRAGMA user_version = 0;
CREATE TABLE meta ("key" TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE document (digest TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, title TEXT NOT NULL,
  date TEXT, publisher TEXT, language TEXT, source_url TEXT, note TEXT, retrieved_at TEXT, recorded_at TEXT NOT NULL,
  redacted_at TEXT, redacted_why TEXT);
CREATE TABLE reading (id TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL,
  document_digest TEXT REFERENCES document (digest), reader TEXT NOT NULL, pack TEXT NOT NULL, claim_ids TEXT NOT NULL,
  marks TEXT NOT NULL, gaps TEXT NOT NULL, recorded_at TEXT NOT NULL);
CREATE TABLE claim (id TEXT NOT NULL PRIMARY KEY, document_digest TEXT NOT NULL REFERENCES document (digest),
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, quote TEXT NOT NULL, kind TEXT NOT NULL,
  parties TEXT NOT NULL, fields TEXT NOT NULL, speaker TEXT, slots TEXT NOT NULL, date TEXT, indicator TEXT,
  status TEXT, recorded_at TEXT NOT NULL);
CREATE TABLE decision (id TEXT NOT NULL PRIMARY KEY, verb TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT, value TEXT,
  "by" TEXT NOT NULL, reason TEXT NOT NULL, score DOUBLE, serial INTEGER NOT NULL, recorded_at TEXT NOT NULL);
CREATE TABLE observation (id TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, series TEXT NOT NULL,
  indicator TEXT NOT NULL, area TEXT NOT NULL, partner TEXT NOT NULL, period TEXT NOT NULL, value TEXT NOT NULL,
  unit TEXT NOT NULL, status TEXT NOT NULL, vintage TEXT, recorded_at TEXT NOT NULL);
CREATE TABLE issue (id TEXT NOT NULL PRIMARY KEY, review_digest TEXT NOT NULL, canonical_json TEXT NOT NULL,
  "by" TEXT NOT NULL, recorded_at TEXT NOT NULL);
INSERT INTO meta VALUES ('parties', '["KAZ", "UZB"]'), ('origin', 'l-0123456789abcdef0123'),
  ('created_at', '2025-01-01T00:00:00.000000Z'), ('last_stamp', '2025-01-02T00:00:00.000000Z');
INSERT INTO observation VALUES ('{id}', 'trade.csv', 'trade', 'trade_turnover', 'joint', 'KAZ-UZB', '2024', '1.5',
  'USD bn', 'final', NULL, '2025-01-02T00:00:00.000000Z');
"""


@pytest.fixture
def old(tmp_path):
    """A register as the first layout had it, made by hand."""
    path = tmp_path / "old.kelisim"
    connection = sqlite3.connect(path)
    connection.executescript(VERSION_0.replace("{id}", observation(2024).id))
    connection.close()
    return path


def _version(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()


def test_an_old_register_is_brought_up_and_keeps_its_entries(old):
    with Ledger.open(str(old)) as ledger:
        assert ledger.entries().observations == (observation(2024),)
        assert ledger.origin == "l-0123456789abcdef0123"
        assert ledger.verify() == ()
        assert ledger.add_reading(*unit(1))
        assert ledger.put_view("key", b"body")
        ledger.redact(unit(1)[1].digest, "asked for")
    assert _version(old) == schema.SCHEMA


def test_an_old_register_brought_up_is_laid_out_as_a_new_one(old, tmp_path):
    new = tmp_path / "new.kelisim"
    Ledger.create(str(new), ["KAZ", "UZB"]).close()
    Ledger.open(str(old)).close()
    assert _layout(old) == _layout(new)


def _layout(path):
    connection = sqlite3.connect(path)
    try:
        named = connection.execute("SELECT type, name FROM sqlite_master ORDER BY type, name").fetchall()
        tables = [name for kind, name in named if kind == "table"]
        return named, [connection.execute(f"PRAGMA table_info({name})").fetchall() for name in tables]
    finally:
        connection.close()


@pytest.fixture
def without_indexes(tmp_path):
    """A register as the second layout had it: nothing leads from a claim to its decisions."""
    path = tmp_path / "second.kelisim"
    with Ledger.create(str(path), ["KAZ", "UZB"]) as ledger:
        ledger.add_reading(*unit(1))
        left, right, _ = unit(1)[2]
        ledger.add_decisions([same(left, right)])
    connection = sqlite3.connect(path)
    for name in ("left", "right"):
        connection.execute(f"DROP INDEX ix_decision_{name}")
    connection.execute("DROP INDEX ix_document_redacted_at")
    connection.execute("DROP TABLE alike")
    connection.execute('CREATE TABLE near ("key" BIGINT NOT NULL, item TEXT NOT NULL, PRIMARY KEY ("key", item))')
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


def test_a_register_without_indexes_gets_them_and_keeps_its_entries(without_indexes, tmp_path):
    new = tmp_path / "new.kelisim"
    Ledger.create(str(new), ["KAZ", "UZB"]).close()
    assert _layout(without_indexes) != _layout(new)
    with Ledger.open(str(without_indexes)) as ledger:
        entries = ledger.entries()
        assert ledger.verify() == ()
    assert _layout(without_indexes) == _layout(new)
    assert _version(without_indexes) == 2
    assert (entries.claims, [d.verb for d in entries.decisions]) == (tuple(sorted(unit(1)[2], key=_id)), ["same"])
    connection = sqlite3.connect(without_indexes)
    asked = "EXPLAIN QUERY PLAN SELECT id FROM decision WHERE \"left\" = 'c-1'"
    assert "ix_decision_left" in str(connection.execute(asked).fetchall())
    connection.close()


def _id(claim):
    return claim.id


def test_every_version_has_a_step():
    assert sorted(migrate.STEPS) == list(range(1, schema.SCHEMA + 1))


def test_a_register_of_a_newer_program_is_left_alone(old):
    connection = sqlite3.connect(old)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = old.read_bytes()
    with pytest.raises(LedgerError, match="made by a newer kelisim; update this program"):
        Ledger.open(str(old))
    assert old.read_bytes() == before


def _breaks_references(connection):
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.exec_driver_sql(
        "INSERT INTO reading VALUES ('r-1', 'x', 'no such document', 'a', 'b', '[]', '[]', '[]', 'x')"
    )


def _forgets_a_column(connection):
    migrate.STEPS[1](connection)
    connection.exec_driver_sql("DROP TRIGGER decision_no_update")
    connection.exec_driver_sql("ALTER TABLE decision DROP COLUMN score")


def _fails(connection):
    migrate.STEPS[1](connection)
    raise LedgerError("made to fail")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (_breaks_references, "could not be brought to schema 1: the table reading refers to a missing document"),
        (_forgets_a_column, "could not be brought up to date: the column decision.score is missing"),
        (_fails, "made to fail"),
    ],
)
def test_a_step_that_does_not_come_out_whole_changes_nothing(old, step, words):
    before = old.read_bytes()
    engine = connect.connect(connect.Address.parse(str(old)))
    with pytest.raises(LedgerError, match=words):
        migrate.bring_up(engine, "old.kelisim", {1: step})
    engine.dispose()
    assert old.read_bytes() == before
    assert _version(old) == 0


def test_a_server_register_is_signed_and_checked(server):
    from ledger import postgresql

    address = postgresql.fresh_schema(server, "signed")
    with Ledger.create(address, ["KAZ", "UZB"]) as ledger, ledger._writer.begin() as connection:
        assert migrate.version(connection) == schema.SCHEMA
        migrate.sign(connection, 99)
    with pytest.raises(LedgerError, match="newer kelisim"):
        Ledger.open(address)

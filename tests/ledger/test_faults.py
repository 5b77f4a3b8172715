"""Whatever stands in a register's way is said in one plain sentence, and nothing half written is left behind."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from ledger import writers
from ledger.samples import unit

from kelisim.errors import LedgerError
from kelisim.ledger import Ledger, connect


def _fails(action, words):
    with pytest.raises(LedgerError, match=words) as caught:
        action()
    told = str(caught.value)
    assert "\n" not in told
    assert "sqlalche.me" not in told
    assert "Traceback" not in told


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "one.kelisim"
    with Ledger.create(str(path), ["KAZ", "UZB"]) as ledger:
        ledger.add_readings([unit(number) for number in range(20)])
    return path


def test_what_is_no_register_is_not_opened(tmp_path):
    text, empty, other = tmp_path / "notes.txt", tmp_path / "empty", tmp_path / "other.db"
    text.write_text("Dear colleague, " * 20)
    empty.touch()
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE document (digest)")
    connection.close()
    _fails(lambda: Ledger.open(str(text)), "notes.txt is no register; make one with kelisim new")
    _fails(lambda: Ledger.open(str(empty)), "empty is no register")
    _fails(lambda: Ledger.open(str(other)), "the database of another program")
    _fails(lambda: Ledger.open(str(tmp_path)), "is a folder")
    _fails(lambda: Ledger.open(str(tmp_path / "none.kelisim")), "there is no register")
    _fails(lambda: Ledger.open(":memory:"), "gone once it is closed")
    _fails(lambda: Ledger.open(" "), "needs an address")
    _fails(lambda: Ledger.open("mysql://host/base"), "is no register; write a file's path")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "notes.txt", "other.db"]
    assert text.read_text().startswith("Dear")


def test_nothing_is_created_over_what_exists(register, tmp_path):
    before = register.read_bytes()
    _fails(lambda: Ledger.create(str(register), ["KAZ", "KGZ"]), "exists already")
    _fails(lambda: Ledger.create(str(tmp_path), ["KAZ", "KGZ"]), "exists already")
    assert register.read_bytes() == before


def test_a_register_that_cannot_be_made_leaves_nothing(tmp_path, monkeypatch):
    _fails(lambda: Ledger.create(str(tmp_path / "none" / "one.kelisim"), ["KAZ", "UZB"]), "cannot be (opened|written)")

    def broken(*_):
        raise LedgerError("made to fail")

    monkeypatch.setattr("kelisim.ledger.migrate.sign", broken)
    _fails(lambda: Ledger.create(str(tmp_path / "one.kelisim"), ["KAZ", "UZB"]), "made to fail")
    assert list(tmp_path.iterdir()) == []


def test_a_name_taken_while_the_register_was_made_stays_as_it_is(tmp_path, monkeypatch):
    path = tmp_path / "one.kelisim"
    monkeypatch.setattr("kelisim.ledger.migrate.sign", lambda _: path.write_text("mine"))
    _fails(lambda: Ledger.create(str(path), ["KAZ", "UZB"]), "exists already")
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_links_will_do(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError("no links here")))
    Ledger.create(str(tmp_path / "one.kelisim"), ["KAZ", "UZB"]).close()
    assert [path.name for path in tmp_path.iterdir()] == ["one.kelisim"]
    Ledger.open(str(tmp_path / "one.kelisim")).close()


def test_a_full_disk_is_said_and_nothing_is_half_written(register):
    with Ledger.open(str(register)) as ledger:
        pages = "PRAGMA max_page_count=1"  # SQLite then refuses to grow the file, as on a full disk
        sa.event.listen(ledger._engine, "begin", lambda connection: connection.exec_driver_sql(pages))
        before = ledger.digest()
        _fails(lambda: ledger.add_reading(*unit(99, words=400)), "no room left")
        assert ledger.digest() == before
        assert ledger.verify() == ()


def test_a_damaged_file_is_said(register):
    content = bytearray(register.read_bytes())
    half = len(content) // 2
    content[4096:half] = os.urandom(half - 4096)
    register.write_bytes(content)

    def read():
        with Ledger.open(str(register)) as ledger:
            gaps = ledger.verify()
            assert gaps
            ledger.entries()

    _fails(read, "damaged")


def test_a_file_cut_short_is_said(register):
    register.write_bytes(register.read_bytes()[:9000])

    def read():
        with Ledger.open(str(register)) as ledger:
            ledger.entries()

    _fails(read, "damaged")


def test_a_register_that_may_only_be_read_is_read(register, tmp_path):
    """Another process does it, since permissions do not stop root, who gives himself up for it."""
    folders = [tmp_path, *tmp_path.parents[:3]]
    modes = {folder: folder.stat().st_mode for folder in folders if folder.stat().st_uid == os.geteuid()}
    start = writers.processes()
    said, child_said = start.Pipe(duplex=False)
    try:
        for folder, mode in modes.items():
            folder.chmod(mode & ~0o222 | 0o111 if folder == tmp_path else mode | 0o111)
        register.chmod(0o444)
        child = start.Process(target=writers.only_read, args=(str(register), child_said))
        child.start()
        assert said.poll(30)
        assert said.recv() == (20, False)
        assert "may only be read here" in said.recv()
        child.join()
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode)


def test_a_missing_driver_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)  # which makes importing it fail
    _fails(lambda: Ledger.open("postgresql://me:secret@host/base"), r"pip install 'kelisim\[postgres\]'")


def test_a_server_that_does_not_answer_is_said_without_the_password(tmp_path):
    pytest.importorskip("psycopg")
    address = f"postgresql://me:secret@/base?host={tmp_path}"
    with pytest.raises(LedgerError, match="cannot be reached") as caught:
        Ledger.open(address)
    assert "secret" not in str(caught.value)


def test_a_server_without_a_register_is_said(server):
    from ledger import postgresql

    address = postgresql.fresh_schema(server, "bare")
    _fails(lambda: Ledger.open(address), "holds no register; make one with kelisim new")
    Ledger.create(address, ["KAZ", "UZB"]).close()
    _fails(lambda: Ledger.create(address, ["KAZ", "UZB"]), "holds a register already")


def test_a_database_that_does_not_exist_is_said(server):
    _fails(
        lambda: Ledger.open(server.replace("/postgres?", "/nowhere?")),
        r'cannot be reached \(database "nowhere" does not exist\)',
    )


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_wal_is_used_only_where_it_is_free_of_the_reset_fault(version, mode):
    assert connect.journal_mode(version) == mode


@pytest.mark.parametrize(
    ("setting", "value"),
    [("foreign_keys", 1), ("recursive_triggers", 1), ("synchronous", 2), ("busy_timeout", 5000)],
)
def test_every_connection_is_set_up(register, setting, value):
    with Ledger.open(str(register)) as ledger, ledger._engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value


def test_a_closed_register_is_one_file(register):
    with Ledger.open(str(register)) as ledger:
        ledger.add_reading(*unit(99))
    assert [path.name for path in Path(register).parent.iterdir()] == ["one.kelisim"]

import pytest
from ledger.samples import observation, same, unit

from kelisim.errors import LedgerError
from kelisim.ledger import Ledger, check_same, copy_register, restore


@pytest.fixture
def full(ledger):
    told, document, claims = unit(1)
    ledger.add_readings([(told, document, claims), unit(2), unit(1, reader="reader 2", words=2)])
    ledger.add_decisions([same(claims[0], claims[1], score=1 / 3)])
    ledger.add_observations([observation(2024, "0.1")])
    ledger.put_view("review", b"computed")
    return ledger


def test_a_copy_is_the_same_and_carries_no_computed_views(full, lasting):
    address = lasting()
    copy_register(full, address)
    with Ledger.open(address) as copy:
        check_same(full, copy)
        assert copy.entries() == full.entries()
        assert copy.origin == full.origin
        assert copy.get_view("review") is None
        assert copy.verify() == ()


def test_there_and_back_is_exact(full, lasting, tmp_path):
    address, back = lasting(), str(tmp_path / "back.kelisim")
    copy_register(full, address)
    restore(address, back)
    with Ledger.open(back) as ledger:
        assert ledger.digest() == full.digest()
        assert ledger.entries() == full.entries()


def test_registers_that_differ_are_told_apart(full, place):
    with Ledger.create(place(), ["KAZ", "UZB"]) as other:
        full.copy_to(other)
        other.add_observations([observation(2023)])
        with pytest.raises(LedgerError, match="is not the same as"):
            check_same(full, other)


def test_a_copy_goes_only_into_an_empty_register(full, place):
    with Ledger.create(place(), ["KAZ", "UZB"]) as other:
        other.add_observations([observation(2023)])
        before = other.digest()
        with pytest.raises(LedgerError, match="holds entries already"):
            full.copy_to(other)
        assert other.digest() == before


def test_a_copy_over_something_is_refused(full, tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with pytest.raises(LedgerError, match="exists already"):
        copy_register(full, str(path))
    assert path.read_text() == "mine"


def test_a_copy_that_fails_leaves_nothing(full, tmp_path, monkeypatch):
    def broken(*_):
        raise LedgerError("made to fail")

    folder = tmp_path / "copies"
    folder.mkdir()
    monkeypatch.setattr("kelisim.ledger.backup.check_same", broken)
    with pytest.raises(LedgerError, match="made to fail"):
        copy_register(full, str(folder / "copy.kelisim"))
    assert list(folder.iterdir()) == []


def test_a_backup_that_is_not_whole_is_not_restored(full, tmp_path):
    import sqlite3

    backup, address = tmp_path / "backup.kelisim", tmp_path / "restored.kelisim"
    copy_register(full, str(backup))
    connection = sqlite3.connect(backup)
    connection.execute("DROP TRIGGER observation_no_update")
    connection.execute("UPDATE observation SET value = '7'")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="is not whole"):
        restore(str(backup), str(address))
    assert not address.exists()

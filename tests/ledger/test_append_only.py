import pytest
import sqlalchemy as sa
from ledger.samples import observation, reading_of, report, same, unit

from kelisim.errors import LedgerError
from kelisim.ledger import Ledger, schema
from kelisim.ledger.faults import translated
from kelisim.model import Issue


@pytest.fixture
def full(ledger):
    told, document, claims = unit(1)
    ledger.add_reading(told, document, claims)
    ledger.add_decisions([same(claims[0], claims[1])])
    ledger.add_observations([observation(2024)])
    ledger.add_issue(Issue("{}"))
    return ledger


def _write(ledger, statement):
    with translated(ledger.address), ledger._writer.begin() as connection:
        connection.execute(sa.text(statement))


@pytest.mark.parametrize("table", [table.name for table in schema.ENTRY_TABLES if table.name != "arrival"])
@pytest.mark.parametrize("change", ["UPDATE {} SET recorded_at = 'x'", "DELETE FROM {}"])
def test_no_entry_can_be_changed_or_removed(full, table, change):
    before = full.digest()
    with pytest.raises(LedgerError, match="cannot be changed or removed"):
        _write(full, change.format(table))
    assert full.digest() == before


def test_replacing_is_no_way_round(tmp_path):
    with Ledger.create(str(tmp_path / "one.kelisim"), ["KAZ", "UZB"]) as ledger:
        ledger.add_observations([observation(2024)])
        before = ledger.digest()
        with pytest.raises(LedgerError, match="cannot be changed or removed"):
            _write(ledger, "INSERT OR REPLACE INTO observation SELECT * FROM observation")
        assert ledger.digest() == before


def test_truncating_a_server_table_is_refused(server):
    from ledger import postgresql

    with Ledger.create(postgresql.fresh_schema(server, "truncating"), ["KAZ", "UZB"]) as ledger:
        ledger.add_observations([observation(2024)])
        with pytest.raises(LedgerError, match="cannot be changed or removed"):
            _write(ledger, "TRUNCATE observation")


def test_a_claim_without_its_document_is_refused(ledger):
    row = (
        "INSERT INTO claim VALUES ('c-1', 'none', 0, 1, 'a', 'body', 'KAZ', 'trade', NULL, '{}', NULL, NULL, NULL, 'x')"
    )
    with pytest.raises(LedgerError, match="refused"):
        _write(ledger, row)


def test_redacting_blanks_the_words_and_keeps_the_digest(full):
    _, document, _ = unit(1)
    full.add_reading(*unit(2))
    full.put_view("review", document.text.encode())
    assert full.redact(document.digest, "a court ordered it") is True
    assert full.redact(document.digest, "again") is False
    entries = full.entries()
    assert [one.name for one in entries.documents] == ["report-2"]
    assert {one.quote.document_digest for one in entries.claims} == {report(2).digest}
    assert {one.document_digest for one in entries.readings} == {document.digest, report(2).digest}
    assert len(entries.decisions) == 1
    assert full.verify() == ()
    assert full.get_view("review") is None
    assert not _holds(full, "Sentence 1 of report 1")


def test_a_redacted_report_does_not_come_in_again(full):
    _, document, claims = unit(1)
    full.redact(document.digest, "a court ordered it")
    assert full.has_read(document.digest, "reader 9", "any")
    assert full.add_reading(*reading_of(document, claims, reader="reader 2")) is False
    assert full.entries().claims == ()


def test_the_words_of_a_redacted_report_leave_the_file(tmp_path):
    path = tmp_path / "one.kelisim"
    with Ledger.create(str(path), ["KAZ", "UZB"]) as ledger:
        ledger.add_reading(*unit(1, words=40))
        assert b"Sentence 7 of report 1" in path.read_bytes()
        ledger.redact(report(1, words=40).digest, "a court ordered it")
    assert b"Sentence 7 of report 1" not in path.read_bytes()


def test_redacting_what_is_not_there_is_refused(ledger):
    with pytest.raises(LedgerError, match="no report with the digest"):
        ledger.redact("0" * 64, "a court ordered it")


def test_a_redacted_report_is_copied_and_kept_out_of_bundles(full, place):
    full.redact(report(1).digest, "a court ordered it")
    with Ledger.create(place(), ["KAZ", "UZB"]) as copy, Ledger.create(place(), ["KAZ", "UZB"]) as other:
        full.copy_to(copy)
        assert copy.digest() == full.digest()
        assert copy.verify() == ()
        other.merge_from(full.bundle())
        assert other.entries().readings == ()
        assert other.verify() == ()


def _holds(ledger, words):
    with ledger._reading() as connection:
        return any(
            words in str(row)
            for table in (*schema.ENTRY_TABLES, schema.view)
            for row in connection.execute(sa.select(table))
        )

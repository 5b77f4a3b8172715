import threading

import pytest
from ledger import writers
from ledger.samples import observation, unit

from kelisim.errors import LedgerError
from kelisim.ledger import Ledger, connect

EACH = 60


def test_two_processes_writing_at_once_lose_nothing(lasting):
    address = lasting()
    Ledger.create(address, ["KAZ", "UZB"]).close()
    start = writers.processes()
    barrier = start.Barrier(2)
    # The two add some readings in common: whoever is second finds them there.
    ranges = (range(EACH), range(EACH // 2, EACH + EACH // 2))
    both = [start.Process(target=writers.add_each, args=(address, numbers, barrier)) for numbers in ranges]
    for writer in both:
        writer.start()
    for writer in both:
        writer.join(60)
        assert writer.exitcode == 0
    with Ledger.open(address) as ledger:
        entries = ledger.entries()
        assert {one.name for one in entries.documents} == {f"report-{at}" for at in range(EACH + EACH // 2)}
        assert len({one.recorded_at for one in entries.readings}) == len(entries.readings)
        assert ledger.verify() == ()


def test_a_view_does_not_change_while_another_connection_writes(lasting):
    address = lasting()
    with Ledger.create(address, ["KAZ", "UZB"]) as ledger, Ledger.open(address) as other:
        ledger.add_readings([unit(number) for number in range(3)])
        moment = other.last_stamp()
        before = other.entries(known=moment)
        writer = threading.Thread(target=ledger.add_readings, args=([unit(number) for number in range(3, 30)],))
        writer.start()
        assert all(other.entries(known=moment) == before for _ in range(5))
        writer.join()
        assert len(other.entries().readings) == 30


def test_a_register_that_stays_locked_says_so(lasting, monkeypatch):
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    address = lasting()
    with Ledger.create(address, ["KAZ", "UZB"]) as ledger, Ledger.open(address) as other:
        with ledger._adding() as adding:
            adding.stamper.next()
            with pytest.raises(LedgerError, match="is being written by another program"):
                other.add_observations([observation(2024)])
            assert other.put_view("key", b"body") is (ledger._engine.name == "postgresql")
        assert other.add_observations([observation(2024)]) == 1

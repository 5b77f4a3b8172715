"""A run that is killed at any moment loses nothing that it had committed."""

import os
import random
import signal
import time

import pytest
import sqlalchemy as sa
from ledger import writers
from ledger.samples import unit

from kelisim.ledger import Ledger, schema

KILLS = 50


@pytest.mark.slow
def test_nothing_committed_is_lost_when_a_run_is_killed(tmp_path):
    address, chance = str(tmp_path / "killed.kelisim"), random.Random(20260101)
    Ledger.create(address, ["KAZ", "UZB"]).close()
    there: set[str] = set()
    for kill in range(KILLS):
        batch = chance.choice([1, 1, 7, 40])
        said = _killed_after(address, len(there), batch, tmp_path / f"said-{kill}", chance.uniform(0, 0.08))
        with Ledger.open(address) as ledger:
            assert ledger.verify() == ()
            found = _readings(ledger)
        assert there | said <= found, "a reading was committed and is gone"
        assert len(found - there - said) in (0, batch), "a batch is there whole or not at all"
        there = found
    _continue_to_the_end(address, tmp_path, len(there) + 20)


def _killed_after(address, first, batch, path, seconds):
    child = writers.processes().Process(target=writers.add_and_say, args=(address, first, batch, str(path)))
    child.start()
    while writers.said_by(path) is None:
        time.sleep(0.001)
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    return writers.said_by(path)


def _readings(ledger):
    with ledger._reading() as connection:
        return set(connection.scalars(sa.select(schema.reading.c.id)))


def _continue_to_the_end(address, tmp_path, count):
    units = [unit(number, words=2) for number in range(count)]
    with Ledger.open(address) as ledger, Ledger.create(str(tmp_path / "calm.kelisim"), ["KAZ", "UZB"]) as calm:
        ledger.add_readings(units)
        calm.add_readings(units)
        assert ledger.entries() == calm.entries()
        assert ledger.verify() == ()
    assert sorted(path.name for path in tmp_path.glob("*kelisim*")) == ["calm.kelisim", "killed.kelisim"]

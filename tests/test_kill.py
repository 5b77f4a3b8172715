"""A run that is killed at any moment loses no committed entry, and the next run ends as an undisturbed one."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kelisim import workflow

DOCS = Path(__file__).resolve().parents[1] / "examples" / "kazakhstan-uzbekistan" / "docs"
KILLS = 50


def add(address: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "kelisim", "add", str(address), str(DOCS), "--jobs", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ids(address: Path) -> tuple[set[str], ...]:
    with workflow.open_ledger(str(address)) as ledger:
        entries = ledger.entries()
        assert ledger.verify() == ()
    parts = (entries.documents, entries.readings, entries.claims, entries.decisions)
    return tuple({getattr(entry, "id", None) or entry.digest for entry in part} for part in parts)


@pytest.mark.slow
def test_kill_9_loses_nothing(tmp_path):
    whole, cut = tmp_path / "whole.kelisim", tmp_path / "cut.kelisim"
    workflow.create(str(whole), ("KAZ", "UZB")).close()
    workflow.create(str(cut), ("KAZ", "UZB")).close()
    began = time.monotonic()
    assert add(whole).wait() == 0
    length = time.monotonic() - began
    chance, held = random.Random(12), ids(cut)
    killed = 0
    for _ in range(KILLS):
        process = add(cut)
        time.sleep(chance.uniform(0.0, length))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        now = ids(cut)
        assert all(before <= after for before, after in zip(held, now, strict=True))
        held = now
    assert killed > KILLS // 2
    assert add(cut).wait() == 0
    assert ids(cut) == ids(whole)

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
REPORTS = [str(path) for path in sorted(DOCS.glob("*.md"))[:12]]
KILLS = 50


def add(address: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "kelisim", "add", str(address), *REPORTS, "--jobs", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ids(address: Path) -> tuple[set[str], ...]:
    with workflow.open_ledger(str(address)) as ledger:
        entries = ledger.entries()
        assert ledger.verify() == ()
    parts = (entries.documents, entries.readings, entries.claims, entries.decisions)
    return tuple({getattr(entry, "id", None) or entry.digest for entry in part} for part in parts)


@pytest.mark.slow
def test_kill_9_loses_nothing(tmp_path):
    whole = tmp_path / "whole.kelisim"
    length = timed_add(whole)
    expected, chance = ids(whole), random.Random(12)
    killed = number = 0
    while killed < KILLS:
        cut = tmp_path / f"cut-{number}.kelisim"
        number += 1
        workflow.create(str(cut), ("KAZ", "UZB")).close()
        held = ids(cut)
        while killed < KILLS and held != expected:
            process = add(cut)
            time.sleep(chance.uniform(0.3, 1.0) * length)
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            now = ids(cut)
            assert all(before <= after for before, after in zip(held, now, strict=True))
            held = now
        assert add(cut).wait() == 0
        assert ids(cut) == expected


def timed_add(address: Path) -> float:
    workflow.create(str(address), ("KAZ", "UZB")).close()
    began = time.monotonic()
    assert add(address).wait() == 0
    return time.monotonic() - began

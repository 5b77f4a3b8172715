"""A run that is killed at any moment loses no committed entry, and the next run ends as an undisturbed one."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kelisim import workflow

ROOT = Path(__file__).resolve().parents[1]
REPORTS = [str(path) for path in sorted((ROOT / "examples" / "kazakhstan-uzbekistan" / "docs").glob("*.md"))[:12]]
KILLS = 50


class Adder:
    """Another process that adds the reports, and is killed after so many seconds."""

    def __init__(self) -> None:
        command = [sys.executable, str(Path(__file__).with_name("killing.py")), *REPORTS]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def add(self, address: Path, seconds: float = 0) -> int:
        self.process.stdin.write(f"{address} {seconds}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def __enter__(self) -> "Adder":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def ids(address: Path) -> tuple[set[str], ...]:
    with workflow.open_ledger(str(address)) as ledger:
        entries = ledger.entries()
        assert ledger.verify() == ()
    parts = (entries.documents, entries.readings, entries.claims, entries.decisions)
    return tuple({getattr(entry, "id", None) or entry.digest for entry in part} for part in parts)


@pytest.mark.slow
def test_kill_9_loses_nothing(tmp_path):
    chance, killed, number = random.Random(12), 0, 0
    with Adder() as adder:
        runs = [undisturbed(adder, tmp_path / f"whole-{run}.kelisim") for run in range(3)]
        whole, length = runs[0][0], min(seconds for _, seconds in runs)
        while killed < KILLS:
            address = tmp_path / f"cut-{number}.kelisim"
            number += 1
            workflow.create(str(address), ("KAZ", "UZB")).close()
            held = ids(address)
            while killed < KILLS and held != whole:
                killed += adder.add(address, chance.uniform(0.0, 0.7) * length) == -signal.SIGKILL
                now = ids(address)
                assert all(before <= after for before, after in zip(held, now, strict=True))
                held = now
            assert adder.add(address) == 0
            assert ids(address) == whole


def undisturbed(adder: Adder, address: Path) -> tuple[tuple[set[str], ...], float]:
    workflow.create(str(address), ("KAZ", "UZB")).close()
    began = time.monotonic()
    assert adder.add(address) == 0
    seconds = time.monotonic() - began
    return ids(address), seconds

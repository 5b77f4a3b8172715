#!/usr/bin/env python3
"""How a register of one pair bears growth: opening it, cold and from the cache, and adding one report to it.

  bench_growth.py [SIZE ...]            claims; by default 1,000 10,000 50,000

The claims are made by recombining the corpora (bench_register.py). Prints seconds by the clock, beside them in brackets
those of the processor, which other work on the machine does not change: the cold and the cached view of the last day,
the list of its records, one record with its quotes, a view of another day as known now (cold), five reports of the
example added one by one (least, middle, most: read, commit, link, reprints), and the memory of a program that opens it.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench_register import PAIR, ROOT, recombined

from kelisim import workflow
from kelisim.faces.exports.rows import record_rows
from kelisim.model import Reading

LAST = dt.date(2040, 1, 1)
REPORTS = ROOT / "tests" / "gate" / "kaz-uzb" / "docs"
MEMORY = """
import datetime, sys
from kelisim import workflow
with workflow.open_ledger(sys.argv[1]) as ledger:
    workflow.view(ledger, on=datetime.date.fromisoformat(sys.argv[2]))
with open("/proc/self/status") as status:  # getrusage would tell the memory of who started this program
    print(next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")))
"""


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What the work gives, with its seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    made = work()
    return made, time.perf_counter() - clock, time.process_time() - processor


def told(name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401
    """Do the work and print how long it took."""
    made, clock, processor = timed(work)
    print(f"  {name:<34} {clock:7.2f} s ({processor:.2f})", flush=True)
    return made


def fill(path: str, size: int) -> None:
    """A register of that many claims, committed in batches and not yet linked."""
    made, _ = recombined(size)
    claims = defaultdict(list)
    for claim in made.claims:
        claims[claim.quote.document_digest].append(claim)
    with workflow.create(path, PAIR) as ledger:
        ledger.add_readings(
            (Reading(d.name, d.digest, "reader 1", "-", tuple(c.id for c in claims[d.digest])), d, claims[d.digest])
            for d in made.documents
        )


def view(path: str, on: dt.date) -> Any:  # noqa: ANN401
    """Open the register, and it on a day."""
    with workflow.open_ledger(path) as ledger:
        return workflow.view(ledger, on=on)


def add_some(path: str, folder: Path) -> None:
    """Five reports, each with a sentence that makes it new, added one by one."""
    chosen = sorted(REPORTS.glob("*.md"))[::9][:5]
    list(workflow.read([str(chosen[0])]))  # what a program loads once before it reads its first report
    spent = []
    for report in chosen:
        file = folder / report.name
        file.write_text(report.read_text(encoding="utf-8") + "\n\nThis was told once more.\n", encoding="utf-8")
        with workflow.open_ledger(path) as ledger:
            done, clock, processor = timed(lambda ledger=ledger, file=file: workflow.ingest(ledger, [str(file)]))
        spent.append((clock, processor, sum(done.claims.values()), done.links))
    for name, at in (("least", min), ("middle", median), ("most", max)):
        print(f"  one report added, {name:<16} {at(s[0] for s in spent):7.2f} s ({at(s[1] for s in spent):.2f})")
    print(f"    claims and links of each: {', '.join(f'{s[2]} and {s[3]}' for s in spent)}")


def measure(size: int, folder: Path) -> None:
    """Print everything for a register of that many claims."""
    path = str(folder / f"{size}.kelisim")
    print(f"{size:,} claims", flush=True)
    fill(path, size)
    with workflow.open_ledger(path) as ledger:
        told("linked from scratch", lambda: workflow.link(ledger))
    told("opened cold", lambda: view(path, LAST))
    cached = told("opened from the cache", lambda: view(path, LAST))
    told("its records listed", lambda: record_rows(cached))
    told("one record with its quotes", lambda: cached.records[len(cached.records) // 2].claims)
    told("another day, cold", lambda: view(path, LAST - dt.timedelta(days=5000)))
    for name, day in (("from the cache", LAST), ("cold", LAST - dt.timedelta(days=77))):
        ran = subprocess.run(
            [sys.executable, "-c", MEMORY, path, day.isoformat()], capture_output=True, text=True, check=True
        )
        print(f"  memory, opened {name:<19} {ran.stdout.strip():>7} MiB")
    add_some(path, folder)
    print(f"  the file                           {Path(path).stat().st_size / 2**20:7.0f} MiB", flush=True)


def main() -> None:
    sizes = [int(text.replace(",", "").replace("_", "")) for text in sys.argv[1:]] or [1_000, 10_000, 50_000]
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = name  # a key of its own
        for size in sizes:
            measure(size, Path(name))


if __name__ == "__main__":
    main()

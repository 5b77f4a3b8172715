#!/usr/bin/env python3
"""How a register of one pair bears growth: opening it, cold and from the cache, and adding one report to it.

  bench_growth.py [SIZE ...]            claims; by default 1,000 10,000 50,000

The claims are made by recombining the corpora (bench_register.py), so each thing is told by hundreds of reports: a new
report touches far larger records than one of a real register of that size does. Prints seconds by the clock, beside
them in brackets those of the processor, which other work on the machine changes little:

- linking everything; the view of the last day cold and from the cache, the list of its records, one with its quotes;
- five reports of the example added one by one (least, middle, most: read, commit, link, reprints), and the next look at
  the register after each: by another program, which opens the cache and brings it up, and by one that has it in memory;
- the same after decisions of a person on claims of records of all sizes;
- that what was brought up is what is made anew; the memory of a program that opens it; the file.
"""

from __future__ import annotations

import datetime as dt
import gc
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
from kelisim.model import Decision, Reading
from kelisim.register import begin

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
    print(f"  {name:<46} {clock:7.3f} s ({processor:.3f})", flush=True)
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


def spread(name: str, spent: list[tuple[float, float]]) -> None:
    """Print the least, the middle and the most of several times."""
    for which, at in (("least", min), ("middle", median), ("most", max)):
        print(
            f"  {f'{name}, {which}':<46} {at(s[0] for s in spent):7.3f} s ({at(s[1] for s in spent):.3f})", flush=True
        )


def add_some(path: str, folder: Path, ledger: Any) -> None:  # noqa: ANN401
    """Five reports, each with a sentence that makes it new, added one by one; after each, both looks at the register.

    Args:
        path: The register.
        folder: Where the reports are put.
        ledger: The register as a running program has it open.
    """
    chosen = sorted(REPORTS.glob("*.md"))[::9][:5]
    list(workflow.read([str(report) for report in chosen]))  # what a program loads once for each language
    gc.collect()
    gc.freeze()  # who adds a report does not hold the whole register as this process does, nor look for garbage in it
    added, opened, inside, found = [], [], [], []
    for report in chosen:
        file = folder / report.name
        file.write_text(report.read_text(encoding="utf-8") + "\n\nThis was told once more.\n", encoding="utf-8")
        with workflow.open_ledger(path) as other:
            done, *spent = timed(lambda other=other, file=file: workflow.ingest(other, [str(file)]))
        added.append(tuple(spent))
        found.append(f"{sum(done.claims.values())} and {done.links}")
        opened.append(timed(lambda: view(path, LAST))[1:])
        inside.append(timed(lambda: workflow.view(ledger, on=LAST))[1:])
    spread("one report added", added)
    print(f"    claims and links of each: {', '.join(found)}")
    spread("the view after it, by another program", opened)
    spread("the view after it, in memory", inside)


def decide_some(path: str, ledger: Any) -> None:  # noqa: ANN401
    """Decisions on claims of twenty records, from the smallest to the largest, and the looks at the register after."""
    records = sorted(workflow.view(ledger, on=LAST).records, key=lambda record: len(record.claim_ids))
    chosen = [records[at * (len(records) - 1) // 19] for at in range(20)]
    opened, inside = [], []
    for number, record in enumerate(chosen):
        verb = ("accept", "reject")[number % 2]
        ledger.add_decisions([Decision(verb, record.claim_ids[0], by="A. Person")])
        inside.append(timed(lambda: workflow.view(ledger, on=LAST))[1:])
        if number % 6 == 5:
            opened.append(timed(lambda: view(path, LAST))[1:])
    print(f"    decided on in records of {', '.join(str(len(record.claim_ids)) for record in chosen)} claims")
    spread("the view after one decision, in memory", inside)
    spread("the view after a few, by another program", opened)


def check(ledger: Any) -> None:  # noqa: ANN401
    """Hold what was brought up against what is made anew."""
    fresh = begin(ledger.entries(), on=LAST).register
    same = fresh.records == workflow.view(ledger, on=LAST).records
    print(f"  what was brought up is {'what is made anew' if same else 'NOT what is made anew'}", flush=True)


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
    for name, day in (("from the cache", LAST), ("cold", LAST - dt.timedelta(days=77))):
        ran = subprocess.run(
            [sys.executable, "-c", MEMORY, path, day.isoformat()], capture_output=True, text=True, check=True
        )
        print(f"  memory, opened {name:<31} {ran.stdout.strip():>7} MiB")
    with workflow.open_ledger(path) as ledger:
        workflow.Shown(ledger, on=LAST, known=None).entries  # noqa: B018  (a running program has them in memory)
        workflow.view(ledger, on=LAST)
        add_some(path, folder, ledger)
        decide_some(path, ledger)
        check(ledger)
    print(f"  the file                                       {Path(path).stat().st_size / 2**20:7.0f} MiB", flush=True)


def main() -> None:
    sizes = [int(text.replace(",", "").replace("_", "")) for text in sys.argv[1:]] or [1_000, 10_000, 50_000]
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = name  # a key of its own
        for size in sizes:
            measure(size, Path(name))


if __name__ == "__main__":
    main()

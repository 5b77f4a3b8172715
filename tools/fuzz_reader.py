#!/usr/bin/env python3
"""The reader on hostile text for a given time: what is promised of every reading must hold of these too.

    tools/fuzz_reader.py [--minutes N | --runs N] [--seed S] [--first RUN] [--keep FOLDER]

Nothing may be raised; every quote is its span within one sentence and one paragraph; the same text gives the same
claims and ids again; each claim comes back from strict JSON; parts are of the known codes, sure to 0..1 and with days
that the calendar has; values (``read --values``) are their spans, sorted, without overlaps; and time grows with the
text (tools/fuzzing tells each in full).

Texts are made from the reports of tests/gate, English and Russian, cut, mixed and broken, and from pieces that readers
trip over. Run R of seed S is always the same text; ``--first R --runs 1`` reads it alone. Prints the seed, every fault,
and a digest of all ids, which is the same for the same seed and number of runs on every machine; keeps the texts of
faults in FOLDER, and exits with 1 if there was any.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fuzzing.cases import Case, case_of, corpus
from fuzzing.checks import faults_in
from fuzzing.pace import Pace
from fuzzing.seen import Read, look

from kelisim import reading

PROGRESS = 60.0


@dataclass(frozen=True)
class Plan:
    """How long: until the minutes are over, or for a number of runs, from a run on."""

    minutes: float = 0.0
    runs: int | None = None
    first: int = 0

    def numbers(self) -> Iterator[int]:
        """The numbers of the runs; at least one."""
        began, run = time.monotonic(), self.first
        while run == self.first or self._goes_on(run - self.first, time.monotonic() - began):
            yield run
            run += 1

    def _goes_on(self, done: int, seconds: float) -> bool:
        return seconds < 60 * self.minutes if self.runs is None else done < self.runs


@dataclass
class Tally:
    """What came of the runs; ``slowest`` in seconds of processor and the run's number."""

    runs: int = 0
    wrong: int = 0
    claims: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    pace: Pace = field(default_factory=Pace)
    ids: hashlib._Hash = field(default_factory=hashlib.sha256)


def fuzz(plan: Plan, seed: int, read: Read = reading.read, keep: Path | None = None) -> Tally:
    """Look at hostile texts until the plan is done, and print every fault."""
    pools, tally, told = corpus(), Tally(), time.monotonic()
    for run in plan.numbers():
        case = case_of(seed, run, pools)
        faults = _faults(case, run, read, tally)
        tally.runs += 1
        tally.wrong += bool(faults)
        for fault in faults:
            print(f"run {run}: {fault[:400]}", flush=True)
        if faults and keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{run}.txt").write_text(repr(case) + "\n", encoding="utf-8")
        if time.monotonic() - told > PROGRESS:
            told = time.monotonic()
            print(f"{tally.runs} runs, {tally.wrong} wrong", flush=True)
    return tally


def _faults(case: Case, run: int, read: Read, tally: Tally) -> list[str]:
    """What is wrong with a run, which goes into the tally."""
    try:
        seen = look(case, read)
        slow = tally.pace.fault(seen, read)
        faults = [*faults_in(seen), *([slow] if slow else [])]
    except Exception as error:  # whatever is raised is the fault that is looked for
        return [f"raised {type(error).__name__}: {error}"]
    tally.slowest = max(tally.slowest, (seen.seconds, run))
    tally.claims += len(seen.read.claims)
    for claim in seen.read.claims:
        tally.ids.update(claim.id.encode())
    return faults


def main() -> int:
    """Run, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--runs", type=int, default=None, help="instead of minutes")
    parser.add_argument("--seed", type=int, default=None, help="another one each time unless told")
    parser.add_argument("--first", type=int, default=0, metavar="RUN", help="the run to begin with")
    parser.add_argument("--keep", type=Path, default=None, help="folder for the texts of faults")
    told = parser.parse_args()
    seed = random.randrange(10**6) if told.seed is None else told.seed
    print(f"seed {seed}", flush=True)
    tally = fuzz(Plan(told.minutes, told.runs, told.first), seed, keep=told.keep)
    print(f"the costliest run was {tally.slowest[1]}: {tally.slowest[0]:.2f} s of processor")
    print(f"a character usually cost {tally.pace.usual * 1e6:.1f} microseconds")
    print(f"{tally.claims} claims, ids {tally.ids.hexdigest()[:16]}")
    print(f"{tally.runs} runs, {tally.wrong} wrong")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

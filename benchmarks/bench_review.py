#!/usr/bin/env python3
"""How long the review of a large register takes, once the register is there: findings, sections, and the HTML page.

  bench_review.py [CLAIMS]      (50,000 where none is told)

The register is that of ``bench_register.py``: the gold corpora recombined. Prints seconds of processor time.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import bench_register

from kelisim import measures, register, review
from kelisim.faces.dossier import FORMATS
from kelisim.lang.labels import load_labels

T = TypeVar("T")


def timed(name: str, make: Callable[[], T]) -> T:
    """What is made, after printing how long it took."""
    started = time.process_time()
    made = make()
    print(f"{name:<10} {time.process_time() - started:6.2f} s", flush=True)
    return made


def main() -> None:
    """Print seconds a step."""
    entries, _ = bench_register.recombined(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
    known = replace(entries, decisions=register.link(entries))
    shown = register.build(known, on=dt.date(2026, 1, 1))
    print(f"{len(known.claims):,} claims, {len(shown.records):,} records")
    found = timed("measures", lambda: measures.measure(shown, known.observations))
    made = timed("review", lambda: review.build(shown, found, known, versions={}))
    page = timed("HTML", lambda: FORMATS[".html"](made, load_labels("en")))
    print(f"{len(made.findings):,} findings, {len(made.evidence):,} quotes, {len(page) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

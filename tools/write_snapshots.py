#!/usr/bin/env python3
"""Write the review of the example for two days, in every format, to tests/snapshots/.

They are made from the claims coded by hand, so that they change when measures, findings, words or looks change, not
with every better rule of the reader. A test holds the text formats against what is written now; look at the pages
before committing new ones:

    write_snapshots.py            write all of them
    write_snapshots.py --pages    also render PDF pages to pictures, into out/snapshots/ (needs pdftoppm)
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from gold_register import gold_entries  # noqa: E402  (tests/)

from kelisim import measures, register, review  # noqa: E402
from kelisim.faces.dossier import FORMATS  # noqa: E402
from kelisim.lang.labels import load_labels  # noqa: E402
from kelisim.model.review import Review  # noqa: E402

FOLDER = ROOT / "tests" / "snapshots"
DAYS = (dt.date(2024, 2, 20), dt.date(2025, 11, 30))
VERSIONS = {"kelisim": "snapshot", "reader": "coded by hand"}


def review_on(day: dt.date) -> Review:
    """The review of the example's hand-coded claims on a day."""
    bare = gold_entries()
    known = replace(bare, decisions=register.link(bare))
    shown = register.build(known, on=day)
    return review.build(shown, measures.measure(shown, known.observations), known, versions=VERSIONS)


def files() -> dict[str, bytes]:
    """Every snapshot by its file name."""
    labels = load_labels("en")
    made = {day: review_on(day) for day in DAYS}
    return {f"review-{day}{suffix}": FORMATS[suffix](made[day], labels) for day in DAYS for suffix in FORMATS}


def main() -> None:
    """Write them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (FOLDER / name).write_bytes(data)
    if "--pages" in sys.argv:
        out = ROOT / "out" / "snapshots"
        out.mkdir(parents=True, exist_ok=True)
        for pdf in FOLDER.glob("*.pdf"):
            subprocess.run(["pdftoppm", "-r", "60", "-png", str(pdf), str(out / pdf.stem)], check=True)


if __name__ == "__main__":
    main()

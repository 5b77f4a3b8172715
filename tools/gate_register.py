#!/usr/bin/env python3
"""The quality gate of the register: score_register.py's lines, held against pinned floors.

    gate_register.py                the example from its gold claims and from the reader's own, then registers invented
                                    for other pairs (tests/gate/invented) from their claims; exit 1 under a floor
    gate_register.py CORPUS         one corpus from its gold claims, without floors
    gate_register.py --faults       list what is wrong
    gate_register.py --pin          raise the floors to what is reached now (--lower: also lower them, on purpose)

Registers are built in memory.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import io
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GATE = ROOT / "tests" / "gate"
FLOORS = GATE / "floors_register.json"
EXAMPLE = GATE / "kaz-uzb"
INVENTED = GATE / "invented"
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "gate")]

import score  # noqa: E402  (tests/gate)
import score_register  # noqa: E402  (tests/gate)

from kelisim.faces.exports.records_json import records_to_plain  # noqa: E402
from kelisim.model import Claim, Document, Entries  # noqa: E402
from kelisim.model.codec import claim_from_plain  # noqa: E402
from kelisim.register import build, link  # noqa: E402


def reports(corpus: Path) -> list[tuple[Document, list[dict[str, object]]]]:
    """The corpus's reports with their gold claims, each with start and end."""
    found = []
    for name, meta, body, gold in score.load(corpus):
        header = {key: meta.get(key) or None for key in ("date", "publisher", "language", "source_url", "note")}
        document = Document(name=name, text=body, title=meta.get("title", ""), **header)
        spans = [score.span(plain, body) for plain in gold]
        found.append((document, [{**p, "start": s, "end": e} for p, (s, e) in zip(gold, spans, strict=True)]))
    return found


def gold_entries(corpus: Path) -> Entries:
    """The corpus's reports and gold claims as entries, linked."""
    told = reports(corpus)
    return entries([d for d, _ in told], [claim_from_plain(plain, d) for d, gold in told for plain in gold])


def reader_entries(corpus: Path) -> Entries:
    """The corpus's reports and what the reader finds in them as entries, linked."""
    from kelisim.reading import read

    told = reports(corpus)
    parties = most_named([plain["parties"] for _, gold in told for plain in gold])
    return entries([d for d, _ in told], [c for d, _ in told for c in read(d, parties=parties).claims])


def most_named(parties: list[list[str]]) -> tuple[str, ...]:
    """The parties of most claims: the register's pair."""
    return Counter(tuple(sorted(codes)) for codes in parties).most_common(1)[0][0]


def entries(documents: list[Document], claims: list[Claim]) -> Entries:
    """Entries in the order of ids, with the links that the linker makes."""
    bare = Entries(
        most_named([list(claim.parties) for claim in claims]),
        documents=tuple(sorted(documents, key=lambda d: d.digest)),
        claims=tuple(sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)),
    )
    return replace(bare, decisions=link(bare))


def scored(corpus: Path, known: Entries) -> float:
    """Print score_register.py's lines for a register; its headline."""

    def shown(_command: str, date: str) -> list[dict[str, object]]:
        return records_to_plain(build(known, on=dt.date.fromisoformat(date)))["records"]

    score_register.shown = shown
    score_register.S = score
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        score_register.main(str(corpus), "")
    print(out.getvalue(), end="")
    return float(out.getvalue().strip().rpartition(" ")[2])


def verdict(name: str, reached: float, floors: dict[str, float]) -> str | None:
    """What is wrong with a figure, or ``None``."""
    if name not in floors:
        return f"the register from {name} claims has no floor; pin one with --pin"
    return f"{name}: {reached} is under its floor {floors[name]}" if reached < floors[name] else None


def pinned(name: str, reached: float, floors: dict[str, float], *, lower: bool) -> str | None:
    """Pin a floor at what is reached, rounded down; what forbids it, or ``None``."""
    new = math.floor(reached * 1000) / 1000
    if new < floors.get(name, 0.0) and not lower:
        return f"{name} would fall from {floors[name]} to {new}; lowering a floor takes --lower"
    floors[name] = new
    return None


def registers() -> Iterator[tuple[str, Path, Callable[[Path], Entries]]]:
    """What is held against a floor: its name, its corpus and how its entries are made."""
    yield "gold", EXAMPLE, gold_entries
    yield "reader", EXAMPLE, reader_entries
    for corpus in sorted(path.parent for path in INVENTED.glob("*/register.json")):
        yield corpus.name, corpus, gold_entries


def main(arguments: list[str] | None = None) -> int:
    """Run the gate; 0 where all figures stand at their floor or above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--faults", action="store_true", help="list what is wrong")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    options = parser.parse_args(arguments)
    if options.corpus:
        scored(options.corpus, gold_entries(options.corpus))
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    faults = []
    for name, corpus, make in registers():
        print(f"== {corpus.name} from {'the reader’s own' if name == 'reader' else 'gold'} claims")
        reached = scored(corpus, make(corpus))
        check = pinned(name, reached, floors, lower=options.lower) if options.pin else None
        faults.append(check or verdict(name, reached, floors))
    if options.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    wrong = [fault for fault in faults if fault]
    print("\n".join(wrong) or "all figures stand at their floor or above")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

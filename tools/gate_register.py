#!/usr/bin/env python3
"""Print what score_register.py prints, for a register built in memory from a corpus (no register file needed).

  gate_register.py [CORPUS] [--reader] [--faults]      default tests/gate/kaz-uzb

From the corpus's gold claims; with --reader, from the reader's own.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
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


def main() -> None:
    corpus = Path(next((a for a in sys.argv[1:] if not a.startswith("-")), ROOT / "tests" / "gate" / "kaz-uzb"))
    known = reader_entries(corpus) if "--reader" in sys.argv else gold_entries(corpus)

    def shown(_command: str, date: str) -> list[dict[str, object]]:
        return records_to_plain(build(known, on=dt.date.fromisoformat(date)))["records"]

    score_register.shown = shown
    score_register.S = score
    score_register.main(str(corpus), "")


if __name__ == "__main__":
    main()

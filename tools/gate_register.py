#!/usr/bin/env python3
"""Print what score_register.py prints, for a register built from a corpus's gold claims (no register file needed).

gate_register.py [CORPUS] [--faults]          default tests/gate/kaz-uzb
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "gate")]

import score  # noqa: E402  (tests/gate)
import score_register  # noqa: E402  (tests/gate)

from kelisim.faces.exports.records_json import records_to_plain  # noqa: E402
from kelisim.model import Document, Entries  # noqa: E402
from kelisim.model.codec import claim_from_plain  # noqa: E402
from kelisim.register import build, link  # noqa: E402


def gold_entries(corpus: Path) -> Entries:
    """The corpus's reports and gold claims as entries, linked."""
    documents, claims = [], []
    for name, meta, body, gold in score.load(corpus):
        header = {key: meta.get(key) or None for key in ("date", "publisher", "language", "source_url", "note")}
        document = Document(name=name, text=body, title=meta.get("title", ""), **header)
        documents.append(document)
        for plain in gold:
            start, end = score.span(plain, body)
            claims.append(claim_from_plain({**plain, "start": start, "end": end}, document))
    parties = sorted({code for claim in claims for code in claim.parties})
    bare = Entries(
        tuple(parties),
        documents=tuple(sorted(documents, key=lambda d: d.digest)),
        claims=tuple(sorted(claims, key=lambda c: c.id)),
    )
    return Entries(bare.parties, bare.documents, (), bare.claims, link(bare))


def main() -> None:
    corpus = Path(next((a for a in sys.argv[1:] if not a.startswith("-")), ROOT / "tests" / "gate" / "kaz-uzb"))
    entries = gold_entries(corpus)

    def shown(_command: str, date: str) -> list[dict[str, object]]:
        return records_to_plain(build(entries, on=dt.date.fromisoformat(date)))["records"]

    score_register.shown = shown
    score_register.S = score
    score_register.main(str(corpus), "")


if __name__ == "__main__":
    main()

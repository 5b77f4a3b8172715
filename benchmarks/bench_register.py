#!/usr/bin/env python3
"""Claims joined per second, and how that grows: the gold corpora recombined to 1,000 … 200,000 claims of one pair.

  bench_register.py [LARGEST]

Each round copies every report of the corpora under another day (over 15 years), with its claims' dates and, in two
rounds of three, its numbers changed; all parties are made one pair, so that no claims are of other countries.
Prints seconds of processor time for linking, for the register of the last day, and for linking one new report with the
claims that share a key with its own (a store keeps the keys), and the memory held.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "gate")]

import score  # noqa: E402  (tests/gate)

from kelisim.model import Claim, Document, Entries, Period  # noqa: E402
from kelisim.model.claim import replace_claim  # noqa: E402
from kelisim.model.codec import claim_from_plain  # noqa: E402
from kelisim.model.kinds import slot_types  # noqa: E402
from kelisim.register import build, keys_of, link  # noqa: E402

PAIR = ("AAA", "BBB")
CORPORA = ("kaz-uzb", "pairs", "russian")
SIZES = (1_000, 5_000, 20_000, 50_000, 100_000, 200_000)


def originals() -> list[tuple[Document, list[Claim]]]:
    """The corpora's reports with their gold claims."""
    found = []
    for corpus in CORPORA:
        for name, meta, body, gold in score.load(ROOT / "tests" / "gate" / corpus):
            document = Document(name=name, text=body, date=meta["date"], language=meta["language"])
            claims = []
            for plain in gold:
                start, end = score.span(plain, body)
                claims.append(claim_from_plain({**plain, "start": start, "end": end}, document))
            found.append((document, claims))
    return found


def shifted(period: Period, years: int) -> Period:
    """The same days some years later."""
    try:
        return Period.between(*(f"{int(point[:4]) + years:04}{point[4:]}" for point in period.points))
    except ValueError:
        return period


def copy_of(
    document: Document, claims: list[Claim], round_: int, chance: random.Random
) -> tuple[Document, list[Claim]]:
    """The report and its claims under another day, some with other numbers."""
    years, days = chance.randrange(-7, 8), chance.randrange(365)
    day = dt.date.fromisoformat(str(document.date)) + dt.timedelta(days=365 * years + days)
    text = f"{document.text}\n\nCopy {round_}."
    fresh = Document(name=f"{document.name}-{round_}", text=text, date=day.isoformat(), language=document.language)
    factor = Decimal(chance.randrange(50, 200)) / 100 if round_ % 3 else Decimal(1)
    return fresh, [_claim(claim, fresh, years, factor) for claim in claims]


def _claim(claim: Claim, document: Document, years: int, factor: Decimal) -> Claim:
    changes: dict[str, object] = {}
    for name in slot_types(type(claim.slots)):
        value = getattr(claim.slots, name)
        if isinstance(value, Period):
            changes[name] = shifted(value, years)
        elif name in ("value", "count") and isinstance(value, Decimal):
            changes[name] = (value * factor).quantize(Decimal(1))
        elif name == "actors":
            changes[name] = PAIR
    span = claim.quote.span
    moved = claim.amended(**changes) if changes else claim
    return replace_claim(moved, quote=document.quote(span.start, span.end), parties=PAIR)


def recombined(size: int) -> tuple[Entries, tuple[Document, list[Claim]]]:
    """Entries of that many claims, and one more report with its claims."""
    chance, base = random.Random(size), originals()
    documents: list[Document] = []
    claims: list[Claim] = []
    round_ = 0
    while len(claims) < size:
        for document, own in base:
            fresh, made = copy_of(document, own, round_, chance)
            documents.append(fresh)
            claims.extend(made[: size - len(claims)])
            if len(claims) >= size:
                break
        round_ += 1
    extra = copy_of(*base[0], round_ + 1, chance)
    return entries(documents, claims), extra


def entries(documents: list[Document], claims: list[Claim], decisions: tuple = ()) -> Entries:
    return Entries(
        PAIR,
        documents=tuple(sorted(documents, key=lambda d: d.digest)),
        claims=tuple(sorted(claims, key=lambda c: c.id)),
        decisions=decisions,
    )


def main() -> None:
    largest = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else SIZES[-1]
    print("  claims   link s  claims/s  build s  records  one report s  memory MiB")
    for size in (size for size in SIZES if size <= largest):
        made, (document, new) = recombined(size)
        start = time.process_time()
        decisions = link(made)
        linked = time.process_time() - start
        made = entries(list(made.documents), list(made.claims), decisions)
        start = time.process_time()
        register = build(made, on=dt.date(2040, 1, 1))
        built = time.process_time() - start
        beside = {key for claim in new for key in keys_of(claim, document)}
        near = [c for c in made.claims if keys_of(c, made.document_of[c.quote.document_digest]) & beside]
        held = {d for c in (*near, *new) for d in (c.quote.document_digest,)}
        documents = [d for d in (*made.documents, document) if d.digest in held]
        ids = {c.id for c in near}
        more = entries(documents, [*near, *new], tuple(d for d in decisions if d.left in ids and d.right in ids))
        start = time.process_time()
        link(more, only=[claim.id for claim in new])
        added = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row = f"{size:>8,} {linked:>8.2f} {size / linked:>9,.0f} {built:>8.2f} {len(register.records):>8,}"
        print(f"{row} {added:>13.2f} {memory:>11,.0f}", flush=True)


if __name__ == "__main__":
    main()

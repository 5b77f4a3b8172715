"""How long a very long review takes to write: 50,000 quotes as HTML and Markdown, 60 pages as PDF.

Usage: python benchmarks/bench_dossier.py
"""

from __future__ import annotations

import datetime as dt
import time

from kelisim.faces.dossier import FORMATS
from kelisim.lang.labels import load_labels
from kelisim.model.review import Evidence, Finding, Item, ItemList, Review, Section, Step

WORDS = (
    "The two ministers agreed to open the centre on the common border and to raise trade, the report of that day says."
)


def review(quotes: int) -> Review:
    """A review with that many quotes, three to a record, a finding on every fourth record."""
    evidence = tuple(
        Evidence(n, "quote", f"c-{n:020d}", f"{WORDS} ({n})", f"report-{n // 20}", "A report", "An agency",
                 "2024-02-20", f"https://example.org/{n // 20}", "en", 0, len(WORDS))
        for n in range(1, quotes + 1)
    )  # fmt: skip
    items = tuple(_item(n) for n in range(quotes // 3))
    fields = (
        "trade",
        "transport",
        "water",
        "energy",
        "industry",
        "education",
        "culture",
        "border",
        "digital",
        "health",
    )
    lists = tuple(ItemList(items[k :: len(fields)], name) for k, name in enumerate(fields))
    findings = tuple(found for item in items for found in item.findings)
    return Review(("KAZ", "UZB"), dt.date(2024, 2, 20), None, None, ("2021-12-06", "2024-02-20"),
                  (Section("fields", lists),), findings, evidence)  # fmt: skip


def _item(number: int) -> Item:
    refs = (3 * number + 1, 3 * number + 2, 3 * number + 3)
    steps = tuple(Step(f"2023-0{k + 1}-10", "signed", None, (ref,)) for k, ref in enumerate(refs))
    title = f"Agreement number {number} on the common centre"
    params = {"title": title, "last": "2023-03-10", "days": number, "reports": 3, "status": "signed"}
    found = (Finding("silent", f"a-{number}", "low", params, refs[:2]),) if number % 4 == 0 else ()
    return Item(f"a-{number}", "agreement", title, "signed", ("trade",), {"type": "agreement"}, steps, refs, found)


def main() -> None:
    """Print seconds and megabytes a format."""
    labels = load_labels("en")
    for suffix, quotes in ((".html", 50_000), (".md", 50_000), (".json", 50_000), (".pdf", 1_000), (".docx", 1_000)):
        one = review(quotes)
        started = time.perf_counter()
        data = FORMATS[suffix](one, labels)
        print(f"{suffix:6} {quotes:7,} quotes {time.perf_counter() - started:6.2f} s {len(data) / 1e6:7.1f} MB")


if __name__ == "__main__":
    main()

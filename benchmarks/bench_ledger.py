"""How fast the ledger takes entries in and tells them back, beside plain sqlite3 in the same run.

Run: ``python benchmarks/bench_ledger.py [CLAIMS]`` (50,000 unless told otherwise).
"""

from __future__ import annotations

import gc
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from kelisim.ledger import Ledger, schema
from kelisim.ledger.rows import claim_row, document_row, reading_row
from kelisim.model import Claim, Document, Period, Reading
from kelisim.model.kinds import kind_named

CLAIMS_A_REPORT = 10
STAMP = "2026-01-01T00:00:00.000000Z"


def _unit(number: int) -> tuple[Reading, Document, tuple[Claim, ...]]:
    sentence = "Trade between the two countries reached {} million dollars in the {} district, officials said."
    sentences = [sentence.format(number * CLAIMS_A_REPORT + at, at) for at in range(CLAIMS_A_REPORT)]
    document = Document(name=f"report-{number}", text=" ".join(sentences), title=f"Report {number}", date="2024-02-20")
    claims, start = [], 0
    for at, words in enumerate(sentences):
        slots = kind_named("figure").slots(
            indicator="trade_turnover",  # type: ignore[call-arg]
            value=Decimal(number * CLAIMS_A_REPORT + at),
            unit="USD million",
            period=Period("2024"),
        )
        quote = document.quote(start, start + len(words))
        claims.append(Claim("figure", quote, ("KAZ", "UZB"), ("trade",), slots, confidence=0.75, rule="figure 1"))
        start += len(words) + 1
    ids = tuple(claim.id for claim in claims)
    return Reading(f"report-{number}.md", document.digest, "reader 1", "en 1", ids), document, tuple(claims)


def _timed(what: str, rows: int, action: Callable[[], object]) -> None:
    gc.collect()
    start, used = time.perf_counter(), time.process_time()
    action()
    seconds, used = time.perf_counter() - start, time.process_time() - used
    rate = f"{rows / seconds:>10,.0f} rows/s" if rows else ""
    print(f"{what:<46} {seconds:8.3f} s (processor {used:7.3f} s) {rate}")


def _peer(path: Path, rows: dict[str, list[dict[str, object]]]) -> None:
    """The same rows by sqlite3 alone: one transaction, no keys, no checks."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=FULL")
    for name, values in rows.items():
        columns = list(values[0])
        connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
        marks = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", [tuple(row.values()) for row in values])
    connection.commit()
    connection.close()


def _peer_reads(path: Path) -> None:
    connection = sqlite3.connect(path)
    for table in ("document", "claim", "reading"):
        connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()


def main(claims: int) -> None:
    """Print rows a second and times."""
    units = [_unit(number) for number in range(claims // CLAIMS_A_REPORT)]
    rows = claims + 2 * len(units)
    print(f"{claims:,} claims of {len(units):,} reports; SQLite {sqlite3.sqlite_version}")
    stored = {
        "document": [document_row(document, STAMP) for _, document, _ in units],
        "claim": [claim_row(claim, STAMP) for _, _, found in units for claim in found],
        "reading": [reading_row(reading, found, STAMP) for reading, _, found in units],
    }
    with tempfile.TemporaryDirectory() as folder:
        path, peer = Path(folder) / "bench.kelisim", Path(folder) / "peer.db"
        _timed("sqlite3 executemany (peer, rows made before)", rows, lambda: _peer(peer, stored))
        with Ledger.create(str(path), ["KAZ", "UZB"]) as ledger:
            _timed("add_readings", rows, lambda: ledger.add_readings(units))
            _timed("add_readings again (all there)", rows, lambda: ledger.add_readings(units))
            _timed("sqlite3 fetchall (peer, rows only)", rows, lambda: _peer_reads(peer))
            _timed("entries()", rows, ledger.entries)
            moment = ledger.last_stamp()
            extra = [_unit(len(units) + at) for at in range(200)]
            _timed("add_reading, one transaction each", 200, lambda: [ledger.add_reading(*unit) for unit in extra])
            _timed("entries_since() of those 200 readings", 200 * 12, lambda: ledger.entries_since(moment))
            _timed("verify()", rows, ledger.verify)
        _timed("open and close", 0, lambda: Ledger.open(str(path)).close())
        print(f"file {path.stat().st_size / 2**20:.1f} MiB, {len(schema.ENTRY_TABLES)} tables of entries")
    print(f"memory at the highest {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)

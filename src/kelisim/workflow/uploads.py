"""Reports and statistics that came as bytes, with a name that is only a name: nothing of it is ever a path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kelisim.ledger import Ledger
from kelisim.model import Gap
from kelisim.sources import Loaded, load_bytes, observations_of
from kelisim.workflow.ingest import Ingested, ingest_loaded


def ingest_bytes(ledger: Ledger, files: Iterable[tuple[str, bytes]]) -> Ingested:
    """Read uploaded reports into a register, each by itself.

    Args:
        ledger: The register.
        files: Name and bytes of each; the name tells the type, and what the report is called where it does not say.
    """
    return ingest_loaded(ledger, _loaded(files))


def _loaded(files: Iterable[tuple[str, bytes]]) -> Iterator[Loaded]:
    for name, data in files:
        yield from load_bytes(data, name)


def observe_bytes(ledger: Ledger, name: str, data: bytes) -> tuple[int, tuple[Gap, ...]]:
    """Statistics in from a file's bytes: how many observations were new, and what could not be read."""
    found, gaps = observations_of(data, name)
    return ledger.add_observations(found), gaps

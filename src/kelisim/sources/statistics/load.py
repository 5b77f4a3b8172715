"""Statistics from a file, an address or a source of the catalogue."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from kelisim.sources.draft import MOST_BYTES, RefusedError
from kelisim.sources.statistics.catalogue import sources
from kelisim.sources.statistics.rows import Result
from kelisim.sources.text import decode, fix
from kelisim.sources.walk import is_address, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kelisim.sources.web import Web

_QUERY = re.compile(r"[a-z][a-z0-9-]+:(?![/\\])")


def load_observations(path: str, *, pair: Sequence[str] = (), web: Web | None = None) -> Result:
    """Read statistics.

    Args:
        path: A file, an address, or a source of the catalogue with a pair and years (``comtrade:KAZ-UZB:2019-2024``).
        pair: The two countries of whom a source is asked that is named alone (``comtrade``), over the latest years.
        web: What fetches; by default politely, and with the user's cache.

    Returns:
        The observations, and a gap for every row that gives none (with its line and why), or for the whole file.
    """
    path, where = _asked(path, pair), printable(path)
    try:
        if is_address(path) or (_QUERY.match(path) and not Path(path).exists()):
            return _fetched(path, web)
        from kelisim.sources.statistics.formats import read_text

        return read_text(fix(decode(_bytes(Path(path)))), where, Path(path).stem)
    except RefusedError as error:
        return (), (error.gap(where),)


def observations_of(data: bytes, name: str) -> Result:
    """Read statistics from the bytes of a CSV file that was handed over under a name."""
    from kelisim.sources.statistics.formats import read_text

    told = printable(name)
    try:
        return read_text(fix(decode(_checked(data))), told, PurePath(told).stem)
    except RefusedError as error:
        return (), (error.gap(told),)


def _asked(path: str, pair: Sequence[str]) -> str:
    if len(pair) != 2 or path not in sources() or Path(path).exists():
        return path
    return f"{path}:{'-'.join(pair)}"


def _fetched(text: str, web: Web | None) -> Result:
    from kelisim.sources.statistics import client
    from kelisim.sources.web import usual_web

    return client.fetch(text, web or usual_web())


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise RefusedError("missing", "there is no such file; check the name.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise RefusedError("unreadable", f"the system cannot open it ({error}).") from None
    return _checked(data)


def _checked(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise RefusedError("too_large", f"it is larger than {MOST_BYTES // 1_000_000} MB; cut it into years.")
    if not data.strip():
        raise RefusedError("empty", "it is empty.")
    return data

"""What was fetched is kept: the bytes as they came, beside where and when from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from kelisim.sources.draft import MOST_BYTES


def default_folder() -> Path:
    """Where fetched pages are kept: ``KELISIM_CACHE``, else the user's cache folder."""
    told = os.environ.get("KELISIM_CACHE")
    if told:
        return Path(told)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kelisim" / "web"


class Cache:
    """A folder of fetched answers. Losing it costs only time; a damaged entry counts as none.

    Args:
        folder: Made when first written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, asked: str) -> dict[str, Any] | None:
        """The answer kept for an address: url, status, media_type, body, retrieved_at."""
        try:
            told = json.loads(self._path(asked, "json").read_text(encoding="utf-8"))
            body = self._path(asked, "body").read_bytes()
        except (OSError, ValueError):
            return None
        if len(body) > MOST_BYTES or told.pop("sha256", None) != hashlib.sha256(body).hexdigest():
            return None
        told.pop("asked", None)
        return {**told, "body": body}

    def put(self, asked: str, body: bytes, **told: str | int) -> None:
        """Keep an answer with what is told of it; a folder that cannot be written to is passed over."""
        told = {**told, "asked": asked, "sha256": hashlib.sha256(body).hexdigest()}
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(self._path(asked, "body"), body)
            self._write(self._path(asked, "json"), json.dumps(told, indent=1).encode())

    def _path(self, asked: str, ending: str) -> Path:
        return self.folder / f"{hashlib.sha256(asked.encode('utf-8', 'surrogatepass')).hexdigest()[:40]}.{ending}"

    def _write(self, path: Path, data: bytes) -> None:
        """Whole or not at all: written aside, then renamed."""
        handle, aside = tempfile.mkstemp(dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(aside).replace(path)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise

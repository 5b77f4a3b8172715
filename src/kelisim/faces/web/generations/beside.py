"""What takes seconds is made by a process beside the keeper: a long review, a view of a day that is new to it."""

from __future__ import annotations

import io
import os
import pickle
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kelisim.model import Claim, Document, Record
from kelisim.workflow import Shown

_NICE = 15
_PLAIN = (("decimal", "Decimal"), ("datetime", "date"), ("builtins", "frozenset"))


@dataclass(frozen=True, slots=True)
class Errand:
    """Something that a process beside the keeper does.

    Attributes:
        process: Its id.
        result: Where it leaves what it made.
    """

    process: int
    result: Path


def begin(work: Callable[[], bytes], result: Path, alive: int) -> Errand:
    """Have something made by a process of its own, which yields to all that pages need.

    Args:
        work: What is to be made.
        result: The file that is to hold it.
        alive: A pipe that is closed when the front is gone; then the process goes too.
    """
    process = os.fork()
    if process:
        return Errand(process, result)
    done = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.nice(_NICE)
        threading.Thread(target=_watch, args=(alive,), daemon=True).start()
        result.write_bytes(work())
        done = 0
    finally:
        os._exit(done)


def _watch(alive: int) -> None:
    os.read(alive, 1)
    os._exit(1)


def packed(shown: Shown) -> bytes:
    """Measures and review of a view, for a process that has the view: claims, reports and records are only named."""
    told = io.BytesIO()
    _Packer(told, shown).dump((shown.measures, shown.review))
    return told.getvalue()


def unpack(shown: Shown, data: bytes) -> None:
    """Give a view the measures and the review that another process packed of the same view."""
    shown.reviewed(*_Unpacker(io.BytesIO(data), shown).load())


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shown: Shown) -> None:
        super().__init__(file, protocol=5)
        self._register = shown.register

    def persistent_id(self, obj: Any) -> tuple[str, str] | None:  # noqa: ANN401
        register = self._register
        if isinstance(obj, Claim) and register.claim_of.get(obj.id) is obj:
            return "claim", obj.id
        if isinstance(obj, Record) and register.record_of.get(obj.id) is obj:
            return "record", obj.id
        if isinstance(obj, Document) and register.documents.get(obj.digest) is obj:
            return "report", obj.digest
        return None


class _Unpacker(pickle.Unpickler):
    """Reads what a process of ours wrote, and makes nothing but parts of the model even so."""

    def __init__(self, file: io.BytesIO, shown: Shown) -> None:
        super().__init__(file)
        self._register = shown.register

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        if not module.startswith("kelisim.model.") and (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a review")
        return super().find_class(module, name)

    def persistent_load(self, pid: tuple[str, str]) -> Any:  # noqa: ANN401
        kind, id_ = pid
        register = self._register
        if kind == "claim":
            return register.claim_of[id_]
        return register.record_of[id_] if kind == "record" else register.documents[id_]

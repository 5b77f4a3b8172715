"""Reports to claims, without a register, over one process or several."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from kelisim import reading, sources
from kelisim.reading import Read

_BATCH = 16
_LONG = 200_000
"""Characters from which on a batch is full."""
_PATIENCE = 1.0
"""Seconds after which a batch is read as it is: reports that are fetched one by one shall not wait for one another."""
Pair = tuple[sources.Loaded, Read | None]
Batch = Callable[[Sequence[sources.Loaded]], list[Pair]]


def count(paths: Iterable[str]) -> int:
    """How many reports the files, folders and addresses hold, for a progress bar."""
    return sources.count(paths)


def read(
    paths: Iterable[str], *, parties: tuple[str, ...] = (), jobs: int = 1, explain: bool = False
) -> Iterator[Pair]:
    """Reports in, claims out, without a register; in the order of the sources; why, where that is asked."""
    yield from results(sources.load_all(paths, jobs=jobs), parties, jobs, explain=explain)


def settle() -> None:
    """Make ready a process that only reads: its lasting word lists are not searched for cycles at every turn."""
    gc.set_threshold(50_000, 20, 50)


def results(
    loaded: Iterable[sources.Loaded], parties: tuple[str, ...], jobs: int, *, explain: bool = False
) -> Iterator[Pair]:
    """Reports with their claims, in order.

    Only a few batches are under way at a time, so that the first reports are committed while the last are not yet
    loaded.
    """
    one = partial(_read_batch, parties, explain=explain)
    if jobs == 1:
        for batch in _batches(loaded):
            yield from one(batch)
        return
    yield from _side_by_side(one, loaded, jobs)


def _read_batch(parties: tuple[str, ...], batch: Sequence[sources.Loaded], *, explain: bool = False) -> list[Pair]:
    documents = [item.document for item in batch if item.document is not None]
    read = iter(reading.read_all(documents, parties=parties, explain=explain))
    return [(item, None if item.document is None else next(read)) for item in batch]


def _side_by_side(one: Batch, loaded: Iterable[sources.Loaded], jobs: int) -> Iterator[Pair]:
    # One process starts without what several need.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    batches = _batches(loaded)
    # Loading runs threads, and a process that has threads must not be forked.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=spawn, initializer=settle) as pool:
        waiting = deque(pool.submit(one, batch) for batch in islice(batches, 2 * jobs))
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(one, batch) for batch in islice(batches, 1))


def _batches(items: Iterable[sources.Loaded]) -> Iterator[list[sources.Loaded]]:
    """A few reports at a time; fewer where they are long, since a batch is held at once, or come slowly."""
    batch: list[sources.Loaded] = []
    size, began = 0, time.monotonic()
    for item in items:
        batch.append(item)
        size += len(item.document.text) if item.document else 0
        if len(batch) == _BATCH or size >= _LONG or time.monotonic() - began >= _PATIENCE:
            yield batch
            batch, size, began = [], 0, time.monotonic()
    if batch:
        yield batch


def values(text: str, *, language: str | None, date: str | None) -> list[dict[str, object]]:
    """The numbers and dates of a text, for ``kelisim read --values``; its letters tell the language, where it is not.

    Raises:
        KelisimError: If the language has no word lists or cannot be told, or the date is no day.
    """
    return reading.read_values(text, language=language or reading.language_of_words(text), date=date)


def check_language(code: str) -> list[str]:
    """A language pack's faults in plain words, for its translator."""
    return reading.check_language(code)

"""Reports to claims, without a register, over one process or several."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from kelisim import reading, sources
from kelisim.reading import Read

_BATCH = 16
Pair = tuple[sources.Loaded, Read | None]
One = Callable[[sources.Loaded], Pair]


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


def _read_one(parties: tuple[str, ...], item: sources.Loaded, *, explain: bool = False) -> Pair:
    return item, None if item.document is None else reading.read(item.document, parties=parties, explain=explain)


def results(
    loaded: Iterable[sources.Loaded], parties: tuple[str, ...], jobs: int, *, explain: bool = False
) -> Iterator[Pair]:
    """Reports with their claims, in order.

    Over several processes only a few batches are under way at a time, so that the first reports are committed while
    the last are not yet loaded.
    """
    one = partial(_read_one, parties, explain=explain)
    if jobs == 1:
        yield from map(one, loaded)
        return
    yield from _side_by_side(one, loaded, jobs)


def _side_by_side(one: One, loaded: Iterable[sources.Loaded], jobs: int) -> Iterator[Pair]:
    # One process starts without what several need.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    items = iter(loaded)
    # Loading runs threads, and a process that has threads must not be forked.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=spawn, initializer=settle) as pool:
        waiting = deque(pool.submit(_read_batch, one, batch) for batch in _batches(items, 2 * jobs))
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(pool.submit(_read_batch, one, batch) for batch in _batches(items, 1))


def _batches(items: Iterator[sources.Loaded], count: int) -> Iterator[list[sources.Loaded]]:
    batches = (list(islice(items, _BATCH)) for _ in range(count))
    return (batch for batch in batches if batch)


def _read_batch(one: One, batch: Iterable[sources.Loaded]) -> list[Pair]:
    return [one(item) for item in batch]


def values(text: str, *, language: str | None, date: str | None) -> list[dict[str, object]]:
    """The numbers and dates of a text, for ``kelisim read --values``; its letters tell the language, where it is not.

    Raises:
        KelisimError: If the language has no word lists or cannot be told, or the date is no day.
    """
    return reading.read_values(text, language=language or reading.language_of_words(text), date=date)


def check_language(code: str) -> list[str]:
    """A language pack's faults in plain words, for its translator."""
    return reading.check_language(code)

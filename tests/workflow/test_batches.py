"""Reports go to the reader a few at a time, whatever they are and however they come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kelisim.model import Document, Gap
from kelisim.sources import Loaded
from kelisim.workflow import reading

TEXT = "Ghana and Malta agreed to open a consulate. "


def _loaded(number: int, text: str = TEXT) -> Loaded:
    return Loaded(f"{number}.txt", Document(name=str(number), text=text, language="en"))


def _names(size: int) -> list[str]:
    return [f"{number}.txt" for number in range(size)]


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 40])
def test_all_reports_come_out_in_their_order(size: int) -> None:
    found = list(reading.results(map(_loaded, range(size)), ("GHA", "MLT"), 1))
    assert [item.source for item, _ in found] == _names(size)
    assert all(read is not None and len(read.claims) == 1 for _, read in found)


def test_two_processes_give_what_one_gives() -> None:
    one, two = (list(reading.results(map(_loaded, range(40)), ("GHA", "MLT"), jobs)) for jobs in (1, 2))
    assert one == two


def test_what_could_not_be_loaded_keeps_its_place() -> None:
    broken = Loaded("broken.pdf", None, (Gap("unreadable", "broken.pdf", "It is no PDF."),))
    found = list(reading.results([_loaded(0), broken, _loaded(1)], (), 1))
    assert [item.source for item, _ in found] == ["0.txt", "broken.pdf", "1.txt"]
    assert [read is None for _, read in found] == [False, True, False]


def test_long_reports_are_not_held_together() -> None:
    sizes = [len(batch) for batch in reading._batches([_loaded(number, TEXT * 3_000) for number in range(5)])]
    assert sizes == [2, 2, 1]


def test_reports_that_come_slowly_do_not_wait_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(reading.time, "monotonic", lambda: 0.6 * next(clock))
    asked: list[int] = []

    def slow() -> Iterator[Loaded]:
        for number in range(6):
            asked.append(number)
            yield _loaded(number)

    first = next(reading.results(slow(), (), 1))
    assert first[0].source == "0.txt"
    assert asked == [0, 1]

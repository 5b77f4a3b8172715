from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kelisim.sources.draft import Draft, RefusedError
from kelisim.sources.guard import Guard, Guards, Limits

LIMITS = Limits(memory=400_000_000, cpu_seconds=1, wall_seconds=20)


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Guard(LIMITS, task="rogue:act") as guard:
        yield guard


def do(guard: Guard, deed: str) -> str:
    (draft,) = guard.read(".x", deed.encode())
    return draft.text


def test_one_child_serves_many_files(guard: Guard) -> None:
    assert len({do(guard, "process") for _ in range(20)}) == 1
    assert do(guard, "process") != str(os.getpid())


def test_large_files_pass_both_ways(guard: Guard) -> None:
    text = "слово " * 1_000_000
    assert do(guard, "echo " + text) == text


@pytest.mark.parametrize(
    ("deed", "what"),
    [
        ("spin", "too_slow"),
        ("devour", "too_large"),
        ("crash", "unreadable"),
        ("leave", "unreadable"),
        ("recurse", "unreadable"),
        ("throw", "unreadable"),
        ("refuse", "encrypted"),
        ("huge", "unreadable"),
    ],
)
def test_whatever_a_file_does_is_one_refusal_and_the_next_file_is_read(guard: Guard, deed: str, what: str) -> None:
    with pytest.raises(RefusedError, match=r"^[^\n]+\.$") as caught:
        do(guard, deed)
    assert caught.value.what == what
    assert do(guard, "echo well") == "well"


def test_a_file_that_waits_for_ever_is_stopped_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Guard(Limits(wall_seconds=0.5), task="rogue:act") as guard:
        with pytest.raises(RefusedError) as caught:
            do(guard, "sleep")
        assert caught.value.what == "too_slow"
        guard.limits = Limits()  # starting the next child may take longer than half a second where all are busy
        assert do(guard, "echo well") == "well"


def test_a_file_does_not_pay_for_the_memory_of_files_before_it(guard: Guard) -> None:
    do(guard, "leak 200000000")
    assert do(guard, "need 200000000") == "done"
    assert guard.starts == 2


def test_a_file_that_needs_too_much_by_itself_is_refused(guard: Guard) -> None:
    with pytest.raises(RefusedError, match="400 MB"):
        do(guard, "need 500000000")


def test_each_file_has_its_own_time(guard: Guard) -> None:
    for _ in range(4):  # 3.2 seconds of work, of which each file had its own 0.8
        assert do(guard, "burn 0.8") == "done"
    assert guard.starts == 1


def test_a_library_that_prints_disturbs_nothing(guard: Guard) -> None:
    assert do(guard, "chatter") == "done"
    assert do(guard, "echo well") == "well"


@pytest.mark.parametrize("deed", ["connect {port}", "write {folder}/x", "run"])
def test_the_child_reaches_neither_network_nor_files_nor_programs(guard: Guard, tmp_path: Path, deed: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with pytest.raises(RefusedError, match=r"PermissionError|OSError"):
            do(guard, deed.format(port=server.getsockname()[1], folder=tmp_path))
        server.settimeout(0.05)
        with pytest.raises(TimeoutError):
            server.accept()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="network spaces are Linux's")
def test_not_even_a_library_in_c_reaches_the_network(guard: Guard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        answer = do(guard, f"connect_raw {server.getsockname()[1]}")
    if answer == "connected":
        pytest.skip("this system grants no network space of one's own")
    assert answer == "refused"


def test_the_child_sees_no_secrets_of_the_environment(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KELISIM_TEST_SECRET", "x")
    assert "SECRET" not in do(guard, "environment")


def test_a_child_is_replaced_after_its_share_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Guard(Limits(files=3), task="rogue:act") as guard:
        assert len({do(guard, "process") for _ in range(7)}) == 3


def test_no_child_outlives_its_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Guard(LIMITS, task="rogue:act") as guard:
        number = int(do(guard, "process"))
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_no_child_is_started_where_none_is_needed() -> None:
    with Guards(4) as guards, guards.one() as guard:
        assert guard.starts == 0


def test_ending_stops_a_file_that_another_thread_is_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    guard = Guard(task="rogue:act")
    assert do(guard, "echo well") == "well"
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(do, guard, "sleep")
        time.sleep(0.2)
        guard.end()
        with pytest.raises(RefusedError):
            reading.result(timeout=20)
    assert guard.starts == 1


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": None},
        {"exact": "yes"},
        {"title": ["x"]},
        {"notes": [["only one"]]},
        {"notes": 7},
        {"extra": "x"},
    ],
)
def test_an_answer_of_another_shape_is_refused(change: dict[str, object]) -> None:
    plain = json.loads(json.dumps(Draft(text="x", notes=(("what", "why"),)).plain()))
    assert Draft.from_plain(plain).notes == (("what", "why"),)
    with pytest.raises(RefusedError):
        Draft.from_plain({**plain, **change})
    with pytest.raises(RefusedError):
        Draft.from_plain("x")

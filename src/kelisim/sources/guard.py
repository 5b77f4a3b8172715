"""The parent's side of the limited child process: kept warm between files, killed and replaced when it exceeds."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kelisim.sources.draft import Draft, RefusedError

if TYPE_CHECKING:
    import subprocess

_MOST_ANSWER = 100_000_000
_SPENT = "it needs more memory than a report may ({} MB); cut it into smaller parts."
_SLOW = "reading it took longer than {} seconds; it is no ordinary report."
_CRASH = "its parser crashed; the file is broken or made to do harm."


@dataclass(frozen=True, slots=True)
class Limits:
    """What parsing one file may cost.

    Attributes:
        memory: Address space of the child in bytes.
        cpu_seconds: Processor time a file.
        wall_seconds: Time on the clock a file.
        files: After so many files the child is replaced, so that what leaks cannot grow.
    """

    memory: int = 1_500_000_000
    cpu_seconds: int = 30
    wall_seconds: float = 60.0
    files: int = 1000


class _DeadError(Exception):
    """The child is gone; the message says what is known of why: ``slow``, ``spent`` or ``crash``."""


class Guard:
    """One child process at a time, started when first needed. Two threads that use it wait for each other.

    Args:
        limits: What one file may cost.
        task: ``module:function`` that the child runs on an ending and bytes.
    """

    def __init__(self, limits: Limits | None = None, *, task: str = "kelisim.sources.worker:parse") -> None:
        self.limits = limits or Limits()
        self.starts = 0
        self._task = task
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._ended = False
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, ending: str, data: bytes) -> tuple[Draft, ...]:
        """The reports of a file's bytes, parsed in the child.

        Raises:
            RefusedError: If the file cannot be read, or its parser exceeded a limit or died of it.
        """
        with self._turn:
            fresh = self._process is None
            try:
                return self._ask(ending, data)
            except _DeadError as error:
                if fresh or str(error) == "slow":
                    raise self._refusal(str(error)) from None
            # What earlier files left behind may have been the cause: only a fresh child's failure counts.
            try:
                return self._ask(ending, data)
            except _DeadError as error:
                raise self._refusal(str(error)) from None

    def end(self) -> None:
        """End the child for good, also from another thread: what it was reading is refused, nothing is tried again."""
        self._ended = True
        process = self._process
        if process is not None:
            process.kill()
        with self._turn:  # the other thread comes out of its reading first; a pipe in use must not be closed
            self.close()

    def close(self) -> None:
        """End the child; the next file starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()

    def _refusal(self, why: str) -> RefusedError:
        if why == "slow":
            return RefusedError("too_slow", _SLOW.format(self.limits.cpu_seconds))
        if why == "spent":
            return RefusedError("too_large", _SPENT.format(self.limits.memory // 1_000_000))
        return RefusedError("unreadable", _CRASH)

    def _ask(self, ending: str, data: bytes) -> tuple[Draft, ...]:
        answer = self._exchange(ending, data)
        refused = answer.get("refused")
        if isinstance(refused, list) and len(refused) == 2:
            raise RefusedError(str(refused[0]), str(refused[1]))
        drafts = answer.get("drafts")
        return tuple(map(Draft.from_plain, drafts if isinstance(drafts, list) else [None]))

    def _exchange(self, ending: str, data: bytes) -> dict[str, Any]:
        process = self._process or self._start()
        overdue = threading.Event()

        def stop() -> None:
            overdue.set()
            process.kill()

        clock = threading.Timer(self.limits.wall_seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            answer = self._send_and_receive(process, ending, data)
        except (OSError, ValueError, KeyError):
            answer = None
        except BaseException:  # interrupted: the answer that is still to come must not be taken for the next file's
            self.close()
            raise
        finally:
            clock.cancel()
        self._served += 1
        if answer is None or overdue.is_set() or "spent" in answer:
            raise self._death(process, late=overdue.is_set(), spent=bool(answer))
        if self._served >= self.limits.files:
            self.close()
        return answer

    def _send_and_receive(self, process: subprocess.Popen[bytes], ending: str, data: bytes) -> dict[str, Any] | None:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101  (both are pipes)
        head = {"ending": ending, "size": len(data), "seconds": self.limits.cpu_seconds}
        process.stdin.write(json.dumps(head).encode() + b"\n" + data)
        process.stdin.flush()
        size = int(process.stdout.readline(20) or -1)
        if not 0 <= size <= _MOST_ANSWER:
            return None
        answer = json.loads(process.stdout.read(size))
        return answer if isinstance(answer, dict) and answer.keys() & {"drafts", "refused", "spent"} else None

    def _death(self, process: subprocess.Popen[bytes], *, late: bool, spent: bool) -> _DeadError:
        for _ in range(50):  # so that its own end, not the kill below, is what is looked at
            if process.poll() is not None:
                break
            time.sleep(0.01)
        code = process.returncode
        self.close()
        if late or code == -getattr(signal, "SIGXCPU", 0):
            return _DeadError("slow")
        return _DeadError("spent" if spent else "crash")

    def _start(self) -> subprocess.Popen[bytes]:
        import subprocess

        if self._ended:
            raise _DeadError("crash")
        self.starts += 1
        self._served = 0
        command = [sys.executable, "-B", "-P", "-m", "kelisim.sources.worker", self._task, str(self.limits.memory)]
        self._process = subprocess.Popen(  # noqa: S603  (our own module)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # Ctrl-C reaches the parent alone, which then ends the child
        )
        return self._process


class Guards:
    """Child processes for several threads: at most one for each, started when needed, ended with the block."""

    def __init__(self, most: int, limits: Limits | None = None) -> None:
        self._all = [Guard(limits) for _ in range(most)]
        self._free: queue.LifoQueue[Guard] = queue.LifoQueue()
        for guard in self._all:
            self._free.put(guard)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def end(self) -> None:
        """End all children at once, whatever they are at."""
        for guard in self._all:
            guard.end()

    @contextlib.contextmanager
    def one(self) -> Iterator[Guard]:
        """A child for this thread alone; waits where all are busy. The one used last comes first, being warm."""
        guard = self._free.get()
        try:
            yield guard
        finally:
            self._free.put(guard)


def _environment() -> dict[str, str]:
    """Nothing of the user's environment but what starting Python needs: no secrets for a parser to find."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path))),
        "PYTHONUTF8": "1",
        "LANG": "C.UTF-8",
    }

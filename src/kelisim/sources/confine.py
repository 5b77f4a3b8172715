"""What the child process gives up before it looks at a stranger's file: memory, time, files, network, programs.

Each measure stands alone; where a system lacks one (no ``resource`` on Windows, no new network spaces in some
containers), the others and the parent's clock remain.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from typing import Any

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname",
    "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "pty.spawn",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate",
    "shutil.rmtree", "webbrowser.open", "urllib.Request",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine(memory_bytes: int) -> None:
    """Give up everything that reading bytes from one pipe and writing to another does not need."""
    _limit(memory_bytes)
    _leave_network()
    sys.addaudithook(_refuse)


def allow_seconds(cpu_seconds: int) -> None:
    """Grant this much processor time from now on; the system kills the process when it is spent."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        spent = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent.ru_utime + spent.ru_stime) + 1 + cpu_seconds, hard))


def _limit(memory_bytes: int) -> None:
    with contextlib.suppress(ImportError):
        import resource

        for name, most in (("RLIMIT_AS", memory_bytes), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
            with contextlib.suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, name), (most, most))


def _leave_network() -> None:
    """Move to a network space of its own, which has no way out (Linux; needs no rights where user spaces are open)."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        if unshare(_NEW_NET) != 0:
            unshare(_NEW_USER | _NEW_NET)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
    if event in _FORBIDDEN or writes:
        raise PermissionError(f"{event} is not allowed while a report is read")

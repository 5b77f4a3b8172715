"""The child process that parses files of strangers: it reads requests from one pipe and answers on another.

A frame is a line of JSON, then ``size`` raw bytes. JSON, not pickle: the parent must not trust what comes back.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from kelisim.sources.confine import allow_seconds, confine
from kelisim.sources.draft import Draft, RefusedError

Task = Callable[[str, bytes], tuple[Draft, ...]]


def parse(ending: str, data: bytes) -> tuple[Draft, ...]:
    """The usual task: the reader for the ending reads the bytes."""
    from kelisim.sources.readers import readers

    return readers()[ending].read(data)


def main() -> None:
    """Answer requests until the parent closes the pipe. Arguments: task as ``module:function``, memory in bytes."""
    requests, answers = _take_pipes()
    module, _, name = sys.argv[1].partition(":")
    task: Task = getattr(importlib.import_module(module), name)
    confine(int(sys.argv[2]))
    while head := requests.readline():
        request = json.loads(head)
        allow_seconds(request["seconds"])
        answer = json.dumps(_answer(task, request["ending"], requests.read(request["size"]))).encode()
        answers.write(b"%d\n" % len(answer) + answer)
        answers.flush()
        if b'"spent"' in answer[:20]:
            return  # after running out of memory nothing in this process is sure


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes under numbers of their own, so that a library that prints cannot disturb them."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    return pipes


def _answer(task: Task, ending: str, data: bytes) -> dict[str, Any]:
    try:
        return {"drafts": [draft.plain() for draft in task(ending, data)]}
    except RefusedError as error:
        return {"refused": [error.what, str(error)]}
    except MemoryError:
        return {"spent": True}
    except RecursionError:
        return {"refused": ["unreadable", "its parts are nested too deeply to be a report."]}
    except Exception as error:  # whatever a parser throws at a broken file becomes a listed gap
        return {"refused": ["unreadable", f"its parser gave up ({type(error).__name__}); the file is broken."]}


if __name__ == "__main__":
    main()

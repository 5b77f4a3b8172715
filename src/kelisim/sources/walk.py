"""From what the user names (files, folders, addresses) to a sorted list of what there is to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kelisim.model import Gap
from kelisim.sources.readers import reader_for, readers


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to read, or the gap that stands for it.

    Attributes:
        source: How lists call it; always printable.
        path: The file, or ``None`` for an address.
    """

    source: str
    path: Path | None = None
    gap: Gap | None = None


def is_address(source: str) -> bool:
    """Whether a source is to be fetched."""
    return source.casefold().startswith(("http://", "https://"))


def printable(path: Path | str) -> str:
    """A path as characters that every store and terminal takes; odd bytes and control characters are spelled out."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def find(sources: Iterable[str]) -> Iterator[Found]:
    """Everything to read, in the order named, folders sorted by name; what cannot be read comes as its gap."""
    for source in sources:
        if is_address(source):
            yield Found(source)
        else:
            yield from _of_path(Path(source), named=True)


def _of_path(path: Path, *, named: bool) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _gap(path, *_trouble(path, error))
        return
    except ValueError:  # a NUL in the name
        yield _gap(path, "missing", "no file can have this name.")
        return
    if stat.S_ISDIR(mode):
        if named or not path.is_symlink():
            yield from _of_folder(path)
        else:  # a link may lead back up and never end
            yield _gap(path, "skipped", "a link to a folder is not followed; name the folder itself.")
    elif not stat.S_ISREG(mode):
        yield _gap(path, "skipped", "it is no plain file but a pipe, socket or device.")
    elif reader_for(path.name) is None:
        yield _gap(path, "skipped", _unknown(path))
    else:
        yield Found(printable(path), path)


def _of_folder(path: Path) -> Iterator[Found]:
    try:
        names = sorted(os.listdir(path), key=os.fsencode)  # noqa: PTH208  (names, not paths, are what is sorted)
    except OSError as error:
        yield _gap(path, *_trouble(path, error))
        return
    for name in names:
        if not name.startswith((".", "~$")):  # hidden files, and the lock files of word processors
            yield from _of_path(path / name, named=False)


def _trouble(path: Path, error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return "no_permission", "it may not be read; ask its owner for permission."
    if path.is_symlink():
        return "missing", "it is a link that leads nowhere."
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return "missing", "there is no such file or folder; check the name."
    return "unreadable", f"the system cannot open it ({error.strerror or error})."


def _unknown(path: Path) -> str:
    known = ", ".join(sorted(readers()))
    return f"the ending {path.suffix or '(none)'} is no type of report known here; known are {known}."


def _gap(path: Path, what: str, why: str) -> Found:
    return Found(printable(path), gap=Gap(what, printable(path), why))

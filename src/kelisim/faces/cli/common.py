"""What several commands share: options, checked dates, consoles, safe writing."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kelisim.errors import KelisimError, MisuseError

if TYPE_CHECKING:
    from rich.console import Console

    from kelisim.workflow import Ledger

F = TypeVar("F", bound=Callable[..., Any])

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}(:\d{2}(:\d{2}(\.\d+)?)?)?Z?)?")


class Day(click.ParamType[dt.date]):
    """An ISO day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:  # noqa: ANN401
        """Read the day, or say how to write one."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write one such as 2024-02-20", param, ctx)


class Moment(click.ParamType[str]):
    """A UTC moment, as the ledger stamps entries; a day alone means its end."""

    name = "YYYY-MM-DD[THH:MM:SS]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Bring the moment into the ledger's form of fixed width."""
        text = str(value).strip()
        if not _MOMENT.fullmatch(text):
            self.fail(f"{value!r} is no moment; write one such as 2026-11-24 or 2026-11-24T10:30:00", param, ctx)
        return moment(text)


def moment(text: str) -> str:
    """A moment in the ledger's form: ``2026-11-24T10:30:00.000000Z``; what is not told is taken to its end."""
    day, clock = text[:10], text[11:].rstrip("Z")
    parts = (clock + ":59:59"[len(clock) - 2 :] if 0 < len(clock) < 8 else clock) or "23:59:59"
    seconds, _, fraction = parts.partition(".")
    return f"{day}T{seconds}.{(fraction or '999999').ljust(6, '0')[:6]}Z"


def register_argument(function: F) -> F:
    """The argument REGISTER: a file, or the address of a server."""
    return click.argument("register_", metavar="REGISTER")(function)


def view_options(function: F) -> F:
    """The options --on and --known."""
    known = click.option("--known", type=Moment(), help="As this register knew things at that moment (default: now).")
    on = click.option("--on", type=Day(), help="The day in the world that is shown (default: today).")
    return on(known(function))


def format_option(*choices: str) -> Callable[[F], F]:
    """The option --format; the first choice is the default."""
    return click.option(
        "--format", "format_", type=click.Choice(choices), default=choices[0], show_default=True, help="How to print."
    )


@contextlib.contextmanager
def opened(address: str) -> Iterator[Ledger]:
    """The register at an address, closed afterwards."""
    from kelisim import workflow

    with workflow.open_ledger(address) as ledger:
        yield ledger


def console(*, stderr: bool = False) -> Console:
    """A console as wide as the terminal; 120 columns and no colour into a pipe."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False, soft_wrap=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made = Console(stderr=stderr, highlight=False, width=120)
    return made


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        MisuseError: If the folder is not there.
        KelisimError: If it cannot be written.
    """
    if not path.parent.is_dir():
        raise MisuseError(f"there is no folder {path.parent}; make it first", subject=str(path))
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise KelisimError(f"{path} cannot be written: {error.strerror or error}", subject=str(path)) from error


def many(number: int, word: str) -> str:
    """A number with what it counts: ``1 report``, ``2 reports``."""
    return f"{number} {word}{'' if number == 1 else 's'}"

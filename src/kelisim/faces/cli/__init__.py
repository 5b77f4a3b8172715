"""The command line: one module per command; heavy imports stay inside them, so that help is there at once."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys

import click

from kelisim import __version__
from kelisim.errors import InvalidDocumentError, KelisimError, MisuseError

_ORDER = (
    "demo", "new", "add", "read", "claims", "records", "show", "link", "unlink", "observe", "measures", "review",
    "export", "issue", "compare", "serve", "account", "copy", "exchange", "verify", "lang",
)  # fmt: skip
_PARTS = ("common", "tables", "telling")


def command_names() -> list[str]:
    """The commands, found by looking into this folder; the usual order of work first."""
    found = {module.name.rstrip("_") for module in pkgutil.iter_modules(__path__)} - set(_PARTS)
    return sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))


class Commands(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order of work."""
        return command_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or ``None``."""
        if cmd_name not in command_names():
            return None
        module = importlib.import_module(f"{__name__}.{_module(cmd_name)}")
        command: click.Command = module.command
        return command


def _module(name: str) -> str:
    own = {module.name for module in pkgutil.iter_modules(__path__)}
    return name if name in own else f"{name}_"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kelisim")
def cli() -> None:
    """Keeps account of what countries agree with one another, and tells what came of it.

    Begin with `kelisim demo`, or make a register of your own:

    \b
      kelisim new my.kelisim --between KAZ UZB
      kelisim add my.kelisim reports/
      kelisim review my.kelisim -o review.html
    """  # noqa: D301  (the backspace tells click to leave the lines as they are)


def main(args: list[str] | None = None) -> None:
    """Run the command line: exit 0 when done, 1 on failure, 2 on misuse, 130 on Ctrl-C."""
    # Word lists make many lasting objects: looking for cycles among them often, and once more when all is done and
    # closed, is a good part of the time of a short command.
    gc.set_threshold(50_000, 20, 50)
    status = run(args)
    gc.freeze()
    sys.exit(status)


def run(args: list[str] | None = None) -> int:
    """Run the command line and return its exit status; errors go to stderr in one plain sentence."""
    try:
        done = cli.main(args, standalone_mode=False)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _say("Stopped. What was already added is kept; the same command goes on from there.")
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): that is no failure, but Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (click.ClickException, KelisimError) as error:
        _say(_sentence(error))
        return 2 if isinstance(error, (click.UsageError, MisuseError)) else 1
    else:
        return done if isinstance(done, int) else 0  # what ``ctx.exit`` was given


def _sentence(error: click.ClickException | KelisimError) -> str:
    if isinstance(error, InvalidDocumentError):
        return "\n  ".join(("this cannot be taken:", *error.faults))
    if isinstance(error, click.UsageError):
        hint = f" See `{error.ctx.command_path} --help`." if error.ctx else ""
        return f"{error.format_message().rstrip('.')}.{hint}"
    return error.format_message() if isinstance(error, click.ClickException) else str(error)


def _say(message: str) -> None:
    click.echo(f"kelisim: {message}", err=True)

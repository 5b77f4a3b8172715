#!/usr/bin/env python3
"""Write the generated pages of docs/reference: commands and formats. A test fails where a page is stale."""

from __future__ import annotations

import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"

COMMANDS_HEAD = """# Commands

This page is written by `make docs` from the program's own help. Every command exits with 0 when done, 1 on failure and
2 on misuse; errors are one sentence on stderr.
"""


def commands(group: click.Group, path: tuple[str, ...]) -> list[tuple[str, click.Command]]:
    """Every command below a group with its full name, groups of commands opened."""
    found: list[tuple[str, click.Command]] = []
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            if isinstance(command, click.Group):
                found.extend(commands(command, (*path, name)))
            else:
                found.append((" ".join((*path, name)), command))
    return found


def commands_page() -> str:
    """Every command with its help, as the program prints it."""
    from kelisim.faces.cli import cli

    parts = [COMMANDS_HEAD]
    for name, command in commands(cli, ("kelisim",)):
        context = click.Context(
            command,
            info_name=name,
            max_content_width=100,
            terminal_width=100,
            help_option_names=cli.context_settings["help_option_names"],
        )
        text = command.get_help(context).strip()
        parts.append(f"## {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


FORMATS_HEAD = """# Formats

This page is written by `make docs` from the formats that the program finds. The ending of the file's name chooses.
"""

EXPORTS_HEAD = """## Of a register

`kelisim export REGISTER -o FILE`. A format of one table holds the one that `--what` names ({tables}); the others
hold the whole register. A day (`--on`) and a moment of knowledge (`--known`) choose the view.
"""

REVIEWS_HEAD = """## Of a review

`kelisim review REGISTER -o FILE`, one tree of findings in every form; several `-o` write several forms at once.
"""


def formats_page() -> str:
    """Every format that a register and a review can take."""
    from kelisim.faces.dossier import FORMATS
    from kelisim.faces.exports import TABLES, formats

    exports = [
        (f"`{suffix}`", found.about.replace("``", "`"), "one table" if found.one_table else "whole register")
        for suffix, found in formats().items()
    ]
    reviews = [(f"`{suffix}`", _about(found.write.__module__)) for suffix, found in FORMATS.items()]
    return "\n".join(
        (
            FORMATS_HEAD,
            EXPORTS_HEAD.format(tables=", ".join(TABLES)),
            _table(("ending", "what it is", "holds"), exports),
            REVIEWS_HEAD,
            _table(("ending", "what it is"), reviews),
        )
    )


def _about(module: str) -> str:
    """The first sentence of a module's docstring, or of the package that it stands in."""
    text = sys.modules[module].__doc__ or ""
    return text.strip().partition("\n")[0].replace("``", "`")


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


PAGES = {"commands.md": commands_page, "formats.md": formats_page}
"""The generated pages by their file's name."""


if __name__ == "__main__":
    stale = []
    for name, write in PAGES.items():
        path, text = REFERENCE / name, write()
        if "--check" in sys.argv:
            stale += [] if path.exists() and path.read_text(encoding="utf-8") == text else [str(path)]
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    sys.exit(f"{', '.join(stale)} are stale; make docs" if stale else 0)

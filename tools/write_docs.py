#!/usr/bin/env python3
"""Write the generated pages of docs/: the command reference. A test fails where a page is stale."""

from __future__ import annotations

import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "commands.md"

HEAD = """# Commands

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


def page() -> str:
    """The whole page."""
    from kelisim.faces.cli import cli

    parts = [HEAD]
    for name, command in commands(cli, ("kelisim",)):
        context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
        text = command.get_help(context).strip()
        parts.append(f"## {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else f"{PAGE} is stale; make docs")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")

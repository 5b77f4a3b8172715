"""``kelisim new``: an empty register."""

from __future__ import annotations

import click

from kelisim.errors import MisuseError
from kelisim.faces.cli.common import register_argument


@click.command("new", epilog="Example: kelisim new kaz-uzb.kelisim --between KAZ UZB")
@register_argument
@click.option("--between", nargs=2, required=True, metavar="A B", help="The two parties, as ISO codes (KAZ UZB).")
def command(register_: str, between: tuple[str, str]) -> None:
    """Make an empty register: one file, or the address of a PostgreSQL server."""
    from kelisim import workflow
    from kelisim.model.party import is_code

    for code in between:
        if not is_code(code):
            raise MisuseError(f"{code!r} is no country code; write three capitals such as KAZ, or a bloc such as EU")
    if between[0] == between[1]:
        raise MisuseError("a register is kept between two parties; name two different ones")
    workflow.create(register_, between).close()
    click.echo(f"{register_}: an empty register between {between[0]} and {between[1]}")
    click.echo(f"next: kelisim add {register_} REPORTS")

"""``kelisim copy``: a register to another place, exactly."""

from __future__ import annotations

import click

from kelisim.faces.cli.common import opened, register_argument


@click.command("copy", epilog="Example: kelisim copy kaz-uzb.kelisim backup.kelisim")
@register_argument
@click.argument("to", metavar="REGISTER")
def command(register_: str, to: str) -> None:
    """Copy a register from file to file or server and back, every entry with its stamp; the target must not exist."""
    from kelisim import workflow

    with opened(register_) as ledger:
        workflow.copy(ledger, to)
    click.echo(f"{to}: an exact copy of {register_}")

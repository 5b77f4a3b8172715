"""``kelisim verify``: whether a register is whole."""

from __future__ import annotations

import click

from kelisim.errors import KelisimError
from kelisim.faces.cli.common import many, opened, register_argument


@click.command("verify", epilog="Example: kelisim verify kaz-uzb.kelisim")
@register_argument
def command(register_: str) -> None:
    """Check the schema, every digest and every quote; exit 1 where something is not whole."""
    with opened(register_) as ledger:
        faults = ledger.verify()
    for fault in faults:
        click.echo(f"{fault.what} {fault.where}: {fault.why}")
    if faults:
        raise KelisimError(f"{register_} has {many(len(faults), 'fault')}; restore it from a copy", subject=register_)
    click.echo(f"{register_} is whole: schema, digests and quotes")

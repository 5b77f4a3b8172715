"""``kelisim observe``: statistics in."""

from __future__ import annotations

import click

from kelisim.faces.cli.common import opened, register_argument


@click.command("observe", epilog="Example: kelisim observe kaz-uzb.kelisim trade.csv")
@register_argument
@click.argument("source", metavar="FILE|SOURCE")
def command(register_: str, source: str) -> None:
    """Take numbers of a statistics source into the register: a CSV or SDMX-CSV file, or a source of the catalogue."""
    from kelisim import workflow

    with opened(register_) as ledger:
        added, gaps = workflow.observe(ledger, source)
    click.echo(f"{added} observations added")
    for gap in gaps:
        click.echo(f"gap ({gap.what}) {gap.where}: {gap.why}")

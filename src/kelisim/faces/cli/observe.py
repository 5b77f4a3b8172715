"""``kelisim observe``: statistics in."""

from __future__ import annotations

import click

from kelisim.faces.cli.common import many, opened, register_argument

_OF_A_ROW = "faulty_row"  # the other gaps are of a whole file or query


@click.command("observe", epilog="Example: kelisim observe kaz-uzb.kelisim comtrade:KAZ-UZB:2019-2024")
@register_argument
@click.argument("source", metavar="FILE|SOURCE")
@click.pass_context
def command(ctx: click.Context, register_: str, source: str) -> None:
    """Take numbers of a statistics source into the register.

    A file: CSV, SDMX-CSV, SDMX-JSON, UN Comtrade's JSON, SDMX-ML. Or a source of the catalogue (comtrade, imf-imts,
    imf-imts-monthly, wits), alone for the register's own pair, or with a pair and years.
    """
    from kelisim import workflow

    with opened(register_) as ledger:
        added, gaps = workflow.observe(ledger, source)
    click.echo(f"{many(added, 'observation')} added")
    for gap in gaps:
        click.echo(f"gap ({gap.what}) {gap.where}: {gap.why}", err=gap.what != _OF_A_ROW)
    failed = {gap.what for gap in gaps} - {_OF_A_ROW}
    if failed and not added:
        ctx.exit(2 if failed == {"misuse"} else 1)

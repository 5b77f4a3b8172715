"""``kelisim export``: the register as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import opened, register_argument, view_options, write_whole
from kelisim.settings import load_settings

if TYPE_CHECKING:
    import datetime as dt

_WHAT = ("records", "claims", "measures", "sources")


@click.command("export", epilog="Example: kelisim export kaz-uzb.kelisim -o claims.csv --what claims")
@register_argument
@view_options
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE",
              help="The file; its ending chooses the format (docs/reference/formats.md lists them).")  # fmt: skip
@click.option("--what", type=click.Choice(_WHAT), default="records", show_default=True,
              help="The table, for formats that hold one table.")  # fmt: skip
@click.option("--lang", "language", default=None, help="Language of calendar lines and feed titles: en, ru, kk or uz.")
def command(
    register_: str, on: dt.date | None, known: str | None, output: Path, what: str, language: str | None
) -> None:
    """Write the register to a file for another program: spreadsheet, calendar, feed, linked data and others."""
    from kelisim import workflow
    from kelisim.faces.exports import Tables, format_for

    writer = format_for(output)
    with opened(register_) as ledger:
        tables = Tables(
            workflow.view(ledger, on=on, known=known),
            measures=lambda: workflow.measure(ledger, on=on, known=known)[1],
            entries=lambda: ledger.entries(known),
            what=what,
            language=load_settings(language=language).language,
        )
        data = writer(tables)
        told = f"{len(tables.chosen)} {what}" if writer.one_table else f"{len(data):,} bytes"
    write_whole(output, data)
    click.echo(f"{output}: {told}")

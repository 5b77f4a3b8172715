"""``kelisim export``: the register as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kelisim.errors import MisuseError
from kelisim.faces.cli.common import opened, register_argument, view_options, write_whole

if TYPE_CHECKING:
    import datetime as dt


@click.command("export", epilog="Example: kelisim export kaz-uzb.kelisim -o claims.csv --what claims")
@register_argument
@view_options
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE",
              help="The file; its ending chooses the format.")  # fmt: skip
@click.option("--what", type=click.Choice(("records", "claims", "measures")), default="records", show_default=True)
def command(register_: str, on: dt.date | None, known: str | None, output: Path, what: str) -> None:
    """Write records, claims or measures to a file."""
    from kelisim import workflow
    from kelisim.faces.exports import formats, rows

    writers = formats()
    writer = writers.get(output.suffix.casefold())
    if writer is None:
        raise MisuseError(f"no format has the ending {output.suffix or output.name!r}; use {', '.join(writers)}")
    with opened(register_) as ledger:
        if what == "measures":
            register, measures = workflow.measure(ledger, on=on, known=known)
            made = rows.measure_rows(measures, register)
        else:
            register = workflow.view(ledger, on=on, known=known)
            made = rows.record_rows(register) if what == "records" else rows.claim_rows(register)
    write_whole(output, writer(made))
    click.echo(f"{output}: {len(made)} {what}")

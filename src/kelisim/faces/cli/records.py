"""``kelisim records``: what the claims speak of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import console, format_option, many, opened, register_argument, view_options
from kelisim.faces.cli.tables import table

if TYPE_CHECKING:
    import datetime as dt

    from kelisim.model import Record, Register


@click.command("records", epilog="Example: kelisim records kaz-uzb.kelisim --on 2024-02-20 --kind body")
@register_argument
@view_options
@click.option("--kind", multiple=True, help="Only records of this kind (may be repeated).")
@click.option("--field", multiple=True, help="Only records in this field.")
@click.option("--status", multiple=True, help="Only records with this status.")
@format_option("table", "json", "csv")
def command(
    register_: str,
    on: dt.date | None,
    known: str | None,
    kind: tuple[str, ...],
    field: tuple[str, ...],
    status: tuple[str, ...],
    format_: str,
) -> None:
    """List the records (agreements, bodies, meetings, targets, projects, commitments …) with their status."""
    from kelisim import workflow

    with opened(register_) as ledger:
        register = workflow.view(ledger, on=on, known=known)
    records = [
        record
        for record in register.records
        if (not kind or record.kind in kind)
        and (not field or set(field) & set(record.fields))
        and (not status or record.status in status)
    ]
    _print(register, records, format_)


def _print(register: Register, records: list[Record], format_: str) -> None:
    if format_ == "json":
        from kelisim.faces.exports.records_json import records_to_plain
        from kelisim.model.codec import to_json

        click.echo(to_json(records_to_plain(replace(register, records=tuple(records))), indent=1))
        return
    from kelisim.faces.exports.rows import record_row

    rows = [record_row(record, register) for record in records]
    if format_ == "csv":
        from kelisim.faces.exports import rows_as

        click.echo(rows_as(".csv", rows).decode("utf-8-sig"), nl=False)
        return
    lines = (
        (r["id"], r["kind"], r["status"], r["title"], r["last_report"], r["claims"], r["contradictions"] or None)
        for r in rows
    )
    columns = ("id", "kind", "status", "title", "last report", ">claims", ">disputed")
    console().print(table(columns, lines, wide="title"))
    click.echo(f"{many(len(records), 'record')} on {register.on}")

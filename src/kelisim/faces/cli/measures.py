"""``kelisim measures``: targets against observations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import console, format_option, opened, register_argument, view_options
from kelisim.faces.cli.tables import table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


@click.command("measures", epilog="Example: kelisim measures kaz-uzb.kelisim --on 2024-02-20")
@register_argument
@view_options
@format_option("table", "json", "csv")
def command(register_: str, on: dt.date | None, known: str | None, format_: str) -> None:
    """Hold targets against what was counted: attained, gap, the growth a year that is needed."""
    from kelisim import workflow
    from kelisim.faces.exports import rows_as
    from kelisim.faces.exports.rows import measure_rows

    with opened(register_) as ledger:
        register, measures = workflow.measure(ledger, on=on, known=known)
    rows = measure_rows(measures, register)
    if format_ != "table":
        click.echo(rows_as(f".{format_}", rows).decode("utf-8-sig"), nl=False)
        return
    columns = ("target", "rating", ">to reach", "by", ">attained", "in", ">gap", ">needed a year", ">past a year")
    console().print(table(columns, (_line(row) for row in rows), wide="target"))


def _line(row: Mapping[str, object]) -> tuple[object, ...]:
    return (
        row["title"],
        str(row["rating"]).replace("_", " "),
        number(row["target"], row["unit"]),
        row["deadline"] or ("dropped" if row["deadline_dropped"] else None),
        number(row["attained"], row["unit"]),
        row["attained_period"],
        number(row["gap"], row["unit"]),
        _rate(row["needed_growth"]),
        _rate(row["past_growth"]),
    )


def number(value: object, unit: object) -> str | None:
    """A number short enough for a table: ``4.4 bn USD``."""
    if not isinstance(value, (int, float)):
        return None
    for size, name in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name} {unit or ''}".strip()
    return f"{value:,} {unit or ''}".strip()


def _rate(value: object) -> str | None:
    return f"{value:.1%}" if isinstance(value, float) else None

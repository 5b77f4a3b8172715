"""``kelisim issue``: keep a review as it leaves the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import Day, opened, register_argument, view_options
from kelisim.settings import load_settings

if TYPE_CHECKING:
    import datetime as dt


@click.command("issue", epilog="Example: kelisim issue kaz-uzb.kelisim --on 2024-02-20 --by 'A. Secretary'")
@register_argument
@view_options
@click.option("--since", type=Day(), help="Mark what is new from this day on.")
@click.option("--by", default=None, help="Who issues it.")
def command(register_: str, on: dt.date | None, known: str | None, since: dt.date | None, by: str | None) -> None:
    """Keep a review whole in the register, as issued: it stays readable when program and register have moved on."""
    from kelisim import workflow

    with opened(register_) as ledger:
        review = workflow.review_of(ledger, on=on, known=known, since=since)
        issued = workflow.issue(ledger, review, by=load_settings(by=by).by)
    click.echo(f"{issued.id}: the review on {review.on} is kept as issued")

"""``kelisim review``: the implementation review as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kelisim.errors import MisuseError
from kelisim.faces.cli.common import Day, many, opened, register_argument, view_options, write_whole
from kelisim.settings import load_settings

if TYPE_CHECKING:
    import datetime as dt


@click.command("review", epilog="Example: kelisim review kaz-uzb.kelisim --on 2024-02-20 -o review.html")
@register_argument
@view_options
@click.option("--since", type=Day(), help="Mark what is new from this day on.")
@click.option("--lang", "language", default=None, help="Language of the review: en, ru, kk or uz.")
@click.option("-o", "--output", "outputs", type=click.Path(path_type=Path), required=True, multiple=True,
              metavar="FILE", help="The file; its ending chooses the format (may be repeated).")  # fmt: skip
def command(
    register_: str,
    on: dt.date | None,
    known: str | None,
    since: dt.date | None,
    language: str | None,
    outputs: tuple[Path, ...],
) -> None:
    """Write the implementation review: what was agreed, what came of it, what slipped, what the sources dispute."""
    from kelisim import workflow
    from kelisim.faces.dossier import FORMATS
    from kelisim.lang.labels import load_labels
    from kelisim.lang.pack import languages

    code = load_settings(language=language).language
    if code not in languages():
        raise MisuseError(f"there are no labels in {code!r}; choose one of {', '.join(languages())}")
    for output in outputs:
        if output.suffix.casefold() not in FORMATS:
            raise MisuseError(f"no format has the ending {output.suffix or output.name!r}; use {', '.join(FORMATS)}")
    with opened(register_) as ledger:
        review = workflow.review_of(ledger, on=on, known=known, since=since)
    labels = load_labels(code)
    for output in outputs:
        write_whole(output, FORMATS[output.suffix.casefold()](review, labels))
        click.echo(f"{output}: the review on {review.on}, {many(len(review.findings), 'finding')}")

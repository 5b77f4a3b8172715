"""``kelisim demo``: the shipped example from reports to review."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kelisim.errors import NotFoundError
from kelisim.faces.cli.add import SHOWN_GAPS, tell, with_progress
from kelisim.faces.cli.common import console, many, write_whole
from kelisim.settings import load_settings

if TYPE_CHECKING:
    from rich.console import Console

    from kelisim.model.review import Review
    from kelisim.workflow import Ledger

PARTIES = ("KAZ", "UZB")
NAME = "kazakhstan-uzbekistan"


@click.command("demo", epilog="Example: kelisim demo demo")
@click.argument("folder", metavar="[DIR]", default="demo", type=click.Path(path_type=Path))
@click.option("--lang", "language", default=None, help="Language of the review: en, ru, kk or uz.")
def command(folder: Path, language: str | None) -> None:
    """Make the register and the review of the example that ships: Kazakhstan and Uzbekistan, 2021 to 2025.

    Writes into DIR a register, review.html and review.md; calling it again goes on with the register that is there.
    """
    from kelisim import workflow

    began = time.monotonic()
    example = example_folder()
    folder.mkdir(parents=True, exist_ok=True)
    address = folder / f"{NAME}.kelisim"
    screen = console()
    made = workflow.open_ledger(str(address)) if address.exists() else workflow.create(str(address), PARTIES)
    with made as ledger:
        done = with_progress(ledger, [str(example / "docs")], load_settings().workers)
        added, _ = workflow.observe(ledger, str(example / "trade.csv"))
        tell(screen, done, limit=SHOWN_GAPS)
        screen.print(f"{many(added, 'observation')} of trade added")
        on = last_month_end(ledger)
        review = workflow.review_of(ledger, on=on)
        records = len(workflow.view(ledger, on=on).records)
    screen.print(f"{records} records on {on}")
    _write(folder, review, load_settings(language=language).language)
    _findings(screen, review, load_settings(language=language).language)
    _next(screen, folder, address, time.monotonic() - began)


def example_folder() -> Path:
    """Where the shipped example lies: in the installed package, or in the checkout.

    Raises:
        NotFoundError: If it is in neither.
    """
    package = Path(__file__).parents[2]
    for place in (package / "example", package.parents[1] / "examples" / NAME):
        if (place / "docs").is_dir():
            return place
    raise NotFoundError("the shipped example is not there; install the package again", subject=NAME)


def last_month_end(ledger: Ledger) -> dt.date:
    """The last day of the month of the newest report: a later day would only show that reading has stopped."""
    days = [document.date for document in ledger.entries().documents if document.date]
    newest = dt.date.fromisoformat(max(days))
    following = (newest.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return following - dt.timedelta(days=1)


def _write(folder: Path, review: Review, language: str) -> None:
    from kelisim.faces.dossier import FORMATS
    from kelisim.lang.labels import load_labels

    labels = load_labels(language)
    for suffix in (".html", ".md"):
        write_whole(folder / f"review{suffix}", FORMATS[suffix](review, labels))


def _findings(screen: Console, review: Review, language: str) -> None:
    from kelisim.lang.labels import load_labels

    labels = load_labels(language)
    screen.print("\n[bold]The most important findings[/bold]")
    for number, finding in enumerate(review.most_important, 1):
        screen.print(f"{number}. {labels.finding(finding.rule, finding.params)}", markup=False)


def _next(screen: Console, folder: Path, address: Path, seconds: float) -> None:
    screen.print(f"\n{folder / 'review.html'}  the review, to open in a browser", markup=False)
    screen.print(f"{folder / 'review.md'}    the same as text", markup=False)
    screen.print(f"{address}  the register; look further with, for example:", markup=False)
    for line in (
        f"  kelisim records {address} --on 2024-02-20 --kind body",
        f"  kelisim show {address} 'Council of Foreign Ministers'",
        f"  kelisim measures {address}",
        f"  kelisim review {address} --on 2024-02-20 -o then.html",
    ):
        screen.print(line, markup=False, soft_wrap=True)
    screen.print(f"done in {seconds:.1f} s")

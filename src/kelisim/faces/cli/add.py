"""``kelisim add``: read reports into a register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import console, many, opened, register_argument
from kelisim.settings import load_settings

if TYPE_CHECKING:
    from rich.console import Console

    from kelisim.workflow import Ingested, Ledger

SHOWN_GAPS = 20


@click.command("add", epilog="Example: kelisim add kaz-uzb.kelisim reports/ communique.pdf")
@register_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("--claims", "claims_file", type=click.Path(path_type=Path), metavar="FILE.jsonl",
              help="Take claims made elsewhere for these reports instead of reading them.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(0), default=None, help="Processes that read (0: one a processor).")
@click.option("--all-gaps", is_flag=True, help="List every gap, not only the first.")
def command(register_: str, paths: tuple[str, ...], claims_file: Path | None, jobs: int | None, all_gaps: bool) -> None:
    """Read reports (.md .txt .html .pdf .docx .eml, feeds, whole folders) and keep their claims.

    What was read before is passed over; what cannot be read is listed as a gap. A run that was cut off goes on when it
    is called again.
    """
    from kelisim import workflow

    with opened(register_) as ledger:
        if claims_file is not None:
            done = workflow.ingest_claims(ledger, paths, claims_file)
        else:
            done = with_progress(ledger, paths, load_settings(jobs=jobs).workers)
        tell(console(), done, limit=None if all_gaps else SHOWN_GAPS)
    if done.gaps and not (done.reports or done.known):
        click.get_current_context().exit(1)  # nothing at all could be read


def with_progress(ledger: Ledger, paths: Sequence[str], jobs: int) -> Ingested:
    """Ingest under a progress bar on stderr, which is silent in a pipe."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from kelisim import workflow

    screen = console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=screen, transient=True, disable=not screen.is_terminal,
    )  # fmt: skip
    with bar:
        total = workflow.count(paths)
        task = bar.add_task("reading reports", total=total)
        # Below a few reports, a second process costs more than it brings.
        return workflow.ingest(ledger, paths, jobs=min(jobs, max(1, total // 64)), progress=lambda _: bar.advance(task))


def tell(screen: Console, done: Ingested, *, limit: int | None) -> None:
    """Say what a run did, and what it could not read."""
    total = sum(done.claims.values())
    kinds = ", ".join(f"{count} {kind}" for kind, count in done.claims.items())
    read = f"{many(done.reports, 'report')} read, {many(total, 'claim')}"
    screen.print(read + (f": {kinds}" if kinds else ""))
    if done.known:
        screen.print(f"{many(done.known, 'report')} {'was' if done.known == 1 else 'were'} there already")
    if done.reprints:
        repeat = "repeats" if done.reprints == 1 else "repeat"
        screen.print(f"{many(done.reprints, 'report')} {repeat} another's text")
    screen.print(f"{many(done.links, 'link')} between claims added")
    for gap in done.gaps[:limit]:
        screen.print(f"gap ({gap.what}) {gap.where}: {gap.why}", markup=False)
    if limit is not None and len(done.gaps) > limit:
        screen.print(f"… and {len(done.gaps) - limit} more gaps; --all-gaps lists them")

"""``kelisim exchange``: bundles of entries between teams."""

from __future__ import annotations

from pathlib import Path

import click

from kelisim.errors import KelisimError
from kelisim.faces.cli.common import opened, register_argument, write_whole

_FILE = click.Path(path_type=Path)


@click.group("exchange")
def command() -> None:
    """Give the entries of a register to another team as one file, and take theirs in."""


@command.command("out", epilog="Example: kelisim exchange out kaz-uzb.kelisim for-tashkent.zip")
@register_argument
@click.argument("bundle", type=_FILE)
def out(register_: str, bundle: Path) -> None:
    """Write all entries of a register to a bundle: reports, claims, decisions, observations, issued reviews.

    Redacted reports stay out. The digest that is printed is for the other team to compare.
    """
    from kelisim import workflow
    from kelisim.faces.exchange import manifest_of, write

    if bundle.exists():
        raise KelisimError(f"{bundle} exists already; name a file that does not", subject=str(bundle))
    with opened(register_) as ledger:
        data = write(workflow.tell(ledger))
    write_whole(bundle, data)
    manifest = manifest_of(bundle)
    click.echo(f"{bundle}: {_counts(manifest.entries)}; digest {manifest.digest}")


@command.command("in", epilog="Example: kelisim exchange in kaz-uzb.kelisim from-astana.zip")
@register_argument
@click.argument("bundle", type=_FILE)
@click.option("--digest", help="Take it in only if its digest is this one, as the other team told it.")
def in_(register_: str, bundle: Path, digest: str | None) -> None:
    """Take another team's bundle in: its entries are recorded now, so earlier views stay as they were.

    A bundle is taken whole or not at all; taking it twice changes nothing.
    """
    from kelisim import workflow
    from kelisim.faces.exchange import manifest_of, read

    found = manifest_of(bundle).digest
    if digest is not None and digest.strip().lower() != found:
        raise KelisimError(f"{bundle} has the digest {found}, not the one given; ask for it again", subject=str(bundle))
    told = read(bundle)
    with opened(register_) as ledger:
        heard = workflow.hear(ledger, told)
    click.echo(f"{register_}: {heard.entries} new entries, {heard.links} new links")


@command.command("show", epilog="Example: kelisim exchange show from-astana.zip")
@click.argument("bundle", type=_FILE)
def show(bundle: Path) -> None:
    """Tell what a bundle says of itself, without taking it in."""
    from kelisim.faces.exchange import manifest_of

    manifest = manifest_of(bundle)
    click.echo(f"{' and '.join(manifest.parties)}, from the register {manifest.origin}")
    click.echo(f"{_counts(manifest.entries)}; digest {manifest.digest}")


def _counts(entries: object) -> str:
    counted = dict(entries)  # type: ignore[call-overload]
    return ", ".join(f"{number:,} {name}" for name, number in counted.items())

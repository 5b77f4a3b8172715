"""``kelisim serve``: the web application on this machine."""

from __future__ import annotations

import click

from kelisim.faces.cli.common import opened, register_argument
from kelisim.settings import load_settings

PORT = 8600


@click.command("serve", epilog="Example: kelisim serve kaz-uzb.kelisim")
@register_argument
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where; 0 for any.")
@click.option("--by", default=None, help="Who decides; kept with every decision.")
@click.option("--lang", "language", default=None, help="Language of labels and dates: en, ru, kk or uz.")
def command(register_: str, port: int, by: str | None, language: str | None) -> None:
    """Open the register in the browser, for one person on this machine; Ctrl-C ends it.

    It listens on the loopback address only. The printed address holds a key that is new on every start.
    """
    from kelisim.faces import web

    settings = load_settings(by=by, language=language)
    with opened(register_) as ledger:
        web.serve(ledger, port=port, by=settings.by, language=settings.language, tell=_tell)


def _tell(address: str) -> None:
    click.echo(f"Open {address}\nIt is for you alone: who has this address can change the register. Ctrl-C ends it.")

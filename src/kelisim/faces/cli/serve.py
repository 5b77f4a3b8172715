"""``kelisim serve``: the web application, for one person on this machine or for a team."""

from __future__ import annotations

from functools import partial

import click

from kelisim.errors import MisuseError
from kelisim.faces.cli.common import opened, register_argument
from kelisim.settings import Settings, load_settings

PORT = 8600
_OF_TEAM = ("host", "url", "proxy")


@click.command("serve", epilog="Example: kelisim serve kaz-uzb.kelisim")
@register_argument
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Where; 0 for any.")
@click.option("--by", default=None, help="Who decides; kept with every decision. Not for a team.")
@click.option("--lang", "language", default=None, help="Language of labels and dates: en, ru, kk or uz.")
@click.option("--team", is_flag=True, help="With accounts; a register on a server is always served so.")
@click.option("--host", default=None, metavar="ADDRESS", help="Team: where to listen (default: 127.0.0.1).")
@click.option("--url", default=None, help="Team: the https address that people open, that of the proxy.")
@click.option(
    "--proxy", multiple=True, metavar="ADDRESS", help="Team: a proxy whose word on who asks is believed; repeatable."
)
def command(register_: str, by: str | None, language: str | None, team: bool, **where: object) -> None:
    """Open the register in the browser; Ctrl-C ends it.

    A file is served to one person on this machine: on the loopback address only, without accounts; the printed address
    holds a key that is new on every start.

    A register on a server, or a file with --team, is served to people with accounts (`kelisim account`). Nothing is
    open without signing in. It listens on this machine only, unless --url names the https address of a proxy.
    """
    settings = load_settings(by=by, language=language)
    if team or "://" in register_:
        if by is not None:
            raise MisuseError("in a team everybody decides under the own name; leave --by out")
        _serve_team(register_, settings, where)
    elif named := [name for name in _OF_TEAM if where[name]]:
        raise MisuseError(f"--{named[0]} is for a team with accounts; add --team, or leave it out")
    else:
        _serve_one(register_, settings, where["port"])


def _serve_one(register_: str, settings: Settings, port: object) -> None:
    from kelisim.faces import web

    with opened(register_) as ledger:
        web.serve(ledger, port=int(str(port)), by=settings.by, language=settings.language, tell=_tell)


def _serve_team(register_: str, settings: Settings, where: dict[str, object]) -> None:
    from kelisim.faces import web
    from kelisim.faces.web.team import Team, checked_host, checked_proxies, oidc_of
    from kelisim.workflow.accounts import Accounts

    url = str(where["url"]) if where["url"] else None
    proxies = checked_proxies([str(one) for one in where["proxy"]])  # type: ignore[attr-defined]
    host = checked_host(str(where["host"] or "127.0.0.1"), url)
    team = Team(host, int(str(where["port"])), url, proxies, oidc_of(settings))
    with opened(register_) as ledger, Accounts.open(register_) as accounts:
        web.serve_team(
            ledger,
            accounts,
            team,
            language=settings.language,
            tell=partial(_tell_team, told=url is None or bool(proxies)),
        )


def _tell(address: str) -> None:
    click.echo(f"Open {address}\nIt is for you alone: who has this address can change the register. Ctrl-C ends it.")


def _tell_team(address: str, *, told: bool) -> None:
    click.echo(f"Open {address}\nPeople with an account can sign in there. Ctrl-C ends it.")
    if not told:
        click.echo("Without --proxy all requests count as coming from one place when sign-ins are limited.", err=True)

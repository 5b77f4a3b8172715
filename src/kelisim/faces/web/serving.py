"""The server itself: a socket, and uvicorn on it. For one person it listens on the loopback address only."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from kelisim.errors import KelisimError, MisuseError
from kelisim.faces.web.accounts.house import House, checked_url
from kelisim.faces.web.accounts.oidc import Provider
from kelisim.faces.web.app import create_app, create_team_app
from kelisim.faces.web.desk import Desk
from kelisim.faces.web.guard import Keys
from kelisim.faces.web.team import Team
from kelisim.workflow import Ledger
from kelisim.workflow.accounts import Accounts, has_administrator, prepare

HOST = "127.0.0.1"


def run(ledger: Ledger, *, port: int, by: str, language: str, tell: Callable[[str], None]) -> None:
    """Serve one person until Ctrl-C; see ``kelisim.faces.web.serve``."""
    with _bound(HOST, port) as listening:
        keys = Keys.fresh(int(listening.getsockname()[1]))
        app = create_app(Desk(ledger, by=by, language=language), keys)
        tell(keys.start_address)
        _serve(app, listening)


def run_team(ledger: Ledger, accounts: Accounts, team: Team, *, language: str, tell: Callable[[str], None]) -> None:
    """Serve a team until Ctrl-C; see ``kelisim.faces.web.serve_team``."""
    if not has_administrator(accounts):
        raise MisuseError(
            "nobody could sign in yet; make the first account with "
            f"`kelisim account add {ledger.address} NAME --role administrator`"
        )
    prepare()
    with _bound(team.host, team.port) as listening:
        url = checked_url(team.url or f"http://{_shown(team.host)}:{listening.getsockname()[1]}")
        provider = _provider(team)
        house = House(accounts, url, team.proxies, provider)
        tell(url)
        if hasattr(os, "fork"):
            from kelisim.faces.web.generations.running import serve_generations  # noqa: PLC0415  (needs fork)

            serve_generations(ledger, house, language=language, listening=listening)
        else:
            _serve(create_team_app(Desk(ledger, by="", language=language), house), listening)


def _provider(team: Team) -> Provider | None:
    if team.oidc is None:
        return None
    return Provider(team.oidc.issuer, team.oidc.client_id, team.oidc.secret, team.oidc.name)


def _serve(app: Any, listening: socket.socket) -> None:  # noqa: ANN401
    # No access log: the start address holds the token. What a proxy tells is believed by ``Outward`` alone, if at all.
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, lifespan="off", proxy_headers=False
    )
    uvicorn.Server(config).run(sockets=[listening])


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _bound(host: str, port: int) -> socket.socket:
    """A socket on this address and nowhere else.

    Raises:
        KelisimError: If another program has the port, or the address is not of this machine.
    """
    # Only of a socket that says to be TCP asyncio knows that small parts must not wait for each other (Nagle): each
    # answer would take 40 ms longer.
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen()  # before the address is printed, so that whoever opens it at once waits instead of failing
    except (OSError, OverflowError) as error:
        made.close()
        why = error.strerror if isinstance(error, OSError) else "it is no port"
        raise KelisimError(f"port {port} cannot be had ({why}); choose another with --port, or 0 for any") from error
    return made

"""The server itself: a socket on the loopback address, and uvicorn on it."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from kelisim.errors import KelisimError
from kelisim.faces.web.app import create_app
from kelisim.faces.web.desk import Desk
from kelisim.faces.web.guard import Keys
from kelisim.workflow import Ledger

HOST = "127.0.0.1"


def run(ledger: Ledger, *, port: int, by: str, language: str, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; see ``kelisim.faces.web.serve``."""
    with _bound(port) as listening:
        keys = Keys.fresh(int(listening.getsockname()[1]))
        app = create_app(Desk(ledger, by=by, language=language), keys)
        # No access log: the start address holds the token.
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        tell(keys.start_address)
        uvicorn.Server(config).run(sockets=[listening])


def _bound(port: int) -> socket.socket:
    """A socket on the loopback address and nowhere else.

    Raises:
        KelisimError: If another program has the port.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen()  # before the address is printed, so that whoever opens it at once waits instead of failing
    except (OSError, OverflowError) as error:
        made.close()
        why = error.strerror if isinstance(error, OSError) else "it is no port"
        raise KelisimError(f"port {port} cannot be had ({why}); choose another with --port, or 0 for any") from error
    return made

"""The web application: for one person on the loopback address only, or for a team with accounts.

A page is a function from the register of a day and the query to an ``Answer``: plain data, which its ``.json`` twin
writes as it is and a template as HTML. Nothing that writes is a GET; every POST is checked by ``guard`` and ``forms``.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING

from kelisim.errors import MisuseError

if TYPE_CHECKING:
    from kelisim.faces.web.team import Team
    from kelisim.workflow import Ledger
    from kelisim.workflow.accounts import Accounts

__all__ = ["serve", "serve_team"]

_NEEDED = ("fastapi", "uvicorn", "jinja2", "python_multipart", "argon2", "joserfc", "zxcvbn")


def serve(ledger: Ledger, *, port: int, by: str, language: str, tell: Callable[[str], None]) -> None:
    """Serve a register until Ctrl-C.

    Args:
        ledger: The register.
        port: Where; 0 takes a free one.
        by: Under which name decisions are recorded.
        language: Of labels and dates (ISO 639-1).
        tell: Called once with the address to open.

    Raises:
        MisuseError: If the extra ``web`` is not installed.
        KelisimError: If the port cannot be had.
    """
    _check_packages()
    from kelisim.faces.web.serving import run  # noqa: PLC0415  (its packages are an extra)

    run(ledger, port=port, by=by, language=language, tell=tell)


def serve_team(ledger: Ledger, accounts: Accounts, team: Team, *, language: str, tell: Callable[[str], None]) -> None:
    """Serve a team until Ctrl-C.

    Args:
        ledger: The register.
        accounts: Who may sign in, and what each may do.
        team: Where to listen, and how the server is reached.
        language: Of labels and dates (ISO 639-1).
        tell: Called once with the address to open.

    Raises:
        MisuseError: If the extra ``web`` is not installed, there is no administrator, or an address is none.
        KelisimError: If the port cannot be had.
    """
    _check_packages()
    from kelisim.faces.web.serving import run_team  # noqa: PLC0415

    run_team(ledger, accounts, team, language=language, tell=tell)


def _check_packages() -> None:
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        raise MisuseError("the web application needs more packages; install them with `pip install 'kelisim[web]'`")

"""The web application: one person on one machine, served on the loopback address only.

A page is a function from the register of a day and the query to an ``Answer``: plain data, which its ``.json`` twin
writes as it is and a template as HTML. Nothing that writes is a GET; every POST is checked by ``guard`` and ``forms``.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING

from kelisim.errors import MisuseError

if TYPE_CHECKING:
    from kelisim.workflow import Ledger

__all__ = ["serve"]

_NEEDED = ("fastapi", "uvicorn", "jinja2", "python_multipart")


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
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        raise MisuseError("the web application needs more packages; install them with `pip install 'kelisim[web]'`")
    from kelisim.faces.web.serving import run  # noqa: PLC0415  (its packages are an extra)

    run(ledger, port=port, by=by, language=language, tell=tell)

"""How a team's register is served: its accounts, the address that people open, and who stands before the server."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from kelisim.errors import MisuseError
from kelisim.faces.web.accounts.oidc import Provider
from kelisim.workflow.accounts import Accounts

_HERE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True)
class House:
    """What the gate and the account pages share.

    Attributes:
        accounts: Of the team.
        url: The address that people open, such as ``https://kelisim.example.org``, without a path.
        proxies: The network addresses of proxies whose word on where a request comes from is believed.
        provider: The team's identity provider, if it has one.
    """

    accounts: Accounts
    url: str
    proxies: tuple[str, ...] = ()
    provider: Provider | None = None

    @property
    def secure(self) -> bool:
        """Whether browsers reach it by https."""
        return self.url.startswith("https://")

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The addresses under which it may be asked: the one address, on this machine also by its other name."""
        parts = urlsplit(self.url)
        if parts.hostname == "127.0.0.1":
            return self.url, f"{parts.scheme}://localhost:{parts.port}"
        return (self.url,)

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds a session's secret.

        ``__Host-`` makes the browser refuse it from any other host and without https. On this machine, where there is
        no https, the port keeps the cookies of two servers apart.
        """
        return "__Host-kelisim" if self.secure else f"kelisim-team-{urlsplit(self.url).port}"

    @property
    def stranger_cookie(self) -> str:
        """The name of the cookie that ties the forms before signing in to a browser."""
        return f"{self.cookie}-form"

    @property
    def errand_cookie(self) -> str:
        """The name of the cookie that ties a way to the identity provider to a browser."""
        return f"{self.cookie}-errand"

    def keep(self, answer: Response, name: str, secret: str, *, lax: bool = False) -> None:
        """Give the browser a secret to keep until it is closed; scripts and other sites cannot read or send it.

        Args:
            answer: What goes to the browser.
            name: Of the cookie.
            secret: What it holds.
            lax: Whether it also comes back when another site leads here, as the way from the provider does.
        """
        answer.set_cookie(
            name, secret, httponly=True, secure=self.secure, samesite="lax" if lax else "strict", path="/"
        )

    def forget(self, answer: Response, name: str) -> None:
        """Take a secret from the browser."""
        answer.delete_cookie(name, httponly=True, secure=self.secure, samesite="strict", path="/")


def house_of(request: Request) -> House:
    """The house of a request."""
    house: House = request.app.state.house
    return house


def checked_url(text: str) -> str:
    """The address that people open, as browsers write it.

    Raises:
        MisuseError: If it is none, has a path, or would let passwords be read on the way.
    """
    try:
        parts = urlsplit(text.strip().rstrip("/"))
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname or ""
    if parts.scheme not in ("https", "http") or not host or parts.path or parts.query or parts.username:
        raise MisuseError(f"{text[:100]!r} is no address to open; write one such as https://kelisim.example.org")
    if parts.scheme == "http" and host not in _HERE:
        raise MisuseError("passwords would travel in the open; write the https address of the proxy before this server")
    usual = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{host}{'' if port in (None, usual) else f':{port}'}"

"""How a team's register is to be served, as the command line and the settings say; needs none of the extra packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from pathlib import Path

from kelisim.errors import MisuseError
from kelisim.settings import Settings


@dataclass(frozen=True, slots=True)
class Oidc:
    """The team's identity provider.

    Attributes:
        issuer: Its address.
        client_id: How it knows this program.
        secret: By which this program shows who it is.
        name: What people call it.
    """

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    name: str = "single sign-on"


@dataclass(frozen=True, slots=True)
class Team:
    """Where and for whom the server listens.

    Attributes:
        host: The network address of this machine.
        port: Where; 0 takes a free one.
        url: The address that people open, where it is another: that of a proxy with https.
        proxies: Network addresses, or ranges of them, whose word on where a request comes from is believed.
        oidc: The identity provider, if there is one.
    """

    host: str = "127.0.0.1"
    port: int = 8600
    url: str | None = None
    proxies: tuple[str, ...] = ()
    oidc: Oidc | None = None


def checked_proxies(told: Sequence[str]) -> tuple[str, ...]:
    """Network addresses or ranges.

    Raises:
        MisuseError: If one is none; a name would have to be asked of somebody who may lie.
    """
    for one in told:
        try:
            ip_network(one, strict=False)
        except ValueError:
            raise MisuseError(f"{one!r} is no network address; write one such as 10.0.0.5 or 10.0.0.0/24") from None
    return tuple(told)


def checked_host(told: str, url: str | None) -> str:
    """The network address on which to listen.

    Raises:
        MisuseError: If it is none, or passwords would travel in the open.
    """
    try:
        address = ip_address(told)
    except ValueError:
        raise MisuseError(f"{told!r} is no network address; write one such as 127.0.0.1 or 0.0.0.0") from None
    if not address.is_loopback and not (url or "").startswith("https://"):
        raise MisuseError(
            "other machines could reach this server without https; name the https address of the proxy before it "
            "with --url, or leave --host out"
        )
    return told


def oidc_of(settings: Settings) -> Oidc | None:
    """The identity provider of the settings.

    Raises:
        MisuseError: If only a part of it is set, or the file with the secret cannot be read.
    """
    secret = settings.oidc_secret or _secret_in(settings.oidc_secret_file)
    told = {"oidc_issuer": settings.oidc_issuer, "oidc_client_id": settings.oidc_client_id, "oidc_secret": secret}
    if not any(told.values()):
        return None
    if lacking := [name for name, value in told.items() if not value]:
        raise MisuseError(f"the identity provider lacks the setting {lacking[0]}; set it, or none of them")
    return Oidc(settings.oidc_issuer, settings.oidc_client_id, secret, settings.oidc_name)


def _secret_in(file: str) -> str:
    if not file:
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise MisuseError(f"the file {file} of the setting oidc_secret_file cannot be read: {error}") from error

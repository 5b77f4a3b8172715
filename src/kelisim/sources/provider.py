"""Asking a team's identity provider, which an administrator named. Nothing that a visitor sends is an address here.

Unlike reports, the provider may stand in the team's own network, so the rule against private addresses does not hold;
instead the address must be https, or of this machine, and nothing is followed elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from kelisim.errors import KelisimError

_SECONDS, _MOST_BYTES = 10.0, 1_000_000
_HERE = ("127.0.0.1", "localhost", "::1")


def is_safe(url: str) -> bool:
    """Whether what is sent there cannot be read on the way: https, or this machine."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE))


def ask_provider(
    url: str, *, form: Mapping[str, str] | None = None, auth: tuple[str, str] | None = None
) -> dict[str, Any]:
    """The JSON object at an address of the provider.

    Args:
        url: Https, or of this machine.
        form: What is sent, as a form; without it the address is only read.
        auth: Name and secret of this program, as HTTP Basic.

    Raises:
        KelisimError: If it cannot be asked, or does not answer with an object.
    """
    if not is_safe(url):
        raise KelisimError(f"the identity provider's address {url[:100]!r} is not https; write one that is")
    body = _sent(url, form, auth)
    try:
        told = json.loads(body)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise KelisimError("the identity provider did not answer as it should; try again later")
    return told


def _sent(url: str, form: Mapping[str, str] | None, auth: tuple[str, str] | None) -> bytes:
    import urllib3

    headers = {"Accept": "application/json"}
    if auth is not None:
        headers |= urllib3.make_headers(basic_auth=":".join(auth))
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    sent = None if form is None else urlencode(form)
    try:
        with urllib3.PoolManager(retries=False, timeout=_SECONDS, cert_reqs="CERT_REQUIRED") as pool:
            answer = pool.request(
                "GET" if form is None else "POST",
                url,
                body=sent,
                headers=headers,
                redirect=False,
                preload_content=False,
            )
            with answer:
                body = answer.read(_MOST_BYTES + 1)
                status = answer.status
    except urllib3.exceptions.HTTPError as error:
        raise KelisimError(f"the identity provider cannot be reached ({type(error).__name__}); try later") from error
    if status != 200 or len(body) > _MOST_BYTES:
        raise KelisimError(f"the identity provider refused (it answers {status}); begin the sign-in again")
    return bytes(body)

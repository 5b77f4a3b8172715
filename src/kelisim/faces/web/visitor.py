"""Who asks: found once by the gate for every request, and read from there by everything behind it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import HTTPConnection

from kelisim.model.account import RIGHTS, Account, ApiToken, Right, Session

_PLACE = "kelisim.visitor"


@dataclass(frozen=True)
class Visitor:
    """Whoever sent a request.

    Attributes:
        name: Under which decisions are recorded; empty for a stranger.
        rights: What may be done.
        form_key: What every form of theirs carries; ``None`` for a program with a token, which no other site can use.
        where: The address that they come from.
        account: The person, where the register is served to a team.
        session: The person's browser.
        token: The program that acts for the person.
    """

    name: str
    rights: frozenset[Right]
    form_key: str | None
    where: str = ""
    account: Account | None = None
    session: Session | None = None
    token: ApiToken | None = None

    @classmethod
    def alone(cls, name: str, form_key: str) -> Visitor:
        """The one person to whom a register is served on the own machine."""
        return cls(name, RIGHTS["administrator"], form_key)

    @classmethod
    def stranger(cls, form_key: str, where: str) -> Visitor:
        """Somebody who did not sign in."""
        return cls("", frozenset(), form_key, where)

    @property
    def in_browser(self) -> bool:
        """Whether it is a person who signed in to a team's register by a browser."""
        return self.session is not None


def key_of_forms(secret: str) -> str:
    """The token that every form carries; it follows from a cookie's secret, so nothing has to be kept."""
    return hmac.new(secret.encode("utf-8", "replace"), b"form", hashlib.sha256).hexdigest()


def introduce(scope: MutableMapping[str, Any], visitor: Visitor) -> None:
    """Tell everything behind the gate who asks."""
    scope[_PLACE] = visitor


def visitor_of(request: HTTPConnection) -> Visitor:
    """Who asks."""
    visitor: Visitor = request.scope[_PLACE]
    return visitor

"""Who may work on a team's register: accounts, what their roles allow, and the keys by which programs come in.

Accounts are no entries: they are changed and ended, and are no part of a register or of its copies.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from kelisim.errors import InvalidValueError
from kelisim.model.digest import Plain

Role = Literal["reader", "analyst", "editor", "administrator"]
Scope = Literal["read", "add", "decide"]
Right = Literal["read", "add", "decide", "issue", "administer"]

ROLES: tuple[Role, ...] = get_args(Role)
"""From the fewest rights to the most; each role has the rights of those before it."""
ORDER: tuple[Right, ...] = get_args(Right)
"""The rights in their usual order."""
SCOPES: tuple[Scope, ...] = get_args(Scope)

RIGHTS: Mapping[Role, frozenset[Right]] = {
    "reader": frozenset(("read",)),
    "analyst": frozenset(("read", "add", "decide")),
    "editor": frozenset(("read", "add", "decide", "issue")),
    "administrator": frozenset(("read", "add", "decide", "issue", "administer")),
}
"""What each role may do: see all; add reports and statistics; decide in the queue; issue reviews and take back the
decisions of others; look after the accounts."""

_MOST_NAME, _MOST_EMAIL = 60, 254
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in.

    Attributes:
        id: ``a-`` and 20 digits; stays when the name changes.
        name: Under which decisions are recorded.
        email: In small letters, or ``None``.
        active: Whether the person may sign in.
        has_password: Whether a password was set; a person who was only invited has none.
        linked: Whether the person came in by the team's identity provider before.
        created_at: UTC stamp.
    """

    id: str
    name: str
    role: Role
    email: str | None
    active: bool
    has_password: bool
    linked: bool
    created_at: str

    @property
    def rights(self) -> frozenset[Right]:
        """What the person may do; nothing where the account is closed."""
        return RIGHTS[self.role] if self.active else frozenset()


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which a person is signed in.

    Attributes:
        id: The digest of its secret, which only the browser holds.
        way: ``password``, ``invitation`` or ``provider``.
        seen_at: When it was last used, to the minute.
        ends_at: When it ends whatever is done.
        where: The address from which it was opened.
    """

    id: str
    account_id: str
    way: str
    created_at: str
    seen_at: str
    ends_at: str
    where: str


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A key for a program, which acts for a person. The key itself is not kept, only its digest.

    Attributes:
        id: ``t-`` and 20 digits; tells tokens apart, opens nothing.
        hint: The first characters of the key.
        scopes: What the program may do, as far as the person may.
        used_at: When it was last used, to the minute.
        ends_at: From when on it opens nothing.
    """

    id: str
    account_id: str
    name: str
    hint: str
    scopes: tuple[Scope, ...]
    created_at: str
    used_at: str | None
    ends_at: str
    revoked_at: str | None

    @property
    def rights(self) -> frozenset[Right]:
        """What its scopes allow."""
        return frozenset(self.scopes)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the account log, which only grows.

    Attributes:
        event: A short code: ``signed-in``, ``role-changed`` …
        actor: Who did it; ``None`` where nobody was signed in.
        subject: Whose account it was done to, or what it was done with.
        details: More of it, plain.
        where: The address from which it was done; ``terminal`` for a command.
    """

    at: str
    event: str
    actor: str | None
    subject: str | None = None
    details: Mapping[str, Plain] = field(default_factory=dict)
    where: str = ""


def checked_name(text: str) -> str:
    """A name as it is kept: in one form of Unicode, without blank ends.

    Raises:
        InvalidValueError: If it is empty, long, holds what cannot be seen, or reads as the name of a rule.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > _MOST_NAME or not name.isprintable():
        raise InvalidValueError(f"a name has 1 to {_MOST_NAME} visible characters; write for example Aigul S.")
    if any(unicodedata.category(char) == "Cf" for char in name) or folded(name).startswith("rule "):
        raise InvalidValueError(f"{name!r} cannot be a person's name; write for example Aigul S.")
    return name


def folded(name: str) -> str:
    """A name as names are told apart: no two accounts have names that differ in case or width only."""
    return unicodedata.normalize("NFKC", name).casefold()


def checked_email(text: str | None) -> str | None:
    """An e-mail address in small letters; ``None`` where none was told.

    Raises:
        InvalidValueError: If it is no address.
    """
    told = (text or "").strip().casefold()
    if not told:
        return None
    if len(told) > _MOST_EMAIL or not told.isprintable() or not _EMAIL.fullmatch(told):
        raise InvalidValueError(f"{told[:60]!r} is no e-mail address; write for example aigul@example.org")
    return told


def checked_role(text: str) -> Role:
    """A role.

    Raises:
        InvalidValueError: If there is none of that name.
    """
    for role in ROLES:
        if role == text:
            return role
    raise InvalidValueError(f"{text[:30]!r} is no role; write one of {', '.join(ROLES)}")


def checked_scopes(told: list[str]) -> tuple[Scope, ...]:
    """The scopes of a token, in their usual order; reading is always among them.

    Raises:
        InvalidValueError: If one is unknown.
    """
    if unknown := [one for one in told if one not in SCOPES]:
        raise InvalidValueError(f"{unknown[0][:30]!r} is no scope; choose from {', '.join(SCOPES)}")
    return tuple(one for one in SCOPES if one in told or one == "read")

"""Signing in and out, and who is signed in."""

from __future__ import annotations

import hashlib
import secrets
from ipaddress import ip_address, ip_network

from kelisim.errors import KelisimError
from kelisim.ledger.accounts import Accounts, Work, attempts, log, people, sessions, tokens
from kelisim.model.account import Account, ApiToken, Session, folded
from kelisim.workflow.accounts import passwords

FROM_ONE_PLACE, FOR_ONE_ACCOUNT, OF_ONE_PLACE = 10, 25, 50
"""Tries within a quarter of an hour: on one account from one address, on one account (100 an hour, the bound of NIST SP
800-63B-4, section 3.2.2), from one address. A stranger elsewhere so cannot lock a person out by ten tries."""
_MOST_TOLD = 254


class RefusedSignInError(KelisimError):
    """Nobody is signed in; why is not said, since that would tell strangers which accounts there are."""


class SlowedError(KelisimError):
    """Too much was tried lately."""


def digest(secret: str) -> str:
    """What is kept of a secret. It has 256 bits of chance in it, which nobody can try, so no slow hash is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def fresh_secret() -> str:
    """A secret of 256 bits."""
    return secrets.token_urlsafe(32)


def sign_in(accounts: Accounts, told: str, password: str, *, where: str) -> tuple[str, Account]:
    """Begin a session for who knows the password.

    Args:
        accounts: Of the team.
        told: A name or an e-mail address.
        password: As it was typed.
        where: The address from which it was sent.

    Returns:
        The secret for the browser to keep, and who it is.

    Raises:
        RefusedSignInError: If there is no such account, it is closed, or the password is another.
        SlowedError: If too much was tried lately.
    """
    told = told[:_MOST_TOLD]
    with accounts.writing() as work:
        within = _noted(work, told, where)
        account = people.named(work, told)
        kept = people.password_of(work, account.id) if account and account.active else None
        if not within and attempts.note(work, {f"slowed {place(where)}": 1}):  # one line, or strangers fill the log
            log.write(work, "sign-in-slowed", None, account.name if account else None, where=where)
    check_within(within=within)
    if not passwords.matches(kept, password) or account is None or kept is None:
        with accounts.writing() as work:
            log.write(work, "sign-in-refused", None, account.name if account else None, where=where)
        raise RefusedSignInError("the name or the password is not right; try again, or ask an administrator")
    fresh = passwords.hashed(password) if passwords.is_outdated(kept) else None
    with accounts.writing() as work:
        attempts.forget(work, _pair(told, where))
        if fresh is not None:
            people.set_password(work, account.id, fresh)
        return begin(work, account, "password", where), account


def _noted(work: Work, told: str, where: str) -> bool:
    """Whether a try is within the limits. The name counts whether or not there is such an account."""
    return attempts.note(
        work,
        {_pair(told, where): FROM_ONE_PLACE, f"account {folded(told)}": FOR_ONE_ACCOUNT, place(where): OF_ONE_PLACE},
    )


def _pair(told: str, where: str) -> str:
    return f"account {folded(told)} from {_network(where)}"


def place(where: str) -> str:
    """The key under which tries from an address are counted."""
    return f"address {_network(where)}"


def _network(where: str) -> str:
    """An address as it is counted: of IPv6 the network, since one machine has as many addresses in it as it likes."""
    try:
        address = ip_address(where)
    except ValueError:
        return where
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else where


def check_within(*, within: bool) -> None:
    """Refuse what is beyond a limit.

    Raises:
        SlowedError: If it is not within.
    """
    if not within:
        raise SlowedError(f"too much was tried lately; wait {attempts.WINDOW_MINUTES} minutes and try again")


def begin(work: Work, account: Account, way: str, where: str) -> str:
    """A new session of an account; returns its secret."""
    secret = fresh_secret()
    sessions.start(work, digest(secret), account.id, way, where)
    log.write(work, "signed-in", account.name, details={"way": way}, where=where)
    return secret


def signed_in(accounts: Accounts, secret: str) -> tuple[Session, Account] | None:
    """Who the holder of a session's secret is, if anybody."""
    key = digest(secret)
    with accounts.reading() as work:
        found = sessions.found(work, key)
        due = found is not None and sessions.is_due(work, found[0])
    if due:
        with accounts.writing() as work:
            sessions.touch(work, key)
    return found


def bearer(accounts: Accounts, secret: str) -> tuple[ApiToken, Account] | None:
    """For whom the holder of a token's key acts, if for anybody."""
    with accounts.reading() as work:
        found = tokens.found(work, digest(secret))
        due = found is not None and tokens.is_due(work, found[0])
    if found is not None and due:
        with accounts.writing() as work:
            tokens.touch(work, found[0].id)
    return found


def sign_out(accounts: Accounts, session_id: str, name: str, *, where: str) -> None:
    """End a session."""
    with accounts.writing() as work:
        sessions.end(work, session_id)
        log.write(work, "signed-out", name, where=where)

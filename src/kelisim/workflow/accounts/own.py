"""What a person does with the own account."""

from __future__ import annotations

from dataclasses import dataclass

from kelisim.errors import MisuseError
from kelisim.ledger.accounts import Accounts, attempts, invitations, log, people, preferences, sessions, tokens
from kelisim.model.account import Account, ApiToken, Session, folded
from kelisim.workflow.accounts import passwords
from kelisim.workflow.accounts.signing import (
    FOR_ONE_ACCOUNT,
    OF_ONE_PLACE,
    RefusedSignInError,
    begin,
    check_within,
    digest,
    place,
)


@dataclass(frozen=True, slots=True)
class Own:
    """What a person sees of the own account."""

    account: Account
    sessions: tuple[Session, ...]
    tokens: tuple[ApiToken, ...]


def own(accounts: Accounts, account_id: str) -> Own:
    """The account with its sessions and tokens."""
    with accounts.reading() as work:
        account = people.by_id(work, account_id)
        return Own(account, tuple(sessions.of(work, account_id)), tuple(tokens.of(work, account_id)))


def accept_invitation(accounts: Accounts, code: str, password: str, *, where: str) -> tuple[str, Account]:
    """Set the password of who was invited, and sign in; the invitation is used up.

    Raises:
        RefusedSignInError: If the code is no invitation, or it is over.
        MisuseError: If the password cannot be one; the invitation then stays.
        SlowedError: If too much was tried lately.
    """
    with accounts.writing() as work:
        within = attempts.note(work, {place(where): OF_ONE_PLACE})
    check_within(within=within)
    passwords.check(password)
    hashed = passwords.hashed(password)
    with accounts.writing() as work:
        account = invitations.take(work, digest(code.strip()))
        if account is None:
            raise RefusedSignInError("this invitation is used up or over; ask an administrator for a new one")
        passwords.check(password, (account.name, account.email))
        people.set_password(work, account.id, hashed)
        sessions.end_all(work, account.id)
        log.write(work, "password-set", account.name, details={"by": "invitation"}, where=where)
        return begin(work, account, "invitation", where), account


def change_password(accounts: Accounts, account: Account, before: str, after: str, *, where: str) -> str:
    """Change the own password. All sessions end; the secret of a new one is returned.

    Raises:
        MisuseError: If the present password is another, or the new one cannot be one.
        SlowedError: If too much was tried lately.
    """
    with accounts.writing() as work:
        within = attempts.note(work, {f"account {folded(account.name)}": FOR_ONE_ACCOUNT})
        kept = people.password_of(work, account.id)
    check_within(within=within)
    if not passwords.matches(kept, before):
        raise MisuseError("the present password is not right; nothing was changed")
    passwords.check(after, (account.name, account.email))
    hashed = passwords.hashed(after)
    with accounts.writing() as work:
        people.set_password(work, account.id, hashed)
        sessions.end_all(work, account.id)
        log.write(work, "password-changed", account.name, where=where)
        return begin(work, account, "password", where)


def sign_out_elsewhere(accounts: Accounts, account: Account, *, but: str | None, where: str) -> int:
    """End the own sessions in other browsers (in this one too, where ``but`` is none); returns how many."""
    with accounts.writing() as work:
        ended = sessions.end_all(work, account.id, but=but)
        log.write(work, "signed-out-everywhere", account.name, details={"sessions": ended}, where=where)
    return ended


def language_of(accounts: Accounts, account_id: str) -> str | None:
    """The language in which a person wants the pages (ISO 639-1), if one was chosen."""
    with accounts.reading() as work:
        return preferences.language_of(work, account_id)


def keep_language(accounts: Accounts, account_id: str, code: str) -> None:
    """Keep the language in which a person wants the pages, wherever they sign in."""
    with accounts.writing() as work:
        preferences.keep_language(work, account_id, code)

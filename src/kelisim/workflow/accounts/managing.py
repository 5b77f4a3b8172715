"""What an administrator does with accounts, from the browser or from the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from kelisim.errors import NotFoundError
from kelisim.ledger.accounts import Accounts, invitations, log, people, sessions, tokens
from kelisim.model.account import Account, LogLine, checked_email, checked_name, checked_role
from kelisim.model.digest import Plain
from kelisim.workflow.accounts import passwords
from kelisim.workflow.accounts.signing import digest, fresh_secret


def accounts_list(accounts: Accounts) -> tuple[list[Account], frozenset[str]]:
    """All accounts by name, and the ids of those whose invitation waits."""
    with accounts.reading() as work:
        return people.everybody(work), invitations.waiting(work)


def add_account(accounts: Accounts, name: str, role: str, email: str | None = None, *, by: str, where: str) -> Account:
    """A new account; it opens nothing until a password is set or the person comes by the identity provider.

    Raises:
        InvalidValueError: If name, role or address cannot be one.
        MisuseError: If another account has the name or address.
    """
    with accounts.writing() as work:
        made = people.add(work, checked_name(name), checked_role(role), checked_email(email))
        log.write(work, "account-added", by, made.name, details={"role": made.role}, where=where)
    return made


def invite(accounts: Accounts, account_id: str, *, by: str, where: str) -> tuple[str, str]:
    """A new one-time code by which a person sets a password; earlier codes end.

    Returns:
        The code, which is kept nowhere, and until when it holds.
    """
    code = fresh_secret()
    with accounts.writing() as work:
        account = people.by_id(work, account_id)
        until = invitations.add(work, digest(code), account_id)
        log.write(work, "invited", by, account.name, where=where)
    return code, until


def set_first_password(accounts: Accounts, account: Account, password: str, *, by: str, where: str) -> None:
    """Set a password from the terminal; all sessions of the account end.

    Raises:
        MisuseError: If it cannot be one.
    """
    passwords.check(password, (account.name, account.email))
    hashed = passwords.hashed(password)
    with accounts.writing() as work:
        people.set_password(work, account.id, hashed)
        invitations.end(work, account.id)
        sessions.end_all(work, account.id)
        log.write(work, "password-set", by, account.name, details={"by": "terminal"}, where=where)


def change_role(accounts: Accounts, account_id: str, role: str, *, by: str, where: str) -> Account:
    """Give an account another role; it holds from the next request on.

    Raises:
        MisuseError: If no administrator would be left.
    """
    with accounts.writing() as work:
        work.alone()
        before = people.by_id(work, account_id)
        after = people.change(work, account_id, role=checked_role(role))
        details: Mapping[str, Plain] = {"from": before.role, "to": after.role}
        log.write(work, "role-changed", by, after.name, details=details, where=where)
    return after


def change_email(accounts: Accounts, account_id: str, email: str, *, by: str, where: str) -> Account:
    """Give an account another e-mail address, or none; the identity provider is asked anew whose it is.

    Raises:
        InvalidValueError: If it is no address.
        MisuseError: If another account has it.
    """
    with accounts.writing() as work:
        changed = people.set_email(work, account_id, checked_email(email))
        log.write(work, "email-changed", by, changed.name, where=where)
    return changed


def close_account(accounts: Accounts, account_id: str, *, by: str, where: str) -> Account:
    """Close an account: its sessions and invitations end, its tokens are taken back. What it decided stays.

    Raises:
        MisuseError: If no administrator would be left.
    """
    with accounts.writing() as work:
        closed = people.change(work, account_id, active=False)
        ended = sessions.end_all(work, account_id)
        invitations.end(work, account_id)
        taken = tokens.revoke_all(work, account_id)
        details: Mapping[str, Plain] = {"sessions": ended, "tokens": taken}
        log.write(work, "account-closed", by, closed.name, details=details, where=where)
    return closed


def open_account(accounts: Accounts, account_id: str, *, by: str, where: str) -> Account:
    """Open a closed account again."""
    with accounts.writing() as work:
        opened = people.change(work, account_id, active=True)
        log.write(work, "account-opened", by, opened.name, where=where)
    return opened


def sign_out_everywhere(accounts: Accounts, account_id: str, *, by: str, where: str) -> int:
    """End all sessions of an account; returns how many."""
    with accounts.writing() as work:
        account = people.by_id(work, account_id)
        ended = sessions.end_all(work, account_id)
        log.write(work, "signed-out-everywhere", by, account.name, details={"sessions": ended}, where=where)
    return ended


def note(
    accounts: Accounts, event: str, *, by: str, subject: str | None, details: Mapping[str, Plain], where: str
) -> None:
    """Write into the account log what a person did with the register."""
    with accounts.writing() as work:
        log.write(work, event, by, subject, details=details, where=where)


def log_lines(accounts: Accounts, *, most: int, until: str | None = None) -> list[LogLine]:
    """The latest lines of the account log, the newest first."""
    with accounts.reading() as work:
        return log.lines(work, most=most, until=until)


def account_named(accounts: Accounts, told: str) -> Account:
    """The account of a name or an e-mail address.

    Raises:
        NotFoundError: If there is none.
    """
    with accounts.reading() as work:
        found = people.named(work, told)
    if found is None:
        raise NotFoundError(f"there is no account {told!r}; `kelisim account list` names them")
    return found


def has_administrator(accounts: Accounts) -> bool:
    """Whether somebody can look after the accounts."""
    with accounts.reading() as work:
        return people.has_administrator(work)

"""Signing in by a team's identity provider: what is remembered meanwhile, and whose account it is."""

from __future__ import annotations

from collections.abc import Mapping

from kelisim.ledger.accounts import Accounts, Work, attempts, errands, log, people
from kelisim.model.account import Account
from kelisim.workflow.accounts.signing import OF_ONE_PLACE, RefusedSignInError, begin, check_within, digest, place


def begin_errand(accounts: Accounts, secret: str, body: Mapping[str, str], *, where: str) -> None:
    """Remember what must fit when somebody comes back; the browser holds the secret.

    Raises:
        SlowedError: If too much was tried lately.
    """
    with accounts.writing() as work:
        within = attempts.note(work, {place(where): OF_ONE_PLACE})
        if within:
            errands.begin(work, digest(secret), body)
    check_within(within=within)


def come_back(accounts: Accounts, secret: str) -> dict[str, str]:
    """What was remembered, once.

    Raises:
        RefusedSignInError: If nothing is, or it took too long.
    """
    with accounts.writing() as work:
        found = errands.take(work, digest(secret))
    if found is None:
        raise RefusedSignInError("this sign-in took too long or was begun elsewhere; begin again")
    return found


def sign_in_provided(accounts: Accounts, subject: str, email: str | None, *, where: str) -> tuple[str, Account]:
    """Begin a session for a person whom the provider knows. Accounts are never made by this.

    Args:
        accounts: Of the team.
        subject: Issuer and the person's id there.
        email: The person's address, only where the provider has verified it.
        where: The address from which the person comes.

    Raises:
        RefusedSignInError: If no open account is linked with the person or has the address.
    """
    with accounts.writing() as work:
        account = people.of_subject(work, subject) or _linked(work, subject, email, where)
        if account is not None and account.active:
            return begin(work, account, "provider", where), account
        log.write(work, "sign-in-refused", None, account.name if account else None, where=where)
    raise RefusedSignInError("no open account here belongs to you; ask an administrator to add one with your address")


def _linked(work: Work, subject: str, email: str | None, where: str) -> Account | None:
    """The account with that address, linked from now on; one that is linked with another person stays theirs."""
    account = people.of_email(work, email) if email else None
    if account is None or account.linked or not account.active:
        return None
    people.link(work, account.id, subject)
    log.write(work, "linked", account.name, details={"subject": subject}, where=where)
    return people.by_id(work, account.id)

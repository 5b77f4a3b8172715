"""Keys for programs."""

from __future__ import annotations

from kelisim.errors import MisuseError
from kelisim.ledger.accounts import Accounts, log, tokens
from kelisim.model.account import Account, ApiToken, checked_name, checked_scopes
from kelisim.workflow.accounts.signing import digest, fresh_secret

BEGINS = "kelisim_"
"""How every key begins, so that programs that look for leaked keys know it."""
LONGEST_DAYS = 366


def create_token(
    accounts: Accounts, account: Account, name: str, scopes: list[str], days: int, *, where: str
) -> tuple[str, ApiToken]:
    """A new key for a program that acts for a person.

    Returns:
        The key, which is shown once and kept nowhere, and what is kept of it.

    Raises:
        InvalidValueError: If the name or a scope cannot be one.
        MisuseError: If the person may not do what the key should, or it should hold for too long.
    """
    chosen = checked_scopes(scopes)
    if beyond := [one for one in chosen if one not in account.rights]:
        raise MisuseError(f"your role does not allow to {beyond[0]}; leave that scope out")
    if not 1 <= days <= LONGEST_DAYS:
        raise MisuseError(f"a token holds for 1 to {LONGEST_DAYS} days")
    key = BEGINS + fresh_secret()
    with accounts.writing() as work:
        made = tokens.add(
            work, account.id, digest(key), name=checked_name(name), hint=key[:14], scopes=chosen, days=days
        )
        log.write(work, "token-made", account.name, made.name, details={"scopes": list(chosen)}, where=where)
    return key, made


def revoke_token(accounts: Accounts, account: Account, id_: str, *, where: str) -> None:
    """Take an own token back; it opens nothing from the next request on.

    Raises:
        NotFoundError: If the account has no such token.
    """
    with accounts.writing() as work:
        gone = tokens.revoke(work, account.id, id_)
        log.write(work, "token-taken-back", account.name, gone.name, where=where)

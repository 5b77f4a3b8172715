"""Keys by which programs come in, kept by their digest."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from kelisim.errors import NotFoundError
from kelisim.ledger.accounts import people
from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import token
from kelisim.model.account import Account, ApiToken, Scope

_TOUCHED_EVERY = 60
_C = token.c


def add(
    work: Work, account_id: str, digest: str, *, name: str, hint: str, scopes: Sequence[Scope], days: int
) -> ApiToken:
    """Keep a new token.

    Args:
        work: A writing transaction.
        account_id: For whom it acts.
        digest: Of the key.
        name: What it is for.
        hint: The key's first characters.
        scopes: What it may do.
        days: How long it opens anything.
    """
    row: dict[str, Any] = {
        "id": f"t-{secrets.token_hex(10)}", "account_id": account_id, "digest": digest, "name": name, "hint": hint,
        "scopes": " ".join(scopes), "created_at": work.now, "used_at": None, "ends_at": work.after(days=days),
        "revoked_at": None,
    }  # fmt: skip
    work.connection.execute(token.insert(), [row])
    return _built(row)


def found(work: Work, digest: str) -> tuple[ApiToken, Account] | None:
    """The token of a key's digest with its account, unless it is over, taken back, or the account is closed."""
    query = sa.select(token).where(_C.digest == digest, _C.revoked_at.is_(None), _C.ends_at > work.now)
    row = work.connection.execute(query).mappings().first()
    if row is None:
        return None
    account = people.by_id(work, row["account_id"])
    return (_built(row), account) if account.active else None


def is_due(work: Work, one: ApiToken) -> bool:
    """Whether its last use should be noted again."""
    return one.used_at is None or one.used_at < work.after(seconds=-_TOUCHED_EVERY)


def touch(work: Work, id_: str) -> None:
    """Note that a token is used."""
    work.connection.execute(sa.update(token).where(_C.id == id_).values(used_at=work.now))


def of(work: Work, account_id: str) -> list[ApiToken]:
    """The tokens of an account that were not taken back, the latest first."""
    query = sa.select(token).where(_C.account_id == account_id, _C.revoked_at.is_(None))
    rows = work.connection.execute(query.order_by(_C.created_at.desc(), _C.id)).mappings()
    return [_built(row) for row in rows]


def revoke(work: Work, account_id: str, id_: str) -> ApiToken:
    """Take a token back; it stays in the table.

    Raises:
        NotFoundError: If the account has no such token.
    """
    mine = sa.and_(_C.id == id_, _C.account_id == account_id, _C.revoked_at.is_(None))
    row = work.connection.execute(sa.select(token).where(mine)).mappings().first()
    if row is None:
        raise NotFoundError(f"this account has no token {id_[:40]!r}")
    work.connection.execute(sa.update(token).where(mine).values(revoked_at=work.now))
    return _built(row)


def revoke_all(work: Work, account_id: str) -> int:
    """Take all tokens of an account back; returns how many."""
    mine = sa.and_(_C.account_id == account_id, _C.revoked_at.is_(None))
    return int(work.connection.execute(sa.update(token).where(mine).values(revoked_at=work.now)).rowcount)


def _built(row: Any) -> ApiToken:  # noqa: ANN401
    kept = {name: value for name, value in dict(row).items() if name not in ("digest", "scopes")}
    return ApiToken(**kept, scopes=tuple(row["scopes"].split()))

"""The accounts themselves. What would leave a team without an administrator is refused."""

from __future__ import annotations

import secrets
from typing import Any

import sqlalchemy as sa

from kelisim.errors import MisuseError, NotFoundError
from kelisim.ledger.accounts.store import Work
from kelisim.ledger.accounts.tables import account
from kelisim.model.account import Account, Role, folded

_C = account.c


def add(work: Work, name: str, role: Role, email: str | None = None) -> Account:
    """A new account, without a password.

    Args:
        work: A writing transaction.
        name: As ``checked_name`` gives it.
        role: Its role.
        email: As ``checked_email`` gives it.

    Raises:
        MisuseError: If another account has the name or the address.
    """
    work.alone()
    _check_free(work, None, name, email)
    row: dict[str, Any] = {
        "id": f"a-{secrets.token_hex(10)}", "name": name, "folded": folded(name), "role": role, "email": email,
        "active": True, "password": None, "subject": None, "created_at": work.now,
    }  # fmt: skip
    work.connection.execute(account.insert(), [row])
    return by_id(work, row["id"])


def _check_free(work: Work, id_: str | None, name: str, email: str | None) -> None:
    for column, value, told in ((_C.folded, folded(name), name), (_C.email, email, email)):
        taken = sa.select(_C.id).where(column == value, _C.id != (id_ or ""))
        if value is not None and work.connection.scalar(taken) is not None:
            raise MisuseError(f"there is an account of {told} already; choose another")


def everybody(work: Work) -> list[Account]:
    """All accounts, by name."""
    return [_built(row) for row in work.connection.execute(sa.select(account).order_by(_C.folded))]


def by_id(work: Work, id_: str) -> Account:
    """The account with an id.

    Raises:
        NotFoundError: If there is none.
    """
    found = _one(work, _C.id == id_)
    if found is None:
        raise NotFoundError(f"there is no account {id_[:40]!r} here")
    return found


def named(work: Work, told: str) -> Account | None:
    """The account of a name or an e-mail address, if any."""
    return _one(work, sa.or_(_C.folded == folded(told), _C.email == told.strip().casefold()))


def of_subject(work: Work, subject: str) -> Account | None:
    """The account that is linked with a person at the identity provider, if any."""
    return _one(work, _C.subject == subject)


def of_email(work: Work, email: str) -> Account | None:
    """The account with an e-mail address, if any."""
    return _one(work, _C.email == email.strip().casefold())


def has_administrator(work: Work) -> bool:
    """Whether somebody can look after the accounts."""
    return _administrators(work) > 0


def password_of(work: Work, id_: str) -> str | None:
    """The hash of an account's password, if it has one."""
    return work.connection.scalar(sa.select(_C.password).where(_C.id == id_))


def set_password(work: Work, id_: str, hashed: str) -> None:
    """Keep the hash of a new password."""
    _update(work, id_, password=hashed)


def link(work: Work, id_: str, subject: str) -> None:
    """Link an account with a person at the identity provider."""
    _update(work, id_, subject=subject)


def set_email(work: Work, id_: str, email: str | None) -> Account:
    """Give an account another e-mail address; whom the identity provider knew by the old one is no longer linked.

    Raises:
        NotFoundError: If there is no such account.
        MisuseError: If another account has the address.
    """
    work.alone()
    now = by_id(work, id_)
    _check_free(work, id_, now.name, email)
    _update(work, id_, email=email, subject=None)
    return by_id(work, id_)


def change(work: Work, id_: str, *, role: Role | None = None, active: bool | None = None) -> Account:
    """Change an account's role, close it or open it again.

    Raises:
        NotFoundError: If there is no such account.
        MisuseError: If no administrator would be left.
    """
    work.alone()
    now = by_id(work, id_)
    new_role, new_active = role or now.role, now.active if active is None else active
    _update(work, id_, role=new_role, active=new_active)
    if not _administrators(work):
        raise MisuseError(f"{now.name} is the last administrator; make another one first")
    return by_id(work, id_)


def _administrators(work: Work) -> int:
    query = sa.select(sa.func.count()).select_from(account).where(_C.role == "administrator", _C.active)
    return int(work.connection.scalar(query) or 0)


def _update(work: Work, id_: str, **values: object) -> None:
    work.connection.execute(sa.update(account).where(_C.id == id_).values(**values))


def _one(work: Work, condition: sa.ColumnElement[bool]) -> Account | None:
    row = work.connection.execute(sa.select(account).where(condition)).first()
    return None if row is None else _built(row)


def _built(row: Any) -> Account:  # noqa: ANN401
    return Account(
        id=row.id, name=row.name, role=row.role, email=row.email, active=bool(row.active),
        has_password=row.password is not None, linked=row.subject is not None, created_at=row.created_at,
    )  # fmt: skip

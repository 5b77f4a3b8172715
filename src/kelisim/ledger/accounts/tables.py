"""The tables of accounts. They stand apart from the entries: no part of a copy, of the digest or of what is exchanged.

A register on a server has them beside its own; a register in a file has them in a second file beside it, so that the
file can be handed on without anybody's password.
"""

from __future__ import annotations

import sqlalchemy as sa

from kelisim.ledger.schema import APPEND_ONLY, Code, Words

LAYOUT = "1"

metadata = sa.MetaData()


def _words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, Words, nullable=nullable)


def _code(name: str, *, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, Code, nullable=nullable, primary_key=key)


def _of_account() -> sa.Column[str]:
    return sa.Column("account_id", Code, sa.ForeignKey("account.id"), nullable=False, index=True)


meta = sa.Table("account_meta", metadata, _code("key", key=True), _code("value"))

account = sa.Table(
    "account",
    metadata,
    _code("id", key=True),
    _words("name"),
    sa.Column("folded", Words, nullable=False, unique=True),
    _code("role"),
    sa.Column("email", Words, unique=True),
    sa.Column("active", sa.Boolean(create_constraint=False), nullable=False),
    _code("password", nullable=True),  # as argon2 writes it
    sa.Column("subject", Words, unique=True),  # issuer and the person's id there
    _code("created_at"),
)

session = sa.Table(
    "account_session",
    metadata,
    _code("id", key=True),  # the digest of what the browser holds
    _of_account(),
    _code("way"),
    _code("created_at"),
    _code("seen_at"),
    _code("ends_at"),
    _words("where"),
)

invitation = sa.Table(
    "account_invitation", metadata, _code("id", key=True), _of_account(), _code("created_at"), _code("ends_at")
)

token = sa.Table(
    "account_token",
    metadata,
    _code("id", key=True),
    _of_account(),
    sa.Column("digest", Code, nullable=False, unique=True),
    _words("name"),
    _code("hint"),
    _code("scopes"),
    _code("created_at"),
    _code("used_at", nullable=True),
    _code("ends_at"),
    _code("revoked_at", nullable=True),
)

# What a person likes better; made also beside tables that are older than it, and passed over by older programs.
preference = sa.Table(
    "account_preference",
    metadata,
    sa.Column("account_id", Code, sa.ForeignKey("account.id"), primary_key=True),
    _code("language"),
)

# What was tried and failed, or asks for patience; the key is a digest of a name or an address.
attempt = sa.Table(
    "account_attempt",
    metadata,
    _code("id", key=True),
    sa.Column("key", Code, nullable=False, index=True),
    _code("at"),
)

# Ways to the identity provider that were begun and are waited for.
errand = sa.Table("account_errand", metadata, _code("id", key=True), _words("body"), _code("ends_at"))

log = sa.Table(
    "account_log",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", Code, nullable=False, index=True),
    _code("event"),
    _words("actor", nullable=True),
    _words("subject", nullable=True),
    _words("details"),
    _words("where"),
)


def triggers(dialect: str) -> tuple[str, ...]:
    """The statements by which the log only grows, against accidents."""
    if dialect == "postgresql":
        function = f"""
            CREATE OR REPLACE FUNCTION account_log_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'restrict_violation'; END $$"""
        made = (
            f"CREATE TRIGGER {log.name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {log.name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION account_log_append_only()"
        )
        return function, made
    stop = f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    return tuple(
        f"CREATE TRIGGER {log.name}_no_{verb.lower()} BEFORE {verb} ON {log.name} {stop}"
        for verb in ("UPDATE", "DELETE")
    )

"""The tables, once, for SQLite and PostgreSQL.

Six tables hold the entries, ``arrival`` says what came from another ledger and when it was recorded there, ``meta``
names the ledger itself. ``view``, ``meets``, ``alike``, ``joined`` and ``sketch`` hold what was computed, ``hold`` what
people look at: they may be dropped at any time.
"""

from __future__ import annotations

import json

import sqlalchemy as sa

SCHEMA = 2
# "Keli" in ASCII; SQLite writes it into the file's header, so other programs can tell whose file it is.
APPLICATION_ID = 0x4B656C69
APPLICATION = "kelisim"
APPEND_ONLY = "the ledger is append-only"

_ODD = "\uffff"


class Words(sa.types.TypeDecorator[str]):
    """Text of any characters. A NUL or half a surrogate pair, which the databases refuse, is kept as marked JSON.

    File names that are no valid UTF-8 reach Python as half pairs, so this is not far-fetched.
    """

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[str]:
        """PostgreSQL compares by code point (collation C), as SQLite does."""
        return _text(dialect)

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002
        """What is stored for a text."""
        if value is None or not (_is_odd(value) or value.startswith(_ODD)):
            return value
        return _ODD + json.dumps(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002
        """The text that was stored."""
        if value is None or not value.startswith(_ODD):
            return value
        text: str = json.loads(value[1:])
        return text


def _is_odd(text: str) -> bool:
    if "\x00" in text:
        return True
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


class Code(sa.types.TypeDecorator[str]):
    """Text that the program makes itself: ids, digests, codes, stamps. It cannot be odd and is passed as it is."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[str]:
        """PostgreSQL compares by code point (collation C), as SQLite does."""
        return _text(dialect)


def _text(dialect: sa.Dialect) -> sa.types.TypeEngine[str]:
    return dialect.type_descriptor(sa.Text(collation="C") if dialect.name == "postgresql" else sa.Text())


metadata = sa.MetaData()


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, Code, primary_key=True)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, Words, nullable=False)


def _code(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, Code, nullable=nullable)


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, Words)


def _of_document(*, nullable: bool) -> sa.Column[str]:
    return sa.Column("document_digest", Code, sa.ForeignKey("document.digest"), nullable=nullable, index=True)


def _recorded_at(*, index: bool = True) -> sa.Column[str]:
    return sa.Column("recorded_at", Code, nullable=False, index=index)


meta = sa.Table("meta", metadata, _key("key"), _words("value"))

document = sa.Table(
    "document",
    metadata,
    _key("digest"),
    _words("name"),
    _words("text"),
    _words("title"),
    _maybe("date"),
    _maybe("publisher"),
    _maybe("language"),
    _maybe("source_url"),
    _maybe("note"),
    _maybe("retrieved_at"),
    _recorded_at(),
    _maybe("redacted_at"),
    _maybe("redacted_why"),
)

# Few are redacted: this finds them without reading the words of all.
_redacted = document.c.redacted_at
sa.Index(
    "ix_document_redacted_at",
    _redacted,
    sqlite_where=_redacted.is_not(None),
    postgresql_where=_redacted.is_not(None),
)

reading = sa.Table(
    "reading",
    metadata,
    _key("id"),
    sa.Column("source", Words, nullable=False, index=True),
    _of_document(nullable=True),
    _words("reader"),
    _words("pack"),
    _code("claim_ids"),  # JSON list; a claim can be read by many readings
    _words("marks"),  # JSON list beside it: each claim's confidence and rule, which belong to the reading
    _words("gaps"),
    _recorded_at(),
)

claim = sa.Table(
    "claim",
    metadata,
    _key("id"),
    _of_document(nullable=False),
    sa.Column("span_start", sa.Integer, nullable=False),
    sa.Column("span_end", sa.Integer, nullable=False),
    _words("quote"),
    _code("kind"),
    _code("parties"),
    _code("fields"),
    _maybe("speaker"),
    _words("slots"),  # JSON; decimals as exact text
    _code("date", nullable=True),
    _code("indicator", nullable=True),
    _code("status", nullable=True),
    _recorded_at(index=False),
)

decision = sa.Table(
    "decision",
    metadata,
    _key("id"),
    _code("verb"),
    sa.Column("left", Words, nullable=False, index=True),
    sa.Column("right", Words, index=True),
    _maybe("value"),
    _words("by"),
    _words("reason"),
    sa.Column("score", sa.Double),
    sa.Column("serial", sa.Integer, nullable=False),
    _recorded_at(),
)

observation = sa.Table(
    "observation",
    metadata,
    _key("id"),
    _words("source"),
    _words("series"),
    _words("indicator"),
    _words("area"),
    _words("partner"),
    _words("period"),
    _words("value"),
    _words("unit"),
    _words("status"),
    _maybe("vintage"),
    _recorded_at(),
)

issue = sa.Table(
    "issue",
    metadata,
    _key("id"),
    _words("review_digest"),
    _words("canonical_json"),
    _words("by"),
    _recorded_at(),
)

arrival = sa.Table(
    "arrival",
    metadata,
    _key("entry"),
    _key("origin"),
    _key("origin_at"),
    _recorded_at(),
)

view = sa.Table(
    "view", metadata, sa.Column("key", Words, primary_key=True), sa.Column("body", sa.LargeBinary, nullable=False)
)

# What a new claim must be compared with: signatures by key (both 64 bits of a digest), claims by signature and day.
meets = sa.Table(
    "meets",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("sign", sa.BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
alike = sa.Table(
    "alike",
    metadata,
    sa.Column("sign", sa.BigInteger, primary_key=True, autoincrement=False),
    _key("day"),
    sa.Column("item", Code, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# What links hold together: claims of one root.
joined = sa.Table("joined", metadata, _key("item"), sa.Column("root", Code, nullable=False, index=True))

# By which reports that may repeat a new one are found.
sketch = sa.Table("sketch", metadata, _key("item"), sa.Column("body", sa.LargeBinary, nullable=False))

# Who is looking at what just now.
hold = sa.Table("hold", metadata, _key("item"), _words("by"), _code("until"))

COMPUTED = (view, meets, alike, joined, sketch, hold)

# In the order in which their foreign keys can be filled.
ENTRY_TABLES = (document, claim, reading, decision, observation, issue, arrival)


def triggers(dialect: str) -> tuple[str, ...]:
    """The statements that make the entry tables append-only, against accidents; ids guard against the rest."""
    return _postgresql_triggers() if dialect == "postgresql" else _sqlite_triggers()


# The one change that is allowed: the words of a document, and of its claims, are blanked for good.
_REDACTION = {
    "document": "new.digest = old.digest AND new.redacted_at IS NOT NULL AND new.text = ''",
    "claim": "new.id = old.id AND new.quote = '' AND EXISTS "
    "(SELECT 1 FROM document WHERE digest = old.document_digest AND redacted_at IS NOT NULL)",
}


def _sqlite_triggers() -> tuple[str, ...]:
    made = []
    for name in (table.name for table in ENTRY_TABLES):
        unless = f"WHEN NOT ({_REDACTION[name]})" if name in _REDACTION else ""
        stop = f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
        made.append(f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {unless} {stop}")
        made.append(f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {stop}")
    return tuple(made)


def _postgresql_triggers() -> tuple[str, ...]:
    function = f"""
        CREATE FUNCTION kelisim_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('document', 'claim')
             AND current_setting('kelisim.redacting', true) = 'on' THEN
            RETURN NULL;
          END IF;
          RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'restrict_violation';
        END $$"""
    made = [
        f"CREATE TRIGGER {table.name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION kelisim_append_only()"
        for table in ENTRY_TABLES
    ]
    return (function, *made)

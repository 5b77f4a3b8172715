"""A register of a day as bytes and back, so that it opens without being worked out again. Pure.

Kept is what was worked out: titles, statuses, values, and which claims say so. Claims and reports stand in it by id
only; they are fetched when somebody looks at them, through the checks by which entries are always read. It is plain
JSON, so reading it runs nothing; whoever hands it to ``restore`` must know that it came from ``dump``.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from typing import Any

from kelisim.errors import LedgerError
from kelisim.model import Claim, Document, Record, Register, Relation
from kelisim.model.codec import claim_from_plain, claim_to_plain, to_json
from kelisim.register.growth import Base, Ground
from kelisim.register.plainly import BODY, body_from, body_to
from kelisim.register.reports import Reports
from kelisim.register.underneath import ground_from, ground_to

Fetch = Callable[[Collection[str]], tuple[Mapping[str, Document], Mapping[str, Claim]]]
"""Digests of reports in; these reports by digest and their claims by id out."""

_FEW = 16
_NOWHERE = -1
_HEAD = (
    "id", "kind", "title", "parties", "fields", "status", "grade", "mentions", "last_change", "silence",
    "interval_days", "dormant", "missing",
)  # fmt: skip


def dump(base: Base) -> bytes:
    """The bytes of a register: a line for the whole, one for what lies under it, then one for each record.

    Of a register that was kept and built on, the lines of the records that are as they were are taken over.
    """
    register, ground = base.register, base.ground
    table = _Table.of(register)
    for record in register.records:
        if not (isinstance(record, _Stored) and record.shelf is table.shelf):
            table.add(record.claims)
    table.add_hidden(ground.components.of)
    amended = set(register.aliases.values()) & register.holders.keys()
    whole = {
        "aliases": dict(register.aliases),
        "digests": list(table.digests),
        "shown": [table.digest(digest) for digest in register.documents],
        "claims": list(table.numbers),
        "places": table.places,
        "amended": {key: _plain(register.claim_of[key], register) for key in sorted(amended)},
        "heads": [_head(record, table) for record in register.records],
    }
    whole["digests"] = list(table.digests)
    lines = [_json(whole), _json(ground_to(ground, table.numbers))]
    return b"\n".join([*lines, *(_line(record, table) for record in register.records)])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _plain(claim: Claim, register: Register) -> Any:  # noqa: ANN401
    told = {**claim_to_plain(claim, register.document(claim)), "confidence": claim.confidence, "rule": claim.rule}
    return json.loads(to_json(told, exact=True))


def _head(record: Record, table: _Table) -> list[Any]:
    return [*(getattr(record, name) for name in _HEAD), table.of_record(record)]


def _line(record: Record, table: _Table) -> bytes:
    if isinstance(record, _Stored) and record.shelf is table.shelf:
        return record.line
    return _json(body_to(record, table.numbers))


class _Table:
    """Claims and reports by number. A number stays a claim's for good, so that lines written with it stay true."""

    def __init__(self, shelf: _Shelf | None) -> None:
        self.shelf = shelf
        self.numbers = {claim_id: number for number, claim_id in enumerate(shelf.ids if shelf else ())}
        self.digests = {digest: number for number, digest in enumerate(shelf.all_digests if shelf else ())}
        self.places = list(shelf.places) if shelf else []

    @classmethod
    def of(cls, register: Register) -> _Table:
        """That of the register that was built on, unless most of it is gone."""
        kept = [record for record in register.records if isinstance(record, _Stored)]
        shelf = kept[0].shelf if kept else None
        return cls(shelf if shelf is not None and len(kept) * 2 > shelf.size else None)

    def digest(self, digest: str) -> int:
        """The number of a report."""
        return self.digests.setdefault(digest, len(self.digests))

    def add(self, claims: Iterable[Claim]) -> None:
        """Give shown claims their numbers and their reports."""
        for claim in claims:
            self._put(claim.id, self.digest(claim.quote.document_digest))

    def add_hidden(self, ids: Iterable[str]) -> None:
        """Give numbers to claims that are not shown."""
        for claim_id in ids:
            if claim_id not in self.numbers:
                self._put(claim_id, _NOWHERE)

    def _put(self, claim_id: str, place: int) -> None:
        number = self.numbers.setdefault(claim_id, len(self.numbers))
        if number < len(self.places):
            self.places[number] = place
        else:
            self.places.append(place)

    def of_record(self, record: Record) -> Sequence[int]:
        """The numbers of a record's claims."""
        if isinstance(record, _Stored) and record.shelf is self.shelf:
            return record.numbers
        return [self.numbers[claim_id] for claim_id in record.claim_ids]


def restore(data: bytes, like: Register, fetch: Fetch) -> Base:
    """The register that was dumped.

    Args:
        data: From ``dump``.
        like: A register without records: parties, day and moment.
        fetch: Called when claims or reports are looked at: for each record, and soon for all that are left.

    Raises:
        ValueError, KeyError, TypeError, IndexError: If the bytes are none of ``dump``.
    """
    lines = data.split(b"\n")
    whole = json.loads(lines[0].decode("utf-8", "surrogatepass"))
    shelf = _Shelf(whole, lines[1], fetch)
    made = zip(whole["heads"], lines[2:], strict=True)
    records = tuple(_Stored.of(head, body, shelf) for head, body in made)
    aliases = {str(first): str(shown) for first, shown in whole["aliases"].items()}
    documents = Reports(dict.fromkeys(shelf.digests), shelf.document)
    register = Register(like.parties, like.on, like.known, records, documents, aliases)
    return Base(register, lambda: shelf.ground)


class _Shelf:
    """Claims and reports that are fetched when they are asked for; several threads may ask."""

    def __init__(self, whole: Mapping[str, Any], under: bytes, fetch: Fetch) -> None:
        self.ids: list[str] = whole["claims"]
        self.all_digests: list[str] = whole["digests"]
        self.places: list[int] = whole["places"]
        self.digests = [self.all_digests[number] for number in whole["shown"]]
        self.heads = [(str(head[0]), str(head[1])) for head in whole["heads"]]
        self.size = len(self.heads)
        self._under = under
        self._amended: Mapping[str, Any] = whole["amended"]
        self._fetch, self._asked = fetch, 0
        self._documents: dict[str, Document] = {}
        self._claims: dict[str, Claim] = {}
        self._lock = threading.RLock()

    @cached_property
    def ground(self) -> Ground:
        """What lies under the register."""
        with self._lock:
            return ground_from(json.loads(self._under.decode("utf-8", "surrogatepass")), self.heads, self.ids)

    def document(self, digest: str) -> Document:
        if digest not in self._documents:
            self._need({digest})
        return self._documents[digest]

    def claims(self, numbers: Sequence[int]) -> tuple[Claim, ...]:
        digests = [self.all_digests[self.places[number]] for number in numbers]
        self._need(set(digests))
        return tuple(self._claim(self.ids[number], digest) for number, digest in zip(numbers, digests, strict=True))

    def _claim(self, claim_id: str, digest: str) -> Claim:
        if claim_id not in self._claims and claim_id in self._amended:
            claim = claim_from_plain(self._amended[claim_id], self._documents[digest])
            self._claims[claim.id] = claim
        if claim_id not in self._claims:
            raise _changed(claim_id)
        return self._claims[claim_id]

    def _need(self, digests: set[str]) -> None:
        with self._lock:
            # One by one: a set less the keys of a table would go through the whole table.
            lacking = {digest for digest in digests if digest not in self._documents}
            if not lacking:
                return
            self._asked += 1
            # Who looks at many records looks at all: one large question costs less than thousands of small ones.
            wanted = lacking if self._asked <= _FEW else set(self.digests) - self._documents.keys()
            documents, claims = self._fetch(sorted(wanted | lacking))
            if gone := lacking - documents.keys():
                raise _changed(min(gone))
            self._claims.update(claims)
            self._documents.update({digest: documents[digest] for digest in wanted if digest in documents})


def _changed(what: str) -> LedgerError:
    return LedgerError(f"{what} was taken out of the register while it was shown; repeat the command", subject=what)


class _Stored(Record):
    """A record whose parts are read when somebody looks at them. It equals the record that was kept."""

    numbers: Sequence[int]
    line: bytes
    shelf: _Shelf

    @classmethod
    def of(cls, head: Sequence[Any], line: bytes, shelf: _Shelf) -> _Stored:
        *told, numbers = head
        record = cls.__new__(cls)
        own = {
            name: tuple(value) if isinstance(value, list) else value for name, value in zip(_HEAD, told, strict=True)
        }
        record.__dict__.update(own, numbers=numbers, line=line, shelf=shelf)
        return record

    @cached_property
    def _body(self) -> Mapping[str, Any]:
        return body_from(self.line, self.shelf.ids)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return self.shelf.claims(self.numbers)

    @cached_property
    def claim_ids(self) -> tuple[str, ...]:
        if "claims" in self.__dict__:
            return tuple(claim.id for claim in self.claims)
        return tuple(self.shelf.ids[number] for number in self.numbers)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        return self.shelf.ground.relations.get(self.id, ())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in fields(Record))

    __hash__ = Record.__hash__


def _part(name: str) -> Any:  # noqa: ANN401
    part = cached_property(lambda record: record._body[name])
    part.__set_name__(_Stored, name)
    return part


for _name in BODY:
    setattr(_Stored, _name, _part(_name))

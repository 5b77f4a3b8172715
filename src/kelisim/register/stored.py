"""A register of a day as bytes and back, so that it opens without being worked out again. Pure.

Kept is what was worked out: titles, statuses, values, and which claims say so. Claims and reports stand in it by id
only; they are fetched when somebody looks at them, through the checks by which entries are always read. It is plain
JSON, so reading it runs nothing; whoever hands it to ``restore`` must know that it came from ``dump``.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from typing import Any

from kelisim.errors import LedgerError
from kelisim.model import Claim, Document, Record, Register
from kelisim.model.codec import claim_from_plain, claim_to_plain, to_json
from kelisim.register.plainly import BODY, body_from, body_to

Fetch = Callable[[Collection[str]], tuple[Mapping[str, Document], Mapping[str, Claim]]]
"""Digests of reports in; these reports by digest and their claims by id out."""

_FEW = 16
_HEAD = (
    "id", "kind", "title", "parties", "fields", "status", "grade", "mentions", "last_change", "silence",
    "interval_days", "dormant", "missing",
)  # fmt: skip


def dump(register: Register) -> bytes:
    """The bytes of a register: one line for the whole, then one for each record."""
    claims = {claim.id: claim for record in register.records for claim in record.claims}
    numbers = {claim_id: number for number, claim_id in enumerate(claims)}
    digests = {digest: number for number, digest in enumerate(sorted(register.documents))}
    amended = set(register.aliases.values()) & set(claims)
    whole = {
        "aliases": dict(register.aliases),
        "digests": list(digests),
        "claims": list(claims),
        "places": [digests[claim.quote.document_digest] for claim in claims.values()],
        "amended": {claim_id: _plain(claims[claim_id], register) for claim_id in sorted(amended)},
        "heads": [_head(record, numbers) for record in register.records],
    }
    lines = [whole, *(body_to(record, numbers) for record in register.records)]
    return "\n".join(to_json(line, exact=True) for line in lines).encode("utf-8", "surrogatepass")


def _plain(claim: Claim, register: Register) -> dict[str, Any]:
    return {**claim_to_plain(claim, register.document(claim)), "confidence": claim.confidence, "rule": claim.rule}


def _head(record: Record, numbers: Mapping[str, int]) -> list[Any]:
    return [*(getattr(record, name) for name in _HEAD), [numbers[claim_id] for claim_id in record.claim_ids]]


def restore(data: bytes, like: Register, fetch: Fetch) -> Register:
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
    shelf = _Shelf(whole, fetch)
    made = zip(whole["heads"], lines[1:], strict=True)
    records = tuple(_Stored.of(head, body, shelf) for head, body in made)
    aliases = {str(first): str(shown) for first, shown in whole["aliases"].items()}
    return Register(like.parties, like.on, like.known, records, _Documents(shelf), aliases)


class _Shelf:
    """Claims and reports that are fetched when they are asked for; several threads may ask."""

    def __init__(self, whole: Mapping[str, Any], fetch: Fetch) -> None:
        self.ids: list[str] = whole["claims"]
        self.digests = dict.fromkeys(whole["digests"])
        self._of = [whole["digests"][place] for place in whole["places"]]
        self._amended: Mapping[str, Any] = whole["amended"]
        self._fetch, self._asked = fetch, 0
        self._documents: dict[str, Document] = {}
        self._claims: dict[str, Claim] = {}
        self._lock = threading.RLock()

    def document(self, digest: str) -> Document:
        if digest not in self.digests:
            raise KeyError(digest)
        self._need({digest})
        return self._documents[digest]

    def claims(self, numbers: Sequence[int]) -> tuple[Claim, ...]:
        self._need({self._of[number] for number in numbers})
        return tuple(self._claim(self.ids[number], self._of[number]) for number in numbers)

    def _claim(self, claim_id: str, digest: str) -> Claim:
        if claim_id not in self._claims and claim_id in self._amended:
            claim = claim_from_plain(self._amended[claim_id], self._documents[digest])
            self._claims[claim.id] = claim
        if claim_id not in self._claims:
            raise _changed(claim_id)
        return self._claims[claim_id]

    def _need(self, digests: set[str]) -> None:
        with self._lock:
            lacking = digests - self._documents.keys()
            if not lacking:
                return
            self._asked += 1
            # Who looks at many records looks at all: one large question costs less than thousands of small ones.
            wanted = lacking if self._asked <= _FEW else self.digests.keys() - self._documents.keys()
            documents, claims = self._fetch(sorted(wanted))
            if gone := lacking - documents.keys():
                raise _changed(min(gone))
            self._claims.update(claims)
            self._documents.update({digest: documents[digest] for digest in wanted if digest in documents})


def _changed(what: str) -> LedgerError:
    return LedgerError(f"{what} was taken out of the register while it was shown; repeat the command", subject=what)


class _Documents(Mapping[str, Document]):
    def __init__(self, shelf: _Shelf) -> None:
        self._shelf = shelf

    def __getitem__(self, digest: str) -> Document:
        return self._shelf.document(digest)

    def __contains__(self, digest: object) -> bool:
        return digest in self._shelf.digests

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.digests)

    def __len__(self) -> int:
        return len(self._shelf.digests)


class _Stored(Record):
    """A record whose parts are read when somebody looks at them. It equals the record that was kept."""

    _numbers: Sequence[int]
    _line: bytes
    _shelf: _Shelf

    @classmethod
    def of(cls, head: Sequence[Any], line: bytes, shelf: _Shelf) -> _Stored:
        *told, numbers = head
        record = cls.__new__(cls)
        own = {
            name: tuple(value) if isinstance(value, list) else value for name, value in zip(_HEAD, told, strict=True)
        }
        record.__dict__.update(own, _numbers=numbers, _line=line, _shelf=shelf)
        return record

    @cached_property
    def _body(self) -> Mapping[str, Any]:
        return body_from(self._line, self._shelf.ids)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return self._shelf.claims(self._numbers)

    @cached_property
    def claim_ids(self) -> tuple[str, ...]:
        if "claims" in self.__dict__:
            return tuple(claim.id for claim in self.claims)
        return tuple(self._shelf.ids[number] for number in self._numbers)

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

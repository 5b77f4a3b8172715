"""A register of the example made by hand from the gold corpus, for rooms that come after the register.

Joins are those of the corpus's ``register.json``; contradictions are the plain ones of one day. It is no second
linker: it only has the shape that the rooms after it rely on.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from kelisim.measures import measure
from kelisim.model.claim import Claim
from kelisim.model.codec import claim_from_plain
from kelisim.model.document import Document
from kelisim.model.entry import Entries, Observation, Reading
from kelisim.model.kinds import kind_named, slot_types
from kelisim.model.period import Period
from kelisim.model.record import Contradiction, Record, Register, Side, SlotView, StatusStatement
from kelisim.model.review import Review
from kelisim.register import build as build_register
from kelisim.register import link
from kelisim.review import build as build_review

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gate" / "kaz-uzb"
TRADE = ROOT / "examples" / "kazakhstan-uzbekistan" / "trade.csv"
PARTIES = ("KAZ", "UZB")
FLOWS = {"turnover": "trade_turnover", "export": "exports", "import": "imports"}


def document_of(path: Path) -> Document:
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    known = dict(line.split(": ", 1) for line in header.strip().splitlines())
    return Document(
        name=known["id"],
        text=body.lstrip("\n"),
        title=known["title"],
        date=known["date"],
        publisher=known["publisher"],
        language=known["language"],
        source_url=known["source_url"],
    )


@lru_cache(maxsize=1)
def gold() -> tuple[tuple[Document, tuple[Claim, ...]], ...]:
    found = []
    for path in sorted((GOLD / "docs").glob("*.md")):
        document = document_of(path)
        plain = json.loads((GOLD / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))["claims"]
        found.append((document, tuple(_claim(line, document) for line in plain)))
    return tuple(found)


def _claim(line: dict[str, object], document: Document) -> Claim:
    quote = str(line["quote"])
    start = document.text.index(quote)
    return claim_from_plain({**line, "start": start, "end": start + len(quote)}, document)


def gold_entries() -> Entries:
    documents = [document for document, _ in gold()]
    claims = {claim.id: claim for _, claims in gold() for claim in claims}
    readings = [Reading(d.name, d.digest, "gold", "gold", tuple(c.id for c in cs)) for d, cs in gold()]
    return Entries(
        parties=PARTIES,
        documents=tuple(sorted(documents, key=lambda d: d.digest)),
        readings=tuple(readings),
        claims=tuple(claims[key] for key in sorted(claims)),
        observations=trade(),
    )


def trade() -> tuple[Observation, ...]:
    with TRADE.open(encoding="utf-8") as file:
        return tuple(
            Observation(
                source=row["source_url"],
                series="trade",
                indicator=FLOWS[row["flow"]],
                area=row["reporter"],
                partner=row["partner"],
                period=Period.parse(row["year"]),
                value=Decimal(row["value_usd"]),
                unit="USD",
            )
            for row in csv.DictReader(file)
        )


def gold_register(on: str) -> Register:
    day = dt.date.fromisoformat(on)
    documents = {d.digest: d for d, _ in gold() if d.date is not None and d.date <= on}
    by_place = {(d.name, n): claim for d, claims in gold() if d.digest in documents for n, claim in enumerate(claims)}
    groups: list[list[Claim]] = []
    for entry in json.loads((GOLD / "register.json").read_text(encoding="utf-8"))["records"]:
        found = [by_place.pop((name, n)) for name, n in entry["claims"] if (name, n) in by_place]
        groups.extend([found] if found else [])
    groups.extend([claim] for claim in by_place.values())
    return register_of(groups, documents, day)


def register_of(
    groups: Iterable[Iterable[Claim]], documents: dict[str, Document], on: dt.date, parties: tuple[str, ...] = PARTIES
) -> Register:
    records = [record_of(group, documents) for group in groups]
    return Register(parties, on, None, tuple(sorted(records, key=lambda r: r.id)), documents)


def record_of(group: Iterable[Claim], documents: dict[str, Document]) -> Record:
    def when(claim: Claim) -> tuple[str, str, int]:
        document = documents[claim.quote.document_digest]
        return (document.date or "", document.name, claim.quote.span.start)

    claims = sorted({claim.id: claim for claim in group}.values(), key=when)
    kind = kind_named(claims[0].kind)
    history = tuple(
        StatusStatement(claim.status, when(claim)[0] or None, _text(getattr(claim.slots, "date", None)), claim.id)
        for claim in claims
        if claim.status is not None
    )
    fields = list(dict.fromkeys(name for claim in claims for name in claim.fields))
    return Record(
        id=f"{kind.name[0]}{claims[0].id[1:]}",
        kind=kind.name,
        title=claims[0].title,
        parties=claims[0].parties,
        fields=tuple(fields[:3]),
        claims=tuple(claims),
        slots={name: _view(claims, name) for name in slot_types(kind.slots)},
        status=history[-1].status if history else None,
        history=history,
        contradictions=_contradictions(claims, documents),
        grade="C",
    )


def _text(value: object) -> str | None:
    return value.text if isinstance(value, Period) else None


def _view(claims: list[Claim], name: str) -> SlotView:
    said: dict[object, list[str]] = defaultdict(list)
    for claim in claims:
        value = getattr(claim.slots, name)
        if value is not None and value != ():
            said[value].append(claim.id)
    if not said:
        return SlotView(None)
    shown = list(said)[-1]
    rivals = tuple((value, tuple(ids)) for value, ids in said.items() if value != shown)
    return SlotView(shown, tuple(said[shown]), "later report", rivals)


@lru_cache(maxsize=1)
def linked_entries() -> Entries:
    """The example's hand-coded claims with the links that the register's own rules make."""
    bare = gold_entries()
    return dataclasses.replace(bare, decisions=tuple(sorted(link(bare), key=lambda one: one.id)))


@lru_cache(maxsize=4)
def linked_review(on: str) -> Review:
    """The review of them on a day."""
    known = linked_entries()
    records = build_register(known, on=dt.date.fromisoformat(on))
    return build_review(records, measure(records, known.observations), known, versions={})


def _contradictions(claims: list[Claim], documents: dict[str, Document]) -> tuple[Contradiction, ...]:
    found = []
    slots = ("status",) if claims[0].kind == "project" else ()
    for slot in slots:
        days: dict[tuple[object, ...], dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            day = documents[claim.quote.document_digest].date
            days[day, getattr(claim.slots, "value", None)][getattr(claim.slots, slot)].append(claim.id)
        for sides in days.values():
            if len(sides) > 1:
                shown = tuple(Side(value, tuple(ids)) for value, ids in sides.items())
                found.append(Contradiction("status", slot, shown, 0))
    return tuple(found)

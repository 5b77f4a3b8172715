"""Small registers by hand: a report of a day, claims in it, records of claims."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from gold_register import record_of

from kelisim.model.claim import Claim
from kelisim.model.document import Document
from kelisim.model.entry import Entries, Observation
from kelisim.model.history import Relation
from kelisim.model.kinds import kind_named, slot_types
from kelisim.model.measure import Measure
from kelisim.model.period import Period
from kelisim.model.record import Contradiction, Record, Register, Side
from kelisim.review.context import Context

PARTIES = ("KAZ", "UZB")
_NUMBERS = ("value", "count", "change", "jobs")
_PERIODS = ("date", "deadline", "period")
_BASE: dict[str, dict[str, object]] = {
    "meeting": {"format": "session", "level": "minister", "status": "held"},
    "agreement": {"title": "Treaty on friendship", "type": "treaty", "status": "signed"},
    "body": {"name": "Joint Commission", "type": "commission", "status": "operational"},
    "target": {"indicator": "trade_turnover", "value": "10000000000", "unit": "USD"},
    "figure": {"indicator": "trade_turnover", "value": "4000000000", "unit": "USD", "period": "2023"},
    "project": {"name": "Railway", "count": None, "value": None, "unit": None, "qualifier": None,
                "status": "under_way"},
    "commitment": {"actors": PARTIES, "action": "to open a school", "strength": "agreed"},
    "position": {"topic": "peace", "stance": "supports"},
}  # fmt: skip


class World:
    """Collects records and turns them into a context."""

    def __init__(self, on: str = "2025-06-30") -> None:
        self.on = dt.date.fromisoformat(on)
        self.documents: dict[str, Document] = {}
        self.groups: list[list[Claim]] = []
        self.contradictions: dict[str, tuple[Contradiction, ...]] = {}
        self.relations: dict[str, tuple[Relation, ...]] = {}
        self.observations: tuple[Observation, ...] = ()
        self.since: dt.date | None = None

    def claim(
        self, kind: str, day: str, text: str = "", *, where: str = "report", url: str = "", **slots: object
    ) -> Claim:
        """A claim in the report of a day; reports of one day and ``where`` are one."""
        values = {**_BASE[kind], **slots}
        for name, value in values.items():
            if value is not None and name in _NUMBERS:
                values[name] = Decimal(str(value))
            elif value is not None and name in _PERIODS and name in slot_types(kind_named(kind).slots):
                values[name] = Period(str(value))
        fields = {"fields": values.pop("fields", ("political",)), "speaker": values.pop("speaker", None)}
        sentence = text or f"Fact {len(self.groups)} {kind} {sorted(map(str, values.values()))}."
        document = self._document(f"{where}-{day}", sentence, day, url)
        start = document.text.rindex(sentence)
        quote = document.quote(start, start + len(sentence))
        return Claim(kind, quote, PARTIES, fields["fields"], kind_named(kind).slots(**values), fields["speaker"])  # type: ignore[arg-type]

    def _document(self, name: str, sentence: str, day: str, url: str) -> Document:
        text = f"{name}. {sentence}"
        document = Document(name=name, text=text, title=name, date=day, language="en", source_url=url or None)
        self.documents[document.digest] = document
        return document

    def record(self, *claims: Claim) -> list[Claim]:
        """The claims as one record."""
        self.groups.append(list(claims))
        return list(claims)

    def report(self, day: str, url: str = "") -> None:
        """A report in which nothing is said of the records."""
        self.record(self.claim("position", day, where=f"other{len(self.groups)}", url=url))

    def contradict(self, slot: str, *claims: Claim, days: int = 0) -> None:
        """A contradiction of the record that holds the claims."""
        sides = tuple(Side(getattr(claim.slots, slot), (claim.id,)) for claim in claims)
        self.contradictions[claims[0].id] = (Contradiction("value", slot, sides, days),)

    def context(self, measures: tuple[Measure, ...] = ()) -> Context:
        """The register of all that was said."""
        register = self.register()
        entries = Entries(PARTIES, tuple(self.documents.values()), observations=self.observations)
        return Context(register, measures, entries, self.since)

    def register(self) -> Register:
        """The records on the day."""
        records = [self._record(group) for group in self.groups]
        return Register(PARTIES, self.on, None, tuple(records), dict(self.documents))

    def _record(self, group: list[Claim]) -> Record:
        record = record_of(group, self.documents)
        found = next((self.contradictions[c.id] for c in group if c.id in self.contradictions), ())
        values = {name: getattr(record, name) for name in record.__dataclass_fields__}
        related = next((self.relations[c.id] for c in group if c.id in self.relations), ())
        return Record(**{**values, "contradictions": found, "relations": related})

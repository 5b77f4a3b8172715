"""What the sections are built with: the context, the numbered evidence and the findings in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kelisim.model.digest import Plain
from kelisim.model.record import Record
from kelisim.model.review import Cell, Finding, FindingList, Item, Step, Table
from kelisim.review.context import Context
from kelisim.review.evidence import Evidences
from kelisim.review.findings.base import MOST_EVIDENCE, Draft
from kelisim.review.titles import amount_of, plain, text_of

_HIDDEN = ("title", "name", "action", "status", "value", "unit", "qualifier", "participants")


@dataclass(frozen=True)
class Kit:
    """Turns drafts and records into nodes; evidence is numbered as it is met, so build in reading order."""

    ctx: Context
    drafts: tuple[Draft, ...]
    evidence: Evidences

    @cached_property
    def _made(self) -> dict[int, Finding]:
        return {}

    def finding(self, draft: Draft) -> Finding:
        """The finding of a draft; the same object each time."""
        key = id(draft)
        if key not in self._made:
            self._made[key] = Finding(
                rule=draft.rule,
                subject=draft.record.id if draft.record else "-".join(self.ctx.parties),
                severity=draft.severity,
                rating=draft.rating,
                params=draft.params,
                evidence=self.evidence.refs(draft.shown_sources),
                since=draft.since,
            )
        return self._made[key]

    @cached_property
    def _by_record(self) -> dict[str, list[Draft]]:
        found: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            if draft.record is not None:
                found.setdefault(draft.record.id, []).append(draft)
        return found

    def about(self, record: Record) -> tuple[Draft, ...]:
        """The drafts whose subject is a record, in order."""
        return tuple(self._by_record.get(record.id, ()))

    def of_rules(self, *rules: str, kinds: Sequence[str] = ()) -> tuple[Draft, ...]:
        """The drafts of some rules, in order, of records of some kinds (all where none is named)."""
        return tuple(
            d
            for d in self.drafts
            if d.rule in rules and (not kinds or (d.record is not None and d.record.kind in kinds))
        )

    def listed(self, drafts: Sequence[Draft], *, most: int = 0, heading: str | None = None) -> tuple[FindingList, ...]:
        """A list of findings, folded after ``most``; nothing where there is none."""
        if not drafts:
            return ()
        shown = drafts[:most] if most else drafts
        return (FindingList(tuple(self.finding(d) for d in shown), heading, len(drafts) - len(shown)),)

    def item(self, record: Record) -> Item:
        """A record as the review shows it."""
        ctx = self.ctx
        title, language = ctx.titles[record.id]
        days = ctx.days(record)
        return Item(
            record_id=record.id,
            kind=record.kind,
            title=text_of(title),
            status=record.status,
            fields=record.fields,
            details=_details(record),
            evidence=self.evidence.refs(_ends(claim.id for claim in record.claims)),
            steps=self._steps(record),
            findings=tuple(self.finding(d) for d in self.about(record) if d.severity != "note"),
            grade=record.grade,
            dates=(days[0], days[-1]) if days else (None, None),
            language=language,
            title_message=title if isinstance(title, Mapping) else None,
        )

    def title_cell(self, record: Record, *, sources: Iterable[str] = ()) -> Cell:
        """A cell with a record's title and its latest quote."""
        ids = tuple(sources) or (self.ctx.last_claim(record).id,)
        return Cell(self.ctx.title(record), "title", evidence=self.evidence.refs(ids))

    def cell(self, value: Plain, show: str = "text", *, unit: str | None = None, sources: Iterable[str] = ()) -> Cell:
        """A cell with evidence by ids."""
        return Cell(value, show, unit, self.evidence.refs(sources))

    def table(
        self, key: str, columns: Sequence[str], rows: Iterable[Callable[[], tuple[Cell, ...]]], *, most: int
    ) -> Table:
        """A table of at most so many rows; rows are made only when shown, so that no evidence is numbered in vain."""
        made = list(rows)
        return Table(key, tuple(columns), tuple(make() for make in made[:most]), max(0, len(made) - most))

    def _steps(self, record: Record) -> tuple[Step, ...]:
        found: dict[tuple[str | None, str, str | None], list[str]] = {}
        for s in record.history:
            found.setdefault((s.stated_on, s.status, s.effective), []).append(s.claim_id)
        return tuple(
            Step(day, status, effective, self.evidence.refs(ids)) for (day, status, effective), ids in found.items()
        )


def _ends(ids: Iterable[str]) -> tuple[str, ...]:
    all_ids = tuple(dict.fromkeys(ids))
    half = MOST_EVIDENCE // 2
    return all_ids if len(all_ids) <= MOST_EVIDENCE else (*all_ids[:half], *all_ids[-half:])


def _details(record: Record) -> dict[str, Plain]:
    shown = {slot: plain(view.value) for slot, view in record.slots.items() if slot not in _HIDDEN}
    if record.value("value") is not None:
        shown["value"] = amount_of(record.value("value"), record.value("unit"), record.value("qualifier"))
    return {slot: value for slot, value in shown.items() if value not in (None, [], "")}

"""The review: a tree of plain nodes, each with its evidence. Writers turn one tree into many formats.

No node holds a sentence of any language: it holds a message key of ``labels.toml`` and its parameters.

Titles of records are words of a report, or made from codes: then a mapping with the key ``message`` (of ``[titles]``),
its parameters, and ``text``, the same in English for a writer without labels. Where reports of several languages name
the thing, it is a mapping with ``names`` by language, and ``text``. ``Labels.title`` writes all three.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kelisim.errors import InvalidValueError
from kelisim.model.digest import Plain, short_id
from kelisim.model.measure import Measure

Severity = Literal["high", "medium", "low", "note"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low", "note")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement of the review rests on: a quote in a report, or an observation of a source.

    Attributes:
        ref: Number within the review, from 1; footnotes and links use it.
        type: ``quote`` or ``observation``.
        id: The claim's or observation's id.
        text: The exact words, or the number with its unit.
        document: Name of the report, or of the series.
        title, publisher, date, url, language: Of the report or source.
        start, end: Span of the quote, ``None`` for observations.
        speaker: Who says it, as the claim tells, else ``None``.
    """

    ref: int
    type: Literal["quote", "observation"]
    id: str
    text: str
    document: str
    title: str = ""
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    start: int | None = None
    end: int | None = None
    speaker: str | None = None


@dataclass(frozen=True)
class Finding:
    """A rated sentence with its evidence.

    Attributes:
        rule: The rule that made it; also the message key in ``labels.toml`` (``[findings]``).
        subject: The record's id, or the register's parties joined by a hyphen.
        severity: For the order.
        rating: METHOD.md's rating, or ``None``.
        params: What the message's placeholders take: plain values, dates in ISO, codes not words.
        evidence: Numbers of ``Evidence``; never empty.
        since: The day from which it holds (ISO), where the rule knows.
    """

    rule: str
    subject: str
    severity: Severity
    params: Mapping[str, Plain]
    evidence: tuple[int, ...]
    rating: str | None = None
    since: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvalidValueError(f"the finding {self.rule} on {self.subject} has no evidence", subject=self.subject)

    @property
    def id(self) -> str:
        """``f-`` and 20 digits of rule, subject and parameters."""
        return short_id("f", [self.rule, self.subject, dict(self.params)])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence by message key (``[messages]``), with evidence where it states a fact."""

    key: str
    params: Mapping[str, Plain] = field(default_factory=dict)
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingList:
    """Findings in the order in which they are to be read, under an optional heading (a key of ``[headings]``).

    ``more`` is how many of the same kind are left out here and stand in another section. Lists may stand together
    under one heading: the first of them has it as ``over``, and all of them are ``within``.
    """

    findings: tuple[Finding, ...]
    heading: str | None = None
    more: int = 0
    over: str | None = None
    within: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step of an item's history: a status said in a report."""

    date: str | None
    status: str
    effective: str | None
    evidence: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """One record as the review shows it.

    Attributes:
        details: Slot name to plain value, as shown on the day.
        steps: What was said of its status, in order.
        findings: Findings whose subject it is.
        evidence: The quotes that it rests on.
        dates: Day of the first and the last report that speaks of it.
        language: Of the title's words, ``None`` where they are made from codes.
        title_message: Where the title is made from codes: the message and its parameters; ``title`` is its English.
    """

    record_id: str
    kind: str
    title: str
    status: str | None
    fields: tuple[str, ...]
    details: Mapping[str, Plain]
    steps: tuple[Step, ...]
    evidence: tuple[int, ...]
    findings: tuple[Finding, ...] = ()
    grade: str = "E"
    dates: tuple[str | None, str | None] = (None, None)
    language: str | None = None
    title_message: Mapping[str, Plain] | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """Records under an optional heading (a field's or kind's code).

    ``more`` is how many records of the heading are left out because they matter less; ``statuses`` counts those of all
    of them, left out or not.
    """

    items: tuple[Item, ...]
    heading: str | None = None
    more: int = 0
    statuses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: a plain value, how to show it, and its evidence.

    ``show`` is ``text``, ``number``, ``money`` (with ``unit``), ``percent``, ``date``, ``code:GROUP`` (looked up in
    that group of ``labels.toml``), ``title`` (``Labels.title``) or ``link``. A sequence is a list of such values.
    """

    value: Plain
    show: str = "text"
    unit: str | None = None
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``columns`` are label keys of ``[columns]``; ``more`` is how many rows of less weight are left out."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A point of a chart: ISO period, value, who says so, evidence."""

    period: str
    value: float
    area: str
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Reported figures and the path to the target.

    Attributes:
        points: Reported values; several of one year stand side by side.
        path: From the last value to the target, two points or none.
    """

    key: str
    unit: str
    points: tuple[ChartPoint, ...]
    path: tuple[ChartPoint, ...] = ()
    params: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of the timeline."""

    date: str
    kind: str
    title: str
    status: str | None
    evidence: tuple[int, ...]
    language: str | None = None
    title_message: Mapping[str, Plain] | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time."""

    key: str
    events: tuple[Event, ...]


Node: TypeAlias = Paragraph | FindingList | ItemList | Table | Chart | Timeline


@dataclass(frozen=True, slots=True)
class Section:
    """A section by its key in ``[sections]``; empty sections are left out by the builder, or say why they are empty."""

    key: str
    nodes: tuple[Node, ...]
    params: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    """The implementation review of the parties on a day, as known at a moment.

    Attributes:
        period: First and last day of the reports read.
        since: Where given, findings are marked new from this day on.
        findings: All findings, most serious first.
        evidence: All evidence; ``evidence[n - 1].ref == n``.
        versions: Name to version of what made it: kelisim, rubric, reader, pack, linker.
    """

    parties: tuple[str, ...]
    on: dt.date
    known: str | None
    since: dt.date | None
    period: tuple[str | None, str | None]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    measures: tuple[Measure, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)

    def section(self, key: str) -> Section | None:
        """The section of that key, if it is there."""
        return next((section for section in self.sections if section.key == key), None)

    @property
    def most_important(self) -> tuple[Finding, ...]:
        """The few findings of different subjects that stand first, under the heading ``top``."""
        lists = (node for node in self.nodes() if isinstance(node, FindingList) and node.heading == "top")
        found = next(lists, None)
        return self.findings[:5] if found is None else found.findings

    def nodes(self) -> Iterator[Node]:
        """All nodes of all sections in order."""
        for section in self.sections:
            yield from section.nodes

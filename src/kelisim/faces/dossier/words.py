"""The words of one review in one language: what every writer asks, answered once.

Writers differ in marks and layout only; titles, sentences, numbers and sources read the same in all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from kelisim.errors import InvalidValueError
from kelisim.lang.cldr import Width
from kelisim.lang.labels import Labels
from kelisim.model.digest import Plain
from kelisim.model.kinds import KINDS
from kelisim.model.kinds.base import choices, slot_types
from kelisim.model.party import is_code
from kelisim.model.period import Period
from kelisim.model.review import (
    Cell,
    Chart,
    ChartPoint,
    Event,
    Evidence,
    Finding,
    Item,
    Paragraph,
    Review,
    Section,
    Step,
    Table,
    Timeline,
)  # fmt: skip

NOTHING = "–"
"""What stands where nothing is known."""


class Words:
    """Answers in the language of the labels, for one review."""

    def __init__(self, review: Review, labels: Labels) -> None:
        self.review = review
        self.labels = labels
        self.language = labels.code
        self._dates: dict[tuple[str, Width], str] = {}

    def ui(self, key: str, **params: Plain) -> str:
        """The dossier's own words (``[dossier]``): headings, captions, notes."""
        return self.labels.message(key, params, group="dossier")

    @property
    def pair(self) -> str:
        """The parties, joined by a dash: ``Kazakhstan – Uzbekistan``."""
        return " – ".join(self.labels.country(code) for code in self.review.parties)

    @property
    def title(self) -> str:
        """The document's title."""
        return self.ui("title", pair=self.pair)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands under the title: both dates, the reports' period, since when news is marked."""
        review, pairs = self.review, []
        pairs.append((self.ui("on"), self.date(review.on.isoformat())))
        pairs.append((self.ui("known"), self.moment(review.known) if review.known else self.ui("known_now")))
        if review.period[0] and review.period[1]:
            first, last = (self.date(day) for day in review.period if day)
            pairs.append((self.ui("period"), f"{first} – {last}"))
        if review.since:
            pairs.append((self.ui("since"), self.date(review.since.isoformat())))
        return tuple(pairs)

    def section(self, section: Section) -> str:
        """A section's heading."""
        return self.labels.message(section.key, section.params, group="sections")

    def paragraph(self, node: Paragraph) -> str:
        """A paragraph's sentence."""
        return self.labels.message(node.key, node.params)

    def finding(self, finding: Finding, item: Item | None = None) -> str:
        """A finding's sentence; under the heading of the item that it is about, without the item's name in front."""
        if item is None or not self._begins_with_name(finding, item):
            return self.labels.finding(finding.rule, finding.params)
        return capital(self.labels.finding(finding.rule, {**finding.params, "title": ""}).lstrip(" :"))

    def _begins_with_name(self, finding: Finding, item: Item) -> bool:
        text = self.labels.groups.get("findings", {}).get(finding.rule, "")
        same = self.labels.title(finding.params.get("title")) == self.item_title(item)
        return same and text.startswith("{title:title}")

    def severity(self, finding: Finding) -> str:
        """How serious it is, in a word."""
        return self.labels.label("severities", finding.severity)

    def rating(self, code: str) -> str:
        """A rating in words."""
        return self.labels.label("ratings", code)

    def status(self, code: str) -> str:
        """A status in words."""
        return self.labels.label("statuses", code)

    def kind(self, code: str, *, many: bool = False) -> str:
        """A kind of record in words."""
        group = "kinds_plural" if many else "kinds"
        return self.labels.label(group, code)

    def field(self, code: str) -> str:
        """A subject field in words."""
        return self.labels.label("fields", code)

    def fields(self, codes: Sequence[str]) -> str:
        """Subject fields, joined by commas."""
        return ", ".join(self.field(code) for code in codes)

    def heading(self, code: str) -> str:
        """The heading over a list: of a field, a kind, or a message of its own."""
        for group in ("headings", "fields", "kinds_plural", "kinds", "sections"):
            if self.labels.has(group, code):
                return self.labels.label(group, code)
        return self.labels.message(code, group="headings")

    def item_title(self, item: Item | Event) -> str:
        """The title of a record or event: words of a report, or made from codes in the page's language."""
        return item.title if item.title_message is None else self.labels.title(item.title_message)

    def title_language(self, item: Item | Event) -> str | None:
        """The language to mark a title with, ``None`` where it is the page's own."""
        return self.labels.title_language(item.title_message) if item.title_message else self.foreign(item.language)

    def date(self, text: str, *, width: Width = "long") -> str:
        """A day, month, year or interval in words; what is no date stays as it is."""
        if (text, width) not in self._dates:
            try:
                self._dates[text, width] = self.labels.date(text, width=width)
            except InvalidValueError:
                self._dates[text, width] = text
        return self._dates[text, width]

    def short_date(self, text: str | None) -> str:
        """A date for a table's cell, a dash where there is none."""
        return self.date(text, width="short") if text else NOTHING

    def moment(self, text: str) -> str:
        """A moment: its day in words and the time in UTC."""
        day, _, time = text.partition("T")
        return f"{self.date(day)}, {time[:5]} UTC" if time else self.date(day)

    def measured(self, value: float, unit: str) -> str:
        """A chart's value with its unit, in full words."""
        return self.labels.amount(exact(value), unit)

    def axis(self, value: float, unit: str) -> str:
        """A chart's value as short as an axis needs it."""
        return self.labels.amount(exact(value), unit, width="short")

    def area(self, code: str) -> str:
        """Who reports: a country, both sides together, or a source's own name."""
        if code == "target":
            return self.ui("target")
        if self.labels.has("areas", code):
            return self.labels.label("areas", code)
        return self.labels.country(code) if is_code(code) and self.labels.has("countries", code) else code

    def chart_title(self, chart: Chart) -> str:
        """A chart's caption."""
        return self.labels.message(chart.key, chart.params, group="charts")

    def chart_target(self, chart: Chart) -> str:
        """The label at the target's line."""
        goal = chart.path[-1]
        return self.ui("chart_target", amount=self.axis(goal.value, chart.unit), year=self.date(goal.period))

    def chart_needed(self, chart: Chart) -> str:
        """The label at the path, empty where the review names no growth."""
        growth = chart.params.get("needed_growth")
        return self.ui("chart_needed", growth=str(growth)) if growth is not None else ""

    def chart_rows(self, chart: Chart) -> list[tuple[tuple[str, str, str], tuple[int, ...]]]:
        """Every number of the chart as a row (period, who, value) with its evidence; the target comes last."""
        points = [*chart.points, *chart.path[-1:]] if len(chart.path) > 1 else list(chart.points)
        return [
            ((self.date(p.period), self.area(p.area), self.measured(p.value, chart.unit)), p.evidence) for p in points
        ]

    def chart_description(self, chart: Chart) -> str:
        """The chart in words: every value, and the way to the target."""
        values = "; ".join(self.chart_value(chart, point) for point in chart.points)
        goal = f" {self.chart_target(chart)}. {self.chart_needed(chart)}" if len(chart.path) > 1 else ""
        return f"{values}.{goal}".rstrip()

    def chart_value(self, chart: Chart, point: ChartPoint) -> str:
        """One point in words."""
        return f"{self.date(point.period)}, {self.area(point.area)}: {self.measured(point.value, chart.unit)}"

    def timeline_title(self, timeline: Timeline) -> str:
        """A timeline's caption."""
        return self.labels.message(timeline.key, group="timelines")

    def timeline_description(self, timeline: Timeline) -> str:
        """What the timeline shows, for those who do not see it; the events themselves stand in its list."""
        days = [event.date for event in timeline.events]
        return self.ui("timeline_description", n=len(days), first=self.date(min(days)), last=self.date(max(days)))

    def event(self, event: Event) -> str:
        """An event in one line."""
        status = f" ({self.status(event.status)})" if event.status else ""
        return f"{self.date(event.date)}: {self.item_title(event)}{status}"

    def table_title(self, table: Table) -> str:
        """A table's caption, with how many rows are left out where some are."""
        title = self.labels.message(table.key, group="tables")
        return f"{title} ({self.ui('rows_left_out', n=table.more)})" if table.more else title

    def column(self, key: str) -> str:
        """A column's head."""
        return capital(self.labels.label("columns", key))

    def figure_columns(self, table: Table) -> list[bool]:
        """Which columns hold figures only, to be set flush right; a bare dash speaks for neither."""
        columns = [
            {row[n].show for row in table.rows if row[n].value is not None or row[n].show != "text"}
            for n in range(len(table.columns))
        ]
        return [bool(shows) and shows <= {"number", "money", "percent"} for shows in columns]

    def cell(self, cell: Cell) -> str:
        """A cell in words, a dash where it holds nothing."""
        if cell.value is None or cell.value == "":
            return NOTHING
        if isinstance(cell.value, Sequence) and not isinstance(cell.value, str):
            return ", ".join(self.cell(Cell(one, cell.show, cell.unit)) for one in cell.value) or NOTHING
        return self._shown(cell.value, cell.show, cell.unit)

    def _shown(self, value: Plain, show: str, unit: str | None) -> str:
        if show.startswith("code:"):
            return self.code(show.removeprefix("code:"), str(value))
        ways: dict[str, Callable[[], str]] = {
            "title": lambda: self.labels.title(value),
            "link": lambda: _without_scheme(str(value)),
            "date": lambda: self.short_date(str(value)),
            "percent": lambda: self.labels.percent(value),
            "money": lambda: self.labels.amount(value, unit, width="short"),
            "number": lambda: self.labels.number(value),
        }
        return ways.get(show, lambda: self.plain(value))()

    def code(self, group: str, code: str) -> str:
        """A code of a group in words; reporters may be countries or ``joint``."""
        return self.area(code) if group in ("areas", "countries") else self.labels.label(group, code)

    def plain(self, value: Plain) -> str:
        """A plain value as text: amounts with their unit, lists with commas."""
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return ", ".join(self.plain(one) for one in value)
        if isinstance(value, bool):
            return self.ui("yes" if value else "no")
        return self.labels.number(value) if isinstance(value, int) else str(value)

    def _mapping(self, value: Mapping[str, Plain]) -> str:
        if "message" in value:
            return self.labels.title(value)
        if "value" in value and value["value"] is not None:
            unit, qualifier = value.get("unit"), value.get("qualifier")
            return self.labels.amount(value["value"], _text(unit), _text(qualifier))
        if "name" in value:
            return ", ".join(str(value[key]) for key in ("name", "role") if value.get(key))
        return "; ".join(f"{key}: {self.plain(one)}" for key, one in value.items() if one is not None)

    def details(self, item: Item) -> Iterator[tuple[str, str]]:
        """An item's slots as shown on the day: label and value, what is empty left out."""
        told = {"title", "status", "unit", "qualifier", *(item.title_message or ())}
        for name, value in item.details.items():
            if name not in told and value not in (None, "", (), [], "other"):
                yield self.labels.label("slots", name), self.detail(item, name, value)

    def item_line(self, item: Item) -> str:
        """Kind, fields, from when to when reports speak of it, and the grade of the evidence."""
        days = " – ".join(dict.fromkeys(self.short_date(day) for day in item.dates if day))
        reported = self.ui("reported", days=days) if days else ""
        grade = f"{self.labels.label('columns', 'grade')}\u00a0{item.grade}"
        return " · ".join(part for part in (self.kind(item.kind), self.fields(item.fields), reported, grade) if part)

    def detail(self, item: Item, name: str, value: Plain) -> str:
        """The value of one slot in words: codes looked up, dates written out, numbers with their unit."""
        if isinstance(value, Sequence) and not isinstance(value, str):
            return ", ".join(self.detail(item, name, one) for one in value)
        if isinstance(value, str) and _allowed(item.kind, name):
            return self.labels.label(_group(name), value)
        if name in ("host", "country", "countries", "parties", "actors") and isinstance(value, str):
            return self.area(value)
        if name in ("value", "count", "jobs") and not isinstance(value, Mapping):
            if name != "value":
                return self.labels.amount(value, None)
            return self.labels.amount(value, _text(item.details.get("unit")), _text(item.details.get("qualifier")))
        return self.date(value) if isinstance(value, str) and _is_period(value) else self.plain(value)

    def step_since(self, step: Step) -> str:
        """Since when or for when a status holds, where that is not the day of the report."""
        return self.ui("since_when", date=step.effective) if step.effective and step.effective != step.date else ""

    def figures(self, node: Paragraph) -> tuple[tuple[str, str], ...]:
        """The numbers that stand large in front, each with what it counts and out of how many."""
        total = node.params.get("n")
        shown = [key for key in ("completed", "moving") if key in node.params] if node.key == "headline" else []
        return tuple((self.labels.number(node.params[key]), self.ui(f"figure_{key}", n=total)) for key in shown)

    def source(self, evidence: Evidence) -> tuple[str, ...]:
        """Where a quote or number comes from: title, publisher, date, what is not known left out."""
        date = self.date(evidence.date) if evidence.date else ""
        title = self._observed(evidence) if evidence.type == "observation" else evidence.title
        parts = (title or evidence.document, evidence.publisher or "", date)
        return tuple(dict.fromkeys(part for part in parts if part))

    def _observed(self, evidence: Evidence) -> str:
        """What an observation counts, by whom and for when; its title holds the three codes."""
        codes = evidence.title.split(" ")
        if len(codes) != 3 or not self.labels.has("indicators", codes[0]):
            return evidence.title
        indicator, area, period = codes
        return f"{self.labels.label('indicators', indicator)} ({self.area(area)}), {self.date(period)}"

    def foreign(self, language: str | None) -> str | None:
        """The language to mark words with, ``None`` where they are in the page's own."""
        return language if language and language != self.language else None

    def made_by(self) -> str:
        """What made the review, names and versions in one line; empty where nothing is named."""
        told = sorted(self.review.versions.items())
        versions = " · ".join(
            version if version.startswith(f"{name} ") else f"{name} {version}" for name, version in told
        )
        return f"{self.ui('versions')} {versions}" if versions else ""


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def exact(value: float) -> str:
    """A chart's number as exact text, without the dust of binary fractions."""
    return format(Decimal(repr(value)).normalize(), "f")


def _without_scheme(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)


def _allowed(kind: str, slot: str) -> tuple[str, ...]:
    if kind not in KINDS:
        return ()
    return choices(slot_types(KINDS[kind].slots).get(slot))


def _group(slot: str) -> str:
    return {"status": "statuses"}.get(slot, f"{slot}s")


def _is_period(text: str) -> bool:
    if not text[:4].isdigit() or len(text) < 4:
        return False
    try:
        Period.parse(text)
    except InvalidValueError:
        return False
    return True

# ruff: noqa: E501
"""A made-up review with every node type, long and hostile words, Cyrillic, Kazakh and Uzbek text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

from kelisim.lang.labels import Labels, load_labels
from kelisim.model.review import (
    Cell,
    Chart,
    ChartPoint,
    Event,
    Evidence,
    Finding,
    FindingList,
    Item,
    ItemList,
    Paragraph,
    Review,
    Section,
    Step,
    Table,
    Timeline,
)  # fmt: skip

HOSTILE = "<script>alert('x')</script> \"quoted\" & *stars* _under_ | pipe [^1] `code` #{set} \\n </style> ]]> $x$ @ref"
LONG = (
    "Agreement between the Government of the Republic of Kazakhstan and the Government of the Republic of Uzbekistan "
    "on the regulation of the activities of the International Centre for Industrial Cooperation “Central Asia” and on "
    "the procedure for the stay of persons, vehicles and goods in its territory"
)
KAZAKH = "Қазақстан мен Өзбекстан арасындағы одақтастық қатынастар туралы шарт: ә ғ қ ң ө ұ ү һ і"
UZBEK = "Oʻzbekiston va Qozogʻiston oʻrtasida ittifoqchilik munosabatlari toʻgʻrisidagi shartnoma"
RUSSIAN = "Рубеж в 10 миллиардов – одна из наших ближайших вех, и важно при этом сохранить набранный темп."

_QUOTES = (
    ("In industry, 12 joint projects worth $156 million have been carried out with success, and another 21 projects of roughly $1 billion are in preparation.", "en", "2024-02-20", "Foreign ministers of Kazakhstan and Uzbekistan take stock in Astana", "mfa.example", None, None),
    ("As of now 12 joint projects with a total value of $156 million are under way, and 21 more, worth about $1 billion, are being looked into.", "en", "2024-02-20", "Trade between Uzbekistan and Kazakhstan to grow two and a half times", "centralasianlight.org", "https://centralasianlight.org/news/uzbekistan-and-kazakhstan-intend-to-increase-trade-turnover-to-10-bln", "Murat Nurtleu"),
    (RUSSIAN, "ru", "2024-02-20", "Нуртлеу: следующая веха – 10 миллиардов долларов товарооборота", "AMANinfo", "https://amaninfo.com/razdely/drugie-novosti/item/180037", "Нуртлеу"),
    (KAZAKH, "kk", "2022-12-22", "Мемлекет басшылары шартқа қол қойды", "Egemen Qazaqstan", None, None),
    (UZBEK, "uz", "2022-12-22", "Toshkentda shartnoma imzolandi", "UzA", "javascript:alert(1)", None),
    (HOSTILE, "en", "2023-05-05", HOSTILE, HOSTILE, "https://example.org/?a=1&b=\"2\"", HOSTILE),
    ("Among the institutions, the Supreme Interstate Council has been established and the Council of Interparliamentary Cooperation has begun its work, while a Council of Foreign Ministers is planned.", "en", "2024-02-20", "Foreign ministers of Kazakhstan and Uzbekistan take stock in Astana", None, None, None),
    ("The two presidents set the task of bringing trade to $10 billion within five years.", "en", "2021-12-06", "Leaders sign declaration on allied relations", "Kazinform", "https://inform.kz/a1", "Kassym-Jomart Tokayev"),
    ("Technically the center should start up in Q4 2026, with an official opening to follow in H1 2027, according to Torebayev.", "en", "2024-02-20", "Industrial Cooperation Center on Kazakh-Uzbek Border to Break Ground in August", "The Astana Times", "https://astanatimes.com/2024/02/x", "Kairat Torebayev"),
)  # fmt: skip


def _evidence() -> tuple[Evidence, ...]:
    quotes = [
        Evidence(n, "quote", f"c-{n:020d}", text, f"kaz-uzb-{date}-{n}", title, publisher, date, url, language, 10, 10 + len(text), speaker)
        for n, (text, language, date, title, publisher, url, speaker) in enumerate(_QUOTES, 1)
    ]  # fmt: skip
    numbers = [
        Evidence(n, "observation", f"o-{n:020d}", text, "trade.csv", "Trade figures of the example", None, str(year), f"https://stat.example/{year}", None)
        for n, (year, text) in enumerate(((2021, "4300000000 USD"), (2022, "5000000000 USD"), (2022, "4600000000 USD"), (2023, "4400000000 USD")), len(quotes) + 1)
    ]  # fmt: skip
    return (*quotes, *numbers)


def _finding(rule: str, severity: str, rating: str | None, evidence: tuple[int, ...], since: str | None = None, **params: object) -> Finding:  # fmt: skip
    return Finding(rule, params.pop("subject", "KAZ-UZB"), severity, params, evidence, rating, since)  # type: ignore[arg-type]


def _findings() -> tuple[Finding, ...]:
    return (
        _finding("contradicted", "high", "disputed", (1, 2), "2024-02-20", subject="p-1", title="12 joint projects worth $156 million", first="completed", second="under_way"),
        _finding("slipped", "high", "overdue", (8, 3, 5), subject="t-1", title="Mutual trade of $10 billion", days=1485),
        _finding("missing_step", "medium", "in_progress", (4, 5), "2024-01-01", subject="a-1", title=KAZAKH, party="UZB"),
        _finding("gone_quiet", "medium", "no_report", (6,), subject="c-6", title=HOSTILE, days=291),
        _finding("due_soon", "low", "not_started", (9,), subject="p-2", title=LONG, date="2027-06-30"),
        _finding("restated", "note", None, (3, 7, 8), subject="t-1", title=UZBEK, times=7, months=29),
        _finding("figure_against_statistics", "low", "behind", (2, 10, 13), subject="t-1", title="trade of 2023", days=3),
    )  # fmt: skip


def _items() -> tuple[Item, ...]:
    steps = (
        Step("2021-12-06", "proposed", None, (8,)),
        Step("2022-12-22", "signed", "2022-12-22", (4, 5)),
        Step(None, "ratified", None, (7,)),
    )
    named = (
        Item("r-1", "agreement", KAZAKH, "signed", ("political", "security"), {"type": "treaty", "date": "2022-12-22", "place": "Tashkent"}, steps, (4, 5), (_findings()[2],), "C", ("2021-12-06", "2024-02-20"), "kk"),
        Item("r-2", "agreement", LONG, "in_force", ("trade",), {"type": "agreement", "date": "2023-05", "count": None}, steps[:1], (7,), (), "B", ("2023-05-05", "2023-05-05"), "en"),
        Item("r-3", "body", "Council of Foreign Ministers", "planned", ("political",), {"type": "council"}, (), (7,), (), "C", ("2024-02-20", "2024-02-20"), "en"),
        Item("r-4", "project", HOSTILE, None, ("industry", "investment"), {"count": 12, "value": 156000000, "unit": "USD", "qualifier": "at_least"}, steps[:2], (1, 2, 6), _findings()[:1], "E", (None, None), None),
        Item("r-5", "meeting", "Official visit", "held", (), {"format": "official_visit", "level": "minister", "host": "KAZ", "participants": [{"name": "Bakhtiyor Saidov", "role": "Minister of Foreign Affairs", "country": "UZB"}]}, (), (1,), (), "A", ("2024-02-20", None), "en"),
    )  # fmt: skip
    more = tuple(
        replace(named[n % 3], record_id=f"r-x{n}", title=f"{named[n % 3].title} ({n})", findings=(), evidence=(1 + n % 9,))
        for n in range(12)
    )  # fmt: skip
    return (*named, *more)


def _events() -> tuple[Event, ...]:
    kinds = ("agreement", "meeting", "body", "project")
    own = (
        Event("2021-12-06", "agreement", LONG, "signed", (8,), "en"),
        Event("2022-12-22", "agreement", KAZAKH, "signed", (4,), "kk"),
        Event("2024-02", "meeting", HOSTILE, None, (6,), None),
        Event("2024-08-08", "body", "Supreme Interstate Council", "convened", (7,), "en"),
        Event("2024", "project", UZBEK, "under_way", (5,), "uz"),
        Event("2027-01-01/2027-06-30", "project", "Opening of the centre “Central Asia”", "planned", (9,), "en"),
    )
    more = tuple(
        Event(f"{2021 + n % 5}-{1 + n % 12:02d}-{1 + n % 28:02d}", kinds[n % 4], f"Talks of the working group, round {n}", "held", (1 + n % 9,), "en")
        for n in range(24)
    )  # fmt: skip
    return tuple(sorted((*own, *more), key=lambda event: event.date))


def _table(rows: int) -> Table:
    columns = ("period", "area", "value", "change", "source")
    made = tuple(
        (
            Cell(str(2000 + n), "date"),
            Cell(("KAZ", "UZB", "joint")[n % 3], "code:areas"),
            Cell(str(4_000_000_000 + n * 133_700_000), "money", "USD", (1 + n % 12,)),
            Cell("0.053" if n % 2 else None, "percent"),
            Cell(HOSTILE if n == 3 else "https://example.org/a" if n % 4 == 0 else "Statistics agency", "link" if n % 4 == 0 else "text"),
        )
        for n in range(rows)
    )  # fmt: skip
    return Table("trade_by_year", columns, made)


def chart() -> Chart:
    """The trade chart: reporters that differ, part of a year, and the path to the target."""
    points = (
        ChartPoint("2021", 4.3e9, "joint", (10,)), ChartPoint("2022", 5e9, "KAZ", (11,)),
        ChartPoint("2022", 4.6e9, "UZB", (12,)), ChartPoint("2023", 4.4e9, "KAZ", (13,)),
        ChartPoint("2023", 4.5e9, "joint", (13,)), ChartPoint("2023", 4e9, "KAZ", (13,)),
        ChartPoint("2024-01/2024-08", 2.6e9, "KAZ", (13,)), ChartPoint("2024", 4.3e9, "UZB", (13,)),
    )  # fmt: skip
    path = (ChartPoint("2024", 4.3e9, "UZB", (13,)), ChartPoint("2030", 1e10, "target", (8,)))
    return Chart("trade_chart", "USD", points, path, {"needed_growth": "0.151", "target": "10000000000"})


def review() -> Review:
    """The whole of it."""
    findings = _findings()
    sections = (
        Section("glance", (
            Paragraph("completed", {"n": 12, "of": 80}), Paragraph("moving", {"n": 23, "of": 80}, (1, 2)),
            FindingList(findings),
        )),
        Section("fields", (
            Paragraph("fields_lead", {}), ItemList(_items(), "trade"), ItemList(_items()[:4], "political"),
            ItemList(_items()[2:3], None),
        )),
        Section("targets", (chart(), _table(5))),
        Section("projects", (_table(40), ItemList(_items()[3:4], "project"))),
        Section("due", (Timeline("timeline", _events()), FindingList(()), Timeline("timeline_empty", ()))),
        Section("method", (Paragraph("method_text", {"hostile": HOSTILE}),)),
    )  # fmt: skip
    return Review(
        ("KAZ", "UZB"), dt.date(2024, 2, 20), "2026-11-24T23:00:00.000000Z", dt.date(2024, 1, 15),
        ("2021-12-06", "2024-02-20"), sections, findings, _evidence(), (),
        {"kelisim": "0.1.0", "rubric": "rubric 1", "reader": "reader 1", "hostile": HOSTILE},
    )  # fmt: skip


_MESSAGES = {
    "completed": "{n:number} of {of:number} undertakings completed, with evidence",
    "moving": "{n:number} of {of:number} undertakings moving",
    "fields_lead": "Records by field, the most serious first.",
    "method_text": "The rules are printed here: {hostile}",
    "trade_by_year": "Mutual trade as reported",
    "trade_chart": "Mutual trade and the way to the target",
    "timeline": "What happened when",
}
_FINDINGS = {
    "contradicted": "Reports disagree on {title}: {first:statuses} in one, {second:statuses} in another",
    "slipped": "The deadline of “{title}” has slipped by {days:number} days",
    "missing_step": "{title}: signed; ratification by {party:countries} not reported",
    "gone_quiet": "Nothing has been heard of {title} for {days:number} days",
    "due_soon": "{title} falls due on {date:date}",
    "restated": "{title}: said {times:number} times over {months:number} months with nothing changed",
    "figure_against_statistics": "What was said of {title} differs from the statistics",
}


def labels(code: str = "en") -> Labels:
    """The labels of a language with the sample's own messages added."""
    real = load_labels(code)
    groups = {key: MappingProxyType(dict(value)) for key, value in real.groups.items()}
    groups["messages"] = MappingProxyType({**groups.get("messages", {}), **_MESSAGES})
    groups["findings"] = MappingProxyType({**groups.get("findings", {}), **_FINDINGS})
    return replace(real, groups=groups)

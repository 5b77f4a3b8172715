"""Each node of the review as markup. A node that has no branch here is refused, never left out in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kelisim.faces.dossier.html import timeline, trade
from kelisim.faces.dossier.html.marks import sign
from kelisim.faces.dossier.html.markup import Markup, el, host, join, web_address
from kelisim.faces.dossier.html.quotes import Quotes
from kelisim.faces.dossier.words import NOTHING, Words
from kelisim.model.review import (
    Cell,
    Chart,
    Event,
    Finding,
    FindingList,
    Item,
    ItemList,
    Node,
    Paragraph,
    Review,
    Step,
    Table,
    Timeline,
)  # fmt: skip

FOLD = 8
TALL = 20
STACK, DENSE = 3, 6


@dataclass
class Page:
    """What the parts of one page share: the words, the quotes, and which names are taken."""

    review: Review
    words: Words
    quotes: Quotes = field(init=False)
    _names: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.quotes = Quotes(self.review, self.words)

    def name(self, wanted: str) -> str:
        """An id that nothing else on the page has."""
        plain = "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "-" for char in wanted)
        self._names[plain] = count = self._names.get(plain, 0) + 1
        return plain if count == 1 else f"{plain}-{count}"


def node(page: Page, value: Node, level: int) -> Markup:
    """A node as markup.

    Args:
        page: What the parts of the page share.
        value: The node.
        level: The level of headings inside it.

    Raises:
        TypeError: If the node's type is new and has no branch.
    """
    match value:
        case Paragraph():
            return paragraph(page, value)
        case FindingList():
            return finding_list(page, value, level)
        case ItemList():
            return item_list(page, value, level)
        case Table():
            return table(page, value)
        case Chart():
            return chart(page, value)
        case Timeline():
            return time_line(page, value)
    raise TypeError(f"no way to write a {type(value).__name__} as HTML")


def paragraph(page: Page, value: Paragraph) -> Markup:
    """A sentence with its quotes."""
    said = el("p", page.words.paragraph(value))
    figures = page.words.figures(value)
    if figures:
        return join((big_figures(figures), said, page.quotes.chips(value.evidence)))
    return el("div", said, page.quotes.chips(value.evidence), class_="fact") if value.evidence else said


def big_figures(figures: Sequence[tuple[str, str]]) -> Markup:
    """Numbers that stand large, each over what it counts."""
    shown = [el("p", el("span", number, class_="big"), " ", said) for number, said in figures]
    return el("div", *shown, class_="headline")


def finding_list(page: Page, value: FindingList, level: int) -> Markup:
    """Findings under their heading, which tells how many more stand elsewhere."""
    over = el(f"h{level}", page.words.heading(value.over)) if value.over else None
    under = level + 1 if value.within else level
    elsewhere = page.words.ui("more_elsewhere", n=value.more) if value.more else ""
    head = heading(page, value.heading, elsewhere or str(len(value.findings)), under)
    below = Markup("") if value.heading else _more(page, "more_elsewhere", value.more)
    return join(part for part in (over, head, findings(page, value.findings), below) if part)


def heading(page: Page, key: str | None, count: str, level: int) -> Markup:
    """A heading with how much stands under it; nothing without a key."""
    if not key:
        return Markup("")
    return el(f"h{level}", page.words.heading(key), " ", el("span", count, class_="count"))


def _more(page: Page, key: str, count: int) -> Markup:
    return el("p", page.words.ui(key, n=count), class_="line") if count else Markup("")


def findings(page: Page, values: Sequence[Finding], item: Item | None = None) -> Markup:
    """Findings as a list; beyond the first ones they fold. Those of an item stand under its name."""
    shown = [finding(page, value, item) for value in values]
    return _folded(page, shown, "ol", "findings") if shown else Markup("")


def _folded(page: Page, items: Sequence[Markup], tag: str, class_: str, most: int = FOLD) -> Markup:
    first, rest = items[:most], items[most:]
    if len(rest) < 3:
        return el(tag, *items, class_=class_)
    more = el("summary", page.words.ui("and_more", n=len(rest)))
    return join((el(tag, *first, class_=class_), el("details", more, el(tag, *rest, class_=class_), class_="more")))


def finding(page: Page, value: Finding, item: Item | None = None) -> Markup:
    """A finding: its sign, its sentence, how serious it is and how it is rated, and its quotes."""
    words = page.words
    tags = [el("span", sign(value.severity), words.severity(value), class_=f"sev {value.severity}")]
    if value.rating:
        tags.append(badge(value.rating, words.rating(value.rating)))
    if is_new(page.review, value):
        tags.append(el("span", words.ui("new"), class_="badge new"))
    return el(
        "li",
        el("p", words.finding(value, item), class_="sentence"),
        el("div", *tags, page.quotes.chips(value.evidence), class_="meta"),
        class_=f"finding {value.severity}",
    )


def is_new(review: Review, value: Finding) -> bool:
    """Whether a finding holds since the last review, where one is named."""
    return bool(review.since and value.since and value.since >= review.since.isoformat())


def badge(code: str, word: str) -> Markup:
    """A rating or status: its sign and its word."""
    return el("span", sign(code), word, class_=f"badge b-{code}")


def item_list(page: Page, value: ItemList, level: int) -> Markup:
    """Records under their heading, with a count; beyond the first ones they fold."""
    head = heading(page, value.heading, str(len(value.items) + value.more), level)
    items = [item(page, one, level + 1 if head else level) for one in value.items]
    return join((head, _folded(page, items, "div", "items"), _more(page, "more_left_out", value.more)))


def item(page: Page, value: Item, level: int) -> Markup:
    """One record: title and status, what is known of it, its steps, its findings, its quotes."""
    words = page.words
    status = badge(value.status, words.status(value.status)) if value.status else None
    title = el(f"h{level}", words.item_title(value), lang=words.title_language(value))
    steps = [step(page, one) for one in value.steps]
    shown = {ref for finding in value.findings for ref in finding.evidence}
    body = (
        el("div", title, status, class_="head"),
        el("p", words.item_line(value), class_="line"),
        _details(page, value),
        el("ol", *steps, class_="steps") if len(steps) > 1 else None,
        findings(page, value.findings, value),
        page.quotes.of_record(ref for ref in value.evidence if ref not in shown),
    )
    return el("article", join(body), class_=f"item k-{value.kind}", id=page.name(value.record_id))


def _details(page: Page, value: Item) -> Markup:
    pairs = [el("div", el("dt", name), el("dd", said)) for name, said in page.words.details(value)]
    return el("dl", *pairs, class_="details") if pairs else Markup("")


def step(page: Page, value: Step) -> Markup:
    """What a report of a day said of the status."""
    words = page.words
    when = el("span", words.short_date(value.date), class_="when")
    status = el("span", sign(value.status), words.status(value.status), class_="state")
    return el("li", join((when, status, words.step_since(value), page.quotes.links(value.evidence)), " "))


def table(page: Page, value: Table) -> Markup:
    """A table with caption and heads; wide ones become cards on a narrow screen, tall ones scroll."""
    heads = [page.words.column(key) for key in value.columns]
    right = page.words.figure_columns(value)
    rows = [_row(page, row, heads, right) for row in value.rows]
    return data_table(page, page.words.table_title(value), heads, rows, right)


def folded_table(page: Page, value: Table) -> Markup:
    """A table that opens when it is asked for; on paper it stands open."""
    summary = el("summary", page.words.table_title(value))
    return el("details", summary, table(page, value), class_="data")


def _row(page: Page, row: Sequence[Cell], heads: Sequence[str], right: Sequence[bool]) -> Markup:
    cells = [
        join((_cell(page, cell), page.quotes.links(cell.evidence)), " ") if cell.evidence else _cell(page, cell)
        for cell in row
    ]
    return data_row(cells, heads, right)


_SIGNED = ("code:statuses", "code:ratings")


def _cell(page: Page, cell: Cell) -> Markup:
    said = page.words.cell(cell)
    if said == NOTHING:
        return el("span", said, class_="none")
    if cell.show in _SIGNED and isinstance(cell.value, str):
        return el("span", sign(cell.value), said, class_="state")
    address = web_address(str(cell.value)) if cell.show == "link" else None
    if address:
        return el(
            "a", host(address), href=address, title=said, rel="noopener noreferrer external", class_="cell address"
        )
    return el("span", said, class_=f"cell {_LOOKS.get(cell.show, '')}".strip())


_LOOKS = {"link": "address", "date": "when-cell"}


def data_row(cells: Sequence[object], heads: Sequence[str], right: Sequence[bool]) -> Markup:
    """A row whose first cell is its head."""
    made = []
    for number, (cell, head) in enumerate(zip(cells, heads, strict=True)):
        class_ = "num" if right[number] else None
        if number == 0:
            made.append(el("th", cell, scope="row", role="rowheader", class_=class_))
        else:
            made.append(el("td", cell, role="cell", data_label=head, class_=class_))
    return el("tr", *made, role="row")


def data_table(page: Page, title: str, heads: Sequence[str], rows: Sequence[Markup], right: Sequence[bool]) -> Markup:
    """The frame of a table; its roles are written out because a card layout takes them away in some browsers."""
    name = page.name("t")
    head = [
        el("th", text, scope="col", role="columnheader", class_="num" if figures else None)
        for text, figures in zip(heads, right, strict=True)
    ]
    inner = el(
        "table",
        el("caption", title, id=name),
        el("thead", el("tr", *head, role="row"), role="rowgroup"),
        el("tbody", *rows, role="rowgroup"),
        role="table",
        class_=" ".join(name for name, least in (("stack", STACK), ("dense", DENSE)) if len(heads) > least) or None,
    )
    class_ = "scroll tall" if len(rows) > TALL else "scroll"
    return el("div", inner, class_=class_, tabindex="0", role="group", aria_labelledby=name)


def chart(page: Page, value: Chart) -> Markup:
    """The chart in two sizes (the screen shows the one that fits), its signs, and its numbers in a table."""
    words, name = page.words, page.name("chart")
    heads = [words.column(key) for key in ("period", "area", "value")]
    right = (False, False, True)
    rows = [
        data_row((when, who, join((said, page.quotes.links(refs)), " ")), heads, right)
        for (when, who, said), refs in words.chart_rows(value)
    ]
    numbers = data_table(page, words.ui("chart_table"), heads, rows, right)
    return el(
        "figure",
        el("figcaption", words.chart_title(value)),
        el("div", trade.drawing(value, words, trade.WIDE, f"{name}-w"), class_="wide"),
        el("div", trade.drawing(value, words, trade.NARROW, f"{name}-n"), class_="narrow"),
        trade.legend(value, words),
        el("details", el("summary", words.ui("chart_table")), numbers, class_="data"),
        class_="drawn",
    )


def time_line(page: Page, value: Timeline) -> Markup:
    """The timeline as a drawing on wide screens, and as a list: folded there, open on narrow ones."""
    words, name = page.words, page.name("timeline")
    if not value.events:
        return Markup("")
    events = [_event(page, event) for event in value.events]
    left_out = len(value.events) - len(timeline.shown_events(value))
    note = el("p", words.ui("timeline_cut", n=left_out), class_="line") if left_out else None
    listed = _folded(page, events, "ol", "events", most=14)
    return el(
        "figure",
        el("figcaption", words.timeline_title(value)),
        el("div", timeline.drawing(value, words, name), note, class_="wide"),
        el("details", el("summary", words.ui("timeline_list")), listed, class_="data wide"),
        el("div", listed, class_="narrow"),
        class_="drawn",
    )


def _event(page: Page, value: Event) -> Markup:
    words = page.words
    status = el("span", sign(value.status), words.status(value.status), class_="state") if value.status else None
    title = el("span", words.item_title(value), lang=words.title_language(value), class_="what")
    when = el("span", words.short_date(value.date), class_="when")
    return el("li", join((when, title, status, page.quotes.links(value.evidence)), " "))

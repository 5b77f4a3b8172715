"""The status grid: fields against stages, a sign for each record, so that one look tells where things move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kelisim.faces.dossier.html.marks import shape_of, sign
from kelisim.faces.dossier.html.markup import Markup, el, join
from kelisim.faces.dossier.html.nodes import Page, data_row, data_table
from kelisim.faces.dossier.words import capital
from kelisim.model.review import ItemList, Section

_STAGES = ("open", "moving", "done", "late")
_MOST = 12


def grid(page: Page, section: Section) -> Markup:
    """The grid of a section that lists records by field; nothing where there are fewer than two such lists."""
    lists = [node for node in section.nodes if isinstance(node, ItemList) and node.heading and node.statuses]
    if len(lists) < 2:
        return Markup("")
    heads = [capital(page.words.ui(f"grid_{key}")) for key in ("field", *_STAGES)]
    rows = [_row(page, value, heads) for value in lists]
    return el("div", data_table(page, page.words.ui("grid"), heads, rows, [False] * len(heads)), class_="grid")


def _row(page: Page, value: ItemList, heads: Sequence[str]) -> Markup:
    counts: Counter[str] = Counter()
    for status, count in value.statuses.items():
        counts[shape_of(status)] += count
    cells = [page.words.heading(str(value.heading)), *(_cell(stage, counts[stage]) for stage in _STAGES)]
    return data_row(cells, heads, [False] * len(heads))


def _cell(stage: str, count: int) -> Markup:
    if not count:
        return el("span", "–", class_="none")
    signs = join(sign(stage) for _ in range(min(count, _MOST)))
    return join((el("span", signs, class_="signs-row", aria_hidden="true"), el("span", count, class_="n")), " ")

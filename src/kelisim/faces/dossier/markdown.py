"""The review as Markdown that reads well as plain text; quotes are footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kelisim.faces.dossier.words import Words
from kelisim.lang.labels import Labels
from kelisim.model.review import (
    Chart,
    Evidence,
    Finding,
    FindingList,
    Item,
    ItemList,
    Node,
    Paragraph,
    Review,
    Section,
    Step,
    Table,
    Timeline,
)

SUFFIX = ".md"
MEDIA_TYPE = "text/markdown; charset=utf-8"

_MARKS = re.compile(r"([\\`*_\[\]<|~])")
_LINE_START = re.compile(r"^(#|>|[-+=](?=\s|$)|\d+(?=[.)](?:\s|$)))")


def write(review: Review, labels: Labels) -> bytes:
    """The review as Markdown (CommonMark with tables and footnotes)."""
    words = Words(review, labels)
    blocks = [f"# {text(words.title)}", _facts(words)]
    for section in review.sections:
        blocks.extend(_section(section, words))
    blocks.extend(_notes(review, words))
    blocks.append(f"*{text(words.made_by())}*" if review.versions else "")
    return ("\n\n".join(block for block in blocks if block) + "\n").encode("utf-8", "replace")


def text(value: object) -> str:
    """Words in one line, with every character that Markdown or HTML would take for a sign made plain."""
    line = " ".join(str(value).split())
    marked = _MARKS.sub(r"\\\1", line).replace("&", "&amp;")
    start = _LINE_START.match(marked)
    if start is None:
        return marked
    at = start.end() if start.group()[0].isdigit() else 0
    return marked[:at] + "\\" + marked[at:]


def _refs(refs: Iterable[int]) -> str:
    return "".join(f"[^{ref}]" for ref in dict.fromkeys(refs))


def _facts(words: Words) -> str:
    return "\n".join(f"- {text(name)}: **{text(said)}**" for name, said in words.facts())


def _section(section: Section, words: Words) -> Iterator[str]:
    yield f"## {text(words.section(section))}"
    for node in section.nodes:
        yield from _node(node, words)


def _node(node: Node, words: Words) -> Iterator[str]:
    write_one = _WRITERS.get(type(node))
    if write_one is None:
        raise TypeError(f"no way to write a {type(node).__name__} as Markdown")
    yield from write_one(node, words)


def _paragraph(node: Paragraph, words: Words) -> Iterator[str]:
    yield text(words.paragraph(node)) + _refs(node.evidence)


def _heading(key: str | None, words: Words, *, level: int = 3) -> Iterator[str]:
    if key:
        yield f"{'#' * level} {text(words.heading(key))}"


def _more(key: str, count: int, words: Words) -> Iterator[str]:
    if count:
        yield f"*{text(words.ui(key, n=count))}*"


def _finding_list(node: FindingList, words: Words) -> Iterator[str]:
    yield from _heading(node.over, words)
    yield from _heading(node.heading, words, level=4 if node.within else 3)
    if node.findings:
        yield "\n".join(finding(one, words) for one in node.findings)
    yield from _more("more_elsewhere", node.more, words)


def finding(value: Finding, words: Words, item: Item | None = None) -> str:
    """A finding as an entry of a list: how serious, the sentence, the rating, the notes."""
    rating = f" ({text(words.rating(value.rating))})" if value.rating else ""
    return f"- **{text(words.severity(value))}:** {text(words.finding(value, item))}{rating}{_refs(value.evidence)}"


def _item_list(node: ItemList, words: Words) -> Iterator[str]:
    yield from _heading(node.heading, words)
    for item in node.items:
        yield from _item(item, words)
    yield from _more("more_left_out", node.more, words)


def _item(item: Item, words: Words) -> Iterator[str]:
    status = f" – {text(words.status(item.status))}" if item.status else ""
    yield f"#### {text(words.item_title(item))}{status}"
    details = "; ".join(f"{text(name)}: {text(said)}" for name, said in words.details(item))
    yield "  \n".join(part for part in (text(words.item_line(item)) + _refs(item.evidence), details) if part)
    steps = [_step(step, words) for step in item.steps]
    if len(steps) > 1:
        yield "\n".join(steps)
    if item.findings:
        yield "\n".join(finding(one, words, item) for one in item.findings)


def _step(step: Step, words: Words) -> str:
    said = " ".join(part for part in (words.status(step.status), words.step_since(step)) if part)
    return f"- {text(words.short_date(step.date))}: {text(said)}{_refs(step.evidence)}"


def _table(node: Table, words: Words) -> Iterator[str]:
    rows = [[text(words.cell(cell)) + _refs(cell.evidence) for cell in row] for row in node.rows]
    yield _grid(words.table_title(node), [words.column(key) for key in node.columns], rows)


def _grid(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose columns stand under each other in plain text too, as far as its cells are short."""
    lines = [[text(head) for head in heads], *rows]
    widths = [min(28, max(len(line[number]) for line in lines)) for number in range(len(heads))]
    shown = ["| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |" for line in lines]
    rule = "| " + " | ".join("-" * max(3, width) for width in widths) + " |"
    return "\n".join([f"**{text(title)}**", "", shown[0], rule, *shown[1:]])


def _chart(node: Chart, words: Words) -> Iterator[str]:
    heads = [words.column(key) for key in ("period", "area", "value")]
    rows = [[text(when), text(who), text(value) + _refs(refs)] for (when, who, value), refs in words.chart_rows(node)]
    yield _grid(words.chart_title(node), heads, rows)
    needed = words.chart_needed(node)
    if len(node.path) > 1 and needed:
        yield text(f"{words.chart_target(node)}; {needed}")


def _timeline(node: Timeline, words: Words) -> Iterator[str]:
    if node.events:
        yield f"**{text(words.timeline_title(node))}**"
        yield "\n".join(f"- {text(words.event(event))}{_refs(event.evidence)}" for event in node.events)


def _notes(review: Review, words: Words) -> Iterator[str]:
    if review.evidence:
        yield f"## {text(words.ui('quotes'))}"
        yield "\n".join(note(evidence, words) for evidence in review.evidence)


def note(evidence: Evidence, words: Words) -> str:
    """A footnote: the words and where they stand."""
    said = f"“{text(evidence.text)}”" if evidence.type == "quote" else text(evidence.text)
    speaker = [words.ui("said_by", speaker=evidence.speaker)] if evidence.speaker else []
    source = " · ".join(text(part) for part in (*speaker, *words.source(evidence)))
    address = f" · {text(evidence.url)}" if evidence.url else ""
    return f"[^{evidence.ref}]: {said} – {source}{address}"


_WRITERS: dict[type, Callable[..., Iterator[str]]] = {
    Paragraph: _paragraph,
    FindingList: _finding_list,
    ItemList: _item_list,
    Table: _table,
    Chart: _chart,
    Timeline: _timeline,
}

"""The review put into words, block by block, for formats that are set on paper.

A block is plain data (texts, numbers of evidence, drawings as SVG), so a typesetting program can take it as JSON and
never sees a word as a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kelisim.faces.dossier.html import timeline, trade
from kelisim.faces.dossier.html.marks import shape_of
from kelisim.faces.dossier.html.markup import clean, host, web_address
from kelisim.faces.dossier.html.sheets import standing_alone
from kelisim.faces.dossier.words import Words
from kelisim.model.review import (
    Cell,
    Chart,
    Evidence,
    Finding,
    FindingList,
    Item,
    ItemList,
    Node,
    Paragraph,
    Section,
    Table,
    Timeline,
)

Block = dict[str, Any]

FONT = "Libertinus Serif"


def outline(words: Words) -> Block:
    """The whole review: title, facts, sections with their blocks, evidence, versions."""
    known = {evidence.ref for evidence in words.review.evidence}
    return {
        "language": words.language,
        "title": clean(words.title),
        "facts": [[clean(name), clean(said)] for name, said in words.facts()],
        "contents": clean(words.ui("contents")),
        "sections": [_section(section, words, known) for section in words.review.sections],
        "notes_title": clean(words.ui("quotes")),
        "notes_lead": clean(words.ui("quotes_note")),
        "notes": [note(evidence, words) for evidence in words.review.evidence],
        "versions": clean(words.made_by()),
    }


def _section(section: Section, words: Words, known: set[int]) -> Block:
    blocks = [block(node, words, known) for node in section.nodes]
    return {"title": clean(words.section(section)), "blocks": [one for one in blocks if one is not None]}


def block(node: Node, words: Words, known: set[int]) -> Block | None:
    """A node as a block, ``None`` where it holds nothing.

    Raises:
        TypeError: If the node's type is new and has no branch.
    """
    match node:
        case Paragraph():
            return _paragraph(node, words, known)
        case FindingList():
            return _finding_list(node, words, known)
        case ItemList():
            return _item_list(node, words, known)
        case Table():
            return _table(node, words, known)
        case Chart():
            return _chart(node, words, known)
        case Timeline():
            return _timeline(node, words, known)
    raise TypeError(f"no way to set a {type(node).__name__} on paper")


def _paragraph(node: Paragraph, words: Words, known: set[int]) -> Block:
    figures = [[clean(number), clean(said)] for number, said in words.figures(node)]
    return {
        "type": "text",
        "text": clean(words.paragraph(node)),
        "refs": _refs(node.evidence, known),
        "figures": figures,
    }


def _refs(refs: Iterable[int], known: set[int]) -> list[int]:
    return [ref for ref in dict.fromkeys(refs) if ref in known]


def _heading(key: str | None, words: Words) -> str:
    return clean(words.heading(key)) if key else ""


def _more(key: str, count: int, words: Words) -> str:
    return clean(words.ui(key, n=count)) if count else ""


def _finding_list(node: FindingList, words: Words, known: set[int]) -> Block | None:
    if not (node.findings or node.more or node.heading):
        return None
    return {
        "type": "findings",
        "over": _heading(node.over, words),
        "within": node.within,
        "heading": _heading(node.heading, words),
        "findings": [finding(one, words, known) for one in node.findings],
        "more": _more("more_elsewhere", node.more, words),
    }


def finding(value: Finding, words: Words, known: set[int], item: Item | None = None) -> Block:
    """A finding: its sentence, how serious it is (code and word), its rating, its evidence."""
    return {
        "text": clean(words.finding(value, item)),
        "severity": value.severity,
        "word": clean(words.severity(value)),
        "rating": clean(words.rating(value.rating)) if value.rating else "",
        "refs": _refs(value.evidence, known),
    }


def _item_list(node: ItemList, words: Words, known: set[int]) -> Block:
    return {
        "type": "items",
        "over": "",
        "within": False,
        "heading": _heading(node.heading, words),
        "items": [item(one, words, known) for one in node.items],
        "more": _more("more_left_out", node.more, words),
    }


def item(value: Item, words: Words, known: set[int]) -> Block:
    """A record: title, status, line, details, steps, findings, evidence."""
    steps = [
        {
            "when": clean(words.short_date(step.date)),
            "status": clean(words.status(step.status)),
            "since": clean(words.step_since(step)),
            "refs": _refs(step.evidence, known),
        }
        for step in value.steps
    ]
    return {
        "title": clean(words.item_title(value)),
        "language": words.title_language(value) or "",
        "status": clean(words.status(value.status)) if value.status else "",
        "shape": shape_of(value.status) if value.status else "",
        "line": clean(words.item_line(value)),
        "details": [[clean(name), clean(said)] for name, said in words.details(value)],
        "steps": steps if len(steps) > 1 else [],
        "findings": [finding(one, words, known, value) for one in value.findings],
        "refs": _refs(value.evidence, known),
    }


def _table(node: Table, words: Words, known: set[int]) -> Block:
    rows = [[_cell(cell, words, known) for cell in row] for row in node.rows]
    return _grid(words.table_title(node), [words.column(key) for key in node.columns], rows, words.figure_columns(node))


def _grid(title: str, heads: Sequence[str], rows: Sequence[Any], right: Sequence[bool]) -> Block:
    lines = [heads, *([f"{cell[0]} {'.' * 3 * len(cell[1])}" for cell in row] for row in rows)]
    small = len(heads) >= _MANY or sum(_least(column) for column in zip(*lines, strict=True)) > _LINE
    return {
        "type": "table",
        "title": clean(title),
        "heads": [clean(head) for head in heads],
        "rows": list(rows),
        "right": list(right),
        "small": small,
        "shares": shares(lines, line=_SMALL_LINE if small else _LINE),
    }


# A line of a table in letters of usual width, in its usual and its small type; what parts two columns; how many
# columns ask for the small type.
_LINE, _SMALL_LINE, _PAD, _MANY = 106, 119, 2.6, 8
_WIDE, _NARROW, _CYRILLIC = frozenset("mwMW@%шщжюфмыдцШЩЖЮФМЫ"), frozenset("ijltfrI.,:;'’|()-"), range(0x400, 0x530)


def _least(column: Iterable[str]) -> float:
    """Letters that a column needs so that no word is cut."""
    return max((_longest_word(text) for text in column), default=0) + _PAD


def shares(lines: Sequence[Sequence[str]], *, line: float = _LINE) -> list[float]:
    """Widths of columns in letters: no word is cut as long as the line holds the longest of each column.

    What is left of the line goes to the columns in proportion to what they lack for their longest text.
    """
    least = [_least(column) for column in zip(*lines, strict=True)]
    most = [max((min(len(text), 55) for text in column), default=0) + _PAD for column in zip(*lines, strict=True)]
    lacking = [max(0.0, wanted - have) for wanted, have in zip(most, least, strict=True)]
    spare = max(0.0, line - sum(least))
    part = min(1.0, spare / sum(lacking)) if any(lacking) else 0.0
    return [round(have + lack * part, 1) for have, lack in zip(least, lacking, strict=True)]


def _longest_word(text: str) -> float:
    return max((min(_width(word), 20) for word in text.split(" ")), default=0)


def _width(word: str) -> float:
    """The width of a word in letters of usual width: the faces of tables set an m more than twice as wide as an i."""
    return sum(map(_letter, word))


def _letter(letter: str) -> float:
    if letter in _WIDE:
        return 1.65
    if letter in _NARROW:
        return 0.65
    return 1.4 if letter.isupper() else 1.13 if ord(letter) in _CYRILLIC else 1.0


def _cell(cell: Cell, words: Words, known: set[int]) -> list[Any]:
    """Text, numbers of evidence, and the address that it leads to; a date stays on one line."""
    said = clean(words.cell(cell))
    if cell.show == "date":
        said = said.replace(" ", "\u00a0")
    address = web_address(str(cell.value)) if cell.show == "link" and cell.value else None
    return [host(address) if address else said, _refs(cell.evidence, known), address or ""]


def _chart(node: Chart, words: Words, known: set[int]) -> Block:
    heads = [words.column(key) for key in ("period", "area", "value")]
    rows = [
        [*([clean(said), [], ""] for said in row[:2]), [clean(row[2]), _refs(refs, known), ""]]
        for row, refs in words.chart_rows(node)
    ]
    drawing = trade.drawing(node, words, trade.WIDE, "c")
    return {
        "type": "chart",
        "title": clean(words.chart_title(node)),
        "svg": standing_alone(drawing, FONT),
        "alt": clean(words.chart_description(node)),
        "legend": [{"svg": standing_alone(sign, FONT), "said": clean(said)} for sign, said in trade.signs(node, words)],
        "table": _grid(words.ui("chart_table"), heads, rows, [False, False, True]),
    }


def _timeline(node: Timeline, words: Words, known: set[int]) -> Block | None:
    if not node.events:
        return None
    return {
        "type": "timeline",
        "title": clean(words.timeline_title(node)),
        "svg": standing_alone(timeline.drawing(node, words, "t"), FONT),
        "alt": clean(words.timeline_description(node)),
        "events": [{"text": clean(words.event(event)), "refs": _refs(event.evidence, known)} for event in node.events],
    }


def note(evidence: Evidence, words: Words) -> Block:
    """A quote or number with where it stands."""
    speaker = [words.ui("said_by", speaker=evidence.speaker)] if evidence.speaker else []
    said = f"“{evidence.text}”" if evidence.type == "quote" else evidence.text
    return {
        "ref": evidence.ref,
        "text": clean(said),
        "language": words.foreign(evidence.language) or "",
        "source": clean(" · ".join((*speaker, *words.source(evidence)))),
        "url": web_address(evidence.url) or "",
    }

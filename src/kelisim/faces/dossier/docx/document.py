"""From the outline to a Word document: blocks become paragraphs, tables, pictures and endnotes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from kelisim.faces.dossier.docx.notes import Notes
from kelisim.faces.dossier.docx.styles import SHAPES, SIGNS, WEIGHTS, set_up
from kelisim.faces.dossier.docx.tables import WIDTH, table
from kelisim.faces.dossier.docx.xml import Xml, bookmarked, field, make, run
from kelisim.faces.dossier.outline import Block
from kelisim.faces.dossier.pictures import png

_EPOCH = (1980, 1, 1, 0, 0, 0)


def whole(outline: Block, on: dt.date) -> bytes:
    """The document as bytes; dates inside are those of the review, so that the same review gives the same file.

    Args:
        outline: The review in words.
        on: The review's day.
    """
    document = docx.Document()
    set_up(document, outline["language"])
    _properties(document, outline, on)
    writer = _Writer(document, Notes(outline["notes"]))
    writer.head(outline)
    for number, section in enumerate(outline["sections"]):
        writer.section(section, number)
        if number == 0:
            writer.contents(outline)
    writer.end(outline)
    _running(document, outline)
    return _same_every_time(document)


def _properties(document: Xml, outline: Block, on: dt.date) -> None:
    properties, day = document.core_properties, dt.datetime.combine(on, dt.time())
    properties.title, properties.language = outline["title"][:255], outline["language"]
    properties.author = properties.last_modified_by = "Kelisim"
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = day
    properties.revision = 1


def _running(document: Xml, outline: Block) -> None:
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.style = document.styles["Fact Line"]
    head._p.append(run(f"{outline['title']} · {outline['facts'][0][1]}"))
    for foot in (section.footer, section.first_page_footer):
        paragraph = foot.paragraphs[0]
        paragraph.style = document.styles["Fact Line"]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph._p.extend([*field("PAGE", [run("1")]), run(" / "), *field("NUMPAGES", [run("1")])])


def _same_every_time(document: Xml) -> bytes:
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in made.infolist():
            kept.writestr(zipfile.ZipInfo(info.filename, _EPOCH), made.read(info), zipfile.ZIP_DEFLATED)
    return last.getvalue()


class _Writer:
    def __init__(self, document: Xml, notes: Notes) -> None:
        self.document = document
        self.notes = notes

    def paragraph(self, style: str, *runs: Xml) -> Xml:
        """A paragraph of a style, holding runs."""
        made = self.document.add_paragraph(style=style)
        made._p.extend(runs)
        return made

    def head(self, outline: Block) -> None:
        """Title and facts."""
        self.paragraph("Title", run(outline["title"]))
        facts = [
            (run(f"{name} "), run(f"{_whole(said)}    ", bold=True, color="1B222B")) for name, said in outline["facts"]
        ]
        self.paragraph("Fact Line", *(piece for fact in facts for piece in fact))

    def contents(self, outline: Block) -> None:
        """The table of contents: a field, with entries that are links until Word sets it anew with page numbers.

        It begins a page, so that the page in front stands alone.
        """
        self.paragraph("Caption", run(outline["contents"])).paragraph_format.page_break_before = True
        titles = [section["title"] for section in outline["sections"]]
        titles += [outline["notes_title"]] if outline["notes"] else []
        entries = [make("w:hyperlink", run(title), anchor=f"section{n}") for n, title in enumerate(titles)]
        pieces = field('TOC \\o "1-1" \\h \\z \\u', entries, dirty=True)
        begin, end = pieces[:3], pieces[-1:]
        for number, entry in enumerate(entries):
            self.paragraph("toc 1", *(begin if number == 0 else ()), entry, *(end if entry is entries[-1] else ()))

    def section(self, section: Block, number: int) -> None:
        """A section with its blocks."""
        self.heading(1, section["title"], f"section{number}", number + 1)
        for block in section["blocks"]:
            getattr(self, f"_{block['type']}")(block)

    def heading(self, level: int, title: str, name: str = "", number: int = 0, language: str = "") -> None:
        """A heading, with a bookmark where the contents lead to it."""
        words = run(title, language=language)
        self.paragraph(f"Heading {level}", *(bookmarked(name, number, words) if name else [words]))

    def end(self, outline: Block) -> None:
        """The heading over the notes, and what made the review."""
        if outline["versions"]:
            self.paragraph("Fact Line", run(outline["versions"]))
        if outline["notes"]:
            count = len(outline["sections"])
            self.heading(1, outline["notes_title"], f"section{count}", count + 1)
            self.paragraph("Fact Line", run(outline["notes_lead"] + " "), *self.notes.marks(self.notes.unmet()))
            self.notes.attach(self.document)

    def _text(self, block: Block) -> None:
        if block["figures"]:
            pairs = [
                (run(number, style="Large"), run(f" {said}      ", style="Small")) for number, said in block["figures"]
            ]
            self.paragraph("Figure", *(piece for pair in pairs for piece in pair))
        self.paragraph("Normal", run(block["text"] + " "), *self.notes.marks(block["refs"]))

    def _listed(self, block: Block, entries: Sequence[Block], write: Callable[[Block], None]) -> None:
        if block["over"]:
            self.heading(2, block["over"])
        if block["heading"]:
            self.heading(3 if block["within"] else 2, block["heading"])
        beside = block["more"] and block["heading"] and block["type"] == "findings"
        if beside:
            self.document.paragraphs[-1]._p.append(run(f"   {block['more']}", style="Small"))
        for entry in entries:
            write(entry)
        if block["more"] and not beside:
            self.paragraph("Fact Line", run(block["more"]))

    def _findings(self, block: Block) -> None:
        self._listed(block, block["findings"], self._finding)

    def _finding(self, one: Block) -> None:
        color = WEIGHTS[one["severity"]]
        said = f"{SIGNS[one['severity']]}\N{NO-BREAK SPACE}{one['word']}"
        rating = [run(f"\N{NO-BREAK SPACE}· {one['rating']}", style="Small")] if one["rating"] else []
        self.paragraph(
            f"Finding {one['severity']}",
            run(one["text"] + " "),
            *self.notes.marks(one["refs"]),
            run(f"  {said}", style="Small", color=color),
            *rating,
        )

    def _items(self, block: Block) -> None:
        level = 3 if block["heading"] else 2
        self._listed(block, block["items"], lambda one: self._item(one, level))

    def _item(self, one: Block, level: int) -> None:
        self.heading(level, one["title"], language=one["language"])
        status = [run(one["status"] + " · ", color=SHAPES.get(one["shape"], ""), bold=True)] if one["status"] else []
        made = [self.paragraph("Fact Line", *status, run(one["line"] + " "), *self.notes.marks(one["refs"]))]
        if one["details"]:
            made.append(self.paragraph("Details", *_pairs(one["details"])))
        made.extend(self._step(step) for step in one["steps"])
        for paragraph in made[:-1]:
            paragraph.paragraph_format.keep_with_next = True
        for found in one["findings"]:
            self._finding(found)

    def _step(self, step: Block) -> Xml:
        words = " ".join(part for part in (step["status"], step["since"]) if part)
        marks = self.notes.marks(step["refs"])
        return self.paragraph("Step", run(step["when"]), make("w:r", make("w:tab")), run(words + " "), *marks)

    def _table(self, block: Block) -> None:
        self.paragraph("Caption", run(block["title"]))
        spare = self.paragraph("Fact Line")
        spare._p.addprevious(table(block, self.notes))

    def _picture(self, block: Block) -> None:
        self.paragraph("Caption", run(block["title"]))
        shape = self.document.add_picture(io.BytesIO(png(block["svg"])), width=Cm(WIDTH))
        shape._inline.docPr.set("descr", block["alt"])
        shape._inline.docPr.set("title", block["title"])

    def _chart(self, block: Block) -> None:
        self._picture(block)
        self._table(block["table"])

    def _timeline(self, block: Block) -> None:
        self._picture(block)
        for event in block["events"]:
            self.paragraph("Details", run(event["text"] + " "), *self.notes.marks(event["refs"]))


def _whole(text: str) -> str:
    """Words that stay on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _pairs(details: Sequence[Sequence[str]]) -> list[Xml]:
    return [piece for name, said in details for piece in (run(f"{name} ", style="Small"), run(f"{said}   "))]

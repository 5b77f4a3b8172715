"""The document's styles: one place where a ministry would change its looks."""

from __future__ import annotations

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from kelisim.faces.dossier.docx.xml import Xml, border, language_of, make

SERIF, SANS = "Cambria", "Calibri"
INK, SOFT, RULE = "1B222B", "565F6B", "DCD8CE"
WEIGHTS = {"high": "9B2C1C", "medium": "8A5700", "low": "3C5A78", "note": "565F6B"}
SIGNS = {"high": "▲", "medium": "◆", "low": "●", "note": "○"}
SHAPES = {"done": "2C6B3F", "moving": "3C5A78", "late": "9B2C1C", "open": "565F6B"}


def set_up(document: Xml, language: str) -> None:
    """Give a new document its page, language and styles."""
    _page(document)
    _language(document, language)
    _text(document, "Normal", SERIF, 10.5, after=5)
    _text(document, "Title", SERIF, 20, bold=True, after=6)
    for number, size, before in ((1, 16, 16), (2, 12.5, 11), (3, 10.5, 6)):
        _heading(document, f"Heading {number}", size, before)
    _text(document, "Caption", SERIF, 10.5, bold=True, before=10, after=4, keep=True)
    _new(document, "Fact Line", 9, SOFT, after=3)
    _new(document, "Details", 9.5, INK, after=3)
    _new(document, "Table Text", 9, INK, after=1)
    _new(document, "Table Text Small", 8, INK, after=1)
    _new(document, "Figure", 10.5, INK, after=2).paragraph_format.keep_with_next = True
    step = _new(document, "Step", 9.5, INK, after=0, indent=0.5)
    step.paragraph_format.tab_stops.add_tab_stop(Cm(3.2))
    for code, color in WEIGHTS.items():
        _finding(document, f"Finding {code}", color)
    for name, size, color in (("toc 1", 10.5, INK), ("endnote text", 9.5, INK)):
        made = _new(document, name, size, color, after=4, font=SERIF)
        if name == "endnote text":
            made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Cm(1.2), Cm(-1.2)
            made.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))
    _characters(document)
    _table(document)


def _page(document: Xml) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.1), Cm(1.8)
    section.different_first_page_header_footer = True


def _language(document: Xml, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(make("w:lang", val=language_of(language), eastAsia="en-US", bidi="ar-SA"))


def _font(style: Xml, name: str, size: float, color: str, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = name, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(color)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _text(
    document: Xml, name: str, font: str, size: float, *, bold: bool = False, before: float = 0, after: float = 0,
    keep: bool = False,
) -> Xml:  # fmt: skip
    style = document.styles[name]
    _font(style, font, size, INK, bold=bold)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing, shape.keep_with_next = Pt(before), Pt(after), 1.05, keep
    shape.widow_control = True
    for frame in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(frame)
    return style


def _heading(document: Xml, name: str, size: float, before: float) -> None:
    style = _text(document, name, SERIF, size, bold=True, before=before, after=4, keep=True)
    style.paragraph_format.keep_together = True
    if name == "Heading 1":
        _frame(style, border("bottom", INK, 10, 3))


def _frame(style: Xml, *sides: Xml) -> None:
    properties = style.element.get_or_add_pPr()
    frame = make("w:pBdr", *sides)
    properties.insert_element_before(
        frame, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def _new(
    document: Xml, name: str, size: float, color: str, *, after: float, indent: float = 0, font: str = SANS
) -> Xml:
    style = _own(document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles["Normal"]
    _font(style, font, size, color)
    style.paragraph_format.space_after = Pt(after)
    if indent:
        style.paragraph_format.left_indent = Cm(indent)
    return style


_OF_WORD = {"toc 1": "TOC1", "endnote text": "EndnoteText", "endnote reference": "EndnoteReference"}


def _own(style: Xml) -> Xml:
    """Styles that Word has under the same name are marked as its own, so that it goes on using them."""
    if style.name in _OF_WORD:
        style.element.set(qn("w:styleId"), _OF_WORD[style.name])
        style.element.attrib.pop(qn("w:customStyle"), None)
    return style


def _finding(document: Xml, name: str, color: str) -> None:
    style = _new(document, name, 10.5, INK, after=4, indent=0.35, font=SERIF)
    style.paragraph_format.keep_together, style.paragraph_format.space_before = True, Pt(2)
    _frame(style, border("left", color, 16, 8))


def _characters(document: Xml) -> None:
    reference = _own(document.styles.add_style("endnote reference", WD_STYLE_TYPE.CHARACTER))
    _font(reference, SANS, 9, "11586C")
    reference.font.superscript = True
    number = document.styles.add_style("Note Number", WD_STYLE_TYPE.CHARACTER)
    _font(number, SANS, 9, SOFT)
    source = document.styles.add_style("Note Source", WD_STYLE_TYPE.CHARACTER)
    _font(source, SANS, 8.5, SOFT)
    large = document.styles.add_style("Large", WD_STYLE_TYPE.CHARACTER)
    _font(large, SERIF, 22, INK, bold=True)
    small = document.styles.add_style("Small", WD_STYLE_TYPE.CHARACTER)
    _font(small, SANS, 9, SOFT)


def _table(document: Xml) -> None:
    style = document.styles.add_style("Review Table", WD_STYLE_TYPE.TABLE)
    _font(style, SANS, 9, INK)
    frame = make("w:tblBorders", border("bottom", RULE, 4, 0), border("insideH", RULE, 4, 0))
    margins = make("w:tblCellMar", make("w:left", w=0, type="dxa"), make("w:right", w=140, type="dxa"))
    style.element.append(make("w:tblPr", frame, margins))
    head = make("w:tcPr", make("w:tcBorders", border("bottom", INK, 8, 0)))
    words = make("w:rPr", make("w:b"), make("w:color", val=SOFT))
    style.element.append(make("w:tblStylePr", words, head, type="firstRow"))

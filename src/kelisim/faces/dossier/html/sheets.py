"""The style sheets: of the page, with the running title on paper, and of a drawing that stands alone."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from kelisim.faces.dossier.html.markup import Markup, clean

_VARIABLE = re.compile(r"--([\w-]+):\s*([^;]+);")
_USE = re.compile(r"var\(--([\w-]+)\)")


@cache
def _sheet(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def page_style(title: str) -> str:
    """The page's one style sheet; on paper the title runs along every page but the first."""
    running = f"@page {{ @top-left {{ content: {css_text(title)}; font: 8pt sans-serif; color: #565f6b; }} }}\n"
    first = '@page :first { @top-left { content: ""; } }\n'
    return _sheet("style.css") + _sheet("drawing.css") + running + first


def css_text(text: str) -> str:
    """Words as a quoted text of a style sheet, with everything but letters and digits escaped."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in clean(text)) + '"'


@cache
def _drawing_style() -> str:
    light = dict(_VARIABLE.findall(_sheet("style.css").split("@media", 1)[0]))
    return _USE.sub(lambda use: light[use.group(1)], _sheet("drawing.css"))


def standing_alone(drawing: Markup, font: str) -> str:
    """A drawing as an SVG file of its own, in the colours of the light page."""
    style = f"<style>text{{font-family:'{font}'}}{_drawing_style()}</style>"
    return re.sub(
        r"<svg ([^>]*)>",
        lambda tag: f'<svg xmlns="http://www.w3.org/2000/svg" {tag.group(1)}>{style}',
        drawing,
        count=1,
    )

"""The review as PDF: tagged for readers of screens (PDF/UA-1), with bookmarks, in fonts that Typst brings along."""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib.resources import files

from kelisim.errors import KelisimError
from kelisim.faces.dossier.outline import outline
from kelisim.faces.dossier.words import Words
from kelisim.lang.labels import Labels
from kelisim.model.review import Review

SUFFIX = ".pdf"
MEDIA_TYPE = "application/pdf"
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def write(review: Review, labels: Labels) -> bytes:
    """The review as PDF; a character that no font here has (Chinese, an emoji) is shown as "�".

    Raises:
        KelisimError: If the typesetting program refuses the review.
    """
    import typst  # heavy, and no other format needs it

    data = json.dumps(outline(Words(review, labels)), ensure_ascii=False)
    template = files(__package__).joinpath("template.typ").read_bytes()
    day = dt.datetime.combine(review.on, dt.time(), dt.UTC)
    try:
        made = _set(template, data, day)
    except typst.TypstError as error:
        raise KelisimError(f"the review could not be set as PDF ({error}); write another format") from error
    if not isinstance(made, bytes):
        raise KelisimError("the review came back from the typesetting program in pieces; write another format")
    return made


def _set(template: bytes, data: str, day: dt.datetime) -> bytes | list[bytes] | None:
    """Set the review; where characters have no font, which PDF/UA refuses, once more without them."""
    import typst

    def compiled(told: str) -> bytes | list[bytes] | None:
        compiler = typst.Compiler(template, ignore_system_fonts=True, sys_inputs={"review": told})
        return compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=day)

    try:
        return compiled(data)
    except typst.TypstError as error:
        unshown = {ord(char) for text in _UNSHOWN.findall(error.diagnostic or "") for char in text}
        if not unshown:
            raise
        return compiled(data.translate(dict.fromkeys(unshown, "\ufffd")))

"""The review as one HTML file: no script, no request to anywhere, light and dark, screen and paper."""

from __future__ import annotations

from kelisim.faces.dossier.html.nodes import Page
from kelisim.faces.dossier.html.page import whole
from kelisim.faces.dossier.words import Words
from kelisim.lang.labels import Labels
from kelisim.model.review import Review

SUFFIX = ".html"
MEDIA_TYPE = "text/html; charset=utf-8"


def write(review: Review, labels: Labels) -> bytes:
    """The review as a page.

    Args:
        review: What to write.
        labels: The language to write it in.

    Returns:
        UTF-8 text of a page that stands on its own.
    """
    return whole(Page(review, Words(review, labels))).encode("utf-8")

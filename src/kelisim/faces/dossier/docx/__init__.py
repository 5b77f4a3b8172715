"""The review as a Word document: real styles, headings, tables and endnotes, so that an office can work on with it."""

from __future__ import annotations

from kelisim.faces.dossier.outline import outline
from kelisim.faces.dossier.words import Words
from kelisim.lang.labels import Labels
from kelisim.model.review import Review

SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(review: Review, labels: Labels) -> bytes:
    """The review as DOCX.

    Raises:
        KelisimError: If a drawing cannot be made.
    """
    from kelisim.faces.dossier.docx.document import whole  # python-docx is heavy; other formats do without

    return whole(outline(Words(review, labels)), review.on)

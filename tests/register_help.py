"""Small entries for tests of the register."""

from __future__ import annotations

from kelisim.model import Claim, Document, Entries
from kelisim.model.kinds.body import Body


def report(name, date, text, *, body=None, language="en", publisher=None):
    document = Document(name=name, text=text, date=date, language=language, publisher=publisher)
    slots = Body(name=body[0], type="council", status=body[1])
    quote = document.quote(0, len(text) - 1)
    return document, [Claim("body", quote, ("KAZ", "UZB"), ("political",), slots)]


def entries(*reports, decisions=()):
    documents = sorted((document for document, _ in reports), key=lambda d: d.digest)
    claims = sorted((claim for _, found in reports for claim in found), key=lambda c: c.id)
    return Entries(("KAZ", "UZB"), tuple(documents), claims=tuple(claims), decisions=tuple(decisions))

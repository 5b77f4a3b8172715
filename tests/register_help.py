"""Small entries for tests of the register."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kelisim.model import Claim, Document, Entries
from kelisim.model.codec import slots_from_plain
from kelisim.model.kinds.body import Body
from kelisim.register import build, link

PAIR = ("KAZ", "UZB")
PROJECT = dict.fromkeys(("name", "count", "value", "unit", "qualifier"))
LAST = dt.date(2030, 1, 1)


def report(name, date, text, *, body=None, language="en", publisher=None):
    """A report with one sentence and one claim of a body."""
    document = Document(name=name, text=text, date=date, language=language, publisher=publisher)
    slots = Body(name=body[0], type="council", status=body[1])
    quote = document.quote(0, len(text) - 1)
    return document, [Claim("body", quote, PAIR, ("political",), slots)]


def told(name, date, *claims, language="en", publisher=None, url=None, parties=PAIR, fields=("trade",), **header):
    """A report of a sentence a claim; each claim is (sentence, kind, slots), ``project`` slots filled up."""
    text = "\n\n".join(f"{sentence}." for sentence, _, _ in claims)
    document = Document(
        name=name, text=text, date=date, language=language, publisher=publisher, source_url=url, **header
    )
    found = []
    for sentence, kind, slots in claims:
        at = text.index(sentence)
        full = {**PROJECT, **slots} if kind == "project" else slots
        quote = document.quote(at, at + len(sentence))
        found.append(Claim(kind, quote, parties, fields, slots_from_plain(kind, full)))
    return document, found


def entries(*reports, decisions=()):
    documents = sorted((document for document, _ in reports), key=lambda d: d.digest)
    claims = sorted((claim for _, found in reports for claim in found), key=lambda c: c.id)
    return Entries(PAIR, tuple(documents), claims=tuple(claims), decisions=tuple(decisions))


def register(*reports, on=LAST, decisions=()):
    """The register of these reports, linked."""
    found = entries(*reports, decisions=decisions)
    return build(replace(found, decisions=(*decisions, *link(found))), on=on)


def record(*reports, on=LAST, decisions=()):
    """The one record that these reports make."""
    (only,) = register(*reports, on=on, decisions=decisions).records
    return only

"""The reports: the list, the text of one with its claims marked, and the ways in: files, pasted text, an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from kelisim import workflow
from kelisim.errors import MisuseError, NotFoundError
from kelisim.faces.dossier.html.markup import web_address
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.forms import Form, files, text
from kelisim.faces.web.kept import once_a_view
from kelisim.faces.web.looks import Answer, add_page, as_json
from kelisim.faces.web.looks import page as as_page
from kelisim.faces.web.marking import paragraphs
from kelisim.faces.web.retelling import tell_again
from kelisim.faces.web.searching import holds, wanted
from kelisim.faces.web.shapes import claim_shape, report_shape
from kelisim.model import KINDS, Claim, Document, Gap, Record
from kelisim.workflow import Ingested, Shown

router = APIRouter(tags=["reports"])

PER_PAGE = 60


def reports(
    asked: AskedFor,
    q: Annotated[str, Query(max_length=200, description="Words in the reports.")] = "",
    page: Annotated[int, Query(ge=1, le=100_000, description="From 1.")] = 1,
) -> Answer:
    """The reports that the register rests on, the newest first, and what could not be read."""
    words = wanted(q)
    claims = _by_report(asked.shown)
    listed = _newest_first(asked.shown)
    if words:
        listed = [one for one in listed if holds(f"{one.title} {one.name} {one.publisher or ''} {one.text}", words)]
    gaps = [gap for reading in asked.shown.entries.readings for gap in reading.gaps]
    seen = listed[(page - 1) * PER_PAGE : page * PER_PAGE]
    data = {
        "q": q,
        "total": len(listed),
        "page": page,
        "pages": max(1, -(-len(listed) // PER_PAGE)),
        "reports": [report_shape(one) | {"claims": len(claims.get(one.digest, ()))} for one in seen],
        "gaps": [gap_shape(gap) for gap in gaps],
    }
    return Answer(asked, data)


@once_a_view
def _newest_first(shown: Shown) -> list[Document]:
    return sorted(shown.register.documents.values(), key=lambda one: (one.date or "", one.name), reverse=True)


def gap_shape(gap: Gap) -> dict[str, str]:
    """What could not be read, and why."""
    return {"what": gap.what, "where": gap.where, "why": tell_again(gap.why)}


def report(asked: AskedFor, digest: str) -> Answer:
    """One report: its text with the claims marked, and each claim with its slots."""
    register, document = asked.shown.register, document_of(asked, digest)
    words = asked.desk.words(register)
    claims = claims_of(asked.shown, digest)
    gaps = [gap for one in asked.shown.entries.readings if one.document_digest == digest for gap in one.gaps]
    data = {
        "report": report_shape(document) | {"note": document.note, "text": document.text},
        "claims": [claim_shape(claim, register, words) for claim in claims],
        "gaps": [gap_shape(gap) for gap in gaps],
    }
    seen = {claim.kind for claim in claims}
    drawn = {"paragraphs": paragraphs(document.text, claims), "kinds": [kind for kind in KINDS if kind in seen]}
    return Answer(asked, data, lambda: drawn)


def document_of(asked: Asked, digest: str) -> Document:
    """The report of a digest.

    Raises:
        NotFoundError: If the register shows none of it.
    """
    document = asked.shown.register.documents.get(digest)
    if document is None:
        raise NotFoundError(f"this register shows no report {digest[:20]!r} on {asked.on}; look for it in the list")
    return document


def claims_of(shown: Shown, digest: str) -> list[Claim]:
    """The claims of a report in the order of its text."""
    return sorted(_by_report(shown).get(digest, ()), key=lambda one: (one.quote.span, one.id))


@dataclass(frozen=True, slots=True)
class _Grouped:
    """The records of a view, and their claims by report."""

    records: tuple[Record, ...]
    claims: Mapping[str, list[Claim]]


_GROUPED: dict[tuple[object, object, object], _Grouped] = {}
_MOST_GROUPED = 8


@once_a_view
def _by_report(shown: Shown) -> Mapping[str, list[Claim]]:
    """The claims of each report: those of the view before, but for the records that came and went since."""
    place, records = (shown.register.parties, shown.on, shown.known), tuple(shown.register.records)
    before = _GROUPED.pop(place, None) or _Grouped((), {})
    old, new = set(map(id, before.records)), set(map(id, records))
    gone = [claim for record in before.records if id(record) not in new for claim in record.claims]
    fresh = [claim for record in records if id(record) not in old for claim in record.claims]
    out = {claim.id for claim in gone}
    found = dict(before.claims)
    for digest in {claim.quote.document_digest for claim in (*gone, *fresh)}:
        found[digest] = [one for one in found.get(digest, ()) if one.id not in out]
    for claim in fresh:
        found[claim.quote.document_digest].append(claim)
    while len(_GROUPED) >= _MOST_GROUPED:
        _GROUPED.pop(next(iter(_GROUPED)), None)
    _GROUPED[place] = _Grouped(records, found)
    return found


def add(asked: AskedFor, form: Form) -> Response:
    """Reports in: files, or pasted text, or an address; told is what was read and what was skipped, and why."""
    given, address = files(form, "files"), text(form, "address")
    if pasted := text(form, "pasted"):
        given.append((_pasted_name(text(form, "name")), _with_header(form, pasted)))
    if not given and not address:
        raise MisuseError("nothing was sent; choose files, paste a text or write an address")
    with asked.desk.taking_in():
        done = workflow.ingest_bytes(asked.desk.ledger, given) if given else _fetched(asked.desk.ledger, address)
    asked.tell(names=[name for name, _ in given] or [address], reports=done.reports)
    answer = Answer(asked, told(done))
    return as_json(answer) if asked.wants_json else as_page("added.html", answer)


def told(done: Ingested) -> dict[str, Any]:
    """What a run of reading did, as plain data."""
    return {
        "reports": done.reports,
        "known": done.known,
        "claims": dict(done.claims),
        "links": done.links,
        "reprints": done.reprints,
        "gaps": [gap_shape(gap) for gap in done.gaps],
    }


def _fetched(ledger: workflow.Ledger, address: str) -> Ingested:
    """Fetch an address; what is none would be taken for a file of this machine, and is refused.

    Raises:
        MisuseError: If it is no address of the web.
    """
    if web_address(address) is None:
        raise MisuseError("this is no address of the web; write one that begins with https://")
    return workflow.ingest(ledger, [address])


def _pasted_name(told_name: str) -> str:
    plain = "".join(char if char.isalnum() or char in " -_" else "-" for char in told_name)[:80].strip()
    return f"{plain or 'pasted'}.txt"


def _with_header(form: Form, pasted: str) -> bytes:
    """The pasted text, with what was told of it as the header that the reader of plain files knows."""
    lines = [
        f"{name}: {' '.join(value.split())}" for name in ("title", "date", "publisher") if (value := text(form, name))
    ]
    head = "---\n" + "\n".join(lines) + "\n---\n" if lines else ""
    return (head + pasted.replace("\r\n", "\n")).encode("utf-8")


router.add_api_route("/reports", add, methods=["POST"], response_class=Response)
add_page(router, "/reports", "reports.html", reports)
add_page(router, "/reports/{digest}", "report.html", report)

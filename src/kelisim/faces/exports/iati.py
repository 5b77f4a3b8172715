"""Projects as activities of the International Aid Transparency Initiative (IATI 2.03, XML).

Counted sets ("12 joint projects") are no activities and are left out. A register is nobody's own account, so it reports
as a secondary reporter; whoever publishes the file puts the identifier of their organisation in its place. Values are
not written as budgets, which the standard asks to be dated and at most a year long: they stand in the quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from kelisim.faces.exports.markup import add, as_bytes, clean
from kelisim.faces.exports.tables import Tables, web_address
from kelisim.model import Document, Period, Record

SUFFIX = ".iati.xml"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# ActivityStatus: 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, 6 suspended.
_STATUS = {
    "idea": "1", "pipeline": "1", "agreed": "1", "under_way": "2", "completed": "3", "operational": "4",
    "cancelled": "5", "suspended": "6",
}  # fmt: skip
_PLANNED_START, _START, _PLANNED_END, _END = "1", "2", "3", "4"
_DATED = {"under_way": _START, "completed": _END}
_OTHER, _GOVERNMENT, _ACCOUNTABLE = "90", "10", "2"
_MULTINATIONAL, _OWN_VOCABULARY, _WEB_PAGE = "3", "99", "A12"


def write(tables: Tables) -> bytes:
    """The named projects.

    Raises:
        MisuseError: If there is none, since the standard knows no empty file.
    """
    found = tables.named_projects()
    moment = f"{tables.register.on}T00:00:00Z"
    root = ET.Element("iati-activities", {"version": "2.03", "generated-datetime": moment})
    for record in found:
        _activity(root, tables, record)
    return as_bytes(root)


def _activity(root: ET.Element, tables: Tables, record: Record) -> None:
    """One project; the standard prescribes the order of the elements."""
    own, labels = _reporter(tables), tables.labels
    node = add(root, "iati-activity")
    node.set(_XML_LANG, _language(tables, record))
    if record.mentions[1]:
        node.set("last-updated-datetime", f"{record.mentions[1]}T00:00:00Z")
    add(node, "iati-identifier", f"{own}-{record.id}")
    reporter = add(node, "reporting-org", ref=own, type=_OTHER, secondary_reporter="1")
    _told(reporter, f"Kelisim register {'-'.join(tables.register.parties)}", "en")
    _told(add(node, "title"), record.title)
    description = add(node, "description", type="1")
    for claim in record.claims[-3:]:
        _told(description, f"“{claim.quote.text}”", tables.register.document(claim).language)
    for code in record.parties:
        _told(add(node, "participating-org", role=_ACCOUNTABLE, type=_GOVERNMENT), labels.country(code), labels.code)
    add(node, "activity-status", code=_STATUS.get(record.status or "", "1"))
    for kind, day, note in _dates(record):
        date = add(node, "activity-date", iso_date=day, type=kind)
        if note:
            _told(date, note, "en")
    add(node, "activity-scope", code=_MULTINATIONAL)
    if isinstance(place := record.value("place"), str):
        _told(add(add(node, "location"), "name"), place)
    for name in record.fields[:1]:  # several would need shares that no report tells
        _told(add(node, "sector", vocabulary=_OWN_VOCABULARY, code=name), labels.label("fields", name), labels.code)
    for document in tables.reports_of(record):
        _link(node, document)


def _reporter(tables: Tables) -> str:
    return f"KELISIM-{'-'.join(tables.register.parties)}"


def _language(tables: Tables, record: Record) -> str:
    return tables.register.document(record.claims[-1]).language or "en"


def _told(parent: ET.Element, text: str, language: str | None = None) -> None:
    node = add(parent, "narrative", text)
    if language:
        node.set(_XML_LANG, language)


def _dates(record: Record) -> Iterator[tuple[str, str, str]]:
    """Kind, day and note of each date: as told; where none is, the first report's day, and a note that says so."""
    found = False
    for status, kind in _DATED.items():
        told = [s.effective for s in record.history if s.status == status and s.effective and len(s.effective) == 10]
        if told:
            found = True
            yield kind, min(told), ""
    if isinstance(deadline := record.value("deadline"), Period):
        found = True
        yield (
            _PLANNED_END,
            deadline.last_day.isoformat(),
            f"Told as {deadline.text}." if len(deadline.text) < 10 else "",
        )
    if not found and record.mentions[0]:
        begun = record.status in ("under_way", "completed", "operational", "suspended")
        note = "No report tells a date; this is the day of the first report that names the project."
        yield _START if begun else _PLANNED_START, record.mentions[0], note


def _link(parent: ET.Element, document: Document) -> None:
    """A report that stands on the web."""
    address = web_address(document)
    if address is None:
        return
    node = add(parent, "document-link", format="text/html", url=clean(address))
    _told(add(node, "title"), document.title or document.name, document.language)
    add(node, "category", code=_WEB_PAGE)
    if document.language:
        add(node, "language", code=document.language)
    if document.date:
        add(node, "document-date", iso_date=document.date)

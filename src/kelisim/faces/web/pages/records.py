"""The register: the list with its search, filters and exports; the page of one record."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from kelisim.errors import NotFoundError
from kelisim.faces.dossier.html.marks import shape_of
from kelisim.faces.dossier.words import Words
from kelisim.faces.exports import formats, rows_as
from kelisim.faces.exports.rows import record_row
from kelisim.faces.web.asked import Asked, AskedFor
from kelisim.faces.web.indexing import index_of
from kelisim.faces.web.kept import once_a_view
from kelisim.faces.web.looks import Answer, add_page
from kelisim.faces.web.queueing import history_of
from kelisim.faces.web.restating import NARROW, drawing, statements
from kelisim.faces.web.searching import telling
from kelisim.faces.web.searching import wanted as wanted_words
from kelisim.faces.web.shapes import finding_shapes, record_shape, record_whole
from kelisim.model import KINDS, Record, Register
from kelisim.model.claim import FIELDS
from kelisim.workflow import Shown

router = APIRouter(tags=["register"])

PER_PAGE = 60
LARGE = 5_000
"""Claims from which a record's page is shown without the review's findings on it: they take a whole review."""
Plain = dict[str, Any]
Sort = Literal["last", "first", "title", "claims", "status"]


@dataclass(frozen=True)
class Wanted:
    """What of the register is to be seen."""

    q: str = ""
    kind: str = ""
    field: str = ""
    status: str = ""
    stage: str = ""
    only: str = ""
    sort: Sort = "last"

    @property
    def filters(self) -> bool:
        """Whether more than words and a kind are asked for."""
        return any((self.field, self.status, self.stage, self.only))

    def takes(self, record: Record) -> bool:
        """Whether the filters let a record through; the words are looked for elsewhere, since that costs more."""
        return (
            self.kind in ("", record.kind)
            and (not self.field or self.field in record.fields)
            and self.status in ("", record.status)
            and (not self.stage or (record.status is not None and shape_of(record.status) == self.stage))
            and (self.only != "disputed" or bool(record.contradictions))
        )


def wanted(  # noqa: PLR0917  (the parameters of an address)
    q: Annotated[str, Query(max_length=200, description="Words in titles, names and quotes.")] = "",
    kind: Annotated[str, Query(description="Only this kind.")] = "",
    field: Annotated[str, Query(description="Only this subject field.")] = "",
    status: Annotated[str, Query(description="Only this status.")] = "",
    stage: Annotated[str, Query(description="Only statuses of this stage: open, moving, done, late.")] = "",
    only: Annotated[str, Query(description="`disputed`: only what the sources contradict.")] = "",
    sort: Annotated[Sort, Query(description="The order.")] = "last",
) -> Wanted:
    """The filters of a request."""
    return Wanted(q.strip(), kind, field, status, stage, only, sort)


WantedOf = Annotated[Wanted, Depends(wanted)]


def found(shown: Shown, want: Wanted) -> list[Record]:
    """The records that are wanted, in the order asked for."""
    records = _orders(shown).records(want.sort, want.kind)
    if want.q:
        holding, places = index_of(shown).holding(wanted_words(want.q)), _orders(shown).places(want.sort, want.kind)
        records = [records[number] for number, at in enumerate(places) if holding[at >> 3] >> (at & 7) & 1]
    return [record for record in records if want.takes(record)] if want.filters else records


class _Orders:
    """The records of a view, or those of a kind, in an order; each is made once: large registers take a while.

    It must not know its view, which would then be kept as long as what is kept of it.
    """

    def __init__(self, shown: Shown) -> None:
        self._by_title = sorted(shown.register.records, key=lambda record: record.title.casefold())
        self._place = index_of(shown).place
        self._kept: dict[tuple[Sort, str], list[Record]] = {}
        self._places: dict[tuple[Sort, str], array[int]] = {}

    def records(self, sort: Sort, kind: str) -> list[Record]:
        """The records in their order."""
        if (sort, kind) not in self._kept:
            every = self.records(sort, "") if kind else self._ordered(sort)
            self._kept[sort, kind] = [one for one in every if one.kind == kind] if kind else every
        return self._kept[sort, kind]

    def places(self, sort: Sort, kind: str) -> array[int]:
        """Their places in the index of words: a search looks at no record that it does not find."""
        if (sort, kind) not in self._places:
            self._places[sort, kind] = array("L", (self._place[one.id] for one in self.records(sort, kind)))
        return self._places[sort, kind]

    def _ordered(self, sort: Sort) -> list[Record]:
        key = _KEYS.get(sort)
        return self._by_title if key is None else sorted(self._by_title, key=key, reverse=sort in _FALLING)


_KEYS: Mapping[str, Callable[[Record], Any]] = {
    "last": lambda record: record.mentions[1] or "",
    "first": lambda record: record.mentions[0] or "",
    "claims": lambda record: len(record.claim_ids),
    "status": lambda record: record.status or "",
}
_FALLING = ("last", "claims")


@once_a_view
def _orders(shown: Shown) -> _Orders:
    made = _Orders(shown)
    for kind in ("", *KINDS):
        made.places("last", kind)
    return made


@once_a_view
def _choices(shown: Shown) -> dict[str, Any]:
    """What the filters offer."""
    records = shown.register.records
    counts = Counter(record.kind for record in records)
    return {
        "kinds": {name: counts[name] for name in KINDS},
        "statuses": sorted({record.status for record in records if record.status}),
    }


def register_list(
    asked: AskedFor, want: WantedOf, page: Annotated[int, Query(ge=1, le=100_000, description="From 1.")] = 1
) -> Answer:
    """The records, searched, filtered and sorted."""
    register = asked.shown.register
    records = found(asked.shown, want)
    first, words = (page - 1) * PER_PAGE, wanted_words(want.q)
    data = {
        "want": want.__dict__,
        "total": len(records),
        "page": page,
        "pages": max(1, -(-len(records) // PER_PAGE)),
        "records": [record_shape(one) | _hit(one, words, register) for one in records[first : first + PER_PAGE]],
        "kinds": _choices(asked.shown)["kinds"],
    }
    choices = {
        "fields": FIELDS,
        "statuses": _choices(asked.shown)["statuses"],
        "export_formats": [suffix[1:] for suffix, one in formats().items() if one.write_rows],
    }
    return Answer(asked, data, lambda: choices)


def _hit(record: Record, words: Sequence[tuple[str, str]], register: Register) -> Plain:
    """The quote in which the words were found, where the title does not hold them."""
    claim = telling(record, words)
    if claim is None:
        return {"hit": None}
    return {"hit": {"quote": claim.quote.text, "claim": claim.id, "language": register.document(claim).language}}


def export(asked: AskedFor, want: WantedOf, format: Annotated[str, Query(description="csv, xlsx …")]) -> Response:
    """What is seen in the list, as a file."""
    known = {suffix[1:]: suffix for suffix, one in formats().items() if one.write_rows}
    if format not in known:
        raise NotFoundError(f"no list can be written as {format[:20]!r}; choose {', '.join(known)}")
    register = asked.shown.register
    rows = rows_as(known[format], [record_row(record, register) for record in found(asked.shown, want)])
    return download(rows, f"records-{register.on}.{format}")


def download(data: bytes, name: str, media_type: str = "application/octet-stream") -> Response:
    """A file to be saved, not shown."""
    return Response(data, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


def record_page(asked: AskedFor, record: str) -> Answer:
    """One record: its history, its statuses, what contradicts, and every quote."""
    register = asked.shown.register
    one = record_named(asked, record)
    words = asked.desk.words(register)
    data = {
        "record": record_whole(one, register, words),
        "findings": _findings(asked, one),
        "decisions": history_of(asked.shown, [claim.id for claim in one.claims]),
    }
    told = statements(one, words) if len(one.steps) > 1 else []
    return Answer(asked, data, lambda: {"drawing": drawing(told, asked.on, NARROW) if told else None})


def _findings(asked: Asked, record: Record) -> list[Plain]:
    """What the review finds on a record; in a large register that is left to the review itself."""
    shown = asked.shown
    if len(shown.entries.claims) > LARGE:
        return []
    own = [one for one in shown.review.findings if one.subject == record.id]
    return finding_shapes(own, shown.review, shown.register, Words(shown.review, asked.desk.labels))


def record_named(asked: Asked, id_: str) -> Record:
    """The record of an id, or of a claim's.

    Raises:
        NotFoundError: If the register shows none.
    """
    found_record = asked.shown.register.record_of.get(id_)
    if found_record is None:
        raise NotFoundError(f"this register shows no record {id_[:40]!r} on {asked.on}; look for it in the list")
    return found_record


router.add_api_route("/register/export", export, response_class=Response)
add_page(router, "/register", "register.html", register_list)
add_page(router, "/register/{record}", "record.html", record_page)

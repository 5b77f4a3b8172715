"""What a format is handed: the register and everything that belongs to it, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias
from urllib.parse import quote

from kelisim.errors import MisuseError
from kelisim.faces.exports import rows
from kelisim.lang.labels import Labels, load_labels
from kelisim.model import Document, Entries, Record, Register
from kelisim.model.measure import Measure

_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"

Row: TypeAlias = Mapping[str, object]


class Tables:
    """A register on a day, with its tables, measures, entries and labels.

    Args:
        register: The register of the day.
        measures: Called once, when a format asks for measures.
        entries: Called once, when a format asks how the claims came to be.
        what: The table that was chosen, for formats that hold one table.
        language: Of headings and calendar lines.

    Attributes:
        register: As given.
        what: As given.
    """

    def __init__(
        self,
        register: Register,
        *,
        measures: Callable[[], Sequence[Measure]] = tuple,
        entries: Callable[[], Entries] | None = None,
        what: str = "records",
        language: str = "en",
    ) -> None:
        self.register = register
        self.what = what
        self._measures = measures
        self._entries = entries
        self._language = language

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Targets against observations, of the same day."""
        return tuple(self._measures())

    @cached_property
    def entries(self) -> Entries:
        """The ledger's entries behind the register; bare ones where none were given."""
        return self._entries() if self._entries else Entries(self.register.parties)

    @cached_property
    def labels(self) -> Labels:
        """Words for codes."""
        return load_labels(self._language)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The reports, by day and name."""
        return tuple(sorted(self.register.documents.values(), key=lambda d: (d.date or "", d.name, d.digest)))

    def named_projects(self) -> list[Record]:
        """The projects with a name, for standards that know no counted sets.

        Raises:
            MisuseError: If there is none, since those standards know no empty file.
        """
        found = [record for record in self.register.of_kind("project") if record.value("name")]
        if not found:
            raise MisuseError(f"the register names no single project on {self.register.on}; nothing was written")
        return found

    def table(self, name: str) -> list[dict[str, object]]:
        """The rows of a table by its name in ``TABLES``."""
        return TABLES[name](self)

    @property
    def chosen(self) -> list[dict[str, object]]:
        """The rows of the table that was chosen."""
        return self.table(self.what)

    def reports_of(self, record: Record) -> tuple[Document, ...]:
        """The reports that speak of a record, each once, in the order of its claims."""
        return tuple({d.digest: d for claim in record.claims if (d := self.register.document(claim))}.values())


def web_address(document: Document) -> str | None:
    """Where a report stands on the web, as an address that every program takes; ``None`` where it stands elsewhere."""
    url = (document.source_url or "").strip()
    return quote(url, safe=_IN_ADDRESSES) if url.startswith(("https://", "http://")) else None


TABLES: Mapping[str, Callable[[Tables], list[dict[str, object]]]] = {
    "records": lambda tables: rows.record_rows(tables.register),
    "claims": lambda tables: rows.claim_rows(tables.register),
    "measures": lambda tables: rows.measure_rows(tables.measures, tables.register),
    "sources": lambda tables: rows.source_rows(tables.documents, tables.register),
}
"""The tables of a register by name."""

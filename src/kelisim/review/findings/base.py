"""What a finding rule gives: a draft, before its evidence is numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kelisim.model.digest import Plain
from kelisim.model.record import Record
from kelisim.model.review import Severity

MOST_EVIDENCE = 8


@dataclass(frozen=True)
class Draft:
    """A finding with the ids of the claims and observations that it rests on.

    Attributes:
        rule: Message key of ``[findings]``.
        record: The record that it is about, ``None`` for the register as a whole.
        sources: Ids of claims and observations, the most telling first; at most eight are shown.
        fields: Subject fields, where there is no record.
        weight: Orders findings of one rule: the greater the earlier.
    """

    rule: str
    record: Record | None
    severity: Severity
    params: Mapping[str, Plain]
    sources: tuple[str, ...]
    rating: str | None = None
    since: str | None = None
    weight: float = 0
    fields: tuple[str, ...] = ()

    @property
    def subject_fields(self) -> tuple[str, ...]:
        """The subject fields: those of the record, where it is about one."""
        return self.record.fields if self.record is not None else self.fields

    @property
    def shown_sources(self) -> tuple[str, ...]:
        """The sources shown: all, or the first and the last four."""
        ids = tuple(dict.fromkeys(self.sources))
        half = MOST_EVIDENCE // 2
        return ids if len(ids) <= MOST_EVIDENCE else (*ids[:half], *ids[-half:])

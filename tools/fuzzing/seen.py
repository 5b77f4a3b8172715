"""One look at a hostile report: it is read twice, its values too, and the time is taken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fuzzing.cases import Case
from kelisim import reading
from kelisim.model import Document

Read = Callable[..., reading.Read]


@dataclass(frozen=True)
class Seen:
    """What the reader gave for a report, and gave again for the same report.

    Attributes:
        seconds: Processor time of the first reading, the values left out.
    """

    case: Case
    document: Document
    read: reading.Read
    again: reading.Read
    values: list[dict[str, Any]]
    values_again: list[dict[str, Any]]
    seconds: float


def look(case: Case, read: Read = reading.read) -> Seen:
    """Read a report twice, each time with the reasons.

    Raises:
        Exception: Whatever the reader raises: it must not.
    """
    document = document_of(case)
    began = time.process_time()
    first = read(document, parties=case.parties, explain=True)
    seconds = time.process_time() - began
    again = read(document_of(case), parties=case.parties, explain=True)
    return Seen(case, document, first, again, values_of(case), values_of(case), seconds)


def document_of(case: Case) -> Document:
    """The report, made anew: nothing that an earlier reading left at it is there."""
    return Document(name="fuzz", text=case.text, title=case.title, date=case.date, language=case.language)


def values_of(case: Case) -> list[dict[str, Any]]:
    """What ``kelisim read --values`` tells of the text."""
    return reading.read_values(case.text, language=case.language or "en", date=case.date)

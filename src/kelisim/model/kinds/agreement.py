"""A document between the sides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from kelisim.model.kinds.base import Kind, Slots, words
from kelisim.model.period import Period

Type = Literal[
    "treaty", "agreement", "memorandum", "declaration", "protocol", "programme", "roadmap", "contract", "other"
]  # fmt: skip
Status = Literal[
    "proposed", "negotiating", "planned", "initialled", "signed", "ratified", "in_force", "implemented", "terminated"
]  # fmt: skip


@dataclass(frozen=True)
class Agreement(Slots):
    """The slots of an agreement; ``count`` where the text says only "12 documents"."""

    title: str | None
    type: Type
    status: Status
    date: Period | None = None
    place: str | None = None
    count: Decimal | None = None


def _title(slots: Slots) -> str:
    agreement = cast(Agreement, slots)
    what = "Document" if agreement.type == "other" else agreement.type.capitalize()
    if agreement.title:
        # A bare subject ("border demarcation") says what the document is about, not what it is.
        return f"{what}: {agreement.title}" if agreement.title[0].islower() else agreement.title
    return words(agreement.count, "documents" if agreement.count else what)


KIND = Kind(
    name="agreement",
    label="Agreement",
    plural="Agreements",
    slots=Agreement,
    identity=("title", "type", "date", "place", "count"),
    title=_title,
    status="status",
    order=(
        "proposed",
        "negotiating",
        "planned",
        "initialled",
        "signed",
        "ratified",
        "in_force",
        "implemented",
    ),
    aside=("terminated",),
)

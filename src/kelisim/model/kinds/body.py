"""An institution that serves the relation between the parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from kelisim.model.kinds.base import Kind, Slots, words
from kelisim.model.period import Period

Type = Literal[
    "council", "commission", "committee", "working_group", "company", "fund", "centre", "university", "other"
]
Status = Literal["proposed", "planned", "established", "operational", "convened", "dissolved"]


@dataclass(frozen=True)
class Body(Slots):
    """The slots of a body; ``date`` is that of the status (of the session, where it convened)."""

    name: str | None
    type: Type
    status: Status
    date: Period | None = None


def _title(slots: Slots) -> str:
    body = cast(Body, slots)
    return body.name or words(body.type.capitalize())


KIND = Kind(
    name="body",
    label="Body",
    plural="Bodies",
    slots=Body,
    identity=("name", "type"),
    title=_title,
    status="status",
    order=("proposed", "planned", "established", "operational", "convened"),
    aside=("dissolved",),
)

"""People of two or more countries met, or will."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from kelisim.model.kinds.base import Kind, Participant, Slots, words
from kelisim.model.period import Period

Format = Literal[
    "state_visit", "official_visit", "working_visit", "talks", "session", "summit", "forum", "call", "consultations",
    "other",
]  # fmt: skip
Level = Literal["head_of_state", "head_of_government", "minister", "parliament", "official", "business"]
Status = Literal["held", "planned", "cancelled"]


@dataclass(frozen=True)
class Meeting(Slots):
    """The slots of a meeting; ``host`` is a country code, ``None`` on a third country's ground."""

    format: Format
    level: Level
    status: Status
    date: Period | None = None
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    host: str | None = None


def _title(slots: Slots) -> str:
    meeting = cast(Meeting, slots)
    return words(meeting.format.capitalize(), meeting.place and f"in {meeting.place}", meeting.date)


KIND = Kind(
    name="meeting",
    label="Meeting",
    plural="Meetings",
    slots=Meeting,
    identity=("format", "level", "date", "place", "participants", "host"),
    title=_title,
    status="status",
    order=("planned", "held"),
    aside=("cancelled",),
)

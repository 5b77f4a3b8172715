"""A shared or supported stance on an international or regional matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from kelisim.model.kinds.base import Kind, Slots, words

Stance = Literal["supports", "opposes", "shares", "calls_for", "thanks"]


@dataclass(frozen=True)
class Position(Slots):
    """The slots of a position; ``forum`` as written (``UN``, ``OSCE``)."""

    topic: str | None
    stance: Stance
    forum: str | None = None


def _title(slots: Slots) -> str:
    position = cast(Position, slots)
    return words(position.stance.capitalize(), position.topic)


KIND = Kind(
    name="position",
    label="Position",
    plural="Positions",
    slots=Position,
    identity=("topic", "stance", "forum"),
    title=_title,
)

"""An undertaking to act that is none of the other kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from kelisim.model.kinds.base import Kind, Slots
from kelisim.model.period import Period

Strength = Literal["agreed", "pledged", "planned", "proposed", "considered"]
Status = Literal["promised", "in_progress", "done"]


@dataclass(frozen=True)
class Commitment(Slots):
    """The slots of a commitment; ``actors`` are those who would act, ``action`` at most 20 words, infinitive."""

    actors: tuple[str, ...]
    action: str | None
    strength: Strength
    deadline: Period | None = None
    status: Status = "promised"


def _title(slots: Slots) -> str:
    commitment = cast(Commitment, slots)
    action = (commitment.action or "Commitment").removeprefix("to ")
    return action[:1].upper() + action[1:]


KIND = Kind(
    name="commitment",
    label="Commitment",
    plural="Commitments",
    slots=Commitment,
    identity=("actors", "action"),
    title=_title,
    status="status",
    order=("promised", "in_progress", "done"),
)

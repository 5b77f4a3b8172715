"""A named project, or a counted set of projects."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from kelisim.model.amount import Amount, Qualifier
from kelisim.model.kinds.base import Kind, Slots, words
from kelisim.model.period import Period

Status = Literal["idea", "pipeline", "agreed", "under_way", "completed", "operational", "suspended", "cancelled"]


@dataclass(frozen=True)
class Project(Slots):
    """The slots of a project; a set ("12 joint projects") has a ``count`` and no name."""

    name: str | None
    count: Decimal | None
    value: Decimal | None
    unit: str | None
    qualifier: Qualifier | None
    status: Status
    place: str | None = None
    deadline: Period | None = None
    jobs: Decimal | None = None

    @property
    def amount(self) -> Amount | None:
        """Value, unit and qualifier as one, or ``None`` where there is no value."""
        return None if self.value is None else Amount(self.value, self.unit, self.qualifier)


def _title(slots: Slots) -> str:
    project = cast(Project, slots)
    worth = f"worth {words(project.value, project.unit)}" if project.value is not None else None
    return project.name or words(project.count, "projects" if project.count else "Project", worth)


KIND = Kind(
    name="project",
    label="Project",
    plural="Projects",
    slots=Project,
    identity=("name", "count", "place"),
    title=_title,
    status="status",
    order=("idea", "pipeline", "agreed", "under_way", "completed", "operational"),
    aside=("suspended", "cancelled"),
)

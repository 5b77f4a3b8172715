"""The sections of a review in reading order. Each module of this folder builds one: ``build(kit) -> nodes``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from kelisim.model.review import Node
from kelisim.review.kit import Kit
from kelisim.review.sections import (
    disagreements,
    due,
    fields,
    glance,
    institutions,
    legal,
    method,
    projects,
    silence,
    sources,
    targets,
)

Builder: TypeAlias = Callable[[Kit], tuple[Node, ...]]

# The order of DESIGN.md; evidence is numbered along it.
SECTIONS: dict[str, Builder] = {
    "glance": glance.build,
    "fields": fields.build,
    "targets": targets.build,
    "institutions": institutions.build,
    "legal": legal.build,
    "projects": projects.build,
    "disagreements": disagreements.build,
    "silence": silence.build,
    "due": due.build,
    "sources": sources.build,
    "method": method.build,
}

__all__ = ["SECTIONS"]

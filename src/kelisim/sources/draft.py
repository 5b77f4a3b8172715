"""What a reader hands over, before it is a report: text and what the source tells about itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from kelisim.errors import UnreadableError
from kelisim.model import Gap

MOST_BYTES = 50_000_000
"""A larger file is not read."""
MOST_CHARACTERS = 5_000_000
"""A longer text is no report."""


_NO_REPORT = "its reader gave back something that is no report."


class RefusedError(UnreadableError):
    """One file that cannot be read; it becomes a gap.

    Args:
        what: The gap's short code.
        why: One plain sentence.
    """

    def __init__(self, what: str, why: str) -> None:
        super().__init__(why)
        self.what = what

    def gap(self, where: str) -> Gap:
        """The refusal as a listed gap."""
        return Gap(self.what, where, str(self))


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as a reader found it.

    Attributes:
        text: The body; not yet fixed (line breaks, invisible characters).
        date: The day of publication as the source tells it, ISO, or ``None``.
        created: The day on which the *file* was made; used only where nothing better is known.
        part: Where one file holds several reports, which of them.
        exact: The characters are those that offsets elsewhere count (corpus format): no normal form is applied.
        notes: What was left out, as pairs of a gap's code and sentence.
    """

    text: str
    title: str = ""
    date: str | None = None
    created: str | None = None
    name: str | None = None
    publisher: str | None = None
    language: str | None = None
    source_url: str | None = None
    note: str | None = None
    part: str = ""
    exact: bool = False
    notes: tuple[tuple[str, str], ...] = ()

    def plain(self) -> dict[str, Any]:
        """As plain values, for the way between two processes."""
        return asdict(self)

    @classmethod
    def from_plain(cls, data: object) -> Draft:
        """Back from plain values; the sender may be hostile, so every type is checked.

        Raises:
            RefusedError: If a value is not what it must be.
        """
        if not isinstance(data, dict) or data.keys() != {field.name for field in fields(cls)}:
            raise RefusedError("unreadable", _NO_REPORT)
        notes = data["notes"]
        if not isinstance(notes, list) or not all(_is_note(note) for note in notes):
            raise RefusedError("unreadable", _NO_REPORT)
        for name, value in data.items():
            wanted = {"text": str, "title": str, "part": str, "exact": bool, "notes": list}.get(name, str | None)
            if not isinstance(value, wanted):
                raise RefusedError("unreadable", _NO_REPORT)
        return cls(**{**data, "notes": tuple((what, why) for what, why in notes)})


def _is_note(note: object) -> bool:
    return isinstance(note, list) and len(note) == 2 and all(isinstance(part, str) for part in note)

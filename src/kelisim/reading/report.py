"""What is known of one report while it is read: its text, sentences, marks and lines, and who speaks of what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kelisim.lang.pack import Pack
from kelisim.model import Document
from kelisim.reading.line import Line
from kelisim.reading.marks import Mark
from kelisim.reading.names import Names, Subjects
from kelisim.reading.sentences import Sentence


@dataclass
class Report:
    """One report on its way through the pipeline; every step fills what it gives.

    Attributes:
        shadow: The text with plain quotes and spaces; ``lower`` the same in lower case. Offsets are the text's own.
        date: The day of publication, ISO.
        given: The register's sides, where known.
        names: Persons, sides, speakers and places of the report.
    """

    document: Document
    pack: Pack
    shadow: str
    lower: str
    date: str | None
    given: tuple[str, ...] = ()
    sentences: list[Sentence] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    names: Names = field(default_factory=lambda: Names((), (), ()))

    @property
    def pair(self) -> tuple[str, ...]:
        """Codes of the two sides that the report is about."""
        return self.names.pair

    @cached_property
    def subjects(self) -> Subjects:
        """What its sentences speak of."""
        text = self.document.text
        return Subjects((text[sentence.start : sentence.end] for sentence in self.sentences), self.pack)

    def text(self, start: int, end: int) -> str:
        """The words between two offsets, with single blanks."""
        return " ".join(self.document.text[start:end].split())

    def marks_in(self, number: int, start: int, end: int, *types: str) -> list[Mark]:
        """The marks of the given types in a sentence that lie between two offsets."""
        return [m for m in self.lines[number].inside if start <= m.start and m.end <= end and m.type in types]

    def marks_of(self, number: int, *types: str) -> Sequence[Mark]:
        """The marks of the given types in a sentence."""
        return [m for m in self.lines[number].inside if m.type in types]

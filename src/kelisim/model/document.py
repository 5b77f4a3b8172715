"""Documents, and quotes that are the text at their span by construction."""

from __future__ import annotations

import re
from dataclasses import InitVar, dataclass, field
from functools import cached_property

from kelisim.errors import InvalidValueError
from kelisim.model.digest import digest
from kelisim.model.period import Period

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters: ``start`` inclusive, ``end`` exclusive, in code points of a document's text.

    Raises:
        InvalidValueError: If the span is empty or starts before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValueError(
                f"a span must start at 0 or later and hold a character, not {self.start}..{self.end}"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Document:
    """A report as it was published, unchanged.

    Attributes:
        name: What the report is called in files and tables: the header's ``id``, else made from its file or address.
        text: The body; offsets count code points from its first character.
        date: The day of publication, ISO (``2024-02-20``), or ``None`` where it is not known.
        language: ISO 639-1 code, or ``None``.
        retrieved_at: UTC ISO time of fetching, for reports that came from the web.
    """

    name: str
    text: str
    title: str = ""
    date: str | None = None
    publisher: str | None = None
    language: str | None = None
    source_url: str | None = None
    note: str | None = None
    retrieved_at: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValueError("a report needs a name")
        if not self.text.strip():
            raise InvalidValueError(f"the report {self.name} has no text", subject=self.name)
        if self.date is not None:
            if not _DAY.fullmatch(self.date):
                raise InvalidValueError(
                    f"the report {self.name} has the date {self.date!r}; write a whole ISO day",
                    subject=self.name,
                )
            Period.parse(self.date)

    @cached_property
    def digest(self) -> str:
        """What makes it this report: text, title, date and publisher. The same content twice is one report."""
        return digest([self.text, self.title, self.date, self.publisher])

    def quote(self, start: int, end: int, *, expected: str | None = None) -> Quote:
        """The exact words from ``start`` to ``end``.

        Args:
            start: First character.
            end: One past the last character.
            expected: Where given, the words that must stand there.

        Raises:
            InvalidValueError: If the span does not fit, is blank at an edge or crosses a paragraph, or words differ.
        """
        quote = Quote(self, Span(start, end))
        if expected is not None and expected != quote.text:
            raise InvalidValueError(
                f"the quote {expected[:60]!r} does not stand at {start}..{end} of {self.name}",
                subject=self.name,
            )
        return quote


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a document. ``text`` is cut from the document here, so it cannot differ from its span."""

    document: InitVar[Document]
    span: Span
    document_digest: str = field(init=False)
    text: str = field(init=False)

    def __post_init__(self, document: Document) -> None:
        text = document.text[self.span.start : self.span.end]
        if len(text) != len(self.span):
            raise InvalidValueError(f"the span ends after the text of {document.name}", subject=document.name)
        if text != text.strip():
            raise InvalidValueError(
                f"a quote of {document.name} begins or ends with blank space", subject=document.name
            )
        if _PARAGRAPH.search(text):
            raise InvalidValueError(f"a quote of {document.name} crosses a paragraph", subject=document.name)
        object.__setattr__(self, "document_digest", document.digest)
        object.__setattr__(self, "text", text)

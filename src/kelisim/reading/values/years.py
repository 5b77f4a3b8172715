"""The year of a date: told behind it, by its distance, by two figures, or left out."""

# ruff: noqa: E501  (a pattern is read in one line)

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from kelisim.reading.values.found import Found, Tape
from kelisim.reading.values.relative import BY
from kelisim.reading.values.rolls import found_date
from kelisim.reading.values.tense import year_told

Reader = Callable[[Tape, "re.Match[str]", dt.date | None], str | None]
Forms = Sequence[tuple["re.Pattern[str]", frozenset[str], Reader]]
"""Ways to write a date: their pattern, classes of which one must stand in the text, and who reads them."""
YEAR_TAIL = r"(?: COMMA? OF? THE? (?P<year>YEAR) YEARS? | COMMA? OF? THE? (?P<rel>LAST|NEXT|THIS|BEFORELAST) YEARS | OF? (?P<yearrel>YEARREL) | (?P<post>YEARS) (?P<postrel>LAST|NEXT) )?"


def written(tape: Tape, forms: Forms, anchor: dt.date | None) -> Iterator[Found]:
    """The dates of a text that are written in one of some ways."""
    for regex, needs, reader in forms:
        if not tape.has(needs):
            continue
        for match in regex.finditer(tape.classes):
            text = reader(tape, match, anchor)
            if text is not None:
                yield found_date(tape, match.start(), match.end(), text)


def year_of(tape: Tape, match: re.Match[str], anchor: dt.date | None) -> int | None:
    """The year that a match holds, in figures or as "last year"."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(tape[match.start("year")].value)
    rel = groups.get("rel") or groups.get("postrel")
    if rel and anchor is not None:
        return anchor.year + BY[rel]
    if groups.get("yearrel") and anchor is not None:
        return anchor.year + int(tape[match.start("yearrel")].value)
    return None


def number_at(tape: Tape, match: re.Match[str], group: str) -> int:
    """The value of the token at which a group of a match begins."""
    return int(tape[match.start(group)].value)


def month_year(
    tape: Tape, match: re.Match[str], anchor: dt.date | None, number: int, of_month: int | None
) -> int | None:
    """The year of a month: the one told, else the one that the report's date makes likely."""
    year = year_of(tape, match, anchor)
    if year is not None:
        return year
    return None if anchor is None else year_told(tape, match.span(), anchor, number, of_month)


def glued_year(tape: Tape, at: int) -> int | None:
    """A year of two figures glued to what stands before it."""
    short = tape[at]
    if len(short.word) != 2 or not tape.glued(at):
        return None
    return int(short.value) + (2000 if short.value < 70 else 1900)


def first_of_decade(tape: Tape, at: int) -> int:
    """The first year of a decade: of "1990s", of "90s"."""
    first = int(tape[at].value)
    return first + (1900 if 20 < first < 100 else 2000 if first <= 20 else 0)

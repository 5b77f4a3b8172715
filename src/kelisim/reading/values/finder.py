"""The values of a text as marks, and as lines for ``kelisim read --values``."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kelisim.errors import InvalidValueError
from kelisim.lang.pack import Pack, load_pack
from kelisim.model import Period
from kelisim.model.kinds import plain_number
from kelisim.reading.marks import Day, Mark, Number
from kelisim.reading.shadow import shadow
from kelisim.reading.values.amounts import find_money
from kelisim.reading.values.classes import CHAR, chars
from kelisim.reading.values.dates import find_dates
from kelisim.reading.values.found import Found, Tape, settled
from kelisim.reading.values.lexicon import lexicon_of
from kelisim.reading.values.numbers import join_numbers
from kelisim.reading.values.parts import find_parts
from kelisim.reading.values.quantities import SPELLS, find_quantities
from kelisim.reading.values.relative import find_echoes, find_relative
from kelisim.reading.values.terms import find_terms
from kelisim.reading.values.tokens import tokens_of

_MANY = 15
_EITHER_WAY = frozenset(CHAR[name] for name in ("IN", "OVER", "FOR"))  # "in five years" looks back or ahead
_TYPES = {
    "MONEY": "money", "PERCENT": "percent", "QUANTITY": "quantity", "COUNT": "number", "NUMBER": "number",
    "DATE": "date",
}  # fmt: skip


def find_values(text: str, pack: Pack, *, date: dt.date | None = None, parties: tuple[str, ...] = ()) -> list[Mark]:
    """The values of a shadow-normalised text, sorted and without overlaps.

    Args:
        text: The text, as ``shadow`` gives it.
        pack: The language.
        date: The report's date, the anchor of "last year" and its like.
        parties: Codes of the countries, which tell whose rupees are meant.
    """
    tape = _tape(text, pack, parties)
    marks: list[Mark] = []
    before: Found | None = None
    for found in _values(tape, date):
        if _converted(tape, found, before):
            marks[-1] = replace(marks[-1], end=_closed(tape, found))
        elif found.value is not None and not _pronoun(tape, found):
            start, end = tape.starts[found.first], tape.end(found.last - 1)
            marks.append(Mark(_mark_type(found), start, end, found.value, _head(tape, found, date)))
            before = found
    return marks


def _mark_type(found: Found) -> str:
    """Stretches of time ("a 30-year loan") are ``SPELL``: no rule should take them for an amount."""
    unit = found.value.unit if isinstance(found.value, Number) else None
    return "SPELL" if found.type == "QUANTITY" and unit in SPELLS else found.type


def _head(tape: Tape, found: Found, date: dt.date | None) -> str | None:
    """``many`` for a count that nobody takes in at a glance; ``ahead``, ``past`` or ``now`` for a date."""
    if isinstance(found.value, Day):
        spell = found.value.role == "for" and tape[found.last - 1].char in chars("SPELL") + CHAR["STRETCH"]
        either = spell and found.first > 0 and tape[found.first - 1].char in _EITHER_WAY
        return None if either else _when(found.value.period, date)
    many = found.type in ("COUNT", "NUMBER") and found.value is not None and found.value.value >= _MANY
    return "many" if many and tape[found.first].char != CHAR["YEAR"] else None


def _when(period: Period | None, date: dt.date | None) -> str | None:
    if period is None or date is None:
        return None
    return "ahead" if period.first_day > date else "past" if period.last_day < date else "now"


def _closed(tape: Tape, found: Found) -> int:
    """Where a value in brackets ends, with its bracket."""
    bracket = found.last < len(tape) and tape[found.last].word == ")"
    return tape.end(found.last if bracket else found.last - 1)


def _converted(tape: Tape, found: Found, before: Found | None) -> bool:
    """``$22 billion (16.3 billion euros)``: the same sum told again in other money."""
    if before is None or (found.type, before.type) != ("MONEY", "MONEY") or not 1 <= found.first - before.last <= 3:
        return False
    return tape[before.last].word in "(/" and tape[found.first - 1].word != ")"


def _pronoun(tape: Tape, found: Found) -> bool:
    """``one of them``, ``the main one``: no count that a rule should see."""
    return found.type in ("COUNT", "NUMBER") and found.last - found.first == 1 and tape[found.first].char == CHAR["ONE"]


def _tape(text: str, pack: Pack, parties: tuple[str, ...]) -> Tape:
    lexicon = lexicon_of(pack)
    row = join_numbers(tokens_of(text, lexicon), lexicon)
    return Tape(row.tokens, row.starts, row.classes, lexicon, parties)


def _values(tape: Tape, date: dt.date | None) -> list[Found]:
    finders = (find_dates, find_parts, find_relative, find_terms)
    dates = settled([found for find in finders for found in find(tape, date)])
    echoes = list(find_echoes(tape, dates))
    return settled([*echoes, *dates, *find_money(tape), *find_quantities(tape)])


def read_values(text: str, language: str, date: str | None = None) -> list[dict[str, Any]]:
    """The values of a text as plain data: start, end, text, type, value (or low and high), unit, qualifier, date.

    Units and numbers are as written ("12 MW" is 12 and ``MW``); growth in words ("doubled") is left out.

    Raises:
        PackError: If the language is unknown.
        InvalidValueError: If the date is no ISO day.
    """
    tape = _tape(shadow(text), load_pack(language), ())
    lines = []
    for found in _values(tape, _anchor(date)):
        if found.type in _TYPES:
            start, end = tape.starts[found.first], tape.end(found.last - 1)
            line = _line(found)
            if line is not None:
                lines.append({"start": start, "end": end, "text": text[start:end], "type": _TYPES[found.type], **line})
    return lines


def _anchor(date: str | None) -> dt.date | None:
    if date is None:
        return None
    try:
        return dt.date.fromisoformat(date[:10])
    except ValueError as error:
        raise InvalidValueError(f"{date!r} is no date; write a day such as 2024-02-19") from error


def _line(found: Found) -> dict[str, Any] | None:
    if isinstance(found.value, Day):
        return None if found.value.period is None else {"date": found.value.period.text}
    number = found.told or found.value
    if not isinstance(number, Number):
        return None
    value: dict[str, Any] = {"value": _plain(number.value)}
    if number.high is not None:
        value = {"low": _plain(number.value), "high": _plain(number.high)}
    unit = None if number.unit == "count" else number.unit
    return {**value, "unit": unit, "qualifier": number.qualifier}


def _plain(value: Decimal) -> int | float:
    return plain_number(value)

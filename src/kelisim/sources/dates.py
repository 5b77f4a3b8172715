"""The day of a report where its metadata are silent: from the file's name or from a dateline, only where certain."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from kelisim.lang.pack import languages, load_pack

LOCALES = ("en", "ru", "kk", "uz", "uz_Cyrl", "ky", "tg")
"""The languages whose month names a dateline may use (names by CLDR)."""

_ISO = r"(?P<y>(?:19|20)\d\d)[-_.](?P<m>\d\d)[-_.](?P<d>\d\d)"
_IN_NAME = re.compile(rf"(?<!\d){_ISO}(?!\d)|(?<!\d)(?P<y2>(?:19|20)\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?!\d)")
_STAMP = re.compile(rf"\s*{_ISO}(?!\d)")
_LINES, _WIDTH = 5, 120
_LONGEST_PLACE = 3


def day(year: int | str, month: int | str, day: int | str) -> str | None:
    """The ISO day, or ``None`` where the calendar has no such day."""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def iso_day(text: str | None) -> str | None:
    """The whole ISO day at the head of a timestamp, or ``None``."""
    match = _STAMP.match(text or "")
    return day(match["y"], match["m"], match["d"]) if match else None


def from_name(name: str) -> str | None:
    """The one day that a file's name holds (``2024-02-20``, ``20240220``); ``None`` for none or several."""
    days = {
        day(match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"])
        for match in _IN_NAME.finditer(name)
    } - {None}
    return days.pop() if len(days) == 1 else None


def from_dateline(text: str) -> str | None:
    """The day of a dateline among the first lines, where it is certain.

    A dateline is a line that holds only a place and a date, or that opens with them and goes on after a dash, a slash,
    a bracket or, where the place is one to three words, a point. ``On 19 February 2024, ministers met`` is none;
    neither are two datelines that differ.
    """
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()][:_LINES]
    days = {found for line in lines if (found := _dateline(line))}
    return days.pop() if len(days) == 1 else None


def _dateline(line: str) -> str | None:
    match = _dateline_pattern().match(line[:_WIDTH].casefold())
    if match is None:
        return None
    groups = match.groupdict()
    if groups["point"] and not 1 <= len((groups["place"] or "").split()) <= _LONGEST_PLACE:
        return None
    if groups["y"]:
        return day(groups["y"], groups["m"], groups["d"])
    if groups["dotted_y"]:
        return day(groups["dotted_y"], groups["dotted_m"], groups["dotted_d"])
    month = _month(groups["word"] or groups["us_word"])
    return None if month is None else day(groups["word_y"] or groups["us_y"], month, groups["word_d"] or groups["us_d"])


def _month(word: str) -> int | None:
    """The number of a month by its name; the languages that have a folder come first, for they need no Babel."""
    return _own_months().get(word) or _months().get(word)


@lru_cache(maxsize=1)
def _own_months() -> dict[str, int]:
    own = (load_pack(code).cldr.get("months", {}) for code in languages() if code in LOCALES)
    return {name: int(number) for months in own for number, names in months.items() for name in names}


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for locale in LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                found = get_month_names(width, context=context, locale=locale)
                names.update({str(name).casefold().rstrip("."): number for number, name in found.items()})
    return names


@lru_cache(maxsize=1)
def _dateline_pattern() -> re.Pattern[str]:
    word = r"[^\W\d_]+"  # whether it names a month is looked up, which loads fewer languages
    date = (
        rf"(?:{_ISO}|(?P<dotted_d>\d\d?)\.(?P<dotted_m>\d\d)\.(?P<dotted_y>(?:19|20)\d\d)"
        rf"|(?P<word_d>\d\d?)[ -](?P<word>{word})\.?,? (?P<word_y>(?:19|20)\d\d)"
        rf"|(?P<us_word>{word})\.? (?P<us_d>\d\d?), (?P<us_y>(?:19|20)\d\d))"
    )
    place = r"(?P<place>[^\W\d_][^\d.,:;()]{1,30}[,.] ?)?"
    time = r"(?: (?:года|г\.|жылы?|yil|йил)(?!\w))?(?:,? \d\d?:\d\d)?"
    after = r"(?=\s*$|\.?\s*[-–—/(|]|(?P<point>\.\s))"
    return re.compile(place + date + r"(?!\d)" + time + after)

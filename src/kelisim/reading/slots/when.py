"""Dates, periods, deadlines and places of a candidate, from the nearest words that tell them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from kelisim.model import Period
from kelisim.reading.clauses import Cuts, cuts_of
from kelisim.reading.marks import Mark
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report

AT = frozenset(("in", "from", "since", "for"))
_NAMES = frozenset(("FORUM", "AGREEMENT", "PROJECT", "BODY"))
DUE = frozenset(("by", "until"))
_MADE = 2  # words before the day of a making: "established in 1988"
_BESIDE = 5  # characters between a house and its town: "at the Ak Orda in Astana"


def date_near(
    candidate: Candidate,
    report: Report,
    roles: Collection[str],
    *,
    wide: bool = True,
    fits: Callable[[Period], bool] = lambda _: True,
) -> Period | None:
    """The date of the quote whose role fits, the nearest to the trigger; failing that, of the sentence."""
    days = _fitting(days_in(candidate, report, candidate.start, candidate.end, roles), fits)
    told = [m for m in days if m.role != "for"]
    mark = mark_near(candidate, told or days)  # "on Monday, the fourth in a year"
    if mark is None and wide:
        sentence = candidate.line.sentence
        mark = mark_near(candidate, _fitting(days_in(candidate, report, sentence.start, sentence.end, roles), fits))
    return None if mark is None else mark.period


def _fitting(days: list[Mark], fits: Callable[[Period], bool]) -> list[Mark]:
    return [m for m in days if m.period is not None and fits(m.period)]


def days_in(candidate: Candidate, report: Report, start: int, end: int, roles: Collection[str]) -> list[Mark]:
    """The dates between two offsets whose role fits, without those that are part of a name."""
    dates = report.marks_in(candidate.number, start, end, "DATE")
    told = [m for m in dates if m.period is not None and m.role in roles]
    if candidate.kind == "meeting":
        told = [m for m in told if not _of_else(m, candidate, start, cuts_of(report.pack))]
    names = [m for m in candidate.line.inside if m.type in _NAMES]
    return [m for m in told if not _within(m, names) or _term(m, report.text(m.start, m.end))]


def _of_else(mark: Mark, candidate: Candidate, start: int, cuts: Cuts) -> bool:
    """Whether a date beside a meeting tells how rare it is ("the first for years") or when something was founded."""
    line = candidate.line
    rare = mark.role == "for" and not cuts.nth.isdisjoint(line.words_between(start, mark.start).split())
    return rare or not cuts.founded.isdisjoint(line.words_between(line.sentence.start, mark.start).split()[-_MADE:])


def _within(mark: Mark, names: Sequence[Mark]) -> bool:
    return any(name.start <= mark.start and mark.end <= name.end for name in names)


def _term(day: Mark, words: str) -> bool:
    """Whether a date is no part of a name around it, as the years of a plan are, but was taken in with it.

    So are the end of a term ("documents in ten days") and what is told by its distance ("past decade companies").
    """
    if day.period is None:
        return False
    told = day.period.precision != "month" and not any(char.isdigit() for char in words)
    return told or (day.role == "for" and day.period.precision != "interval")


def mark_near(candidate: Candidate, marks: list[Mark]) -> Mark | None:
    """The mark that is nearest to the candidate's key; words that follow count as nearer than words before."""
    return min(marks, key=lambda m: (distance(m, candidate.key), -m.start), default=None)


def distance(mark: Mark, span: tuple[int, int]) -> int:
    """Characters between a mark and a span, threefold for a mark before it; 0 where they overlap."""
    return max(0, 3 * (span[0] - mark.end), mark.start - span[1])


def place_near(
    candidate: Candidate, report: Report, *, land: bool = False, apart: tuple[int, int] = (0, 0)
) -> Mark | None:
    """The place (with ``land``, also country) where the quote, else the sentence, says that it happened.

    Places that lie in ``apart`` are not looked at.
    """
    sentence = candidate.line.sentence
    here = (min(candidate.start, candidate.trigger[0]), max(candidate.end, candidate.trigger[1]))
    for span, types in (
        (here, ("PLACE",)),
        (here, ("PARTY",) if land else ()),
        ((sentence.start, sentence.end), ("PLACE",)),
    ):
        marks = [m for m in report.marks_in(candidate.number, *span, *types) if not apart[0] <= m.start < apart[1]]
        marks = [m for m in marks if _located(candidate, report, m)]
        found = mark_near(candidate, marks)
        if found is not None:
            return next((m for m in marks if 0 < m.start - found.end < _BESIDE and m.type == "PLACE"), found)
    return None


def place_words(mark: Mark, report: Report) -> str:
    """A place as written, without an article."""
    words = report.text(mark.start, mark.end)
    first, _, rest = words.partition(" ")
    return rest if rest and first in cuts_of(report.pack).articles else words  # "The Hague" keeps its own


def _located(candidate: Candidate, report: Report, mark: Mark) -> bool:
    """Whether the words before say that something is there: "in Tashkent", "to Chile"."""
    before = candidate.line.words_between(candidate.line.sentence.start, mark.start).split()
    cuts = cuts_of(report.pack)
    if mark.type == "PARTY" and any(
        m.type == "PERSON" and m.start < mark.start and mark.end <= m.end for m in candidate.line.inside
    ):
        return False  # "the visiting Japanese minister" is not where he is
    opening = candidate.line.words_between(mark.start, mark.end).split()[:1]
    definite = any(word in cuts.articles for word in (*before[-1:], *opening))
    while before and before[-1] in cuts.articles:
        before.pop()
    city = any(m.type == "PLACE" and mark.start <= m.start and m.end <= mark.end for m in candidate.line.inside)
    if definite and city and _attributive(candidate, mark, cuts):
        return False
    if candidate.kind in ("meeting", "agreement") and before and _of_work(candidate, mark, before[-1]):
        return False
    away = len(before) > 1 and before[-2] in cuts.leaving and before[-1] in cuts.at
    return bool(before) and before[-1] in cuts.at and not away


def _of_work(candidate: Candidate, mark: Mark, link: str) -> bool:
    """Whether a work stands right before "in" and the place, which then is the work's: "discussed a plant in Osh"."""
    ends = mark.start - len(link) - 2
    return any(m.type == "PROJECT" and m.start < ends <= m.end for m in candidate.line.inside)


def _attributive(candidate: Candidate, mark: Mark, cuts: Cuts) -> bool:
    """Whether a place with an article only tells which thing is meant: "in the Pretoria peace process"."""
    after = candidate.line.words_between(mark.end, candidate.line.sentence.end).split()
    ends = (cuts.at, cuts.carried, cuts.openers, cuts.after_comma, cuts.joiners, cuts.finite, cuts.breakers)
    return bool(after) and after[0].isalpha() and not any(after[0] in words for words in ends)

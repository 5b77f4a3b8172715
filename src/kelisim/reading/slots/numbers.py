"""What figures, targets and projects leave to be told: period, change, deadline."""

from __future__ import annotations

from collections.abc import Mapping

from kelisim.model import Period
from kelisim.reading.clauses import cuts_of
from kelisim.reading.marks import Day, Mark
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.growth import raised_to, risen_from, signed
from kelisim.reading.slots.shares import NUMBERS, own_dates
from kelisim.reading.slots.when import AT, DUE, days_in, mark_near, place_near, place_words
from kelisim.reading.slots.works import jobs_and_size

_TIMES = "times"
_WORDS_BEFORE = 20  # characters that hold the two words before a date
_COVERING = AT | {"until", "by"}
_FLOWS = frozenset(("trade_turnover", "exports", "imports", "freight", "transit", "tourists", "flights"))
_NEVER_OF_A_DAY = frozenset(("trade_turnover", "companies", "students", "tourists", "rank", "jobs"))
_COUNTED = frozenset(("companies", "students", "tourists", "flights", "jobs", "projects"))
_PARTS = frozenset(("exports", "imports"))
_OF_UNIT: Mapping[object, str] = {"t": "freight", "W": "electricity", "kWh": "electricity"}
_FEW = 2  # words between a date and the number that it leads to
_FINISHED = frozenset(("operational", "completed", "cancelled"))


def complete_figure(candidate: Candidate, report: Report) -> None:
    """Fill the period that a figure covers; growth by a factor is told as percent, a fall is negative."""
    values = candidate.values
    candidate.dropped = candidate.dropped or risen_from(candidate, report)
    signed(candidate, report)
    _no_count(candidate)
    if values.get("period") is None:
        values["period"] = _covered(candidate, report)


def _no_count(candidate: Candidate) -> None:
    """Money is no number of companies or tourists: what the words around it tell of those is not what it counts."""
    amount = candidate.captures.get("amount")
    if amount is None or amount.mark is None or amount.mark.type != "MONEY":
        return
    if candidate.values.get("indicator") in _COUNTED:
        candidate.values["indicator"] = "other"


def _covered(candidate: Candidate, report: Report) -> Period | None:
    """What the number covers: a date of the quote, else a month or year of the sentence; nothing still to come."""
    inner = [m for m in days_in(candidate, report, candidate.start, candidate.end, _COVERING) if _begun(m, report)]
    if candidate.values.get("indicator") in _NEVER_OF_A_DAY:
        inner = [m for m in inner if _precision(m) != "day" or _stands_at(m, report)]
    chosen = mark_near(candidate, own_dates(candidate, report, _at_first(inner)))
    if chosen is None and candidate.values.get("indicator") != "rank":
        outer = [m for m in days_in(candidate, report, *_part(candidate, report), _COVERING) if _begun(m, report)]
        outer = [m for m in outer if _precision(m) != "day"]
        chosen = mark_near(candidate, own_dates(candidate, report, _at_first(outer)))
        chosen = chosen or _told_before(candidate, report)
    return _so_far(candidate, report, chosen)


def _part(candidate: Candidate, report: Report) -> tuple[int, int]:
    """The part of the sentence between semicolons: "1,200 work here today; five years ago there were 200"."""
    sentence, text = candidate.line.sentence, report.shadow
    start = text.rfind(";", sentence.start, candidate.start) + 1 or sentence.start
    end = text.find(";", candidate.end, sentence.end)
    return start, sentence.end if end < 0 else end


def _stands_at(mark: Mark, report: Report) -> bool:
    """Whether a day is the one at which something was counted: "as of 1 October 45 companies worked there"."""
    before = report.lower[max(0, mark.start - _WORDS_BEFORE) : mark.start].split()
    return " ".join(before[-2:]) in cuts_of(report.pack).standing


def _at_first(days: list[Mark]) -> list[Mark]:
    """Dates at which or since which something was so before those by which it was."""
    return [m for m in days if m.role in AT] or days


def _so_far(candidate: Candidate, report: Report, mark: Mark | None) -> Period | None:
    """The period of a mark; "this year" of a flow that has been counted is January to the report's month."""
    period = _period(mark)
    if mark is None or period is None or report.date is None:
        return period
    if isinstance(mark.value, Day) and mark.value.role == "since" and period.precision == "year":
        return Period.between(period.text, report.date[:4])
    if period.text != report.date[:4]:
        return period
    counted = candidate.values.get("indicator") in _FLOWS
    if not counted or any(c.isdigit() for c in report.text(mark.start, mark.end)):
        return period
    return Period.between(f"{period.text}-01", report.date[:7])


def _told_before(candidate: Candidate, report: Report) -> Mark | None:
    """The period of the sentence before: "Trade rose in 2014. Exports came to 5 million": of sums of trade only."""
    sentence, number = candidate.line.sentence, candidate.number - 1
    if candidate.values.get("indicator") not in _PARTS or report.marks_of(candidate.number, "DATE") or number < 0:
        return None
    before = report.lines[number].sentence
    if "\n" in report.shadow[before.end : sentence.start] or not report.marks_of(number, "MONEY"):
        return None
    marks = report.marks_of(number, "DATE")
    return marks[0] if len(marks) == 1 and _begun(marks[0], report) and _precision(marks[0]) != "day" else None


def complete_target(candidate: Candidate, report: Report) -> None:
    """Fill the deadline of a target; a factor ("double trade") multiplies and has no unit."""
    values = candidate.values
    if values.get("unit") == _TIMES:
        values["unit"], values["direction"] = None, "multiply_by"
    raised_to(candidate, report)
    _of_goods(candidate)
    if values.get("deadline") is None:
        values["deadline"] = _due(candidate, report) or _to_come(candidate, report)


def _of_goods(candidate: Candidate) -> None:
    """Tonnes and watts are no turnover: what is counted by weight is freight, by power or work electricity."""
    told = candidate.values.get("indicator", candidate.rule.default.get("indicator"))
    unit = candidate.values.get("unit")
    if told == "trade_turnover" and unit in _OF_UNIT:
        candidate.values["indicator"] = _OF_UNIT[unit]


def complete_project(candidate: Candidate, report: Report) -> None:
    """Fill the deadline and place of a project; what is finished has no deadline."""
    values = candidate.values
    candidate.dropped = candidate.dropped or _points_back(candidate, report)
    jobs_and_size(candidate, report)
    if values.get("deadline") is None and values.get("status") not in _FINISHED:
        values["deadline"] = _due(candidate, report) or _to_come(candidate, report)
        if values.get("count") is not None and _over(values["deadline"], report):
            values["deadline"] = None  # "by June there were 12 projects": when they were counted
    if values.get("place") is None:
        place = place_near(candidate, report)
        values["place"] = None if place is None else place_words(place, report)


def _over(day: object, report: Report) -> bool:
    return isinstance(day, Period) and report.date is not None and day.last_day.isoformat() < report.date


def _points_back(candidate: Candidate, report: Report) -> bool:
    """Whether the name is one word that points to a thing named before ("the dam"), and no number is told of it."""
    name = candidate.captures.get("name")
    if name is None or any(candidate.values.get(slot) is not None for slot in ("value", "count", "jobs")):
        return False
    words = report.text(name.start, name.end)
    if len(words.split()) > 1 or words != words.lower():
        return False
    if words in cuts_of(report.pack).vague:
        return True
    start = candidate.line.sentence.start
    before = candidate.line.words_between(start, name.start).split()
    told = len(before) > 1 or words in report.lower[:start]  # what opens a sentence may be told of for the first time
    return bool(before) and before[-1] in cuts_of(report.pack).definite and told


def _due(candidate: Candidate, report: Report) -> Period | None:
    """The date of a deadline in the quote, else in the sentence."""
    sentence = candidate.line.sentence
    marks = days_in(candidate, report, candidate.start, candidate.end, DUE)
    if marks:
        return _period(mark_near(candidate, _own_due(candidate, report, marks)))
    marks = days_in(candidate, report, sentence.start, sentence.end, DUE)
    return _period(mark_near(candidate, [mark for mark in marks if not _of_next(mark, candidate, report)]))


def _of_next(day: Mark, candidate: Candidate, report: Report) -> bool:
    """Whether a date behind a number leads to the next one: "to 3 billion in the long run and by 2030 to 5 billion"."""
    end = candidate.line.sentence.end
    later = report.marks_in(candidate.number, day.end, end, *NUMBERS) if day.start >= candidate.key[1] else []
    between = report.text(day.end, later[0].start).split() if later else []
    return bool(later) and len(between) <= _FEW and not any("," in word for word in between)


def _own_due(candidate: Candidate, report: Report, marks: list[Mark]) -> list[Mark]:
    """Of the deadlines of a clause with several numbers those of the candidate's, be it only "over three years"."""
    ahead = days_in(candidate, report, candidate.start, candidate.end, ("for",))
    both = sorted({*marks, *(m for m in ahead if _ahead(m, report))}, key=lambda mark: mark.start)
    own = own_dates(candidate, report, both, NUMBERS)
    return [m for m in own if m in marks] or own


def _to_come(candidate: Candidate, report: Report) -> Period | None:
    """A date of the quote that is not over."""
    marks = [m for m in days_in(candidate, report, candidate.start, candidate.end, _COVERING) if _ahead(m, report)]
    return _period(mark_near(candidate, [m for m in marks if _precision(m) != "day" or _after(m, report)]))


def _period(mark: Mark | None) -> Period | None:
    return None if mark is None else mark.period


def _precision(mark: Mark) -> str:
    period = _period(mark)
    return "" if period is None else period.precision


def _begun(mark: Mark, report: Report) -> bool:
    """Whether a date had begun when the report was written."""
    period = _period(mark)
    return period is not None and (report.date is None or period.first_day.isoformat() <= report.date)


def _ahead(mark: Mark, report: Report) -> bool:
    """Whether a date was not over when the report was written."""
    period = _period(mark)
    return period is not None and (report.date is None or period.last_day.isoformat() >= report.date)


def _after(mark: Mark, report: Report) -> bool:
    period = _period(mark)
    return period is not None and report.date is not None and period.first_day.isoformat() > report.date

"""Growth and fall: factors as percent, falls as negative numbers, where a growth began and what it is to reach."""

from __future__ import annotations

from decimal import Decimal

from kelisim.reading.clauses import cuts_of
from kelisim.reading.marks import Mark, Number
from kelisim.reading.match import Candidate, Capture
from kelisim.reading.report import Report
from kelisim.reading.slots.captured import amount_of
from kelisim.reading.slots.shares import NUMBERS

_TIMES, _PERCENT = "times", "percent"
_LESS = (["(", "-"], ["(", "–"], ["(", "−"])  # "900 million (-8%)"
_NEAR, _RIGHT_AFTER, _LEVEL = 8, 3, 2  # words


def signed(candidate: Candidate, report: Report) -> None:
    """Growth by a factor becomes percent, and what is told as a fall is negative."""
    values, change = candidate.values, candidate.captures.get("change")
    amount = candidate.captures.get("amount")
    if values.get("unit") == _TIMES:
        values["value"], values["unit"] = (
            _of_factor(values.get("value"), falls=_falls(candidate, amount, report)),
            _PERCENT,
        )
    elif values.get("unit") == _PERCENT and change is None and _falls(candidate, amount, report):
        values["value"] = _negative(values.get("value"))
    if change is not None and change.mark is not None and change.mark.type == "FACTOR":
        values["change"] = _of_factor(values.get("change"), falls=_falls(candidate, change, report))
    elif _falls(candidate, change, report):
        values["change"] = _negative(values.get("change"))


def _of_factor(factor: object, *, falls: bool) -> object:
    """Growth by a factor in percent: doubled is 100, half of it is -50."""
    if not isinstance(factor, Decimal) or not factor:
        return None
    return round((1 / factor - 1) * 100, 2) if falls else (factor - 1) * 100


def _negative(percent: object) -> object:
    return -abs(percent) if isinstance(percent, Decimal) else percent


def _falls(candidate: Candidate, change: Capture | None, report: Report) -> bool:
    """Whether the nearest word of growth or fall before a change, else right after it, is one of fall."""
    if change is None:
        return False
    cuts, sentence = cuts_of(report.pack), candidate.line.sentence
    before = candidate.line.words_between(sentence.start, change.start).split()[-_NEAR:]
    after = candidate.line.words_between(change.end, sentence.end).split()[:_RIGHT_AFTER]
    if before[-2:] in _LESS:
        return True
    level = any(word in cuts.rising or word in cuts.risen for word in before[-_LEVEL:])  # "from 8, to about 5 percent"
    near = () if level else (*reversed(before), *after)
    told = [word in cuts.falling for word in near if word in cuts.falling or word in cuts.growing]
    return bool(told) and told[0]


def risen_from(candidate: Candidate, report: Report) -> bool:
    """Whether the number is only where another began, without a date: "grew from $9 billion to $18 billion"."""
    amount, cuts = candidate.captures.get("amount"), cuts_of(report.pack)
    if amount is None:
        return False
    sentence = candidate.line.sentence
    before = candidate.line.words_between(sentence.start, amount.start).split()
    after = candidate.line.words_between(amount.end, sentence.end).split()
    return bool(before and after) and before[-1] in cuts.rising and after[0] in cuts.risen


def raised_to(candidate: Candidate, report: Report) -> None:
    """What is raised from one number to another is to reach the second: "from 1.5 to 2.2 million tonnes"."""
    amount, values = candidate.captures.get("amount"), candidate.values
    if amount is None or amount.mark is None or values.get("direction", "reach") != "reach":
        return
    number, cuts = amount.mark.value, cuts_of(report.pack)
    before = candidate.line.words_between(candidate.line.sentence.start, amount.start).split()
    if not isinstance(number, Number) or not before or before[-1] not in cuts.rising:
        return
    end = None if number.high is not None else _end_of_rise(candidate, amount, report)
    if number.high is not None:
        values["value"], values["qualifier"] = number.high, "exact"
    elif end is not None:
        values.update({name: part for name, part in amount_of(end).items() if part is not None})
        candidate.captures = {**candidate.captures, "amount": Capture("amount", end.start, end.end, end)}


def _end_of_rise(candidate: Candidate, amount: Capture, report: Report) -> Mark | None:
    """The number after "to", where the candidate's own stands after "from": "from 800 million to 2 billion"."""
    later = [m for m in report.marks_of(candidate.number, *NUMBERS) if m.start >= amount.end]
    end = min(later, key=lambda mark: mark.start, default=None)
    if end is None:
        return None
    between = candidate.line.words_between(amount.end, end.start).split()
    return end if between and len(between) <= _LEVEL + 1 and between[0] in cuts_of(report.pack).risen else None

"""What is told of a project beside its name: how many jobs it gives, how many watts or kilometres it has."""

from __future__ import annotations

from functools import lru_cache

from kelisim.lang.pack import Pack
from kelisim.reading.clauses import cuts_of
from kelisim.reading.marks import Mark, Number
from kelisim.reading.match import Candidate, Capture
from kelisim.reading.pattern import Pattern, compile_pattern
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of
from kelisim.reading.slots.captured import amount_of

_COUNTS = ("COUNT", "NUMBER", "QUANTITY")
_SIZES = frozenset(("W", "km"))
_NEAR = 4  # words


def jobs_and_size(candidate: Candidate, report: Report) -> None:
    """Fill the jobs of a project, and its value where the size stands beside its name and no money is told."""
    if candidate.dropped or all(candidate.values.get(slot) is None for slot in ("name", "value", "count")):
        return
    if candidate.values.get("jobs") is None:
        _take_jobs(candidate, report)
    if candidate.values.get("value") is None and candidate.values.get("count") is None:
        _take_size(candidate, report)


def _take_jobs(candidate: Candidate, report: Report) -> None:
    pattern, sentence = _jobs(report.pack), candidate.line.sentence
    if pattern is None or not pattern.regex.search(candidate.line.words_between(sentence.start, sentence.end)):
        return
    alone = len(report.marks_of(candidate.number, "PROJECT")) <= 1
    start, end = (sentence.start, sentence.end) if alone else (candidate.start, candidate.end)
    told = [m for m in report.marks_in(candidate.number, start, end, *_COUNTS) if _of_jobs(m, candidate, pattern)]
    name = candidate.captures.get("name")
    if name is not None and any(name.start <= mark.start < name.end for mark in told):
        return
    if len(told) == 1 and isinstance(told[0].value, Number):
        candidate.values["jobs"] = told[0].value.value
        _catch(candidate, "jobs", told[0])


def _of_jobs(mark: Mark, candidate: Candidate, pattern: Pattern) -> bool:
    own = candidate.line.words_between(mark.start, mark.end)
    after = candidate.line.words_between(mark.end, candidate.line.sentence.end).split()[:_NEAR]
    return pattern.regex.search(own + " ".join([*after, ""])) is not None


def _take_size(candidate: Candidate, report: Report) -> None:
    name = candidate.captures.get("name")
    if name is None or report.marks_in(candidate.number, candidate.start, candidate.end, "MONEY"):
        return
    marks = report.marks_in(candidate.number, candidate.start, candidate.end, "QUANTITY")
    sizes = [m for m in marks if isinstance(m.value, Number) and m.value.unit in _SIZES]
    if len(sizes) == 1 and _beside(sizes[0], name, candidate, report):
        candidate.values.update(amount_of(sizes[0]))
        _catch(candidate, "amount", sizes[0])


def _beside(mark: Mark, name: Capture, candidate: Candidate, report: Report) -> bool:
    """Whether few words and no comma or joining word stand between a size and a name; it may stand in the name."""
    if name.start <= mark.start < name.end:
        return True
    first, last = min(mark.end, name.end), max(mark.start, name.start)
    between = candidate.line.words_between(first, last).split()
    cuts = cuts_of(report.pack)
    apart = (cuts.joiners, cuts.breakers, cuts.finite)
    return len(between) <= _NEAR and not any(word == "," or any(word in words for words in apart) for word in between)


def _catch(candidate: Candidate, slot: str, mark: Mark) -> None:
    """Note where the number stands, so that no figure or target tells it again."""
    candidate.captures = {**candidate.captures, slot: Capture(slot, mark.start, mark.end, mark)}


@lru_cache(maxsize=16)
def _jobs(pack: Pack) -> Pattern | None:
    lists = rules_of(pack).lists
    return compile_pattern("JOBS", lists) if "JOBS" in lists else None

"""From a prepared report to its claims: passes, each of which works on what the one before left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kelisim.model import Claim
from kelisim.reading.check import best_of_rivals, claim_of, drop_heads, targets_first
from kelisim.reading.classes import classes_of
from kelisim.reading.clauses import cuts_of
from kelisim.reading.explain import Trace
from kelisim.reading.features import Scene
from kelisim.reading.line import Line
from kelisim.reading.match import Candidate, candidates
from kelisim.reading.once import told_once
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of
from kelisim.reading.sentences import list_heads
from kelisim.reading.slots import complete, nobody
from kelisim.reading.slots.again import what_it_is
from kelisim.reading.slots.events import from_events, one_host
from kelisim.reading.slots.naming import told_by_name
from kelisim.reading.weighing import Judge, all_seen


@dataclass
class Work:
    """A prepared report on its way to claims.

    Attributes:
        judge: Tells which candidates are sure enough.
        trace: Notes which step filled which slot, where that is asked for.
        heads: Of each sentence the one that announces the list of which it is an item.
        found: The candidates; ``made`` the claims that they became, each with its candidate.
        claims: Each fact once.
    """

    report: Report
    judge: Judge
    trace: Trace | None = None
    heads: list[int | None] = field(default_factory=list)
    found: list[Candidate] = field(default_factory=list)
    made: list[tuple[Claim, Candidate]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def all_through(works: Sequence[Work]) -> None:
    """Take some reports through all passes, each pass through all reports before the next begins.

    A pass that goes on has its own tables at hand in the caches of the processor.
    """
    for turn in (*FINDING, *CLAIMING):
        for work in works:
            turn(work)


def candidates_of(report: Report, judge: Judge = all_seen) -> list[Candidate]:
    """The completed candidates of a report.

    Args:
        report: As ``prepared`` gives it.
        judge: Tells which are sure enough; without it all are kept (for training).
    """
    work = Work(report, judge)
    for turn in FINDING:
        turn(work)
    return work.found


def claims_of(report: Report, found: Iterable[Candidate]) -> list[tuple[Claim, Candidate]]:
    """The claims of completed candidates, each with its candidate."""
    pairs = ((claim_of(candidate, report), candidate) for candidate in found)
    return [(claim, candidate) for claim, candidate in pairs if claim is not None]


def _find(work: Work) -> None:
    report = work.report
    rules, cuts = rules_of(report.pack), cuts_of(report.pack)
    work.heads = list_heads(report.shadow, report.sentences)
    for number, line in enumerate(report.lines):
        work.found.extend(candidates(number, line, _announced(report, work.heads[number]), rules, cuts))
    drop_heads(work.found, work.heads)
    work.found = best_of_rivals(work.found)


def _announced(report: Report, head: int | None) -> list[Line]:
    """The sentence that announces a list, and the one before it."""
    return [] if head is None else report.lines[max(0, head - 1) : head + 1]


def _weigh(work: Work) -> None:
    scene = Scene.of(work.found, work.report.lines, classes_of(work.report.pack))
    work.found = work.judge(work.found, scene)


def _fill(work: Work) -> None:
    report, note = work.report, work.trace.note if work.trace else nobody
    defaults = rules_of(report.pack).defaults
    for candidate in work.found:
        complete(candidate, report, defaults.get(candidate.kind, {}), note)
    from_events(work.found, report, work.heads)
    one_host(work.found)
    what_it_is(work.found, report)
    for candidate in work.found:
        note(candidate, "event")
        told_by_name(candidate, report)
    work.found = [candidate for candidate in work.found if not candidate.dropped]


def _claim(work: Work) -> None:
    work.made = claims_of(work.report, targets_first(work.found))


def _once(work: Work) -> None:
    work.claims = told_once(claim for claim, _ in work.made)


FINDING: Sequence[Callable[[Work], None]] = (_find, _weigh, _fill)
CLAIMING: Sequence[Callable[[Work], None]] = (_claim, _once)

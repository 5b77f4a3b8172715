"""The steps of reading, in order. Each says what it needs and what it gives; none knows a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kelisim.lang.pack import Pack, languages, load_pack
from kelisim.model import Claim, Document, Gap
from kelisim.reading.check import best_of_rivals, claim_of, drop_heads, targets_first
from kelisim.reading.classes import classes_of
from kelisim.reading.clauses import cuts_of
from kelisim.reading.explain import Explanation, Trace, explained
from kelisim.reading.features import Scene
from kelisim.reading.language import contradicts, language_name, language_of
from kelisim.reading.line import Line, line_of
from kelisim.reading.marks import Mark
from kelisim.reading.match import Candidate, candidates
from kelisim.reading.names import find_names
from kelisim.reading.once import told_once
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of
from kelisim.reading.sentences import list_heads, sentence_at, sentences
from kelisim.reading.shadow import lowered, shadow
from kelisim.reading.slots import complete, nobody
from kelisim.reading.slots.events import from_events, one_host
from kelisim.reading.slots.naming import told_by_name
from kelisim.reading.values import find_values
from kelisim.reading.weighing import Judge, all_seen, by_hand, judge_of

READER = "reader 1"


@dataclass(frozen=True)
class Read:
    """What one pass over one report gave: claims in the order of the text, gaps, and why each claim was read.

    Attributes:
        explanations: One for each claim, where they were asked for.
        language: In which it was read, or would have to be; ``None`` where that is not plain.
    """

    claims: tuple[Claim, ...]
    gaps: tuple[Gap, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    language: str | None = None


@dataclass(frozen=True)
class Step:
    """One step of the pipeline.

    Attributes:
        needs, gives: Attributes of ``Report``.
    """

    name: str
    run: Callable[[Report], None]
    needs: tuple[str, ...]
    gives: tuple[str, ...]


def read(document: Document, *, parties: tuple[str, ...] = (), trained: bool = True, explain: bool = False) -> Read:
    """Read the claims of a report. Pure: the same document and parties give the same claims.

    Args:
        document: The report; its language is told from its letters and words where the header does not say.
        parties: The register's sides, where known; else they are inferred from the text.
        trained: Let the trained weights of the language decide; else the hand-set weights of the rules do.
        explain: Tell of each claim why it was read.

    Returns:
        Claims with exact quotes. A report whose language has no rules gives a gap of the code ``language``.
    """
    code = language_in(document)
    gap = _language_gap(document, code)
    if gap is not None or code is None:
        return Read((), (gap,) if gap else (), language=code)
    report = prepared(document, load_pack(code), parties)
    done = _read(report, judge_of(report.pack) if trained else by_hand, Trace() if explain else None)
    return replace(done, gaps=_told_otherwise(document, code), language=code)


def language_in(document: Document) -> str | None:
    """The language of a report: its header's, unless its letters and words are plainly another's."""
    told = document.language
    return language_of(document.text) if told is None or contradicts(document.text, told) else told


def prepared(document: Document, pack: Pack, parties: tuple[str, ...] = ()) -> Report:
    """The report after all steps that come before the rules."""
    plain = shadow(document.text)
    report = Report(document, pack, plain, lowered(plain), document.date, parties)
    for step in STEPS:
        step.run(report)
    return report


def candidates_of(report: Report, judge: Judge = all_seen, trace: Trace | None = None) -> list[Candidate]:
    """The completed candidates of a report.

    Args:
        report: As ``prepared`` gives it.
        judge: Tells which are sure enough; without it all are kept (for training).
        trace: Notes which step filled which slot.
    """
    rules, cuts = rules_of(report.pack), cuts_of(report.pack)
    heads = list_heads(report.shadow, report.sentences)
    found: list[Candidate] = []
    for number, line in enumerate(report.lines):
        found.extend(candidates(number, line, _announced(report, heads[number]), rules, cuts))
    drop_heads(found, heads)
    found = best_of_rivals(found)
    found = judge(found, Scene.of(found, report.lines, classes_of(report.pack)))
    note = trace.note if trace else nobody
    for candidate in found:
        complete(candidate, report, rules.defaults.get(candidate.kind, {}), note)
    from_events(found, report, heads)
    one_host(found)
    for candidate in found:
        note(candidate, "event")
    for candidate in found:
        told_by_name(candidate, report)
    return [candidate for candidate in found if not candidate.dropped]


def _announced(report: Report, head: int | None) -> list[Line]:
    """The sentence that announces a list, and the one before it."""
    return [] if head is None else report.lines[max(0, head - 1) : head + 1]


def pack_version(language: str | None) -> str:
    """The version of a language's pack; ``none`` for a language without a folder."""
    return load_pack(language).version if language in languages() else "none"


def _read(report: Report, judge: Judge, trace: Trace | None) -> Read:
    found = claims_of(report, targets_first(candidates_of(report, judge, trace)))
    claims = told_once(claim for claim, _ in found)
    if trace is None:
        return Read(tuple(claims))
    by_id = {claim.id: candidate for claim, candidate in reversed(found)}
    return Read(tuple(claims), (), tuple(explained(claim, by_id[claim.id], report, trace) for claim in claims))


def claims_of(report: Report, found: Iterable[Candidate]) -> list[tuple[Claim, Candidate]]:
    """The claims of completed candidates, each with its candidate."""
    pairs = ((claim_of(candidate, report), candidate) for candidate in found)
    return [(claim, candidate) for claim, candidate in pairs if claim is not None]


def _language_gap(document: Document, code: str | None) -> Gap | None:
    """Why a report cannot be read, where there are no rules for its language or nobody knows it."""
    name = document.name
    if code is None and document.language is not None:
        header = language_name(document.language)
        return Gap("language", name, f"The header says {header}, but the text is in another language; it was not read.")
    if code is None:
        return Gap("language", name, "The language of this report could not be told, so it was not read.")
    if code not in languages() or not load_pack(code).rules:
        language = language_name(code)
        return Gap("language", name, f"There are no rules for {language} yet, so no claims were read.")
    return None


def _told_otherwise(document: Document, code: str) -> tuple[Gap, ...]:
    """What the header says wrongly of the language of a report that was read."""
    if document.language in (None, code):
        return ()
    header, language = language_name(str(document.language)), language_name(code)
    name = document.name
    return (Gap("header", name, f"The header says {header}, but the text is in {language} and was read as such."),)


def _sentences(report: Report) -> None:
    report.sentences = sentences(report.shadow, report.pack)


def _names(report: Report) -> None:
    title = shadow(report.document.title)
    report.names = find_names(report.shadow, report.sentences, report.pack, title=title, parties=report.given)


def _values(report: Report) -> None:
    date = dt.date.fromisoformat(report.date) if report.date else None
    values = find_values(report.shadow, report.pack, date=date, parties=report.pair)
    report.marks = sorted([*values, *report.names.marks], key=lambda mark: (mark.start, -mark.end, mark.type))


def _lines(report: Report) -> None:
    shares: list[list[Mark]] = [[] for _ in report.sentences]
    for mark in report.marks:
        index = sentence_at(report.sentences, mark.start)
        if index >= 0 and mark.end <= report.sentences[index].end:
            shares[index].append(mark)
    pairs = zip(report.sentences, shares, strict=True)
    report.lines = [line_of(report.lower, sentence, marks) for sentence, marks in pairs]


STEPS = (
    Step("sentences", _sentences, ("shadow", "pack"), ("sentences",)),
    Step("names", _names, ("shadow", "sentences", "pack", "given"), ("names",)),
    Step("values", _values, ("shadow", "pack", "date", "names"), ("marks",)),
    Step("lines", _lines, ("lower", "sentences", "marks"), ("lines",)),
)

"""The steps of reading, in order. Each says what it needs and what it gives; none knows a language."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kelisim.lang.pack import Pack, languages, load_pack
from kelisim.model import Claim, Document, Gap
from kelisim.reading.explain import Explanation, Trace, explained
from kelisim.reading.language import contradicts, language_name, language_of
from kelisim.reading.line import line_of
from kelisim.reading.marks import Mark
from kelisim.reading.names import find_names
from kelisim.reading.passes import Work, all_through
from kelisim.reading.report import Report
from kelisim.reading.sentences import sentence_at, sentences
from kelisim.reading.shadow import lowered, shadow
from kelisim.reading.values import find_values
from kelisim.reading.weighing import by_hand, judge_of

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
    return read_all([document], parties=parties, trained=trained, explain=explain)[0]


def read_all(
    documents: Sequence[Document], *, parties: tuple[str, ...] = (), trained: bool = True, explain: bool = False
) -> list[Read]:
    """Read some reports, as ``read`` does one: the same claims, sooner than one by one (docs/adr/0023).

    Args:
        documents: The reports; all are held at once, so a long run gives a few at a time.
        parties: As for ``read``.
        trained: As for ``read``.
        explain: As for ``read``.
    """
    asked = [(document, language_in(document)) for document in documents]
    gaps = [_language_gap(document, code) for document, code in asked]
    works = [
        None if gap else _work(document, str(code), parties, trained=trained, explain=explain)
        for (document, code), gap in zip(asked, gaps, strict=True)
    ]
    ready = [work for work in works if work is not None]
    _prepare([work.report for work in ready])
    all_through(ready)
    return [
        Read((), (gap,) if gap else (), language=code) if work is None else _read(work, code)
        for (_, code), gap, work in zip(asked, gaps, works, strict=True)
    ]


def _work(document: Document, code: str, parties: tuple[str, ...], *, trained: bool, explain: bool) -> Work:
    report = _begun(document, load_pack(code), parties)
    return Work(report, judge_of(report.pack) if trained else by_hand, Trace() if explain else None)


def language_in(document: Document) -> str | None:
    """The language of a report: its header's, unless its letters and words are plainly another's."""
    told = document.language
    return language_of(document.text) if told is None or contradicts(document.text, told) else told


def prepared(document: Document, pack: Pack, parties: tuple[str, ...] = ()) -> Report:
    """The report after all steps that come before the rules."""
    report = _begun(document, pack, parties)
    _prepare([report])
    return report


def _begun(document: Document, pack: Pack, parties: tuple[str, ...]) -> Report:
    plain = shadow(document.text)
    return Report(document, pack, plain, lowered(plain), document.date, parties)


def _prepare(reports: Sequence[Report]) -> None:
    """Every step through all reports before the next begins."""
    for step in STEPS:
        for report in reports:
            step.run(report)


def pack_version(language: str | None) -> str:
    """The version of a language's pack; ``none`` for a language without a folder."""
    return load_pack(language).version if language in languages() else "none"


def _read(work: Work, code: str | None) -> Read:
    report, claims = work.report, tuple(work.claims)
    gaps = _told_otherwise(report.document, code)
    if work.trace is None:
        return Read(claims, gaps, language=code)
    by_id = {claim.id: candidate for claim, candidate in reversed(work.made)}
    told = tuple(explained(claim, by_id[claim.id], report, work.trace) for claim in claims)
    return Read(claims, gaps, told, code)


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


def _told_otherwise(document: Document, code: str | None) -> tuple[Gap, ...]:
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
    told = _no_first_names(values, [mark for mark in report.names.marks if mark.type == "PERSON"])
    report.marks = sorted([*told, *report.names.marks], key=lambda mark: (mark.start, -mark.end, mark.type))


def _no_first_names(values: Iterable[Mark], persons: Sequence[Mark]) -> Iterator[Mark]:
    """Without the months that are somebody's name: "Minister Jan Novak", "President April Jones"."""
    starts = [mark.start for mark in persons]
    for value in values:
        at = bisect_right(starts, value.start) - 1 if value.type == "DATE" else -1
        if at < 0 or value.end > persons[at].end or value.start == persons[at].start:
            yield value


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

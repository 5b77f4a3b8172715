"""Titles: a name goes on to the right as long as the words say so; a subject sheds its leading small words."""

from __future__ import annotations

from kelisim.model import Period
from kelisim.reading.clauses import Cuts, cuts_of
from kelisim.reading.line import TOKEN
from kelisim.reading.marks import Day, Mark
from kelisim.reading.match import Candidate, Capture
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of

_MOST_WORDS = 16
_ARTICLE = 5
_VALUES = frozenset(("DATE", "MONEY", "COUNT", "NUMBER"))
_HOUSED = frozenset(("PROJECT", "BODY"))
_YEAR = 364
_NEXT = 40  # characters in which the next word ends, with an article before it
_ENDS = frozenset(',;:.!?()–…"')


def title_of(candidate: Candidate, report: Report, capture: Capture) -> str | None:
    """The title of a document: its mark and the words by which it goes on; of a described one, what it is about."""
    title = _title(candidate, report, capture)
    cuts = cuts_of(report.pack)
    points = title is not None and (title.lower() in cuts.definite or title.lower() in cuts.relatives)
    return None if points else title  # "a declaration on this"


def _title(candidate: Candidate, report: Report, capture: Capture) -> str | None:
    if capture.mark is None:
        return stripped(report, capture.start, capture.end)
    whole = capture.end == capture.mark.end
    end = _goes_on(candidate, report, capture.end) if whole else capture.end
    named = capture.mark.value if whole else None
    if not whole:
        return stripped(report, _subject_start(report, capture), capture.end)
    if end == capture.end:
        return str(named) if named else _beyond_place(candidate, report, end) or _described(report, capture)
    if named and str(named) not in report.text(capture.start, capture.end):
        return str(named)
    words = report.text(capture.start, capture.end)
    begins = words.find(str(named)) if named else -1
    if named:
        return report.text(capture.start + max(0, begins), end)
    subject = stripped(report, capture.end, end)
    sides = subject is not None and subject.split()[0].lower() in cuts_of(report.pack).among
    return report.text(capture.start, end) if sides else subject  # "a memorandum between two ministries"


def _subject_start(report: Report, capture: Capture) -> int:
    """Where the subject begins in the first half of what names two things: "protocols on customs" and on trade."""
    mark = capture.mark
    if mark is None or not isinstance(mark.value, str):
        return capture.start
    begins = report.document.text.find(mark.value, capture.start, mark.end)
    return begins if capture.start < begins < capture.end else capture.start


def _beyond_place(candidate: Candidate, report: Report, end: int) -> str | None:
    """The subject behind the place that stands right after a document: "an agreement in Accra on visas"."""
    word = TOKEN.match(report.lower, end + 1)
    there = word is not None and word.group() in cuts_of(report.pack).there
    place = _mark_at(candidate, word.end() + 1, "PLACE") if word and there else None
    last = _goes_on(candidate, report, place.end) if place is not None else end
    return stripped(report, place.end, last) if place is not None and last > place.end else None


def _described(report: Report, capture: Capture) -> str | None:
    """A document without a name is called by its own words, unless they only say that it is a document."""
    words = stripped(report, capture.start, capture.end)
    named = capture.mark is None or capture.mark.type != "AGREEMENT"
    return words if words is not None and (named or len(words.split()) > 1) else None


def stripped(report: Report, start: int, end: int) -> str | None:
    """The words of a span without leading small words and punctuation."""
    strip = cuts_of(report.pack).strip
    tokens = list(TOKEN.finditer(report.lower, start, end))
    while tokens and (tokens[0].group() in strip or tokens[0].group() in _ENDS):
        tokens.pop(0)
    while tokens and tokens[-1].group() in _ENDS - {")"}:
        tokens.pop()
    return report.text(tokens[0].start(), tokens[-1].end()) if tokens else None


def _opens_another(candidate: Candidate, end: int) -> bool:
    """Whether another document is named right after a joining word: "a protocol on trade and a treaty on borders"."""
    return any(m.type == "AGREEMENT" and end < m.start <= end + _ARTICLE for m in candidate.line.inside)


def _happened(candidate: Candidate, start: int, end: int, cuts: Cuts) -> bool:
    """Whether a word opens where, when or before whom something was done, which no title holds.

    As in "a memorandum in Accra on Monday in the presence of guests". A place right after a work or a body is theirs:
    "an agreement on a power plant in Tema".
    """
    word = candidate.line.source[start:end]
    if word in cuts.there:
        place = _mark_at(candidate, end + 1, "PLACE")
        if place is not None and candidate.line.source[place.start : place.end] not in cuts.thither:
            return not any(m.end + 1 == start and m.type in _HOUSED for m in candidate.line.inside)
        if _next_word(candidate, end, cuts) in cuts.occasions:
            return True
    if word in cuts.continues and _day(_mark_at(candidate, end + 1, "DATE")) is not None:
        return True
    day = _day(_mark_at(candidate, start, "DATE"))
    return day is not None and (day.last_day - day.first_day).days < _YEAR


def _mark_at(candidate: Candidate, start: int, kind: str) -> Mark | None:
    """The mark of a type that begins at an offset."""
    return next((m for m in candidate.line.inside if m.start == start and m.type == kind), None)


def _day(mark: Mark | None) -> Period | None:
    """When something happened; no deadline, and no years that something is for."""
    return mark.value.period if mark is not None and isinstance(mark.value, Day) and mark.value.role == "in" else None


def _next_word(candidate: Candidate, end: int, cuts: Cuts) -> str:
    """The word after an offset, passing an article."""
    words = [*TOKEN.findall(candidate.line.source, end, end + _NEXT), "", ""]
    return str(words[1] if words[0] in cuts.articles else words[0])


def _goes_on(candidate: Candidate, report: Report, end: int) -> int:
    cuts = cuts_of(report.pack)
    stop = rules_of(report.pack).lists.get("STOP")
    stops = frozenset(stop.entries) if stop else frozenset()
    last, count = end, 0
    for token in TOKEN.finditer(report.lower, end, candidate.line.sentence.end):
        word = token.group()
        if count == 0 and (word not in cuts.continues or word == ","):
            return end
        if _happened(candidate, token.start(), token.end(), cuts):
            break
        if word in cuts.joiners and _opens_another(candidate, token.end()):
            break
        if word in cuts.joiners:
            following = TOKEN.match(report.lower, token.end() + 1)
            if following and following.group() in cuts.breakers:
                break
        if word in _ENDS or (word in stops and count > 1) or count >= _MOST_WORDS:
            break
        if count == 1 and any(m.start <= token.start() < m.end for m in candidate.line.inside if m.type in _VALUES):
            return end
        last, count = token.end(), count + 1
    return last

"""Why a claim was read: its rule, the marks that the rule matched, and from where and which words each slot came.

Nothing of this is done unless somebody asks: a ``Trace`` is told of the values of a candidate after each step, and the
words are then looked up in what the report's steps found anyway.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kelisim.model import Claim, Period
from kelisim.model.kinds import Participant, plain_number
from kelisim.reading.marks import Day, Mark, Number, Person
from kelisim.reading.match import Candidate
from kelisim.reading.names.fields import field_lists, hits, matter_of
from kelisim.reading.report import Report
from kelisim.reading.rules import rules_of
from kelisim.reading.slots.tables import told_near

FROM = {
    "rule": "set by the rule",
    "capture": "captured by the pattern",
    "table": "a table of words",
    "near": "near the match",
    "event": "an event told before",
    "asked": "the pair that was asked for",
    "pair": "the pair that the report is about",
    "credit": "who is credited with the words",
    "words": "telling words",
    "report": "what the report mostly speaks of",
    "default": "default",
}
"""From where a slot can be filled, in words."""
_AMOUNT = frozenset(("value", "unit", "qualifier"))
_LANDS = ("PARTY", "PAIR", "PERSON", "PLACE")
_MOST_WORDS = 5
_FARTHEST = 200  # sentences


@dataclass(frozen=True)
class Anchor:
    """A mark that the rule matched: its type (with its head), its words, and what it stands for."""

    type: str
    words: str
    value: str


@dataclass(frozen=True)
class Filling:
    """How a slot was filled.

    Attributes:
        origin: A key of ``FROM``.
        words: The words of the report that told it, where there are any.
    """

    slot: str
    value: str
    origin: str
    words: str | None = None


@dataclass(frozen=True)
class Explanation:
    """Why a claim was read.

    Attributes:
        claim_id: The claim.
        rule: Id of the rule.
        matched: The words in the text that the rule matched.
        anchors: The marks among them.
        fillings: Every slot that was filled, with parties, fields and speaker.
    """

    claim_id: str
    rule: str
    matched: str
    anchors: tuple[Anchor, ...]
    fillings: tuple[Filling, ...]


@dataclass
class Trace:
    """Which step filled which slot of which candidate, with the value as it was before it was told by name."""

    told: dict[int, dict[str, tuple[object, str]]] = field(default_factory=dict)
    spoken_of: frozenset[str] | None = None

    def note(self, candidate: Candidate, step: str) -> None:
        """Look what a step filled or changed; a capture that a step only brings into form stays a capture."""
        known = self.told.setdefault(id(candidate), {})
        for slot, value in candidate.values.items():
            before = known.get(slot)
            if value is None or (before is not None and before[0] == value):
                continue
            caught = before is not None and before[1] == "capture"
            known[slot] = (value, "capture" if caught else step)

    def of(self, candidate: Candidate) -> dict[str, tuple[object, str]]:
        """Slot to its value and step."""
        return self.told.get(id(candidate), {})

    def matter(self, report: Report) -> frozenset[str]:
        """The fields that the report speaks of; looked up once."""
        if self.spoken_of is None:
            texts = (report.text(one.start, one.end) for one in report.sentences)
            self.spoken_of = frozenset(matter_of(texts, report.pack))
        return self.spoken_of


def explained(claim: Claim, candidate: Candidate, report: Report, trace: Trace) -> Explanation:
    """Why a claim was read."""
    start, end = candidate.trigger
    own = [capture.mark for capture in candidate.captures.values()]
    stand = [mark for group in candidate.line.marks for mark in group]
    marks = [mark for mark in stand if (start <= mark.start and mark.end <= end) or mark in own]
    return Explanation(
        claim.id,
        candidate.rule.id,
        report.text(start, end),
        tuple(_anchor(mark, report) for mark in marks),
        (*_slots(claim, candidate, report, trace), *_common(claim, candidate, report, trace)),
    )


def _anchor(mark: Mark, report: Report) -> Anchor:
    value = "" if mark.value is None else _shown(mark.value)
    return Anchor(f"{mark.type}:{mark.head}" if mark.head else mark.type, _words(mark, report), value)


def _words(mark: Mark, report: Report) -> str:
    return report.text(mark.start, mark.end)


def _shown(value: object) -> str:
    """A value in a few words."""
    if isinstance(value, Decimal):
        return str(plain_number(value))
    if isinstance(value, Number):
        high = None if value.high is None else f"to {_shown(value.high)}"
        return " ".join(str(part) for part in (_shown(value.value), high, value.unit, value.qualifier) if part)
    if isinstance(value, Day):
        return f"{value.period.text if value.period else 'no date'} ({value.role})"
    if isinstance(value, (Person, Participant)):
        level = value.level if isinstance(value, Person) else None
        return ", ".join(str(part) for part in (value.name, value.role, value.country, level) if part)
    if isinstance(value, tuple):
        return "; ".join(map(_shown, value))
    return value.text if isinstance(value, Period) else str(value)


def _slots(claim: Claim, candidate: Candidate, report: Report, trace: Trace) -> Iterator[Filling]:
    for slot, (raw, step) in trace.of(candidate).items():
        value = getattr(claim.slots, slot, None)
        if value in (None, ()):
            continue
        origin, words = step, _told_by(candidate, report, slot, raw, step)
        if words is None and step == "near" and set(_codes(raw)) <= set(report.pair) and _codes(raw):
            origin = _pair(report)
        yield Filling(slot, _shown(value), origin, words)


def _codes(value: object) -> tuple[str, ...]:
    """Codes of countries among values: of one, of several."""
    found = value if isinstance(value, tuple) else (value,)
    return tuple(code for code in found if isinstance(code, str) and code.isalpha() and code.isupper())


def _told_by(candidate: Candidate, report: Report, slot: str, raw: object, step: str) -> str | None:
    """The words that told a slot's value."""
    if step == "capture":
        capture = candidate.captures.get(slot) or (candidate.captures.get("amount") if slot in _AMOUNT else None)
        return None if capture is None else report.text(capture.start, capture.end)
    if step == "table":
        tables = rules_of(report.pack).tables.get(candidate.kind, ())
        told = (told_near(candidate, table) for table in tables if table.slot == slot)
        return next((found[1].strip() for found in told if found and found[0] == raw), None)
    return _near(candidate, report, slot, raw) if step in ("near", "event") else None


def _near(candidate: Candidate, report: Report, slot: str, raw: object) -> str | None:
    """The words near a match, or before it, that a value stands for."""
    if isinstance(raw, Period):
        return _date_words(candidate, report, raw)
    if isinstance(raw, tuple) and raw and isinstance(raw[0], Participant):
        return _people(candidate, report, {person.name for person in raw if isinstance(person, Participant)})
    if slot in ("value", "change", "unit", "direction"):
        capture = candidate.captures.get("change" if slot == "change" else "amount")
        return None if capture is None else report.text(capture.start, capture.end)
    if slot in ("type", "level", "status"):
        return _first(report, _telling_marks(candidate, slot, raw))
    return _named(candidate, report, slot, raw)


def _telling_marks(candidate: Candidate, slot: str, raw: object) -> list[Mark]:
    """The marks that tell a code: a document's or body's head, a person's rank, whether a date is over."""
    if slot == "status":
        return _marks(candidate, "DATE")
    if slot == "level":
        return [m for m in _marks(candidate, "PERSON") if isinstance(m.value, Person) and m.value.level == raw]
    capture = candidate.captures.get("title") or candidate.captures.get("name")
    start, end = (capture.start, capture.end) if capture else candidate.trigger
    return [m for m in _marks(candidate) if start <= m.start < end and m.head == raw]


def _first(report: Report, marks: Iterable[Mark]) -> str | None:
    return next((_words(mark, report) for mark in marks), None)


def _marks(candidate: Candidate, *types: str) -> list[Mark]:
    """The marks of the sentence, those of the quote first."""
    marks = [mark for mark in candidate.line.inside if not types or mark.type in types]
    return sorted(marks, key=lambda mark: not candidate.start <= mark.start < candidate.end)


def _before(candidate: Candidate) -> range:
    """The numbers of the sentence and of those before it that are looked at, the nearest first."""
    return range(candidate.number, max(-1, candidate.number - _FARTHEST), -1)


def _date_words(candidate: Candidate, report: Report, period: Period) -> str | None:
    """The date of the sentence, else of the last one before it, that says this day, or one within or around it."""
    for exact in (True, False):
        for number in _before(candidate):
            days = [m for m in report.lines[number].inside if isinstance(m.value, Day) and m.value.period is not None]
            days.sort(key=lambda mark: abs(mark.start - candidate.key[0]))
            for mark in days:
                told = mark.value.period if isinstance(mark.value, Day) else None
                if told == period or (not exact and told is not None and (told.holds(period) or period.holds(told))):
                    return _words(mark, report)
    return None


def _people(candidate: Candidate, report: Report, names: set[str]) -> str | None:
    sentence = candidate.line.sentence
    told = [(start, end) for start, end, _ in report.names.mentions if sentence.start <= start < sentence.end]
    meant = [span for span in told if names & {person.name for person in report.names.people_in(span[0], span[1])}]
    return "; ".join(report.text(*span) for span in meant) or None


def _named(candidate: Candidate, report: Report, slot: str, raw: object) -> str | None:
    """The words for a country, a place or another name, in the sentence or before it."""
    codes = set(_codes(raw))
    for number in _before(candidate):
        marks = _marks(candidate) if number == candidate.number else report.lines[number].inside
        if codes:
            lands = sorted((m for m in marks if m.type in _LANDS), key=lambda m: slot != "host" or m.type != "PLACE")
            found = next((m for m in lands if codes == set(_lands(m, report))), None)
        else:
            found = next((m for m in marks if m.type != "DATE" and str(raw) in _words(m, report)), None)
        if found is not None:
            return _words(found, report)
        if codes:  # whose it is, is told in the sentence or by the pair
            return None
    return None


def _lands(mark: Mark, report: Report) -> tuple[str, ...]:
    """The countries that a mark stands for; of a place the one in which it lies."""
    host = report.names.host_of(_words(mark, report)) if mark.type == "PLACE" else None
    return (host,) if host else report.names.codes_of(mark)


def _pair(report: Report) -> str:
    return "asked" if report.given else "pair"


def _common(claim: Claim, candidate: Candidate, report: Report, trace: Trace) -> Iterator[Filling]:
    """From where parties, fields and speaker come."""
    told = trace.of(candidate)
    yield _parties(claim, candidate, report, told.get("parties"))
    if claim.speaker is not None:
        known = told.get("speaker")
        if known is not None:
            yield Filling("speaker", claim.speaker, known[1], _told_by(candidate, report, "speaker", *known))
        else:
            yield Filling("speaker", claim.speaker, "credit", _credit(claim.speaker, candidate, report))
    for name in claim.fields:
        yield _field(name, candidate, report, trace)


def _parties(claim: Claim, candidate: Candidate, report: Report, told: tuple[object, str] | None) -> Filling:
    shown = _shown(claim.parties)
    if told is not None and told[0]:
        return Filling("parties", shown, told[1], _told_by(candidate, report, "parties", *told))
    if claim.parties == tuple(sorted(report.pair)):
        return Filling("parties", shown, _pair(report))
    marks = [m for m in _marks(candidate, *_LANDS) if set(report.names.codes_of(m)) & set(claim.parties)]
    return Filling("parties", shown, "near", "; ".join(_words(m, report) for m in marks) or None)


def _credit(speaker: str, candidate: Candidate, report: Report) -> str | None:
    """Where the speaker is named: in the sentence, else last before it."""
    index = bisect_left(report.names.mentions, candidate.line.sentence.end, key=lambda told: told[0])
    for start, end, mention in report.names.mentions[max(0, index - _FARTHEST) : index][::-1]:
        if speaker in {person.name for person in mention.people}:
            return report.text(start, end)
    return None


def _field(name: str, candidate: Candidate, report: Report, trace: Trace) -> Filling:
    told = trace.of(candidate).get("fields")
    if told is not None:
        return Filling("fields", name, told[1], _told_by(candidate, report, "fields", *told))
    sentence = candidate.line.sentence
    for start, end in ((candidate.start, candidate.end), (sentence.start, sentence.end)):
        words = _telling(name, report.text(start, end), report)
        if words:
            return Filling("fields", name, "words", words)
    return Filling("fields", name, "report" if name in trace.matter(report) else "default")


def _telling(name: str, text: str, report: Report) -> str | None:
    """The words of a text that speak of a field, else its phrases."""
    words, lists = text.split(), field_lists(report.pack)
    for size in (1, 2, 3):
        parts = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
        found = [part.strip(",.;:()\"'«»“”") for part in parts if name in hits(part, lists)]
        if found:
            return "; ".join(dict.fromkeys(found[:_MOST_WORDS]))
    return None

"""What ``kelisim show`` tells of a record beyond its values: its history by kind, and what it hangs together with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kelisim.faces.cli.common import many
from kelisim.faces.cli.measures import number
from kelisim.model import Period
from kelisim.model.history import slip_days

if TYPE_CHECKING:
    from kelisim.model import Claim, Observation, Record, Register, Relation
    from kelisim.model.measure import Measure

Told = tuple[str, str, tuple[str, ...]]
"""A day or nothing, words, and the claims that they rest on."""

_CALLED = {
    "session_of": "session of",
    "subject_of": "is what this is about",
    "about": "is about",
    "founds": "founds",
    "renamed": "renamed from",
    "rescoped": "re-scoped from",
    "split": "split from",
    "merged": "merged out of",
    "embodies": "told as a project before",
    "embodied_by": "told as a body since",
}
_SETS = ("count", "value", "unit", "qualifier")


def called(kind: str) -> str:
    """A relation in words."""
    return _CALLED.get(kind, kind.replace("_", " "))


def history(record: Record, register: Register) -> Iterator[Told]:
    """The record through time, in the order of its reports."""
    of_kind = {"target": _steps, "agreement": _acts, "body": _sessions, "project": _project}
    yield from of_kind.get(record.kind, _statements)(record, register)


def _statements(record: Record, register: Register) -> Iterator[Told]:
    for one in record.history:
        since = f" (since {one.effective})" if one.effective else ""
        yield one.stated_on or "", f"{_words(one.status)}{since}{_by(one.claim_id, register)}", (one.claim_id,)


def _words(status: str) -> str:
    return status.replace("_", " ")


def _by(claim_id: str, register: Register) -> str:
    document = register.document(register.claim_of[claim_id])
    return f", says {document.publisher or document.name}"


def _steps(record: Record, register: Register) -> Iterator[Told]:
    for step in record.steps:
        deadline = f", by {step.deadline.text}" if step.deadline else ", no deadline"
        told = f"{_words(step.move)}: {number(_float(step.value), step.unit) or ''}{deadline}"
        yield step.stated_on or "", f"{told}{_by(step.claim_id, register)}", (step.claim_id,)
    slip = slip_days(record.steps)
    if slip:
        yield "", f"from the first deadline to the last: {slip:,} days", ()


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))


def _acts(record: Record, register: Register) -> Iterator[Told]:
    yield from _statements(record, register)
    for act in record.acts:
        whose = f" by {act.party}" if act.party else ""
        yield (
            act.date or "",
            f"{_words(act.status)}{whose}: told by {many(len(act.claim_ids), 'claim')}",
            act.claim_ids,
        )
    if record.missing:
        lacking = ", ".join(" by ".join(_words(step) for step in one.split(":")) for one in record.missing)
        yield "", f"no report tells yet: {lacking}", ()


def _sessions(record: Record, register: Register) -> Iterator[Told]:
    yield from _statements(record, register)
    for session in record.sessions:
        count = f"session {session.number}" if session.number else "session"
        meeting = register.record_of.get(session.record_id or "")
        level = f", {_words(str(meeting.value('level')))}" if meeting and meeting.value("level") else ""
        where = f" ({session.record_id})" if session.record_id else ""
        day = session.date.text if session.date else ""
        yield day, f"{count}: {session.status}{level}{where}", session.claim_ids
    if record.interval_days:
        yield "", f"between sessions: {record.interval_days:,} days, in the middle", ()
    if record.dormant:
        yield "", "dormant: no session for twice that, or for 24 months", ()


def _project(record: Record, register: Register) -> Iterator[Told]:
    """Each report's word: the status, what is counted and worth, and until when."""
    for claim in record.claims:
        document = register.document(claim)
        said = ", ".join(filter(None, (_counted(claim), _words(claim.status or ""), _until(claim))))
        yield document.date or "", f"{said}{_by(claim.id, register)}", (claim.id,)


def _counted(claim: Claim) -> str:
    slots: Any = claim.slots
    count = f"{slots.count:,} projects" if slots.count is not None else ""
    value = number(_float(slots.value), slots.unit)
    return " of ".join(filter(None, (count, value)))


def _until(claim: Claim) -> str:
    deadline = getattr(claim.slots, "deadline", None)
    return f"by {deadline.text}" if deadline else ""


def relation(one: Relation, register: Register) -> Told:
    """A relation in words, with the title of the other record."""
    other = register.record_of.get(one.other)
    title = f"{other.title} ({other.kind}, {other.id})" if other else one.other
    return "", f"{called(one.kind)} {title}: {one.reason}", one.claim_ids


def counted(record: Record, observations: Iterable[Observation]) -> Iterator[str]:
    """What statistics say of a figure's indicator and period."""
    period = record.value("period")
    for one in observations:
        if one.indicator == record.value("indicator") and isinstance(period, Period) and _same(period, one.period):
            yield f"{one.area} reports {number(float(one.value), one.unit)} ({one.status}, {one.source})"


def _same(one: Period, other: Period) -> bool:
    return one.holds(other) and other.holds(one)


def measured(measure: Measure) -> Iterator[str]:
    """A target's arithmetic, as such."""
    unit = measure.target.unit
    if measure.attained is not None:
        at, gap = number(_float(measure.attained.value), unit), number(_float(measure.gap), unit)
        yield f"attained: {at} in {measure.attained.period.text}" + (f"; {gap} are lacking" if gap else "")
    if measure.needed_growth is not None:
        past = f"; so far {measure.past_growth:.1%} a year" if measure.past_growth is not None else ""
        yield f"needed: {measure.needed_growth:.1%} a year{past}"
    yield f"rating: {_words(measure.rating)}"

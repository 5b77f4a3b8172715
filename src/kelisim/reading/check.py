"""What may leave the room: claims with an exact quote and the slots they need, each fact once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import get_args

from kelisim.errors import InvalidValueError
from kelisim.model import Claim
from kelisim.model.kinds import kind_named, slot_types
from kelisim.reading.line import Line
from kelisim.reading.marks import Mark
from kelisim.reading.match import Candidate
from kelisim.reading.report import Report
from kelisim.reading.slots.captured import number, period
from kelisim.reading.slots.common import fields_for, of_others, parties_of, speaker_of

_SURE = 0.9
_NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "figure": (("value",), ("indicator",)),
    "target": (("value",), ("indicator",)),
    "project": (("name", "count", "value", "place"),),
    "body": (("name",),),
}
_TO_BE = frozenset(("planned", "proposed", "idea", "pipeline", "agreed"))
_VERB, _LINKS = 4, 2
_WHERE_AND_WHEN = frozenset(("PLACE", "PARTY", "DATE"))
_FAR_SURER = 0.25
"""By how much a figure must be surer than a target of the same number, which otherwise goes first, to be believed."""


def claim_of(candidate: Candidate, report: Report) -> Claim | None:
    """The claim of a completed candidate, ``None`` where a needed slot is empty, a value is refused or others act."""
    if any(all(candidate.values.get(slot) is None for slot in group) for group in _NEEDED.get(candidate.kind, ())):
        return None
    if of_others(candidate, report):
        return None
    parties, fields = parties_of(candidate, report), fields_for(candidate, report)
    kind = kind_named(candidate.kind)
    values = {name: _fitting(sort, candidate.values.get(name)) for name, sort, _ in _sorts(candidate.kind)}
    optional = {name for name, _, empty in _sorts(candidate.kind) if empty}
    try:
        return Claim(
            kind=candidate.kind,
            quote=report.document.quote(candidate.start, candidate.end),
            parties=parties,
            fields=fields,
            slots=kind.slots(**{k: v for k, v in values.items() if v is not None or k in optional}),
            speaker=speaker_of(candidate, report),
            confidence=round(min(1.0, max(0.0, candidate.weight)), 3),
            rule=candidate.rule.id,
        )
    except (InvalidValueError, TypeError):
        return None


@lru_cache(maxsize=64)
def _sorts(kind: str) -> tuple[tuple[str, str, bool], ...]:
    """Per slot of a kind: its name, whether it holds a number or a date, and whether it may be empty."""
    found = []
    for name, hint in slot_types(kind_named(kind).slots).items():
        words = str(hint)
        sort = "number" if "Decimal" in words else "date" if "Period" in words else ""
        found.append((name, sort, type(None) in get_args(hint)))
    return tuple(found)


def _fitting(sort: str, value: object) -> object:
    """A value in the type of its slot, words in one line; marks without a word or a figure are none."""
    if isinstance(value, str) and not any(map(str.isalnum, value)):
        return None  # "agreed to $" tells no undertaking
    if value is None or not sort:
        return " ".join(value.split()) if isinstance(value, str) else value
    if sort == "number":
        return value if isinstance(value, Decimal) else number(value)
    return period(value)


def best_of_rivals(found: Sequence[Candidate]) -> list[Candidate]:
    """Of candidates of one kind that speak of the same words, the weightiest; then the one that matched more."""
    kept: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in sorted(found, key=_strength):
        others = kept.setdefault((candidate.kind, candidate.number), [])
        if not candidate.dropped and not any(_rivals(candidate, other) for other in others):
            others.append(candidate)
    chosen = {id(candidate) for others in kept.values() for candidate in others}
    return [candidate for candidate in found if id(candidate) in chosen]


def _strength(candidate: Candidate) -> tuple[float, int, int]:
    return -candidate.weight, candidate.trigger[0] - candidate.trigger[1], candidate.start


def targets_first(found: Sequence[Candidate]) -> list[Candidate]:
    """Each number told once: one that is a project's is no target but by a sure rule; one of either is no figure."""
    projects = _numbers(found, "project", ("amount", "count", "jobs"))
    kept = [c for c in found if c.kind != "target" or c.rule.weight >= _SURE or not _told_in(c, projects)]
    sure = _surest_figures(found)
    kept = [c for c in kept if c.kind != "target" or sure.get(_amount_at(c), 0.0) - c.weight <= _FAR_SURER]
    others = projects | _numbers(kept, "target", ("amount",)) | _numbers(kept, "agreement", ("count",))
    kept = [c for c in kept if c.kind != "figure" or not _told_in(c, others)]
    kept = [c for c in kept if c.kind != "commitment" or not _only_told(c, others)]
    return _no_founding(kept)


def _no_founding(found: Sequence[Candidate]) -> list[Candidate]:
    """Without undertakings that say no more than that a body or a work which is told already is to be."""
    names: dict[int, list[tuple[int, int]]] = {}
    for c in found:
        if c.values.get("status") in _TO_BE and c.kind in ("body", "project") and "name" in c.captures:
            names.setdefault(c.number, []).append((c.captures["name"].start, c.captures["name"].end))
    return [c for c in found if c.kind != "commitment" or not any(_only_founds(c, s) for s in names.get(c.number, ()))]


def _only_founds(candidate: Candidate, name: tuple[int, int]) -> bool:
    """Whether the words of an undertaking are a verb, a name, and perhaps where or by when: "open a centre in Tema"."""
    (start, end), line = candidate.key, candidate.line
    if not start < name[0] < name[1] <= end:
        return False
    told = [m for m in line.inside if m.type in _WHERE_AND_WHEN and name[1] < m.start < end]
    after = sum(len(words.split()) for words in _apart(line, name[1], end, told))
    return len(line.words_between(start, name[0]).split()) <= _VERB and after <= _LINKS * len(told)


def _apart(line: Line, start: int, end: int, told: Sequence[Mark]) -> Iterator[str]:
    """The words between two offsets that no mark holds."""
    for mark in told:
        if mark.start >= start:
            yield line.words_between(start, mark.start)
            start = mark.end
    if start < end:
        yield line.words_between(start, end)


def _surest_figures(found: Sequence[Candidate]) -> dict[int | None, float]:
    """How sure it is of a number, by its place, that it is there already: "it came to 3 billion; the aim is 5"."""
    sure: dict[int | None, float] = {}
    for candidate in found:
        at = _amount_at(candidate)
        if candidate.kind == "figure" and at is not None:
            sure[at] = max(candidate.weight, sure.get(at, 0.0))
    return sure


def _amount_at(candidate: Candidate) -> int | None:
    """Where the number stands of which a candidate tells."""
    amount = candidate.captures.get("amount")
    return None if amount is None else amount.start


def _only_told(candidate: Candidate, numbers: set[int]) -> bool:
    """Whether an undertaking holds a number that is told as a target or project already."""
    return any(candidate.key[0] <= at < candidate.key[1] for at in numbers)


def _numbers(found: Sequence[Candidate], kind: str, slots: Sequence[str]) -> set[int]:
    """Where the numbers stand that candidates of a kind hold in some slots."""
    return {c.captures[slot].start for c in found if c.kind == kind for slot in slots if slot in c.captures}


def _told_in(candidate: Candidate, numbers: set[int]) -> bool:
    return "amount" in candidate.captures and candidate.captures["amount"].start in numbers


def drop_heads(found: Sequence[Candidate], heads: Sequence[int | None]) -> None:
    """A sentence that only announces a list gives no claim of the kind that the items give."""
    listed = {(heads[c.number], c.kind) for c in found if c.rule.under and not c.dropped}
    for candidate in found:
        if {(candidate.number, candidate.kind), (candidate.number + 1, candidate.kind)} & listed:
            candidate.dropped = candidate.dropped or heads[candidate.number] is None


def _rivals(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates claim the same words: a series owns its whole match, a rule that yields its quote."""
    if one.kind != other.kind or one.number != other.number:
        return False
    if _one_fact(one, other):
        return True
    mine, theirs = one.key, other.key
    if (one.rule, one.trigger) != (other.rule, other.trigger):
        mine, theirs = _claimed(one), _claimed(other)
        if one.rule.yields:
            mine, theirs = (one.start, one.end), (other.start, other.end)
    return mine[0] < theirs[1] and theirs[0] < mine[1]


def _one_fact(one: Candidate, other: Candidate) -> bool:
    """Whether the same words are quoted for one fact: a project told by its name and by its sum, a target by two rules.

    One rule may tell two targets of one clause ("to 5 billion by 2025 and to 10 billion by 2030"), and two rules do
    where each has words of its own ("attract 5 billion, raise exports by 20 percent").
    """
    if (one.start, one.end) != (other.start, other.end):
        return False
    if one.kind == "target":
        return one.rule is not other.rule and not (_goes_on(one, other) or _goes_on(other, one))
    apart = one.rule is other.rule and (one.trigger[1] <= other.trigger[0] or other.trigger[1] <= one.trigger[0])
    return one.kind == "project" and not apart  # "will build a dam, open a school": each has a verb of its own


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Whether a target is told of something else after another: what is to grow is named, or its rule begins, later."""
    indicator = other.captures.get("indicator")
    if indicator is not None:
        return indicator.start >= one.key[1]
    return "indicator" in other.rule.set and other.trigger[0] >= one.key[1]


def _claimed(candidate: Candidate) -> tuple[int, int]:
    return candidate.trigger if candidate.rule.owns else candidate.key

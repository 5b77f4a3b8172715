"""The rules of lineage: from what reports say in words, and from names, days and kinds alone."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kelisim.register.kinds.agreement import TYPE_WORDS
from kelisim.register.names import unlike_matters
from kelisim.register.traits import likeness, other_things, total

if TYPE_CHECKING:
    from kelisim.register.lineage import Kin
    from kelisim.register.turns import Turn

_TELLING = 0.75
_ALIKE = 0.6
_SURE = 1.0
_STILL_TOLD_DAYS = 31
_THINGS = ("body", "project")
_BECOMING = {"body": (*_THINGS, "meeting"), "project": _THINGS, "agreement": ("agreement",)}
"""What can become what."""
_MEETING = frozenset({"hold", "meet"})
_MAKING = frozenset({"establish", "construction", "open", "launch", "sign", "hold", "prepare", "speed"})


@dataclass(frozen=True, slots=True)
class Found:
    """A relation that a rule found: of which record, to which other, why, and the claims that tell it."""

    record_id: str
    kind: str
    other: str
    reason: str
    claim_ids: tuple[str, ...]


class _Names:
    """Records by their names, each under its rarest concept, so that those named in a text are found at once.

    Of records of one kind with one name, the text means the next one in time.
    """

    def __init__(self, kins: Iterable[Kin]) -> None:
        named = [(kin, name) for kin in kins for name in kin.names if kin.kind == "target" or total(name) >= _TELLING]
        counts = Counter(code for _, name in named for code in name)
        self._under: dict[str, dict[tuple[str, frozenset[str]], list[Kin]]] = defaultdict(lambda: defaultdict(list))
        for kin, name in sorted(named, key=lambda one: (one[0].days, one[0].record_id)):
            rarest = min(name, key=lambda code: (counts[code], code))
            self._under[rarest][kin.kind, name].append(kin)

    def within(self, text: frozenset[str], kinds: Sequence[str], day: str, *, later: bool = True) -> Iterator[Kin]:
        """Records of these kinds whose whole name stands among the concepts.

        Args:
            text: The concepts.
            kinds: Wanted.
            day: Of several of one name, the first that is told after it is meant, else the last before.
            later: Whether the one after is meant rather than the one before.
        """
        for code in sorted(text & self._under.keys()):
            for (kind, name), group in self._under[code].items():
                if kind in kinds and name <= text:
                    yield _nearest(group, day, later=later)


def _nearest(group: Sequence[Kin], day: str, *, later: bool) -> Kin:
    at = bisect_right(group, day, key=lambda kin: kin.days[0])
    return group[min(at, len(group) - 1)] if later else group[max(at - 1, 0)]


def by_text(kins: Sequence[Kin]) -> Iterator[Found]:
    """What reports say: that one thing was turned into another, that a document founds a body."""
    names = _Names(kins)
    for kin in kins:
        for turn in kin.turns:
            yield from _turned(kin, turn, names)
        for other in names.within(kin.founds, _THINGS, "") if kin.founds else ():
            why = f"the title of “{kin.title}” says that it establishes it"
            yield Found(other.record_id, "founded_by", kin.record_id, why, (kin.first_claim,))


_WORDS = {
    "succeeds": "a report says that it was turned into this",
    "renamed": "a report says that it was renamed so",
    "split": "a report says that it was split",
    "merged": "a report says that it was merged into this",
}


def _turned(kin: Kin, turn: Turn, names: _Names) -> Iterator[Found]:
    """The claim is of what is since, and the other side names what was; or the other way round."""
    kind, claim, before, since = turn
    kinds = _BECOMING.get(kin.kind, ())
    if any(name <= before for name in kin.names) and not any(name <= since for name in kin.names):
        for other in names.within(since, kinds, kin.days[0]):
            if not set(other.names) & set(kin.names):
                yield Found(other.record_id, kind, kin.record_id, _WORDS[kind], (claim,))
        return
    for other in names.within(before, kinds, kin.days[0], later=False):
        if not set(other.names) & set(kin.names) and not any(name <= since for name in other.names):
            yield Found(kin.record_id, kind, other.record_id, _WORDS[kind], (claim,))


def by_names(kins: Sequence[Kin]) -> Iterator[Found]:
    """What names and days tell: drafts and what was signed, terms that follow, one thing under two kinds, promises."""
    names = _Names(kins)
    yield from _documents([kin for kin in kins if kin.kind == "agreement"])
    yield from _things([kin for kin in kins if kin.kind in _THINGS])
    yield from _restated([kin for kin in kins if kin.kind == "target" and kin.sort])
    for kin in kins:
        if kin.kind == "agreement":
            yield from _about_target(kin, names)
        yield from _promised(kin, names)


def _documents(kins: Sequence[Kin]) -> Iterator[Found]:
    groups: dict[frozenset[str], list[Kin]] = defaultdict(list)
    for kin in kins:
        groups[kin.name].append(kin)
    for name, group in groups.items():
        group.sort(key=lambda kin: (kin.days, kin.record_id))
        signed = [kin for kin in group if not kin.draft]
        for kin in group if total(name) >= _SURE and signed else ():
            after = bisect_right(signed, kin.days[0], key=lambda one: one.days[0])
            if kin.draft and after < len(signed):
                why = "reports spoke of a draft on this before it was signed"
                claims = (kin.first_claim, signed[after].first_claim)
                yield Found(signed[after].record_id, "succeeds", kin.record_id, why, claims)
        yield from _terms([kin for kin in group if kin.term])


def _terms(group: Sequence[Kin]) -> Iterator[Found]:
    """A programme for 2024-2025, then one for 2026-2027."""
    starting: dict[tuple[str | None, int], Kin] = {}
    for kin in group:
        starting.setdefault((kin.sort, int(kin.term[0])), kin)
    for earlier in group:
        last = int(earlier.term[-1])
        later = starting.get((earlier.sort, last + 1)) or starting.get((earlier.sort, last))
        if later is not None and int(later.term[-1]) > last:
            why = f"its term follows that of {'-'.join(dict.fromkeys(earlier.term))}"
            claims = (earlier.first_claim, later.first_claim)
            yield Found(later.record_id, "succeeds", earlier.record_id, why, claims)


def _things(kins: Sequence[Kin]) -> Iterator[Found]:
    yield from _two_kinds(kins)
    placed: dict[str, list[Kin]] = defaultdict(list)
    for kin in kins:
        for code in kin.place:
            placed[code].append(kin)
    for group in placed.values():
        group.sort(key=lambda kin: (kin.days, kin.record_id))
        for one, other in pairwise(group):
            if one.days[1] < other.days[0] and _other_purpose(one, other):
                why = "such a thing at the same place was told of before, and not since"
                yield Found(other.record_id, "rescoped", one.record_id, why, (one.first_claim, other.first_claim))


def _other_purpose(one: Kin, other: Kin) -> bool:
    """Whether two names are of one sort of thing (a centre) with another purpose (trade, industry)."""
    if not one.name or not other.name or other_things(one.name, other.name):
        return False
    shared = one.name & other.name
    return bool(shared) and unlike_matters(one.name, other.name) and likeness(one.name, other.name).jaccard < _ALIKE


def _two_kinds(kins: Sequence[Kin]) -> Iterator[Found]:
    """What some reports tell as a project and others as a body, under one telling name."""
    groups: dict[frozenset[str], dict[str, list[Kin]]] = defaultdict(lambda: defaultdict(list))
    for kin in kins:
        if total(kin.name) >= _SURE:
            groups[kin.name][kin.kind].append(kin)
    for by_kind in groups.values():
        if len(by_kind) == 2:
            body, project = (min(by_kind[kind], key=lambda kin: (kin.days, kin.record_id)) for kind in _THINGS)
            claims = (project.first_claim, body.first_claim)
            why = "one name, told as a project and as a body"
            yield Found(body.record_id, "embodies", project.record_id, why, claims)


def _restated(kins: Sequence[Kin]) -> Iterator[Found]:
    """Another value for the same thing counted: the target before is not told any more, but for some weeks."""
    groups: dict[str | None, list[Kin]] = defaultdict(list)
    for kin in sorted(kins, key=lambda kin: (kin.days, kin.record_id)):
        groups[kin.sort].append(kin)
    for group in groups.values():
        for earlier, later in pairwise(group):
            if earlier.days[0] < later.days[0] and _given_up(earlier.days[1], later.days[0]):
                why = "another value is named for the same since, and this one no more"
                claims = (earlier.first_claim, later.first_claim)
                yield Found(later.record_id, "succeeds", earlier.record_id, why, claims)


def _given_up(last: str, first: str) -> bool:
    if not last or not first:
        return False
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days <= _STILL_TOLD_DAYS


def _about_target(kin: Kin, names: _Names) -> Iterator[Found]:
    for target in names.within(kin.written, ("target",), kin.days[0]):
        yield Found(kin.record_id, "about", target.record_id, "its title names the target", (kin.first_claim,))


def _promised(kin: Kin, names: _Names) -> Iterator[Found]:
    """What carries a promise out: the first thing of that name that is told later, else the one that it is about."""
    best: dict[str, Found] = {}
    for claim, action in kin.aims:
        if not action & _MAKING:
            continue
        kinds = (*_THINGS, *(["agreement"] if action & TYPE_WORDS else []), *(["meeting"] if action & _MEETING else []))
        for other in names.within(action, kinds, kin.days[0]):
            came = other.days[0] > kin.days[0]
            kind, why = ("carries_out", "it was promised before") if came else ("about", "the promise names it")
            one, two = (other, kin) if came else (kin, other)
            best.setdefault(other.record_id, Found(one.record_id, kind, two.record_id, why, (claim, other.first_claim)))
    yield from best.values()

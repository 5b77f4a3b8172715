"""Pairs worth comparing, found by cheap keys, so that no block of claims is compared with itself as a whole.

Claims that a comparison cannot tell apart but by their reports' days share a *signature*. Within one signature only
neighbours in time are compared; between two signatures one comparison (with the reports on one day) tells whether any
of their claims can join, and another (with the reports far apart) whether all do. Scores do not fall when days do, so
this finds the same records as comparing all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, groupby, pairwise

from kelisim.register.forest import Forest
from kelisim.register.kinds import JOIN, Match, Pair, comparison_of
from kelisim.register.kinds.base import share_parties
from kelisim.register.traits import Traits

_CROWDED = 40
_FAR = 1_000_000

Link = tuple[Traits, Traits, Match]


@dataclass
class Group:
    """Claims of one signature, in the order of their reports."""

    number: int
    members: list[Traits] = field(default_factory=list)
    whole: bool = False  # links between neighbours hold all of them together
    wanted: bool = False  # one of them is asked about

    @property
    def name(self) -> str:
        """Its number as text."""
        return str(self.number)

    @property
    def sample(self) -> Traits:
        """One of them; the comparison sees no difference."""
        return self.members[0]


def order(traits: Traits) -> tuple[str, str]:
    """By the report's day, then by id."""
    return traits.document.date or "", traits.claim.id


def keys_of(traits: Traits) -> frozenset[str]:
    """The keys of a claim: of two claims of one thing, in two reports, both have one of them.

    A store may keep them beside the claim, to hand ``link`` only the claims that share a key with new ones.
    """
    kind = traits.claim.kind
    return frozenset(f"{kind} {key}" for key in comparison_of(kind).keys(traits))


def signature_of(item: Traits, keys: frozenset[str]) -> Hashable:
    """What two claims share that no comparison tells apart but by their reports' days."""
    kind = item.claim.kind
    return kind, item.claim.parties, comparison_of(kind).signature(item), keys


def sign_of(item: Traits) -> str:
    """The signature as text, the same in every run of the program."""
    return _told(signature_of(item, keys_of(item)))


def _told(value: object) -> str:
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(_told, value)))}}}"
    return f"({','.join(map(_told, value))})" if isinstance(value, tuple) else repr(value)


def links(items: Iterable[Traits], only: Collection[str] | None = None, *, least: float = JOIN) -> Iterator[Link]:
    """All pairs that join and are worth storing; several may say the same of a record.

    Args:
        items: The claims.
        only: Where given, ids of claims: pairs without one of them are left out.
        least: The score from which a pair is told; what lies below ``JOIN`` is in doubt.
    """
    ordered = sorted(items, key=order)
    yield from _in_reports(ordered, only, least)
    groups, blocks = _groups(ordered, only)
    for group in groups:
        group.wanted = only is None or any(item.claim.id in only for item in group.members)
        found = list(_neighbours(group.members, only, least)) if group.wanted else []
        group.whole = len(found) == len(group.members) - 1
        yield from found
    yield from _across(blocks, only, least)


def _across(blocks: Mapping[str, list[Group]], only: Collection[str] | None, least: float) -> Iterator[Link]:
    """Groups that share a key; in a crowded block, only those that nothing holds together yet."""
    done: set[tuple[int, int]] = set()
    held = Forest()
    for key in sorted(blocks, key=lambda key: (len(blocks[key]), key)):
        crowded = len(blocks[key]) > _CROWDED
        for one, other in combinations(blocks[key], 2):
            pair = (one.number, other.number)
            if not (one.wanted or other.wanted):
                continue
            if pair in done or (crowded and one.whole and other.whole and held.root(one.name) == held.root(other.name)):
                continue
            done.add(pair)
            found = list(_between(one, other, only, least))
            if found and one.whole and other.whole:
                held.join(one.name, other.name)
            yield from found


def _in_reports(ordered: Iterable[Traits], only: Collection[str] | None, least: float) -> Iterator[Link]:
    reports: dict[tuple[str, str], list[Traits]] = defaultdict(list)
    for item in ordered:
        reports[item.claim.quote.document_digest, item.claim.kind].append(item)
    for (_, kind), claims in reports.items():
        if only is None or any(item.claim.id in only for item in claims):
            for one, other in combinations(claims, 2):
                yield from _compared(Pair(one, other, 0, True), kind, least)


def _groups(ordered: Iterable[Traits], only: Collection[str] | None) -> tuple[list[Group], Mapping[str, list[Group]]]:
    """Claims by signature, and the groups by key; with ``only``, just the groups that can meet one of those claims."""
    items = list(ordered)
    wanted = None if only is None else {key for item in items if item.claim.id in only for key in keys_of(item)}
    groups: dict[Hashable, Group] = {}
    blocks: dict[str, list[Group]] = defaultdict(list)
    for item in items:
        keys = keys_of(item)
        if wanted is not None and not keys & wanted:
            continue
        signature = signature_of(item, keys)
        if signature not in groups:
            groups[signature] = Group(len(groups))
            for key in keys if wanted is None else keys & wanted:
                blocks[key].append(groups[signature])
        groups[signature].members.append(item)
    return list(groups.values()), blocks


def _neighbours(members: list[Traits], only: Collection[str] | None, least: float) -> Iterator[Link]:
    """Claims of one signature, each report's with those of the next report that has one."""
    reports = [
        list(same) for _, same in groupby(members, key=lambda m: (m.document.date, m.claim.quote.document_digest))
    ]
    for earlier, later in pairwise(reports):
        for one in earlier:
            for other in later:
                if _wanted(one, other, only):
                    yield from _compared(Pair.of(one, other), one.claim.kind, least)


def _between(one: Group, other: Group, only: Collection[str] | None, least: float) -> Iterator[Link]:
    first, second = one.sample, other.sample
    kind = first.claim.kind
    if not share_parties(first, second) or comparison_of(kind).compare(Pair(first, second, 0)).score < least:
        return
    if comparison_of(kind).compare(Pair(first, second, _FAR)).score >= least:
        yield from _anyhow(one, other, only, least)
        return
    mixed = sorted([*one.members, *other.members], key=order)
    inside = {item.claim.id for item in one.members}
    for earlier, later in pairwise(mixed):
        if (earlier.claim.id in inside) != (later.claim.id in inside) and _wanted(earlier, later, only):
            yield from _compared(Pair.of(earlier, later), kind, least)


def _anyhow(one: Group, other: Group, only: Collection[str] | None, least: float) -> Iterator[Link]:
    """Groups that join whatever the days: one link does, between two reports."""
    for first in one.members:
        for second in other.members:
            pair = Pair.of(first, second)
            if not pair.together and _wanted(first, second, only):
                yield from _compared(pair, first.claim.kind, least)
                return


def _wanted(one: Traits, other: Traits, only: Collection[str] | None) -> bool:
    return only is None or one.claim.id in only or other.claim.id in only


def _compared(pair: Pair, kind: str, least: float) -> Iterator[Link]:
    if share_parties(pair.first, pair.second):
        found = comparison_of(kind).compare(pair)
        if found.score >= least:
            yield pair.first, pair.second, found

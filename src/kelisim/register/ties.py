"""How records depend on one another: what of each others look at, and where it looks at others.

Everything that several records tell together is a function of their ties and of the looking record's own claims. So
when some records change, ``Crossings`` names the others that must be worked out again, and only those.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kelisim.model import Record
from kelisim.register.acts import asked_of, people_of
from kelisim.register.decisions import Standing
from kelisim.register.lineage import Kin, kin_of
from kelisim.register.lines import Line, Place
from kelisim.register.sessions import SITTING

K = TypeVar("K")
V = TypeVar("V")

Order = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties one record to others. Plain, so that it can be kept (``register/plainly.py``).

    Attributes:
        order: Of its first claim: among records of one kind it stands there.
        kin: What tells of its lineage.
        people: Of a meeting: skeletons of family names, each with a country.
        asked: Of an agreement: the words that it looks up among people.
        places: The sentences that tell a meeting as a session or forum, or that speak of a body.
        sat: Of a body: the meetings that are sessions of it, each with the claims that tell so.
    """

    order: Order
    kin: Kin | None = None
    people: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    sat: tuple[tuple[str, tuple[str, ...]], ...] = ()


Tied = tuple[str, str, Ties]
"""A record's id, kind and ties."""


def ties_of(record: Record, lines: Sequence[Line], decided: Standing) -> Ties:
    """The ties of a record, but for ``sat``, which its sessions tell.

    Args:
        record: The record.
        lines: Its claims.
        decided: Gives what people decided on its lineage.
    """
    kind, order = record.kind, lines[0].order
    kin = kin_of(record, lines, decided.descends, decided.meant)
    if kind == "meeting":
        sitting = [line for line in lines if line.slots.format in SITTING]
        return Ties(order, kin, people=tuple(people_of(lines)), places=_places(sitting))
    if kind == "body":
        return Ties(order, kin, places=_places(lines))
    return Ties(order, kin, asked=asked_of(lines) if kind == "agreement" else ())


def _places(lines: Iterable[Line]) -> tuple[Place, ...]:
    return tuple(sorted({line.place for line in lines}))


@dataclass(frozen=True)
class Crossings:
    """Where the ties of records meet. It is never changed: ``with_changes`` makes another.

    Attributes:
        meetings: Ids of meetings by the sentences that tell them.
        bodies: Ids of bodies by the sentences that speak of them.
        people: How many meetings give each family name each country.
        asking: Ids of agreements by the words that they look up.
    """

    meetings: dict[Place, frozenset[str]] = field(default_factory=dict)
    bodies: dict[Place, frozenset[str]] = field(default_factory=dict)
    people: dict[str, dict[str, int]] = field(default_factory=dict)
    asking: dict[str, frozenset[str]] = field(default_factory=dict)

    def country(self, name: str) -> str | None:
        """The one country of a family name; ``None`` where meetings know none or several."""
        found = self.people.get(name, {})
        return next(iter(found)) if len(found) == 1 else None

    def with_changes(self, gone: Iterable[Tied], come: Iterable[Tied]) -> Crossings:
        """The crossings when some records gave way to others."""
        made = Crossings(dict(self.meetings), dict(self.bodies), dict(self.people), dict(self.asking))
        for tied in gone:
            made._change(*tied, -1)
        for tied in come:
            made._change(*tied, 1)
        return made

    def _change(self, record_id: str, kind: str, ties: Ties, by: int) -> None:
        table = self.meetings if kind == "meeting" else self.bodies
        for place in ties.places:
            _put(table, place, record_id, by)
        for word in ties.asked:
            _put(self.asking, word, record_id, by)
        for name, country in ties.people:
            counts = {**self.people.get(name, {})}
            counts[country] = counts.get(country, 0) + by
            _store(self.people, name, {code: count for code, count in counts.items() if count})

    def concerned(self, before: Crossings, places: Iterable[Place], names: Iterable[str]) -> frozenset[str]:
        """The ids of the bodies and agreements that must be worked out again.

        Args:
            before: The crossings before.
            places: Sentences of meetings that changed, came or went.
            names: Family names of meetings that changed, came or went.
        """
        found = {body for place in places for body in self.bodies.get(place, ())}
        other = {name for name in names if self.country(name) != before.country(name)}
        return frozenset(found | {key for name in other for key in self.asking.get(name, ())})


def _put(table: dict[K, frozenset[str]], key: K, item: str, by: int) -> None:
    there = table.get(key, frozenset())
    _store(table, key, there | {item} if by > 0 else there - {item})


def _store(table: dict[K, V], key: K, value: V) -> None:
    if value:
        table[key] = value
    else:
        table.pop(key, None)

"""Lineage: what came of what. Renamed, re-scoped, split, merged, succeeds; also from a promise to what carries it out.

A record's lineage depends on nothing but the kins of all records: ``Kin`` is what one record's own claims, and the
decisions on them, tell. A person's word on two records comes first, then what a report says in words, then what names
and days tell; of two records at most one relation holds, told on both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from kelisim.model import Decision, Record, Relation
from kelisim.model.history import INVERSE, RelationKind
from kelisim.register.descent import Found, by_names, by_text
from kelisim.register.kinds.agreement import subject_of, term_of
from kelisim.register.kinds.meeting import body_words
from kelisim.register.lines import Line
from kelisim.register.names import unlike_matters
from kelisim.register.traits import likeness
from kelisim.register.turns import Turn, turns_of

_OTHER_NAME = 0.6
_SEVERAL = 4
_NAMED = ("body", "project", "agreement")
_DRAFT = frozenset({"proposed", "negotiating", "planned", "initialled"})
_SITTING = ("session", "forum")
_INDICATORS = {"trade_turnover": "trade", "exports": "export", "imports": "import", "investment": "investment"}
_SCALES = (10**9, 10**6, 10**3)

Told = tuple[str, str, str, str, str]
"""A person's word on two claims: when it was said, what it calls the relation, the other claim, the reason, its own
claim."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What of one record tells how it hangs together with others; ``lineage`` looks at nothing else.

    It is worked out once for a record and kept with it, so its fields hold only text, numbers, ``None``, tuples, frozen
    sets, periods and relations (``register/plainly.py``).

    Attributes:
        record_id: Whose it is.
        kind: Of the record.
        title: Of the record.
        first_claim: The id of its first claim.
        names: The concepts of its names, each without numbers and countries, the most used first; none where it has
            none to be found by.
        founds: Of an agreement: the concepts of what its title says that it establishes.
        written: Of an agreement: the concepts of its title.
        turns: Claims whose sentence says that something became this, or this something else.
        own: The relations that its own claims tell.
        days: Of the first and the last report that speaks of it, empty where it has none.
        place: Of a project: the names in its place.
        sort: Of an agreement its type, of a target what is counted and in what; else nothing.
        draft: Of an agreement: whether no report tells that it was signed.
        term: Of an agreement: the first and last year that its title names.
        aims: Of a commitment: its claims with the concepts of what is to be done.
        told: What people decided on its claims and another's.
        meant: Its claims that such decisions name as the other (first ids).
    """

    record_id: str
    kind: str
    title: str
    first_claim: str
    names: tuple[frozenset[str], ...] = ()
    founds: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    turns: tuple[Turn, ...] = ()
    own: tuple[Relation, ...] = ()
    days: tuple[str, str] = ("", "")
    place: frozenset[str] = frozenset()
    sort: str | None = None
    draft: bool = False
    term: tuple[str, ...] = ()
    aims: tuple[tuple[str, frozenset[str]], ...] = ()
    told: tuple[Told, ...] = ()
    meant: tuple[str, ...] = ()

    @property
    def name(self) -> frozenset[str]:
        """The most used of its names."""
        return self.names[0] if self.names else frozenset()


def kin_of(
    record: Record, lines: Sequence[Line], decided: Mapping[str, Sequence[Decision]], meant: Collection[str]
) -> Kin | None:
    """What the record's claims tell of its lineage; ``None`` where they tell nothing of it.

    Args:
        record: The record.
        lines: Its claims.
        decided: Decisions that one claim's thing descends from another's, by the first id of the one.
        meant: First ids of the others.
    """
    kind, shown = record.kind, record.value("name")
    found = Kin(
        record.id,
        kind,
        record.title,
        lines[0].claim.id,
        _names(lines),
        founds=_what_is_founded(_concepts(lines[0])) if kind == "agreement" else frozenset(),
        written=frozenset(_concepts(lines[0])) if kind == "agreement" else frozenset(),
        turns=tuple(turn for line in lines for turn in turns_of(line)) if kind in _NAMED else (),
        own=tuple(one for one in _renamed(lines) if one.other != shown) if kind in ("body", "project") else (),
        days=(record.mentions[0] or "", record.mentions[1] or ""),
        place=_place(lines) if kind == "project" else frozenset(),
        sort=_sort(record),
        draft=kind == "agreement" and all(line.claim.status in _DRAFT for line in lines),
        term=term_of(lines[0].traits) if kind == "agreement" else (),
        aims=tuple((line.claim.id, line.traits.name) for line in lines) if kind == "commitment" else (),
        told=tuple(_decided(lines, decided)),
        meant=tuple(sorted(line.key for line in lines if line.key in meant)),
    )
    return (
        found if any((found.names, found.founds, found.turns, found.own, found.aims, found.told, found.meant)) else None
    )


def _sort(record: Record) -> str | None:
    """The type of an agreement; of a target with a number that goes on, what is counted and in what."""
    if record.kind == "agreement":
        return str(record.value("type"))
    if record.kind == "target" and record.value("indicator") in _INDICATORS and record.value("direction") == "reach":
        return f"{record.value('indicator')} {record.value('unit')}"
    return None


def _decided(lines: Sequence[Line], decided: Mapping[str, Sequence[Decision]]) -> Iterator[Told]:
    for line in lines:
        for decision in decided.get(line.key, ()):
            by, why = decision.by, decision.reason
            reason = f"{by} decided so: {why}" if why else f"{by} decided so"
            yield decision.recorded_at or "", decision.descent or "", str(decision.right), reason, line.claim.id


def _concepts(line: Line) -> tuple[str, ...]:
    return line.traits.concepts(line.traits.written)


def _names(lines: Sequence[Line]) -> tuple[frozenset[str], ...]:
    """The concepts of the record's names, the most used first; of a target, what a title that names it says."""
    if lines[0].claim.kind == "target":
        told = _number_and_what(lines[0])
        return (told,) if told else ()
    counted: Counter[frozenset[str]] = Counter()
    for line in lines:
        if name := frozenset(code for code in _name(line) if code[0] not in "#^"):
            counted[name] += 1  # the first told comes first where several are used as often
    return tuple(name for name, _ in counted.most_common(_SEVERAL))


def _name(line: Line) -> frozenset[str]:
    kind = line.claim.kind
    if kind == "meeting":
        return body_words(line.traits) if line.slots.format in _SITTING else frozenset()
    if kind == "agreement":
        return subject_of(line.traits)
    return line.traits.name if kind in _NAMED else frozenset()


def _number_and_what(line: Line) -> frozenset[str]:
    """A target by the words of a title that names it: trade, and 10 (of billions)."""
    what, value = _INDICATORS.get(line.slots.indicator), line.slots.value
    if what is None or not value:
        return frozenset()
    number = Decimal(value) / next((scale for scale in _SCALES if value >= scale), 1)
    return frozenset({what, f"#{int(number)}"}) if number == int(number) else frozenset()


def _place(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(code for line in lines for code in line.traits.place if code[0] == "=")


def _what_is_founded(title: Sequence[str]) -> frozenset[str]:
    """What follows "establish" in a title, or what stands before it where the language puts the verb last."""
    if "establish" not in title or "speed" in title:
        return frozenset()
    at = title.index("establish")
    return frozenset(title[at + 1 :] or title[:at])


def _renamed(lines: Sequence[Line]) -> Iterator[Relation]:
    """A name that was left for good for another: told on earlier days only, and unlike those told since."""
    names: dict[frozenset[str], list[Line]] = {}
    for line in lines:
        name = line.traits.name
        if name and not all(code[0] == "=" for code in name):  # a brand stands beside the name, it does not end it
            names.setdefault(name, []).append(line)
    if len(names) < 2:
        return
    latest = max(names, key=lambda name: names[name][-1].order)
    for name, said in names.items():
        later = [line for other, others in names.items() if other != name for line in others]
        ended = said[-1].day < min((line.day for line in later), default="")
        if name != latest and ended and likeness(name, latest).jaccard < _OTHER_NAME:
            kind: RelationKind = "rescoped" if unlike_matters(name, latest) else "renamed"
            why = "later reports name another purpose" if kind == "rescoped" else "later reports use another name"
            yield Relation(kind, said[-1].traits.written, why, tuple(x.claim.id for x in said))


def lineage(kins: Iterable[Kin]) -> dict[str, list[Relation]]:
    """The relations of each record, by its id.

    Args:
        kins: Of all records of the register, in the register's order.
    """
    kept = list(kins)
    held: dict[frozenset[str], Found | None] = {}
    for found in (*_by_people(kept), *by_text(kept), *by_names(kept)):
        pair = frozenset((found.record_id, found.other))
        if len(pair) == 2:
            held.setdefault(pair, None if found.kind == "nothing" else found)
    relations: dict[str, list[Relation]] = defaultdict(list)
    for kin in kept:
        if kin.own:
            relations[kin.record_id].extend(kin.own)
    for link in filter(None, held.values()):
        relations[link.record_id].append(
            Relation(cast("RelationKind", link.kind), link.other, link.reason, link.claim_ids)
        )
        relations[link.other].append(Relation(INVERSE[link.kind], link.record_id, link.reason, link.claim_ids))
    return dict(relations)


def _by_people(kins: Sequence[Kin]) -> Iterator[Found]:
    """What people decided; the later word on two records is the first here, from whichever of them it was said."""
    holder = {claim: kin.record_id for kin in kins for claim in kin.meant}
    said = [(told[0], number, kin.record_id, told) for kin in kins for number, told in enumerate(kin.told)]
    for _, _, record_id, (_, kind, claim, reason, own) in sorted(said, reverse=True):
        if claim in holder:
            yield Found(record_id, kind, holder[claim], reason, (own,))


def by_record(relations: Mapping[str, Sequence[Relation]], record_id: str) -> tuple[Relation, ...]:
    """A record's relations, each once, in a fixed order."""
    return tuple(sorted(set(relations.get(record_id, ())), key=lambda r: (r.kind, r.other, r.claim_ids)))

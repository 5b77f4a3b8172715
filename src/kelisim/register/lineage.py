"""How records hang together: sessions with their body, bodies with the document that founds them, what came of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kelisim.model import Record, Relation
from kelisim.register.kinds.meeting import body_words
from kelisim.register.lines import Line
from kelisim.register.traits import Traits, likeness, total, weight

_TELLING = 0.75
_OTHER_NAME = 0.6
_NAMED = ("body", "project", "agreement")


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
        name: The concepts of its name, without numbers and countries; empty where it has none to be found by.
        founds: Of an agreement: the concepts of what its title says that it establishes.
        turned: Claims that say that something was turned into this: their ids, the concepts around, those of the name.
        own: The relations that its own claims tell.
    """

    record_id: str
    kind: str
    title: str
    first_claim: str
    name: frozenset[str] = frozenset()
    founds: frozenset[str] = frozenset()
    turned: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = ()
    own: tuple[Relation, ...] = ()


def kin_of(record: Record, lines: Sequence[Line]) -> Kin | None:
    """What the record's claims tell of its lineage; ``None`` where they tell nothing of it."""
    kind = record.kind
    if kind not in (*_NAMED, "meeting"):
        return None
    first = Traits(lines[0].claim, lines[0].document)
    found = (
        frozenset(code for code in _name(lines) if code[0] not in "#^"),
        _what_is_founded(first.concepts(first.written)) if kind == "agreement" else frozenset(),
        tuple(_turned(lines)) if kind in _NAMED else (),
        tuple(_renamed(lines)) if kind in ("body", "project") else (),
    )
    return Kin(record.id, kind, record.title, lines[0].claim.id, *found) if any(found) else None


def lineage(kins: Iterable[Kin]) -> dict[str, list[Relation]]:
    """The relations of each record, by its id; only what some report says or a title contains.

    Args:
        kins: Of all records of the register, in the register's order.
    """
    kept = list(kins)
    found: dict[str, list[Relation]] = defaultdict(list)
    names = _Names(kept)
    for kin in kept:
        for other, why in names.founded_in(kin):
            found[other].append(Relation("founded_by", kin.record_id, why, (kin.first_claim,)))
        if kin.own or kin.turned:
            found[kin.record_id].extend((*kin.own, *names.before(kin)))
    return {key: relations for key, relations in found.items() if relations}


def _turned(lines: Sequence[Line]) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """The claims whose sentence says that something was turned into this."""
    for line in lines:
        traits = Traits(line.claim, line.document)
        if "transform" in traits.quote:
            yield line.claim.id, traits.context, traits.name


def _name(lines: Sequence[Line]) -> frozenset[str]:
    """The concepts that the record's names share most: those of its first claim."""
    traits = Traits(lines[0].claim, lines[0].document)
    if lines[0].claim.kind == "meeting":
        return body_words(traits) if lines[0].slots.format == "forum" else frozenset()
    return traits.name


def _what_is_founded(title: Sequence[str]) -> frozenset[str]:
    """What follows "establish" in a title, or what stands before it where the language puts the verb last."""
    if "establish" not in title or "speed" in title:
        return frozenset()
    at = title.index("establish")
    return frozenset(title[at + 1 :] or title[:at])


class _Names:
    """Records by the telling concepts of their names, so that a text's records are found without trying all."""

    def __init__(self, kins: Iterable[Kin]) -> None:
        self._kins: dict[str, Kin] = {}
        self._by_code: dict[str, list[str]] = defaultdict(list)
        for kin in kins:
            if kin.name:
                self._kins[kin.record_id] = kin
                for code in kin.name:
                    if weight(code) >= 0.4:
                        self._by_code[code].append(kin.record_id)

    def within(self, text: frozenset[str]) -> Iterator[str]:
        """Records whose whole name stands among these concepts and tells enough."""
        near = {key for code in text for key in self._by_code.get(code, ())}
        for key in sorted(near):
            name = self._kins[key].name
            if name <= text and total(name) >= _TELLING:
                yield key

    def founded_in(self, kin: Kin) -> Iterator[tuple[str, str]]:
        """Bodies and projects that a document's title says it establishes."""
        for key in self.within(kin.founds):
            if self._kins[key].kind in ("body", "project"):
                yield key, f"the title of “{kin.title}” says that it establishes it"

    def before(self, kin: Kin) -> Iterator[Relation]:
        """What a sentence says was turned into this."""
        for claim_id, around, own in kin.turned:
            for key in self.within(around):
                if key != kin.record_id and not self._kins[key].name & own:
                    yield Relation("succeeds", key, "a report says that it was turned into this", (claim_id,))


def _renamed(lines: Sequence[Line]) -> Iterator[Relation]:
    """A name that was left for good for another: told on earlier days only, and unlike those told since."""
    names: dict[frozenset[str], list[Line]] = {}
    for line in lines:
        name = Traits(line.claim, line.document).name
        if name and not all(code[0] == "=" for code in name):  # a brand stands beside the name, it does not end it
            names.setdefault(name, []).append(line)
    if len(names) < 2:
        return
    latest = max(names, key=lambda name: names[name][-1].order)
    for name, said in names.items():
        later = [line for other, others in names.items() if other != name for line in others]
        ended = said[-1].day < min((line.day for line in later), default="")
        if name != latest and ended and likeness(name, latest).jaccard < _OTHER_NAME:
            written = Traits(said[-1].claim, said[-1].document).written
            yield Relation("renamed", written, "later reports use another name", tuple(x.claim.id for x in said))


def by_record(relations: Mapping[str, Sequence[Relation]], record_id: str) -> tuple[Relation, ...]:
    """A record's relations, each once, in a fixed order."""
    return tuple(sorted(set(relations.get(record_id, ())), key=lambda r: (r.kind, r.other, r.claim_ids)))

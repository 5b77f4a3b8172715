"""How records hang together: sessions with their body, bodies with the document that founds them, what came of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kelisim.model import Record, Relation
from kelisim.register.kinds.meeting import body_words
from kelisim.register.lines import Line
from kelisim.register.traits import Traits, likeness, total, weight

_TELLING = 0.75
_OTHER_NAME = 0.6
_NAMED = ("body", "project", "agreement")

Told = Sequence[tuple[Record, Sequence[Line]]]


def lineage(told: Told) -> dict[str, list[Relation]]:
    """The relations of each record, by its id; only what some report says or a title contains."""
    found: dict[str, list[Relation]] = defaultdict(list)
    names = _Names(told)
    for record, lines in told:
        if record.kind == "agreement":
            for other, why in names.founded_in(record, lines):
                found[other].append(Relation("founded_by", record.id, why, (lines[0].claim.id,)))
        if record.kind in ("body", "project"):
            found[record.id].extend(_renamed(lines))
        if record.kind in _NAMED:
            found[record.id].extend(names.before(record, lines))
    return {key: relations for key, relations in found.items() if relations}


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

    def __init__(self, told: Told) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, str] = {}
        self._by_code: dict[str, list[str]] = defaultdict(list)
        for record, lines in told:
            if record.kind in (*_NAMED, "meeting"):
                name = frozenset(code for code in _name(lines) if code[0] not in "#^")
                self._names[record.id], self._kinds[record.id] = name, record.kind
                for code in name:
                    if weight(code) >= 0.4:
                        self._by_code[code].append(record.id)

    def within(self, text: frozenset[str]) -> Iterator[str]:
        """Records whose whole name stands among these concepts and tells enough."""
        near = {key for code in text for key in self._by_code.get(code, ())}
        for key in sorted(near):
            if self._names[key] <= text and total(self._names[key]) >= _TELLING:
                yield key

    def founded_in(self, record: Record, lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
        """Bodies and projects that a document's title says it establishes."""
        traits = Traits(lines[0].claim, lines[0].document)
        for key in self.within(_what_is_founded(traits.concepts(traits.written))):
            if self._kinds[key] in ("body", "project"):
                yield key, f"the title of “{record.title}” says that it establishes it"

    def before(self, record: Record, lines: Sequence[Line]) -> Iterator[Relation]:
        """What a sentence says was turned into this."""
        for line in lines:
            traits = Traits(line.claim, line.document)
            if "transform" not in traits.quote:
                continue
            for key in self.within(traits.context):
                if key != record.id and not self._names[key] & traits.name:
                    yield Relation("succeeds", key, "a report says that it was turned into this", (line.claim.id,))


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

"""All names of a report in a language that inflects them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kelisim.reading.marks import Mark, Person
from kelisim.reading.names.inflected.parties import pair_marks, party_marks, place_marks
from kelisim.reading.names.inflected.people import people
from kelisim.reading.names.inflected.persons import persons
from kelisim.reading.names.inflected.speakers import speakers
from kelisim.reading.names.inflected.things import thing_marks
from kelisim.reading.names.people import Mention
from kelisim.reading.names.speakers import Speakers
from kelisim.reading.names.text import Scan
from kelisim.reading.nominatives import Forms
from kelisim.reading.sentences import Sentence


@dataclass(frozen=True)
class Inflected:
    """What was found: marks, persons, their mentions, and who speaks."""

    marks: tuple[Mark, ...]
    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    speakers: Speakers


def find(scan: Scan, sentences: Sequence[Sentence], pair: Sequence[str], forms: Forms) -> Inflected:
    """Read all names.

    Args:
        scan: The text taken apart.
        sentences: Its sentences.
        pair: The report's two parties.
        forms: The table by which the case of a title is told.
    """
    table = people(scan, persons(scan), pair, forms)
    taken = {at for mention in table.mentions for at in range(mention.first, mention.last)}
    things = thing_marks(scan, taken)
    covered = taken | {at for mark in things for at in range(scan.at(mark.start), scan.at(mark.end))}
    marks = [*party_marks(scan), *pair_marks(scan, pair), *_persons(scan, table.mentions), *things]
    marks += [*place_marks(scan, covered), *_forums(scan)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    known = tuple(known.person for known in table.known)
    mentions = sorted([*table.mentions, *_pronouns(scan, table.mentions)], key=lambda m: m.first)
    return Inflected(tuple(marks), known, tuple(mentions), speakers(scan, sentences, table.mentions))


def _pronouns(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """As in "он", "с ней": the person named last, if in this sentence or the one before. Mentions only."""
    singles = [m for m in mentions if len(m.people) == 1 and not m.many]
    index = -1
    for at in scan.where(scan.lexicon.sets["grammar.pronouns"]):
        while index + 1 < len(singles) and singles[index + 1].last <= at:
            index += 1
        if index >= 0:
            subject = _subject_before(scan, singles, index, at)
            if scan.sentence[at] - scan.sentence[subject.first] <= 1:
                yield replace(subject, first=at, last=at + 1, named=False)


def _subject_before(scan: Scan, singles: Sequence[Mention], index: int, at: int) -> Mention:
    """Of the persons of the sentence before the first one, which is most often its subject; else the last."""
    if scan.sentence[singles[index].first] == scan.sentence[at]:
        return singles[index]
    number = scan.sentence[singles[index].first]
    while index > 0 and scan.sentence[singles[index - 1].first] == number:
        index -= 1
    return singles[index]


def _persons(scan: Scan, mentions: Sequence[Mention]) -> list[Mark]:
    marks = []
    for mention in mentions:
        person = mention.people[0] if len(mention.people) == 1 and not mention.many else None
        value = person or Person(None, mention.role, mention.country, mention.level)
        head = "many" if mention.many else None
        marks.append(Mark("PERSON", scan.starts[mention.first], scan.ends[mention.last - 1], value, head))
    return marks


def _forums(scan: Scan) -> list[Mark]:
    return [
        Mark("FORUM", scan.starts[hit.first], scan.ends[hit.last - 1], scan.joined(hit.first, hit.last))
        for hit in scan.of("forum")
    ]

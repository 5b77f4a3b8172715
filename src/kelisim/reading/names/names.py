"""All names of a report, put together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kelisim.lang.pack import Pack
from kelisim.reading.marks import Mark, Person
from kelisim.reading.names import inflected
from kelisim.reading.names.lexicon import lexicon
from kelisim.reading.names.orator import orator, with_orator
from kelisim.reading.names.parties import infer_pair, pair_marks, party_marks
from kelisim.reading.names.people import Mention, people
from kelisim.reading.names.persons import persons
from kelisim.reading.names.places import place_marks
from kelisim.reading.names.speakers import Speakers, speakers
from kelisim.reading.names.text import Scan, scan
from kelisim.reading.names.things import thing_marks
from kelisim.reading.nominatives import Forms, forms_of
from kelisim.reading.sentences import Sentence


@dataclass(frozen=True)
class Names:
    """The names of a report.

    Attributes:
        marks: ``PARTY PAIR PERSON BODY AGREEMENT PROJECT PLACE FORUM`` by their start; one may lie in another.
        pair: Codes of the two parties that the report is about; fewer where it names fewer.
        people: The persons named, in the order of their first mention.
    """

    marks: tuple[Mark, ...]
    pair: tuple[str, ...]
    people: tuple[Person, ...]
    mentions: tuple[tuple[int, int, Mention], ...] = ()
    speakers: Speakers = field(default_factory=Speakers)
    hosts: Mapping[str, str] = field(default_factory=dict)

    def speaker_at(self, offset: int) -> str | None:
        """Who is credited with what stands at an offset; ``None`` where the report speaks itself."""
        return self.speakers.at(offset)

    def people_in(self, start: int, end: int) -> tuple[Person, ...]:
        """The persons meant in a span, each once, second mentions resolved ("the two presidents" gives both)."""
        found: list[Person] = []
        index = bisect_left(self.mentions, start, key=lambda item: item[0])
        while index < len(self.mentions) and self.mentions[index][0] < end:
            for person in self.mentions[index][2].people:
                if person.name and person not in found:
                    found.append(person)
            index += 1
        return tuple(found)

    def codes_in(self, start: int, end: int) -> tuple[str, ...]:
        """The parties named in a span by country, people, person or as "the two sides"; sorted."""
        found: set[str] = set()
        first = bisect_left(self.marks, start, key=lambda mark: mark.start)
        for mark in self.marks[first : bisect_right(self.marks, end, key=lambda mark: mark.start)]:
            if mark.end <= end:
                found.update(self.codes_of(mark))
        return tuple(sorted(found))

    def codes_of(self, mark: Mark) -> tuple[str, ...]:
        """The parties that a mark means; none for marks of other types."""
        if mark.type in ("PARTY", "PAIR") and isinstance(mark.value, tuple):
            return mark.value
        if mark.type == "PERSON" and isinstance(mark.value, Person):
            if mark.value.country:
                return (mark.value.country,)
            index = bisect_left(self.mentions, mark.start, key=lambda item: item[0])
            many = index < len(self.mentions) and self.mentions[index][0] == mark.start and self.mentions[index][2].many
            return self.pair if many else ()
        return ()

    def host_of(self, place: str) -> str | None:
        """The country that a place as written lies in, where the lists know it."""
        city = place.split(",", maxsplit=1)[0].strip()
        return self.hosts.get(city) or self.hosts.get(city.split(" ")[0])


def find_names(
    text: str, sentences: Sequence[Sentence], pack: Pack, *, title: str = "", parties: Sequence[str] = ()
) -> Names:
    """Read all names of a report.

    Args:
        text: The shadow of the body (plain quotes and dashes, every character at its place).
        sentences: Its sentences.
        pack: The language.
        title: The report's title; helps to know the pair.
        parties: The pair, where it is known already.

    Returns:
        Marks, pair, persons and speakers. A language without lists gives none.
    """
    lists = lexicon(pack)
    words = scan(text, lists, [sentence.start for sentence in sentences])
    pair = _pair(words, title, parties)
    if "grammar" in pack.names:
        return _orated(_inflected(words, sentences, pair, forms_of(pack)), words, title)
    table = people(words, persons(words), pair)
    marks = [*party_marks(words), *pair_marks(words, pair), *_person_marks(words, table.mentions), *thing_marks(words)]
    taken = [(m.start, m.end) for m in marks if m.type not in ("PARTY", "PAIR")]
    marks += [*place_marks(words, taken), *_forum_marks(words)]
    marks = sorted(_within(marks, sentences), key=lambda mark: (mark.start, -mark.end))
    told = sorted((*table.mentions, *table.pronouns), key=lambda mention: mention.first)
    mentions = tuple((words.starts[m.first], words.ends[m.last - 1], m) for m in told)
    found = Names(
        tuple(marks),
        pair,
        tuple(known.person for known in table.known),
        mentions,
        speakers(words, sentences, table.mentions),
        lists.hosts,
    )
    return _orated(found, words, title)


def _pair(words: Scan, title: str, parties: Sequence[str]) -> tuple[str, ...]:
    """The given parties where both are known, else those of whom the report speaks most."""
    if len(parties) > 1:
        return tuple(sorted(parties))
    return infer_pair(words, scan(title, words.lexicon, [0] if title else []), parties)


def _within(marks: Iterable[Mark], sentences: Sequence[Sentence]) -> Iterator[Mark]:
    """The marks that lie in one sentence; a name that runs on into the next paragraph is none."""
    starts = [sentence.start for sentence in sentences]
    for mark in marks:
        index = bisect_right(starts, mark.start) - 1
        if index >= 0 and mark.end <= sentences[index].end:
            yield mark


def _orated(found: Names, words: Scan, title: str) -> Names:
    """The same with the orator, where the report is a speech."""
    speeches, own = (words.lexicon.sets[f"speech.{key}"] for key in ("speeches", "first_person"))
    count = len(found.speakers.credits)
    by = orator(words.text, title, found.mentions, speeches=speeches, own=own, sentences=count)
    if by is None:
        return found
    return replace(found, speakers=with_orator(found.speakers, *by, words.text))


def _inflected(words: Scan, sentences: Sequence[Sentence], pair: tuple[str, ...], forms: Forms) -> Names:
    found = inflected.find(words, sentences, pair, forms)
    mentions = tuple((words.starts[m.first], words.ends[m.last - 1], m) for m in found.mentions)
    return Names(found.marks, pair, found.people, mentions, found.speakers, words.lexicon.hosts)


def _person_marks(words: Scan, mentions: Sequence[Mention]) -> list[Mark]:
    marks = []
    for mention in mentions:
        person = mention.people[0] if len(mention.people) == 1 and not mention.many else None
        value = person or Person(None, mention.role, mention.country, mention.level)
        head = "many" if mention.many else None
        marks.append(Mark("PERSON", words.starts[mention.first], words.ends[mention.last - 1], value, head))
    return marks


def _forum_marks(words: Scan) -> list[Mark]:
    marks = []
    for hit in words.of("forum"):
        if hit.entry("bloc") is None:
            start, end = words.starts[hit.first], words.ends[hit.last - 1]
            marks.append(Mark("FORUM", start, end, words.joined(hit.first, hit.last)))
    return marks

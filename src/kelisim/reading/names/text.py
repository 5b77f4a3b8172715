"""The words of a text with their offsets, and the one pass that finds all listed names in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from kelisim.reading.names.lexicon import WORD, Entry, Lexicon


class Hit(NamedTuple):
    """A listed name in the text: its first word, one past its last, and what it can be."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def entry(self, *kinds: str) -> Entry | None:
        """What it is as one of these kinds, or ``None``."""
        for entry in self.entries:
            if entry.kind in kinds:
                return entry
        return None


@dataclass
class Scan:
    """A text taken apart.

    Attributes:
        text: The shadow of the document's text.
        words: The words and signs as written; ``lower`` in lower case; ``size`` how many.
        starts: Offset of each word; ``ends`` one past its last character.
        capital: Whether a word begins with a capital letter; ``capitals`` the words that do.
        proper: Those that can be part of a proper name: no function word and no listed country.
        hits: Listed names by their first word; ``hit_of`` the one that holds a word; ``by_kind`` those of each kind.
        sentence: Number of the sentence that each word lies in, -1 outside of all.
    """

    text: str
    lexicon: Lexicon
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    size: int = 0
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    capitals: list[int] = field(default_factory=list)
    proper: set[int] = field(default_factory=set)
    hits: list[Hit] = field(default_factory=list)
    hit_of: dict[int, Hit] = field(default_factory=dict)
    by_kind: dict[str, list[Hit]] = field(default_factory=dict)
    sentence: list[int] = field(default_factory=list)

    def word(self, index: int) -> str:
        """The word in lower case; empty beyond the ends."""
        return self.lower[index] if 0 <= index < self.size else ""

    def where(self, words: frozenset[str]) -> list[int]:
        """The places of some words, in order."""
        return [at for at, word in enumerate(self.lower) if word in words]

    def keys(self, first: int, last: int) -> frozenset[str]:
        """The words of a name as they are compared: in lower case, in any order."""
        return frozenset(self.lower[first:last])

    def says(self, index: int, key: str) -> bool:
        """Whether a word is of the language's list of that name in ``small``."""
        return 0 <= index < self.size and self.lower[index] in self.lexicon.small[key]

    def hit(self, index: int, *kinds: str) -> Hit | None:
        """The listed name that holds a word, if it is of one of these kinds."""
        hit = self.hit_of.get(index)
        if hit is None or not kinds:
            return hit
        for entry in hit.entries:
            if entry.kind in kinds:
                return hit
        return None

    def of(self, *kinds: str) -> list[Hit]:
        """The listed names that can be of one of these kinds, in order."""
        found = {hit.first: hit for kind in kinds for hit in self.by_kind.get(kind, ())}
        return [found[first] for first in sorted(found)]

    def joined(self, first: int, last: int) -> str:
        """The text as written from one word to before another."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def at(self, offset: int) -> int:
        """Number of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def is_name_word(self, index: int) -> bool:
        """Whether a word can be part of a proper name: a capital that is no function word and no listed country."""
        return index in self.proper

    def same_sentence(self, first: int, last: int) -> bool:
        """Whether two words stand in one sentence."""
        size = self.size
        return 0 <= first < size and 0 <= last < size and self.sentence[first] == self.sentence[last]


def scan(text: str, lexicon: Lexicon, sentence_starts: list[int]) -> Scan:
    """Take a shadow apart and find the listed names in it; linear in its length."""
    found = list(WORD.finditer(text))
    words = [match.group() for match in found]
    starts = [match.start() for match in found]
    articles = lexicon.sets["title_words.particles"]
    capital = [word[0].isupper() or ("-" in word and _after_article(word, articles)) for word in words]
    capitals = [at for at, begins in enumerate(capital) if begins]
    functional = lexicon.not_names
    result = Scan(
        text,
        lexicon,
        words=words,
        lower=[word.lower() for word in words],
        size=len(words),
        starts=starts,
        ends=[match.end() for match in found],
        capital=capital,
        capitals=capitals,
        proper={at for at in capitals if words[at] not in functional},
        sentence=_sentence_numbers(starts, sentence_starts),
    )
    result.hits = _without_surnames(result, list(_hits(result)))
    for hit in result.hits:
        for index in range(hit.first, hit.last):
            result.hit_of[index] = hit
        for entry in hit.entries:
            result.by_kind.setdefault(entry.kind, []).append(hit)
    return result


def _without_surnames(scan: Scan, hits: list[Hit]) -> list[Hit]:
    """Without the countries that are surnames here: a title and a given name stand before ("Minister Ana Jordan")."""
    titles = {hit.last for hit in hits if hit.entry("title", "honorific")}
    held = {at for hit in hits for at in range(hit.first, hit.last)}
    return [hit for hit in hits if not _is_surname(scan, hit, titles, held)]


def _is_surname(scan: Scan, hit: Hit, titles: set[int], held: set[int]) -> bool:
    given = hit.first - 1
    return (
        given in titles
        and hit.last - hit.first == 1
        and given in scan.proper
        and given not in held
        and hit.entry("country") is not None
        and hit.entry("demonym") is None
        and scan.sentence[given - 1] == scan.sentence[hit.first]
    )


def _after_article(word: str, articles: frozenset[str]) -> bool:
    """Whether a name stands behind its article in one word: "al-Busaidi"."""
    article, _, name = word.partition("-")
    return name[:1].isupper() and article in articles


def _sentence_numbers(starts: list[int], sentence_starts: list[int]) -> list[int]:
    """Of each word the number of the last sentence that has begun."""
    begun = [0, *(bisect_left(starts, start) for start in sentence_starts), len(starts)]
    numbers: list[int] = []
    for number, (first, last) in enumerate(pairwise(begun), start=-1):
        numbers.extend([number] * (last - first))
    return numbers


def _hits(scan: Scan) -> Iterator[Hit]:
    line = " " + " ".join(scan.lower) + " "
    offsets = list(accumulate([len(word) + 1 for word in scan.lower], initial=0))
    for number, start, end in scan.lexicon.automaton.find_matches_as_indexes(line):
        if line[end] != " ":
            continue
        listed = scan.lexicon.entries[number]
        first = bisect_left(offsets, start)
        last = first + len(listed[0].words)
        if scan.sentence[first] != scan.sentence[last - 1]:
            continue
        words = tuple(scan.words[first:last])
        entries = tuple([e for e in listed if not e.cased or e.words == words or _written(e, words)])
        if entries and not scan.text.startswith("$", scan.ends[last - 1]):  # "US$5" names a currency, no country
            yield Hit(first, last, entries)


def _written(entry: Entry, words: tuple[str, ...]) -> bool:
    """Whether the words stand as the name is written: capitals where it has them, acronyms in capitals."""
    for own, word in zip(entry.words, words, strict=True):
        if own.isupper() and len(own) > 1:
            if word != own:
                return False
        elif own[0].isupper() and not word[0].isupper():
            return False
    return True

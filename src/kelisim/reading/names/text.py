"""The words of a text with their offsets, and the one pass that finds all listed names in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from kelisim.reading.names.lexicon import Entry, Lexicon

_WORD = re.compile(r"(?:[A-ZА-Я]\.){2,}|[A-ZА-Я]\.(?=[ A-ZА-Я])|[^\W_]+(?:['-](?!s\b)[^\W_]+)*|'s\b|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name in the text: its first word, one past its last, and what it can be."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def entry(self, *kinds: str) -> Entry | None:
        """What it is as one of these kinds, or ``None``."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


@dataclass
class Scan:
    """A text taken apart.

    Attributes:
        text: The shadow of the document's text.
        words: The words and signs as written; ``lower`` in lower case.
        starts: Offset of each word; ``ends`` one past its last character.
        capital: Whether a word begins with a capital letter.
        hits: Listed names by their first word.
        sentence: Number of the sentence that each word lies in, -1 outside of all.
    """

    text: str
    lexicon: Lexicon
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    hit_of: dict[int, Hit] = field(default_factory=dict)
    sentence: list[int] = field(default_factory=list)

    def word(self, index: int) -> str:
        """The word in lower case; empty beyond the ends."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def keys(self, first: int, last: int) -> frozenset[str]:
        """The words of a name as they are compared: in lower case, in any order."""
        return frozenset(self.lower[first:last])

    def says(self, index: int, key: str) -> bool:
        """Whether a word is of the language's list of that name in ``small``."""
        return self.word(index) in self.lexicon.sets["small." + key]

    def hit(self, index: int, *kinds: str) -> Hit | None:
        """The listed name that holds a word, if it is of one of these kinds."""
        hit = self.hit_of.get(index)
        return hit if hit is not None and (not kinds or hit.entry(*kinds)) else None

    def joined(self, first: int, last: int) -> str:
        """The text as written from one word to before another."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def at(self, offset: int) -> int:
        """Number of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def is_name_word(self, index: int) -> bool:
        """Whether a word can be part of a proper name: a capital that is no function word and no listed country."""
        if not 0 <= index < len(self.words) or not self.capital[index]:
            return False
        return self.words[index] not in self.lexicon.not_names

    def same_sentence(self, first: int, last: int) -> bool:
        """Whether two words stand in one sentence."""
        size = len(self.words)
        return 0 <= first < size and 0 <= last < size and self.sentence[first] == self.sentence[last]


def scan(text: str, lexicon: Lexicon, sentence_starts: list[int]) -> Scan:
    """Take a shadow apart and find the listed names in it; linear in its length."""
    result = Scan(text, lexicon)
    found = list(_WORD.finditer(text))
    result.words = [match.group() for match in found]
    result.starts = [match.start() for match in found]
    result.ends = [match.end() for match in found]
    result.capital = [word[0].isupper() for word in result.words]
    result.lower = [word.lower() for word in result.words]
    _number_sentences(result, sentence_starts)
    for hit in _hits(result):
        result.hits.append(hit)
        for index in range(hit.first, hit.last):
            result.hit_of[index] = hit
    return result


def _number_sentences(scan: Scan, starts: list[int]) -> None:
    number, size = -1, len(starts)
    for start in scan.starts:
        while number + 1 < size and starts[number + 1] <= start:
            number += 1
        scan.sentence.append(number)


def _hits(scan: Scan) -> Iterator[Hit]:
    line = " " + " ".join(scan.lower) + " "
    offsets = list(accumulate((len(word) + 1 for word in scan.lower[:-1]), initial=0))
    for number, start, end in scan.lexicon.automaton.find_matches_as_indexes(line):
        if line[end] != " ":
            continue
        first = bisect_left(offsets, start)
        last = bisect_left(offsets, end)
        if scan.sentence[first] != scan.sentence[last - 1]:
            continue
        entries = tuple(e for e in scan.lexicon.entries[number] if _written(e, scan.words[first:last]))
        priced = scan.text[scan.ends[last - 1] : scan.ends[last - 1] + 1] == "$"  # "US$5" names a currency, no country
        if entries and not priced:
            yield Hit(first, last, entries)


def _written(entry: Entry, words: list[str]) -> bool:
    """Whether the words stand as the name is written: capitals where it has them, acronyms in capitals."""
    if not entry.cased:
        return True
    for own, word in zip(entry.words, words, strict=True):
        if own.isupper() and len(own) > 1:
            if word != own:
                return False
        elif own[0].isupper() and not word[0].isupper():
            return False
    return True

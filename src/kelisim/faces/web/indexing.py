"""Which records of a view hold which words, so that a search need not go through all of them.

A word that is looked for holds no blank, so it stands within one word of a text: the different words of a register are
few, and for each of them the records are known, as the bits of a number. After a decision only the records that came
and went since are taken out and put in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kelisim.faces.web.kept import once_a_view
from kelisim.faces.web.searching import searchable, texts_of
from kelisim.model import Record
from kelisim.workflow import Shown

Words = Sequence[tuple[str, str]]
"""The words of a search, as ``searching.wanted`` gives them."""


@dataclass(frozen=True, slots=True)
class Index:
    """Where the words of records stand.

    Attributes:
        records: Whose.
        place: The bit of each record, by its id.
        plain: The records that hold each word, as bits.
        bones: The records that hold each skeleton of a word.
        plain_words: All words, each between ends of lines: one text is gone through faster than many.
        bones_words: All skeletons so.
    """

    records: tuple[Record, ...]
    place: Mapping[str, int]
    plain: Mapping[str, int]
    bones: Mapping[str, int]
    plain_words: str
    bones_words: str

    def holding(self, words: Words) -> bytes:
        """The records that hold all the words, each anywhere: their bits, eight in a byte, the lowest first."""
        size = max(self.place.values(), default=0) // 8 + 1
        bits = (1 << 8 * size) - 1
        for plain, bones in words:
            bits &= self._of(plain, bones)
        return bits.to_bytes(size, "little")

    def _of(self, plain: str, bones: str) -> int:
        found = (1 << 1 + max(self.place.values(), default=0)) - 1
        for part in plain.split():  # one, but for signs that are taken apart into a blank and an accent
            found &= _joined(self.plain, self.plain_words, part)
        return found | (_joined(self.bones, self.bones_words, f"\n{bones}") if bones else 0)


def _joined(bits: Mapping[str, int], words: str, part: str) -> int:
    """The records of all words with a part in them. The words stand in one text, each after the end of a line."""
    found, at = 0, words.find(part)
    while at >= 0:
        begin, end = words.rfind("\n", 0, at + 1) + 1, words.find("\n", at + 1)
        found |= bits[words[begin:end]]
        at = words.find(part, end)
    return found


_EMPTY = Index((), {}, {}, {}, "\n", "\n")
_BEFORE: OrderedDict[object, Index] = OrderedDict()
_MOST = 8


@once_a_view
def index_of(shown: Shown) -> Index:
    """The words of a view: those of the view before, but for the records that came and went since."""
    place, records = (shown.register.parties, shown.on, shown.known), tuple(shown.register.records)
    before = _BEFORE.pop(place, _EMPTY)
    old, new = set(map(id, before.records)), set(map(id, records))
    gone = [record for record in before.records if id(record) not in new]
    fresh = [record for record in records if id(record) not in old]
    made = _changed(before, records, gone, fresh)
    while len(_BEFORE) >= _MOST:
        _BEFORE.popitem(last=False)
    _BEFORE[place] = made
    return made


def _changed(before: Index, records: tuple[Record, ...], gone: Iterable[Record], fresh: Sequence[Record]) -> Index:
    places, plain, bones = dict(before.place), dict(before.plain), dict(before.bones)
    for record in gone:
        bit = ~(1 << places.pop(record.id))
        for held, words in zip((plain, bones), _words(record), strict=True):
            for word in words:
                held[word] &= bit
                if not held[word]:
                    del held[word]
    taken = set(places.values())
    spare = iter(sorted(set(range(len(records))) - taken))
    for record in fresh:
        places[record.id] = at = next(spare)
        for held, words in zip((plain, bones), _words(record), strict=True):
            for word in words:
                held[word] = held.get(word, 0) | 1 << at
    return Index(records, places, plain, bones, _text(plain), _text(bones))


def _text(words: Iterable[str]) -> str:
    return "\n" + "\n".join(words) + "\n"


def _words(record: Record) -> tuple[frozenset[str], frozenset[str]]:
    """The different words of a record as they are compared, and their skeletons."""
    plain, bones = set[str](), set[str]()
    for text in texts_of(record):
        told = _split(text)
        plain.update(told[0])
        bones.update(told[1])
    return frozenset(plain), frozenset(bones)


@lru_cache(maxsize=200_000)
def _split(text: str) -> tuple[frozenset[str], frozenset[str]]:
    plain, bones = searchable(text)
    return frozenset(plain.split()), frozenset(bones.split())

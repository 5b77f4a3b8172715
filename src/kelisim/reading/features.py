"""What is seen of a candidate when it is weighed: its rule, words and marks in and around it, its place, its rivals.

Every feature is a short text; ``tools/train_weights.py`` learns what each is worth, ``kelisim.reading.weighing`` adds
them up. In between they go by their numbers in a ``Vocabulary``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kelisim.reading.classes import WordClasses
from kelisim.reading.line import Line
from kelisim.reading.match import Candidate
from kelisim.reading.rule import BROAD
from kelisim.reading.vocabulary import AllNumbers, Vocabulary, Word

_REACH = 5


@dataclass(frozen=True)
class Scene:
    """All that the candidates of a report stand among.

    Attributes:
        lines: Its sentences.
        classes: Words to their classes, of the language.
        groups: The candidates of each sentence.
    """

    lines: Sequence[Line]
    classes: WordClasses
    groups: Mapping[int, Sequence[Candidate]]

    @classmethod
    def of(cls, found: Sequence[Candidate], lines: Sequence[Line], classes: WordClasses) -> Scene:
        """The scene of a report's candidates."""
        groups: dict[int, list[Candidate]] = {}
        for candidate in found:
            groups.setdefault(candidate.number, []).append(candidate)
        return cls(lines, classes, groups)


def features(found: Sequence[Candidate], scene: Scene) -> list[frozenset[str]]:
    """What is seen of each of some candidates."""
    numbers = AllNumbers()
    view = View(scene, Vocabulary(scene.classes, numbers))
    seen = [view.own(candidate) | view.quoted(candidate) for candidate in found]
    return [frozenset([numbers.names[number] for number in some]) for some in seen]


class _Rival(NamedTuple):
    """A candidate as the others of its sentence see it.

    Attributes:
        start, end: Its key.
        fine: Its kind, where its rule is no broad one.
        over: The feature of those of whose quote it claims words; ``near`` of the others.
    """

    candidate: Candidate
    start: int
    end: int
    fine: str | None
    over: int
    near: int


class View:
    """A scene as a vocabulary tells of it, with what the candidates of a sentence or quote share.

    Args:
        scene: The report.
        vocabulary: Words and features of the language.
    """

    def __init__(self, scene: Scene, vocabulary: Vocabulary) -> None:
        self._scene, self._vocabulary = scene, vocabulary
        self._words: dict[int, list[Word]] = {}
        self._places: dict[int, set[int]] = {}
        self._quotes: dict[tuple[int, int, int], set[int]] = {}
        self._rivals: dict[int, list[_Rival]] = {}

    def own(self, candidate: Candidate) -> set[int]:
        """What hardly any other candidate shares: its rule, its match, its key, its rivals."""
        words, line = self._words_of(candidate.number), candidate.line
        first, last = _tokens(line, *candidate.trigger)
        final = len(words) - 1
        start, key = min(first, final), min(bisect_right(line.ends, candidate.key[0]), final)
        found = self._beside(candidate)
        found.update(
            self._vocabulary.of_rule(candidate.rule.id, candidate.rule.weight),
            words[0].opening,
            words[start].first,
            *[word.matched for word in words[first:last] if word.matched],
            *[word.near for word in words[max(0, key - _REACH) : key] if word.near],
            words[key].key,
            self._around(words, start, key),
        )
        return found

    def quoted(self, candidate: Candidate) -> set[int]:
        """What it shares with others of the same quote; nothing of it is in ``own``, so what both are worth adds up."""
        number = candidate.number
        first, last = _tokens(candidate.line, candidate.start, candidate.end)
        known = self._quotes.get((number, first, last))
        if known is None:
            words = self._words_of(number)
            quote = words[first:last]
            known = self._quotes[number, first, last] = self._placed(number).union(
                *[word.quoted for word in quote if word.quoted],
                *[word.elsewhere for word in words[:first] + words[last:] if word.elsewhere],
                self._said(quote, last - first),
            )
        return known

    def _words_of(self, number: int) -> list[Word]:
        known = self._words.get(number)
        if known is None:
            tokens = self._scene.lines[number].tokens
            known = self._words[number] = list(map(self._vocabulary.__getitem__, tokens))
        return known

    def _said(self, quote: Sequence[Word], length: int) -> list[int]:
        """Which sorts stand side by side in the quote, whether people, date and place are there, and its length."""
        vocabulary = self._vocabulary
        sorts = [word.sort for word in quote if word.sort]
        types = [name for word in quote if word.types for name in word.types]
        who = min(2, types.count("PERSON") + types.count("PAIR"))
        where = "L" if "PLACE" in types or "PARTY" in types else ""
        return [
            *map(vocabulary.pairs.__getitem__, pairwise(sorts)),
            vocabulary.numbers[f"who={who}{'D' if 'DATE' in types else ''}{where}"],
            vocabulary.numbers[f"qlen={min(5, length // 5)}"],
        ]

    def _around(self, words: Sequence[Word], start: int, key: int) -> list[int]:
        """What stands right before and after the key, the last mark before it, and with which word the match began."""
        numbers, plain = self._vocabulary.numbers, words[key].plain
        found = [numbers[f"fk={words[start].plain}_{plain}"]]
        found += words[key + 1].after if key + 1 < len(words) else [numbers["n=$"]]
        found += words[key - 1].before if key else [numbers["p=^"]]
        if key > 1:
            found.append(numbers[f"pp={words[key - 2].plain}_{words[key - 1].plain}"])
        found += next((word.subject for word in reversed(words[:key]) if word.types), [numbers["sub=none"]])
        return found

    def _placed(self, number: int) -> set[int]:
        """Where in the report a sentence stands, how long it is, and what the sentence before spoke of."""
        known = self._places.get(number)
        if known is None:
            count, line, numbers = len(self._scene.lines), self._scene.lines[number], self._vocabulary.numbers
            known = {numbers[f"pos={min(3, 4 * number // count)}"], numbers[f"slen={min(5, len(line.tokens) // 8)}"]}
            if number == 0:
                known.add(numbers["first"])
            if number >= count - 2:
                known.add(numbers["last"])
            if '"' in line.words:
                known.add(numbers["hasq"])
            self._places[number] = known
            if number:
                known.update(*[word.framing for word in self._words_of(number - 1) if word.framing])
        return known

    def _rivals_in(self, number: int) -> list[_Rival]:
        known = self._rivals.get(number)
        if known is None:
            known = self._rivals[number] = [self._rival(other) for other in self._scene.groups.get(number, ())]
        return known

    def _rival(self, candidate: Candidate) -> _Rival:
        rule, numbers, (start, end) = candidate.rule, self._vocabulary.numbers, candidate.key
        fine = rule.weight >= BROAD
        name = f"nb={rule.kind}{'f' if fine else 'b'}"
        return _Rival(candidate, start, end, rule.kind if fine else None, numbers[f"{name}o"], numbers[f"{name}n"])

    def _beside(self, candidate: Candidate) -> set[int]:
        """Which other candidates claim words of the quote or stand near it."""
        first, last, rule = candidate.start, candidate.end, candidate.rule
        same = rule.kind if rule.weight >= BROAD else ""
        found = set()
        for other, start, end, fine, over, near in self._rivals_in(candidate.number):
            if other is not candidate:
                found.add(over if start < last and first < end else near)
                if fine == same:
                    found.add(self._vocabulary.numbers["same"])
        return found


def _tokens(line: Line, start: int, end: int) -> tuple[int, int]:
    """The numbers of the tokens that a span of the document touches."""
    first = bisect_right(line.ends, start)
    return first, max(first, bisect_right(line.ends, end - 1)) + 1

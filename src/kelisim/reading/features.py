"""What is seen of a candidate when it is weighed: its rule, words and marks in and around it, its place, its rivals.

Every feature is a short text; ``tools/train_weights.py`` learns what each is worth, ``kelisim.reading.weighing`` adds
them up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kelisim.reading.classes import WordClasses
from kelisim.reading.line import Line
from kelisim.reading.match import Candidate
from kelisim.reading.rule import BROAD

_TYPE = re.compile("‹([A-Z]+)")
_FRAMES = frozenset(("agree", "propose", "promise", "say", "meet", "occasion", "discuss", "sign", "plan", "money"))
"""Classes of words that make the next sentence likely to go on with the same matter."""
_REACH = 5


Part = tuple[str, int, int, int]
"""A part of what is seen: its name, the sentence, and the two numbers of tokens that it depends on."""


@dataclass(frozen=True)
class Words:
    """The words of a sentence as features name them.

    Attributes:
        plain: The tokens, marks without their numbers, words as far as they are told apart.
        classes: The classes of each.
        sorts: Of each a short name (its type, its first class) by which neighbours are told; ``""`` for other words.
        inside: The features of each where it stands in the quote; ``outside`` where it stands elsewhere.
    """

    plain: tuple[str, ...]
    classes: tuple[tuple[str, ...], ...]
    sorts: tuple[str, ...]
    inside: tuple[tuple[str, ...], ...]
    outside: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Scene:
    """All that the candidates of a report stand among.

    Attributes:
        lines: Its sentences.
        classes: Words to their classes, of the language.
        groups: The candidates of each sentence.
        sums: What parts of what is seen are worth (see ``parts``), by kind and part: rivals share most of it.
    """

    lines: Sequence[Line]
    classes: WordClasses
    groups: Mapping[int, Sequence[Candidate]]
    known: dict[int, Words] = field(default_factory=dict)
    sums: dict[tuple[str, Part], float] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Sequence[Candidate], lines: Sequence[Line], classes: WordClasses) -> Scene:
        """The scene of a report's candidates."""
        groups: dict[int, list[Candidate]] = {}
        for candidate in found:
            groups.setdefault(candidate.number, []).append(candidate)
        return cls(lines, classes, groups)

    def words(self, number: int) -> Words:
        """The words of a sentence."""
        if number not in self.known:
            plain = tuple(map(_plain, self.lines[number].tokens))
            classes = tuple(map(self.classes.of, plain))
            sorts = tuple(_sort(word, names) for word, names in zip(plain, classes, strict=True))
            cut = tuple(map(self.classes.cut, plain))
            outside = tuple(map(_elsewhere, sorts, classes))
            self.known[number] = Words(cut, classes, sorts, tuple(map(_quoted, cut, classes)), outside)
        return self.known[number]


def features(candidate: Candidate, scene: Scene) -> set[str]:
    """What is seen of a candidate."""
    return own(candidate, scene).union(*(seen_in(part, scene) for part in parts(candidate)))


def own(candidate: Candidate, scene: Scene) -> set[str]:
    """What no other candidate shares: its rule, its rivals."""
    beside = _beside(candidate, scene.groups.get(candidate.number, ()))
    return {f"h={candidate.rule.weight:.1f}", f"r={candidate.rule.id}", *beside}


def parts(candidate: Candidate) -> tuple[Part, Part, Part]:
    """What it shares with others of the same quote, match or key; no feature stands in two parts, so sums add up."""
    number, line = candidate.number, candidate.line
    quote = _tokens(line, candidate.start, candidate.end)
    core = _tokens(line, *candidate.trigger)
    last = len(line.tokens) - 1
    key = min(bisect_right(line.ends, candidate.key[0]), last)
    return ("quote", number, *quote), ("core", number, *core), ("key", number, min(core[0], last), key)


def seen_in(part: Part, scene: Scene) -> set[str]:
    """The features of a part."""
    name, number, first, last = part
    words = scene.words(number)
    if name == "quote":
        found = {*_said(words, first, last), *_placed(number, last - first, scene)}
        return found.union(*words.inside[first:last], *words.outside[:first], *words.outside[last:])
    if name == "core":
        return {f"tc={name}" for names in words.classes[first:last] for name in names}
    return set(_around(words, first, last))


def _tokens(line: Line, start: int, end: int) -> tuple[int, int]:
    """The numbers of the tokens that a span of the document touches."""
    first = bisect_right(line.ends, start)
    return first, max(first, bisect_right(line.ends, end - 1)) + 1


def _said(words: Words, start: int, end: int) -> Iterator[str]:
    """Whether people, date and place stand in the quote, and which sorts stand side by side there."""
    sorts = [sort for sort in words.sorts[start:end] if sort]
    types = [name for sort in sorts if sort[:1] == "‹" for name in _TYPE.findall(sort)]
    who = min(2, types.count("PERSON") + types.count("PAIR"))
    yield f"who={who}{'D' if 'DATE' in types else ''}{'L' if 'PLACE' in types or 'PARTY' in types else ''}"
    yield from map(_pair, sorts, sorts[1:])


def _around(words: Words, first: int, key: int) -> Iterator[str]:
    """The first words of sentence, match and key, what stands before and after them, and the last name before."""
    plain, classes = words.plain, words.classes
    yield f"k={plain[key]}"
    yield f"f={plain[first]}"
    yield f"fk={plain[first]}_{plain[key]}"
    yield f"p={plain[key - 1] if key else '^'}"
    yield f"n={plain[key + 1] if key + 1 < len(plain) else '$'}"
    if key > 1:
        yield f"pp={plain[key - 2]}_{plain[key - 1]}"
    yield f"sub={next((word for word in reversed(plain[:key]) if word[:1] == '‹'), 'none')}"
    yield f"s0={plain[0]}"
    for prefix, names in (("fc", classes[first]), ("kc", classes[key]), ("s0c", classes[0])):
        yield from (f"{prefix}={name}" for name in names)
    for names in classes[max(0, key - _REACH) : key]:
        yield from (f"pc={name}" for name in names)


def _placed(number: int, length: int, scene: Scene) -> Iterator[str]:
    """Where in the report the sentence stands, how long both are, and what the sentence before spoke of."""
    count = len(scene.lines)
    size = len(scene.words(number).plain)
    yield f"pos={min(3, 4 * number // max(1, count))}"
    yield f"qlen={min(5, length // 5)}"
    yield f"slen={min(5, size // 8)}"
    if number == 0:
        yield "first"
    if number >= count - 2:
        yield "last"
    if '"' in scene.lines[number].words:
        yield "hasq"
    if number:
        before = {name for names in scene.words(number - 1).classes for name in names}
        yield from (f"pv={name}" for name in before & _FRAMES)


def _beside(candidate: Candidate, neighbours: Sequence[Candidate]) -> Iterator[str]:
    """Which other candidates claim words of the quote or stand near it."""
    broad = candidate.rule.weight < BROAD
    for other in neighbours:
        if other is candidate:
            continue
        over = other.key[0] < candidate.end and candidate.start < other.key[1]
        fine = other.rule.weight >= BROAD
        yield f"nb={other.kind}{'f' if fine else 'b'}{'o' if over else 'n'}"
        if fine and other.kind == candidate.kind and not broad:
            yield "same"


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """A word; of a mark its types and heads; of a number only that it is one."""
    if word.startswith("‹"):
        return word.partition("#")[0]
    return "0" if word[:1].isdigit() else word


@lru_cache(maxsize=50_000)
def _quoted(word: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return (f"q={word}", *(f"c={name}" for name in names))


@lru_cache(maxsize=50_000)
def _elsewhere(sort: str, names: tuple[str, ...]) -> tuple[str, ...]:
    told = tuple(f"o={name}" for name in names)
    return (*told, f"ot={sort}") if sort[:1] == "‹" else told


@lru_cache(maxsize=100_000)
def _pair(one: str, other: str) -> str:
    return f"cb={one}_{other}"


def _sort(word: str, names: tuple[str, ...]) -> str:
    if word[:1] == "‹":
        return word.partition(":")[0]
    return names[0] if names else word if len(word) < 4 else ""

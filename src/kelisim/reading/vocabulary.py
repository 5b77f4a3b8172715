"""Words as the weighing knows them: which features each is, in whatever place it stands.

A feature is a short text (``q=signed``: the quote holds the word). They are counted by number, so that most of what a
report holds is looked up once a word, and what it is worth is read from a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kelisim.reading.classes import WordClasses

_TYPE = re.compile("‹([A-Z]+)")
_FRAMES = frozenset(("agree", "propose", "promise", "say", "meet", "occasion", "discuss", "sign", "plan", "money"))
"""Classes of words that make the next sentence likely to go on with the same matter."""
_SHORT = 4
_MOST_KNOWN = 50_000
UNKNOWN = 0


class Numbers(dict[str, int]):
    """Features to their numbers; the number of one that nobody listed is ``UNKNOWN``."""

    def __missing__(self, feature: str) -> int:
        return UNKNOWN

    @classmethod
    def of(cls, features: Iterable[str]) -> Numbers:
        """Numbers for some features, from 1 on."""
        return cls((feature, number) for number, feature in enumerate(dict.fromkeys(features), UNKNOWN + 1))


class AllNumbers(Numbers):
    """Numbers for whatever feature is asked for, and its ``names`` by number: for training."""

    def __init__(self) -> None:
        super().__init__()
        self.names = [""]

    def __missing__(self, feature: str) -> int:
        number = self[feature] = len(self.names)
        self.names.append(feature)
        return number


@dataclass(frozen=True, slots=True)
class Word:
    """What features tell of a word: for every place in which it can stand, the numbers of its features there.

    Attributes:
        plain: The word as far as it is told apart; a mark without its number.
        types: The types of a mark.
        sort: A short name (its type, its first class) by which neighbours are told; ``""`` for other words.
        quoted: In the quote; ``elsewhere`` in the sentence.
        matched: Among the words that the rule matched; ``first`` as the first of these.
        key: At the key; ``before`` and ``after`` right beside it; ``near`` not far before it.
        subject: As the last mark before the key.
        opening: At the beginning of the sentence.
        framing: In the sentence before.
    """

    plain: str
    types: tuple[str, ...]
    sort: str
    quoted: tuple[int, ...]
    elsewhere: tuple[int, ...]
    matched: tuple[int, ...]
    first: tuple[int, ...]
    key: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    near: tuple[int, ...]
    subject: tuple[int, ...]
    opening: tuple[int, ...]
    framing: tuple[int, ...]


class Vocabulary(dict[str, Word]):
    """The words of a language by their tokens; remembered, since words come again and again.

    Attributes:
        numbers: Of the features that count.
        pairs: The number of the feature of two sorts that stand side by side.
    """

    def __init__(self, classes: WordClasses, numbers: Numbers) -> None:
        super().__init__()
        self.numbers = numbers
        self.pairs = _Pairs(numbers)
        self._classes = classes
        self._rules: dict[str, tuple[int, ...]] = {}

    def __missing__(self, token: str) -> Word:
        if len(self) > _MOST_KNOWN:
            self.clear()
        word = self[token] = self._word(token)
        return word

    def of_rule(self, name: str, weight: float) -> tuple[int, ...]:
        """The numbers of the features of a rule."""
        known = self._rules.get(name)
        if known is None:
            known = self._rules[name] = self.known([f"h={weight:.1f}", f"r={name}"])
        return known

    def known(self, features: Iterable[str]) -> tuple[int, ...]:
        """The numbers of those features that count."""
        return tuple([number for number in map(self.numbers.__getitem__, features) if number != UNKNOWN])

    def _word(self, token: str) -> Word:
        """What is told of a token: of a mark its types and heads, of a number only that it is one."""
        mark = token[:1] == "‹"
        told = token.partition("#")[0] if mark else "0" if token[:1].isdigit() else token
        names, plain, known = self._classes.of(told), self._classes.cut(told), self.known
        sort = told.partition(":")[0] if mark else names[0] if names else told if len(told) < _SHORT else ""
        return Word(
            plain,
            tuple(_TYPE.findall(sort)) if mark else (),
            sort,
            quoted=known([f"q={plain}", *_each("c", names)]),
            elsewhere=known([*_each("o", names), *([f"ot={sort}"] if mark else ())]),
            matched=known(_each("tc", names)),
            first=known([f"f={plain}", *_each("fc", names)]),
            key=known([f"k={plain}", *_each("kc", names)]),
            before=known([f"p={plain}"]),
            after=known([f"n={plain}"]),
            near=known(_each("pc", names)),
            subject=known([f"sub={plain}"]),
            opening=known([f"s0={plain}", *_each("s0c", names)]),
            framing=known(_each("pv", _FRAMES.intersection(names))),
        )


class _Pairs(dict[tuple[str, str], int]):
    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, pair: tuple[str, str]) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
        number = self[pair] = self._numbers[f"cb={pair[0]}_{pair[1]}"]
        return number


def _each(prefix: str, names: Iterable[str]) -> list[str]:
    return [f"{prefix}={name}" for name in names]

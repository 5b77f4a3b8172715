"""Classes of words (``classes.yaml``), looked up by a word or by how it begins, and how words are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kelisim.lang.pack import Pack
from kelisim.reading.pattern import words_of

_MOST_KNOWN = 50_000


class WordClasses:
    """Words to the classes in which they stand.

    Args:
        entries: A word, or a beginning of words (``sign*``), with the name of its class.
        letters: By how many first letters words are told apart in weighing (0: by all); for languages in which words
            take many endings.
    """

    def __init__(self, entries: Iterable[tuple[str, str]], letters: int = 0) -> None:
        self.letters = letters
        plain: dict[str, dict[str, None]] = {}
        for entry, name in entries:
            plain.setdefault(entry, {})[name] = None
        self._plain = {word: tuple(names) for word, names in plain.items() if not word.endswith("*")}
        self._begun = {word[:-1]: tuple(names) for word, names in plain.items() if word.endswith("*")}
        self._lengths = sorted({len(start) for start in self._begun})
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """The classes of a word."""
        if not self._begun or word[:1] == "‹":
            return self._plain.get(word, ())
        if word not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = dict.fromkeys(self._plain.get(word, ()))
            for length in self._lengths:
                found.update(dict.fromkeys(self._begun.get(word[:length], ()) if length <= len(word) else ()))
            self._known[word] = tuple(found)
        return self._known[word]

    def cut(self, word: str) -> str:
        """What of a word tells it apart: its first letters; a mark and a short word stay whole."""
        return word[: self.letters] if self.letters and word[:1] != "‹" else word


@lru_cache(maxsize=16)
def classes_of(pack: Pack) -> WordClasses:
    """The classes of words of a language."""
    endings: Mapping[str, Iterable[str]] = pack.lists.get("endings", {})
    classes = pack.classes.get("classes", {})
    entries = ((entry, name) for name, data in classes.items() for entry in words_of(name, data, endings).entries)
    return WordClasses(entries, int(pack.classes.get("letters", 0)))

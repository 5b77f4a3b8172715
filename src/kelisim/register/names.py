"""Comparing names: of bodies, projects, documents by their concepts; of persons and places by their letters."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from kelisim.lang.latin import pinyin, skeleton
from kelisim.register.traits import Likeness, Traits, likeness, one_thing, total, weight

_WORD = re.compile(r"[^\W\d_]+")
_PERSON = 88.0
_GIVEN = 60.0
_CONTENT = 0.5
_MATTER = 0.4
_BEGINNING = 3  # letters by which a name in two spellings is still known


def name_likeness(first: Traits, second: Traits) -> Likeness:
    """How alike two names are; an acronym and the name that it stands for are alike wholly."""
    found = likeness(first.name, second.name)
    if found.score < 1 and _stands_for(first, second):
        return Likeness(max(found.jaccard, 0.9), 1.0, found.shared)
    return found


def _stands_for(first: Traits, second: Traits) -> bool:
    for one, other in ((first, second), (second, first)):
        if any(len(acronym) >= 3 and acronym in other.initials for acronym in one.acronyms - other.acronyms):
            return True
    return bool(first.acronyms & second.acronyms)


def says_little(codes: frozenset[str]) -> bool:
    """Whether a name says nothing of its own ("Roadmap", "joint projects"), so that its surroundings must be read."""
    return total(codes) < _CONTENT


def unlike_matters(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether each name tells something that the other does not: a cement plant and a textile factory in one town."""
    one, other = (
        {code for code in name if code[0] not in "=#^@" and weight(code) >= _MATTER}
        for name in one_thing(first, second)
    )
    return bool(one - other) and bool(other - one)


def other_names(first: Traits, second: Traits) -> bool:
    """Whether each names somebody or some place that the other does not: the Feni river and the Kushiyara river."""
    if first.cyrillic != second.cyrillic:
        return False  # one place is spelt in many ways
    known, told = first.name | first.place, second.name | second.place
    return _no_spelling(first.proper - told, told - known) and _no_spelling(second.proper - known, known - told)


def _no_spelling(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether there is a name that none of the others can be another spelling of."""
    return any(all(name[: _BEGINNING + 1] != code[: _BEGINNING + 1] for code in others) for name in names)


@lru_cache(maxsize=65536)
def person_key(name: str) -> tuple[str, ...]:
    """A person's name as skeletons of its words, initials left out."""
    return tuple(skeleton(word) for word in _WORD.findall(name) if len(word) > 1)


def same_person(first: str, second: str) -> bool:
    """Whether two spellings name one person: the family names (last words) meet, or one is the other's part."""
    return _same_keys(person_key(first), person_key(second)) or any(
        _same_keys(person_key(told), chinese_key(written)) for told, written in ((first, second), (second, first))
    )


@lru_cache(maxsize=65536)
def chinese_key(name: str) -> tuple[str, ...]:
    """The key of a name that Russian writes in its way for Chinese ones; empty for other names."""
    words = [pinyin(word) for word in _WORD.findall(name)]
    return tuple(skeleton(word) for word in words if word) if words and all(words) else ()


def _same_keys(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    shared = set(one) & set(other)
    if len(shared) == 1 and len(one) > 1 and len(other) > 1:
        return not _kinsmen([w for w in one if w not in shared], [w for w in other if w not in shared])
    return bool(shared) or fuzz.ratio(one[-1], other[-1]) >= _PERSON


def _kinsmen(one: list[str], other: list[str]) -> bool:
    """Whether what is left of two names beside the shared family name is unlike: father and son."""
    return not any(a[0] == b[0] or fuzz.ratio(a, b) >= _GIVEN for a in one for b in other)


def same_place(first: str, second: str) -> bool | None:
    """Whether two places are one; ``None`` where a part of one may lie in the other (a country, a border)."""
    one, other = person_key(first), person_key(second)
    if set(one) & set(other):
        return True
    if one and other and fuzz.partial_ratio(" ".join(one), " ".join(other)) >= _PERSON:
        return True
    return None

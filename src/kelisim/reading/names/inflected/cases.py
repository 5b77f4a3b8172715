"""A person's name in the nominative, where the case of the title beside it leaves no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kelisim.reading.names.inflected.persons import REGNAL, Title
from kelisim.reading.names.lexicon import Sets
from kelisim.reading.names.text import Scan
from kelisim.reading.nominatives import Forms, readings

_MANY = "p"
_SHORT = 3  # letters: "Ли" is no woman's ending
_ANIMATE = frozenset(("gent", "accs"))


def case_of(scan: Scan, title: Title, forms: Forms) -> str | None:
    """The case in which a title stands, told by its first noun; the accusative of persons is told as genitive."""
    for word in scan.words[title.first : title.last]:
        found = {form.case for form in readings(forms.nouns, word) if (form.sort == _MANY) == title.many}
        if found:
            return "gent" if found <= _ANIMATE else found.pop() if len(found) == 1 else None
    return None


def name_in_nominative(name: str, case: str | None, sets: Sets) -> str | None:
    """A name in the nominative.

    Args:
        name: As written.
        case: The case in which it stands.
        sets: The lists ``cases`` of the pack: by case, pairs of endings of men's names ("ом -"), of family names by
            themselves where fewer are sure, and endings that only women's names have there.

    Returns:
        ``None`` where an ending leaves it open.
    """
    if case == "nomn":
        return name
    own, _, number = name.rpartition(" ")
    if own and REGNAL.fullmatch(number):
        known = name_in_nominative(own, case, sets)
        return None if known is None else f"{known} {number}"
    words, endings = name.split(" "), _pairs(sets[f"cases.{case}"])
    women = tuple(sets[f"cases.{case}_women"])
    if not endings or any(len(word) > _SHORT and word.endswith(women) for word in words):
        return None
    last = _pairs(sets[f"cases.{case}_last"])
    family = _without(words[-1], last or endings)
    if family is None and (last or words[-1][-1] not in sets["cases.vowels"]):
        return None
    told = [*(_without(word, endings) or word for word in words[:-1]), family or words[-1]]
    return None if told == words else " ".join(told)


def _without(word: str, endings: Sequence[tuple[str, str]]) -> str | None:
    for ending, nominative in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + nominative
    return None


@lru_cache(maxsize=64)
def _pairs(told: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Endings in this case and in the nominative, the longest first."""
    parted = (pair.split(" ") for pair in told)
    pairs = [(ending, "" if nominative == "-" else nominative) for ending, nominative in parted]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))

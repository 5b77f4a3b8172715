"""Sentences that the rooms tell in English, told again in another language.

A room knows no reader: its errors and gaps are English sentences with values in them. Their wordings stand in the
catalogues under the context ``told``, with a place for each value: ``{name} is no country code``. A sentence is matched
against them, its values are taken out and put into the translation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kelisim.lang.messages import is_whole, key_of, load_messages, strings_of

TOLD = "told"
"""The context under which the sentences of other rooms stand in a catalogue."""
_PLACE = re.compile(r"\{([a-z_]+)\}")
_LEAST_LETTERS = 6


@dataclass(frozen=True)
class Wording:
    """One sentence with places.

    Attributes:
        pattern: Matches the English sentence.
        weight: How many characters of it are told word by word; the weightiest is tried first.
        text: The translation, with the same places.
    """

    pattern: re.Pattern[str]
    weight: int
    text: str

    @classmethod
    def of(cls, english: str, text: str) -> Wording | None:
        """The wording of a message, ``None`` where nearly all of it is places and would fit anything."""
        parts = _PLACE.split(english)
        letters = sum(char.isalpha() for part in parts[::2] for char in part)
        if len(parts) > 1 and letters < _LEAST_LETTERS:
            return None
        made = "".join(re.escape(part) if n % 2 == 0 else f"(?P<{part}>.*?)" for n, part in enumerate(parts))
        return cls(re.compile(made, re.DOTALL), sum(map(len, parts[::2])), text)


def retold(sentence: str, code: str) -> str | None:
    """A sentence of another room in a language.

    Args:
        sentence: In English, with or without its full stop and its capital.
        code: The language, ISO 639-1.

    Returns:
        The sentence with the stop and the capital that it had, ``None`` where the language has no wording for it.
    """
    bare = sentence.strip().removesuffix(".")
    for capital, told in ((False, bare), (True, bare[:1].lower() + bare[1:])):
        found = _matched(told, code)
        if found is not None:
            shown = found[:1].upper() + found[1:] if capital else found
            return shown + ("." if sentence.strip().endswith(".") and not shown.endswith(".") else "")
    return None


@lru_cache(maxsize=4096)
def _matched(sentence: str, code: str) -> str | None:
    for wording in _wordings(code):
        match = wording.pattern.fullmatch(sentence)
        if match is not None:
            return _filled(wording.text, match.groupdict(), code)
    return None


def _filled(text: str, values: Mapping[str, str], code: str) -> str:
    """The places filled; a value that is a sentence itself is told again too."""
    return _PLACE.sub(lambda match: retold(values[match[1]], code) or values[match[1]], text)


@lru_cache(maxsize=16)
def _wordings(code: str) -> tuple[Wording, ...]:
    catalog = load_messages(code).catalog
    told = [one for one in catalog if one.context == TOLD and is_whole(one)]
    made = (Wording.of(_bare(key_of(one)), strings_of(one)[0].removesuffix(".")) for one in told)
    return tuple(sorted(filter(None, made), key=lambda one: -one.weight))


def _bare(english: str) -> str:
    """A wording without its full stop and capital, since sentences are compared without them."""
    plain = english.removesuffix(".")
    return plain[:1].lower() + plain[1:]

"""Sentences that the rooms tell in English, told again in another language.

A room knows no reader: its errors and gaps are English sentences with values in them. Their wordings stand in the
catalogues under the context ``told``, with a place for each value: ``{name} is no country code``. A sentence is matched
against them, its values are taken out and put into the translation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kelisim.lang.labels import load_labels
from kelisim.lang.messages import filled, is_whole, key_of, load_messages, strings_of

TOLD = "told"
"""The context under which the sentences of other rooms stand in a catalogue."""
_PLACE = re.compile(r"\{([a-z_]+)\}")
_TYPED = re.compile(r"(?P<mark>['\"])(?P<text>.*)(?P=mark)", re.DOTALL)
_LANGUAGE = re.compile(r"[^()]+ \((?P<code>[a-z]{2,3})\)")
_LANGUAGES = frozenset(("language", "header"))
_LEAST_LETTERS = 6


@dataclass(frozen=True)
class Wording:
    """One sentence with places.

    Attributes:
        pattern: Matches the English sentence.
        weight: How many characters of it are told word by word; the weightiest is tried first.
        text: The translation, with the same places.
        loose: Whether nearly all of it is places: it fits much, and is taken only where it holds a sentence known here.
    """

    pattern: re.Pattern[str]
    weight: int
    text: str
    loose: bool

    @classmethod
    def of(cls, english: str, text: str) -> Wording:
        """The wording of a message."""
        parts = _PLACE.split(english)
        letters = sum(char.isalpha() for part in parts[::2] for char in part)
        made = "".join(re.escape(part) if n % 2 == 0 else f"(?P<{part}>.*?)" for n, part in enumerate(parts))
        loose = len(parts) > 1 and letters < _LEAST_LETTERS
        return cls(re.compile(made, re.DOTALL), sum(map(len, parts[::2])), text, loose)


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
        if match is None:
            continue
        values = {name: (value, _again(name, value, code)) for name, value in match.groupdict().items()}
        if not wording.loose or any(again is not None for _, again in values.values()):
            shown = {name: again or _quoted(value, code) for name, (value, again) in values.items()}
            return filled(wording.text, shown, str)
    return None


def _again(name: str, value: str, code: str) -> str | None:
    """A value told again: a language by its code ("Kazakh (kk)"), else a sentence that is known here."""
    language = _LANGUAGE.fullmatch(value) if name in _LANGUAGES else None
    if language is None:
        return retold(value, code)
    return f"{load_labels(code).label('languages', language['code'])} ({language['code']})"


def _quoted(value: str, code: str) -> str:
    """What a person typed stands in the quotation marks of the language."""
    match = _TYPED.fullmatch(value)
    return filled(load_messages(code).one("“{text}”"), {"text": match["text"]}, str) if match else value


@lru_cache(maxsize=16)
def _wordings(code: str) -> tuple[Wording, ...]:
    catalog = load_messages(code).catalog
    told = [one for one in catalog if one.context == TOLD and is_whole(one)]
    made = [Wording.of(*_bare(key_of(one), strings_of(one)[0])) for one in told]
    return tuple(sorted(made, key=lambda one: -one.weight))


def _bare(english: str, text: str) -> tuple[str, str]:
    """A wording and its translation without full stop and capital, since sentences are compared without them."""
    if english.endswith("."):
        english, text = english.removesuffix("."), text.removesuffix(".")
    return (
        (english[:1].lower() + english[1:], text[:1].lower() + text[1:]) if english[:1].isupper() else (english, text)
    )

"""The parts of a claim: how sure the reader is, codes, dates, numbers and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from fuzzing.seen import Seen
from kelisim.errors import InvalidValueError
from kelisim.lang.pack import languages, load_pack
from kelisim.model import Claim, Period
from kelisim.model.claim import FIELDS
from kelisim.model.kinds import KINDS, Participant, choices, slot_types

MOST_WORDS = 20
"""CLAIMS.md: an undertaking is told "in at most 20 words"."""
_BREAK = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")


def parts(seen: Seen) -> Iterator[str]:
    """What is wrong with the parts of the claims."""
    known = known_codes() | set(seen.case.parties)
    for claim in seen.read.claims:
        for fault in (*_common(claim, known), *_slots(claim, known), *_title(claim)):
            yield f"{fault} (of {claim.quote.text[:120]!r})"


@cache
def known_codes() -> frozenset[str]:
    """The countries, blocs and forums that any language has a name for."""
    found: set[str] = set()
    for pack in map(load_pack, languages()):
        found |= pack.json("countries.json").keys()
        for section in ("blocs", "forums"):
            found |= pack.names.get(section, {}).keys()
    return frozenset(found)


def _common(claim: Claim, known: frozenset[str] | set[str]) -> Iterator[str]:
    sure = claim.confidence
    if sure is None or not 0 <= sure <= 1:
        yield f"a confidence of {sure}"
    if not claim.rule:
        yield "no rule"
    if not 1 <= len(claim.fields) <= 3 or not _distinct(claim.fields) or not set(claim.fields) <= set(FIELDS):
        yield f"the fields {claim.fields}"
    if not claim.parties or list(claim.parties) != sorted(set(claim.parties)):
        yield f"the parties {claim.parties}"
    yield from (f"the unknown party {code!r}" for code in claim.parties if code not in known)
    if claim.speaker is not None:
        yield from (f"speaker: {fault}" for fault in _words(claim.speaker))


def _slots(claim: Claim, known: frozenset[str] | set[str]) -> Iterator[str]:
    kind = KINDS.get(claim.kind)
    if kind is None or type(claim.slots) is not kind.slots:
        yield f"the kind {claim.kind!r} with the slots of {type(claim.slots).__name__}"
        return
    for name, hint in slot_types(kind.slots).items():
        value = getattr(claim.slots, name)
        allowed = choices(hint)
        if allowed and value is not None and value not in allowed:
            yield f"{name} is {value!r}"
        codes = (value,) if name == "host" else value if name == "actors" else ()
        yield from (f"the unknown code {code!r} as {name}" for code in codes or () if code and code not in known)
        yield from (f"{name}: {fault}" for fault in _value(value, known))
        if name == "action" and isinstance(value, str) and len(value.split()) > MOST_WORDS:
            yield f"an undertaking of {len(value.split())} words"


def _value(value: object, known: frozenset[str] | set[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield from _words(value)
    elif isinstance(value, Decimal) and not value.is_finite():
        yield f"the number {value}"
    elif isinstance(value, Period):
        yield from _period(value)
    elif isinstance(value, Participant):
        if value.country is not None and value.country not in known:
            yield f"the unknown country {value.country!r}"
        yield from _value(value.name, known)
        yield from _value(value.role, known)
    elif isinstance(value, tuple):
        for item in value:
            yield from _value(item, known)


def _words(value: str) -> Iterator[str]:
    """Words of a slot are shown in one line, and tell something: an empty slot is ``None``."""
    if not any(map(str.isalnum, value)):
        yield f"the words {value!r}, which are none"
    elif value != value.strip() or _BREAK.search(value):
        yield f"the words {value!r}, with a line break or blank space at an end"


def _period(value: Period) -> Iterator[str]:
    """A date made anew is checked anew."""
    try:
        Period.parse(value.text)
    except InvalidValueError as error:
        yield str(error)


def _title(claim: Claim) -> Iterator[str]:
    """The words by which a list shows the claim: a page of many claims fails where one cannot be shown."""
    try:
        if not claim.title.strip():
            yield "an empty title"
    except (ArithmeticError, ValueError, TypeError, AttributeError) as error:
        yield f"its title raises {type(error).__name__}: {error}"


def _distinct(names: Sequence[str]) -> bool:
    return len(set(names)) == len(names)

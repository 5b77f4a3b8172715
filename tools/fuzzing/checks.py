"""What must hold of every reading, whatever the text: each check tells what is wrong, in a sentence each."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from fuzzing.cases import Case
from fuzzing.parts import parts
from fuzzing.plain import claims_come_back, strictly
from fuzzing.quotes import quotes
from fuzzing.seen import Read, Seen, look
from kelisim import reading
from kelisim.errors import InvalidValueError
from kelisim.model import Period

Check = Callable[[Seen], Iterator[str]]


def faults_of(case: Case, read: Read = reading.read) -> list[str]:
    """What is wrong with the reading of a text."""
    try:
        return faults_in(look(case, read))
    except Exception as error:  # whatever is raised is the fault that is looked for
        return [f"raised {type(error).__name__}: {error}"]


def faults_in(seen: Seen) -> list[str]:
    """What is wrong with a reading that raised nothing."""
    return [fault for check in CHECKS for fault in check(seen)]


def ordered(seen: Seen) -> Iterator[str]:
    """Claims come in the order of the text, each once."""
    claims = seen.read.claims
    places = [(claim.quote.span.start, claim.quote.span.end) for claim in claims]
    if places != sorted(places):
        yield "the claims are not in the order of the text"
    if len({claim.id for claim in claims}) != len(claims):
        yield "a claim is told twice"


def repeated(seen: Seen) -> Iterator[str]:
    """The same report read again gives the same, down to how sure the reader is and why."""
    one, other = seen.read, seen.again
    if one.claims != other.claims:
        yield f"read again, it gives other claims: {len(one.claims)} and {len(other.claims)}"
    elif [claim.id for claim in one.claims] != [claim.id for claim in other.claims]:
        yield "read again, equal claims have other ids"
    elif [(c.confidence, c.rule) for c in one.claims] != [(c.confidence, c.rule) for c in other.claims]:
        yield "read again, equal claims have another confidence or rule"
    if (one.gaps, one.explanations) != (other.gaps, other.explanations):
        yield "read again, it gives other gaps or explanations"
    if seen.values != seen.values_again:
        yield "read again, it gives other values"


def explained(seen: Seen) -> Iterator[str]:
    """Each claim has its reason, in words of the text."""
    if [one.claim_id for one in seen.read.explanations] != [claim.id for claim in seen.read.claims]:
        yield "the explanations are not those of the claims"
    words = " ".join(seen.case.text.split())
    for one in seen.read.explanations:
        if one.matched not in words:
            yield f"the words {one.matched!r} of the rule {one.rule} are not in the text"
        for mark in one.anchors:
            if mark.words not in words:
                yield f"the words {mark.words!r} that the rule {one.rule} matched are not in the text"


def values(seen: Seen) -> Iterator[str]:
    """Values are their spans, sorted, without overlaps, strict JSON, with days that the calendar has."""
    for value in seen.values:
        start, end, told = value["start"], value["end"], value["text"]
        if not 0 <= start < end <= len(seen.case.text) or told != seen.case.text[start:end]:
            yield f"the value {told!r} is not its span {start}..{end}"
        try:
            strictly(value, seen.case.text)
            Period.parse(value.get("date", "2024"))
        except (ValueError, InvalidValueError) as error:
            yield f"the value {told!r} is no plain value: {error}"
    for one, other in itertools.pairwise(seen.values):
        if other["start"] < one["end"]:
            yield f"the value {other['text']!r} overlaps or comes before {one['text']!r}"


CHECKS: tuple[Check, ...] = (quotes, ordered, repeated, explained, parts, claims_come_back, values)

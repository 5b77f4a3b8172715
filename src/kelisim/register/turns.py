"""What a sentence says was turned into what: renamed, replaced, split or merged, with the names on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.register.lines import Line

Turn = tuple[str, str, frozenset[str], frozenset[str]]
"""The relation, the claim that tells it, the concepts of what was before, those of what is since."""

_VERBS = {"transform": "succeeds", "rename": "renamed", "split": "split", "merge": "merged", "replace": "succeeds"}
_NEW_FIRST = frozenset({"replace"})  # "the new council replaces the commission"


def turns_of(line: Line) -> Iterator[Turn]:
    """The turn that a claim's sentence tells, if any; only claims whose quote names the turn itself are looked at."""
    traits = line.traits
    verb = next((code for code in traits.quoted if code in _VERBS), None)
    if verb is None:
        return
    sides = traits.parted(verb)
    if sides is not None:
        before, since = reversed(sides) if verb in _NEW_FIRST else sides
        yield _VERBS[verb], line.claim.id, before, since

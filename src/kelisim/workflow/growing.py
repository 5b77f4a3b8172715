"""A register brought up to what was entered since it was made."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kelisim import register
from kelisim.ledger import Changed
from kelisim.model import Entries

Part = Callable[[Collection[str], Collection[str]], Entries]
"""Digests of reports and ids of claims in; these reports with all their claims, these claims, and all decisions out."""

_SHARE = 3


def brought_up(base: register.Base, changed: Changed, part: Part, known: str | None) -> register.Base | None:
    """The register with what was entered since: the same as made anew, by looking only at what is concerned.

    Args:
        base: The register before.
        changed: What was entered since it was made.
        part: Tells reports and claims as they are known now.
        known: The moment that it shows, ``None`` for now.

    Returns:
        ``None`` where it must be made anew, or where that costs less.
    """
    if not base.fits(changed.decisions):
        return None
    growth = register.Growth(base)
    claims = base.whole(changed.claims)
    if len(claims) * _SHARE > len(base.ground.components.of):
        return None
    told = part(changed.reports, claims)
    while more := growth.beyond(told, claims):
        claims |= more
        told = part(changed.reports, claims)
    growth.take(told, claims, changed.reports)
    while rest := growth.lacking():
        growth.take(part((), rest), rest)
    return growth.done(known)

"""Figures: one indicator over one period; without a period, one thing counted at different times."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.model import Amount
from kelisim.register.kinds.base import NO_MATCH, Match, match, same_report, share_field, words
from kelisim.register.traits import Traits, days_between, likeness, weight

_SIDED = frozenset({"exports", "imports", "rank", "investment", "loans", "aid"})
_LEVEL_DAYS = 30


def keys(traits: Traits) -> Iterator[str]:
    """Indicator with period, or with the rounded value, or with the quote's telling concepts."""
    slots = traits.slots
    if slots.period is not None:
        yield f"{slots.indicator} {slots.unit} {slots.period.text}"
        return
    yield f"{slots.indicator} {slots.unit} {slots.value}"
    yield from (f"{slots.indicator} {slots.unit} of {code}" for code in traits.quote if weight(code) >= 0.4)


def compare(first: Traits, second: Traits) -> Match:
    """Same period: one thing, though the numbers may contradict. No period: the quotes must tell the same thing."""
    one, other = first.slots, second.slots
    if same_report(first, second) or (one.indicator, one.unit, one.period) != (
        other.indicator,
        other.unit,
        other.period,
    ):
        return NO_MATCH
    if one.indicator in _SIDED and not _one_side(first, second):
        return NO_MATCH
    if one.period is None:
        return _undated(first, second)
    alike = likeness(first.quote, second.quote)
    reasons = (f"indicator: {one.indicator}", "unit")
    if one.indicator == "other":
        return match(alike.score + (0.2 if _agree(first, second) else -0.1), *reasons, f"period: {one.period}")
    return match(0.85, *reasons, f"period: {one.period}")


def _agree(first: Traits, second: Traits) -> bool:
    one, other = first.slots.amount, second.slots.amount
    return isinstance(one, Amount) and isinstance(other, Amount) and one.agrees(other)


def _one_side(first: Traits, second: Traits) -> bool:
    """Whose exports, whose rank: the first country named must be the same; without one, the numbers must agree."""
    if first.subject is None or second.subject is None:
        return _agree(first, second)
    return first.subject == second.subject


def _undated(first: Traits, second: Traits) -> Match:
    one = first.slots
    reasons = (f"indicator: {one.indicator}", "unit")
    if not share_field(first, second):
        return NO_MATCH
    agree = _agree(first, second)
    if one.indicator == "trade_turnover":
        days = days_between(first, second)
        near = days is not None and days <= _LEVEL_DAYS
        return match(0.6, *reasons, "value", f"{days} days apart") if agree and near else NO_MATCH
    if one.indicator == "rank" and not agree:
        return NO_MATCH
    alike = likeness(first.quote, second.quote)
    countries = {c for c in first.quoted if c[0] == "@"} == {c for c in second.quoted if c[0] == "@"}
    if agree and one.indicator not in ("other", "trade_turnover"):
        return match(0.6 + alike.score / 4, *reasons, "value", "field")
    if one.indicator not in ("other", "rank"):
        return _counted(first, second, countries)
    score = alike.score + (0.2 if agree else 0.0) + (0.1 if countries else -0.2)
    return match(score, *reasons, f"quote: {words(alike.shared)}", "value" if agree else "")


def _counted(first: Traits, second: Traits, countries: bool) -> Match:
    """Companies, students, flights counted again later: the same countries named, joint ones apart from the rest."""
    joint = ("joint" in first.quote) == ("joint" in second.quote)
    shared = {code for code in first.quote & second.quote if weight(code) >= 0.4}
    if not countries or not joint or not shared or not _same_size(first, second):
        return NO_MATCH
    return match(0.55, f"indicator: {first.slots.indicator}", "unit", "countries", f"quote: {words(frozenset(shared))}")


def _same_size(first: Traits, second: Traits) -> bool:
    one, other = first.slots.value, second.slots.value
    return one is not None and other is not None and max(one, other) <= 3 * min(one, other)

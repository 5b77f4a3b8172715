"""The rating of a target, always with the key of the rule that rated it (METHOD.md sections 5 and 10)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from kelisim.model.measure import Point, Rating
from kelisim.model.period import Period


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rating looks at; nothing else enters it. ``before`` is the lowest value of the year before the last."""

    on: dt.date
    goal: Decimal | None
    deadline: Period | None
    baseline: Point | None
    attained: Point | None
    low: Point | None
    high: Point | None
    needed_growth: float | None
    past_growth: float | None
    before: Point | None = None


def rate(facts: Facts) -> tuple[Rating, str]:
    """The rating and its reason, a key of ``[reasons]``."""
    if facts.attained is None or facts.goal is None or facts.low is None or facts.high is None:
        return "no_data", "no_values"
    if facts.low.value >= facts.goal:
        kept = facts.before is not None and facts.before.value >= facts.goal
        return "achieved", "kept" if kept else "reached"
    if facts.high.value >= facts.goal:
        return "disputed", "reached_by_one_reporter"
    return _without_deadline(facts) if facts.deadline is None else _before_deadline(facts, facts.deadline)


def _before_deadline(facts: Facts, deadline: Period) -> tuple[Rating, str]:
    if deadline.last_day < facts.on:
        covered = facts.attained is not None and facts.attained.period.last_day >= deadline.last_day
        return ("missed", "deadline_passed") if covered else ("no_data", "deadline_passed_unknown")
    if facts.needed_growth is None or facts.past_growth is None:
        return "no_data", "no_pace"
    return ("on_track", "pace_suffices") if facts.needed_growth <= facts.past_growth else ("behind", "pace_too_slow")


def _without_deadline(facts: Facts) -> tuple[Rating, str]:
    grown = facts.baseline is not None and facts.attained is not None and facts.attained.value > facts.baseline.value
    return ("in_progress", "no_deadline_growing") if grown else ("behind", "no_deadline_not_growing")

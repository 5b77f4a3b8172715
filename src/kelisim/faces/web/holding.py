"""The queue of one person: what others look at just now is left to them, and a share is looked at a second time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kelisim.faces.web.asked import Asked
from kelisim.faces.web.queued import Queued, by_id
from kelisim.faces.web.queueing import judged_since, second_looks, waiting

MINUTES = 5
"""How long an item is held for the person to whom it was shown."""
_TRIES = 8


def queue_of(asked: Asked) -> Queued:
    """What waits for this person. Alone, that is all that waits."""
    items, known = waiting(asked.shown), by_id(asked.shown)
    if not asked.team or asked.known is not None:
        return Queued(items, known)
    out = held_by_others(asked).keys() | judged_since(asked.entered)
    second = second_looks(asked.shown, asked.by, asked.desk.second_share)
    return Queued(items, known, out, [one for one in second if one.id not in out])


def held_by_others(asked: Asked) -> Mapping[str, str]:
    """What others look at: names by the first id of the claim."""
    held = asked.desk.ledger.held(_stamp())
    return {item: by for item, by in held.items() if by != asked.by}


def taken(asked: Asked, at: int, after: str = "") -> tuple[Queued, int]:
    """The queue of this person and the place that is shown, which is held from now on.

    Args:
        asked: Whose.
        at: The place that was asked for.
        after: A claim: the place behind it is meant, from the last one the first. Where it no longer waits, ``at``.
    """
    for _ in range(_TRIES):
        queued = queue_of(asked)
        before = queued.place(after) if after else None
        place = min(at, max(0, len(queued) - 1)) if before is None else (before + 1) % len(queued)
        if not queued or hold(asked, queued[place].id):
            return queued, place
    return queued, place  # others are quicker every time: shown all the same, and told when it comes to the decision


def hold(asked: Asked, item: str) -> bool:
    """Hold an item for this person; alone, and where only looking is allowed, everything is free."""
    if not asked.team or asked.known is not None or not asked.may("decide"):
        return True
    return asked.desk.ledger.hold(item, asked.by, now=_stamp(), until=_stamp(minutes=MINUTES))


def let_go(asked: Asked, item: str) -> None:
    """Give up an item that was decided."""
    if asked.team:
        asked.desk.ledger.let_go([item], asked.by)


def _stamp(*, minutes: int = 0) -> str:
    """Now or later, as UTC text of fixed width."""
    moment = dt.datetime.now(tz=dt.UTC) + dt.timedelta(minutes=minutes)
    return moment.isoformat(timespec="microseconds")

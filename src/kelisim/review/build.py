"""Records and measures to a review: a tree of plain nodes, every finding with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from kelisim.model.coding import NOT_CODED, SecondCoding
from kelisim.model.entry import Entries
from kelisim.model.measure import RUBRIC, Measure
from kelisim.model.record import Register
from kelisim.model.review import Review, Section
from kelisim.review.context import Context
from kelisim.review.coverage import period
from kelisim.review.evidence import Evidences
from kelisim.review.kit import Kit
from kelisim.review.order import drafts_of
from kelisim.review.sections import SECTIONS


def build(
    register: Register,
    measures: Sequence[Measure],
    entries: Entries,
    *,
    since: dt.date | None = None,
    versions: Mapping[str, str],
    coding: SecondCoding | None = None,
) -> Review:
    """The review of a register on its day.

    Args:
        register: The records on the day.
        measures: Targets against observations, of the same register.
        entries: What the register was told; its observations are looked up here.
        since: The day of the last review: what changed from it on is marked.
        versions: Name to version of what made it; the rubric's is added.
        coding: How far persons agree who judged the same claims blind; what they do not agree on is withheld.
    """
    ordered = tuple(sorted(measures, key=lambda one: one.record_id))
    ctx = Context(register, ordered, entries, since, coding or NOT_CODED)
    kit = Kit(ctx, drafts_of(ctx), Evidences(ctx))
    sections = tuple(Section(key, nodes) for key, make in SECTIONS.items() if (nodes := make(kit)))
    findings = tuple(kit.finding(draft) for draft in kit.drafts)
    return Review(
        parties=register.parties,
        on=register.on,
        known=register.known,
        since=since,
        period=period(ctx),
        sections=sections,
        findings=findings,
        evidence=kit.evidence.all,
        measures=ctx.measures,
        versions=dict(sorted({**versions, "rubric": RUBRIC}.items())),
    )

"""Examples of the rules that calculate: growth, parts, counts, the order of dates (see ``finding_examples.py``)."""

from __future__ import annotations

from finding_examples import EXAMPLES, example
from world import World

from kelisim.review.context import Context

__all__ = ["EXAMPLES", "one_report"]


def one_report(world: World, *figures: dict[str, object]) -> Context:
    """Figures that stand in one report."""
    text = "Numbers of the year."
    for number in range(len(figures)):
        text += f" The number {number} is told."
    for number, slots in enumerate(figures):
        claim = world.claim("figure", "2025-02-01", text, **slots)
        start = claim.quote.span.start + text.index(f"The number {number}")
        document = world.documents[claim.quote.document_digest]
        quote = document.quote(start, start + len(f"The number {number} is told."))
        world.record(type(claim)(claim.kind, quote, claim.parties, claim.fields, claim.slots))
    return world.context()


@example("growth_against_levels")
def growth_against_levels() -> Context:
    return one_report(
        World(),
        {"value": "1500000000", "period": "2024-01/2024-04", "change": "30"},
        {"value": "1400000000", "period": "2023-01/2023-04"},
    )


@example("parts_against_total_change")
def parts_against_total_change() -> Context:
    """The official report of January to August 2024 of METHOD.md, with numbers of our own."""
    whole = {"period": "2024-01/2024-08"}
    return one_report(
        World(),
        {"value": "2500000000", "change": "-3", **whole},
        {"indicator": "exports", "value": "1800000000", "change": "-9", **whole},
        {"indicator": "imports", "value": "700000000", "change": "-12", **whole},
    )


@example("parts_against_total")
def parts_against_total() -> Context:
    whole = {"period": "2024"}
    return one_report(
        World(),
        {"value": "4000000000", **whole},
        {"indicator": "exports", "value": "3000000000", **whole},
        {"indicator": "imports", "value": "2500000000", **whole},
    )


@example("count_against_value")
def count_against_value() -> Context:
    world = World()
    world.record(
        world.claim("project", "2024-10-23", name=None, count=74, value=3400000000, unit="USD"),
        world.claim("project", "2025-06-15", name=None, count=78, value=1700000000, unit="USD"),
    )
    return world.context()


@example("act_before_signing")
def act_before_signing() -> Context:
    world = World()
    world.record(
        world.claim("agreement", "2022-12-23", date="2022-12-22"),
        world.claim("agreement", "2023-03-28", "Kazakhstan ratified the treaty.", status="ratified", date="2021"),
    )
    return world.context()


@example("held_after_report")
def held_after_report() -> Context:
    world = World()
    world.record(world.claim("meeting", "2024-12-23", date="2025-02-01"))
    return world.context()

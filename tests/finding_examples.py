"""An example of every finding rule: a small register in which it holds, one function a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from world import World

from kelisim.measures import measure
from kelisim.model.entry import Observation
from kelisim.model.history import Relation
from kelisim.model.period import Period
from kelisim.model.record import Contradiction, Side
from kelisim.review.context import Context

EXAMPLES: dict[str, Callable[[], Context]] = {}


def example(key: str) -> Callable[[Callable[[], Context]], Callable[[], Context]]:
    def keep(make: Callable[[], Context]) -> Callable[[], Context]:
        EXAMPLES[key] = make
        return make

    return keep


@example("kept")
def kept() -> Context:
    world = World()
    world.record(world.claim("commitment", "2024-01-10"), world.claim("commitment", "2025-01-10", status="done"))
    return world.context()


@example("met")
def met() -> Context:
    world = World()
    world.record(
        world.claim("body", "2024-02-20", status="planned"),
        world.claim("body", "2025-03-21", status="convened", date="2025-03-20"),
    )
    return world.context()


@example("moving")
def moving() -> Context:
    world = World()
    world.record(world.claim("project", "2025-03-01", status="under_way"))
    return world.context()


@example("overdue")
def overdue() -> Context:
    world = World()
    world.record(
        world.claim("project", "2023-01-10", deadline="2024"),
        world.claim("project", "2025-02-10", status="under_way"),
    )
    return world.context()


@example("lapsed")
def lapsed() -> Context:
    world = World()
    world.record(world.claim("commitment", "2023-01-10", deadline="2024-06"))
    world.report("2025-01-01")
    return world.context()


@example("unheld")
def unheld() -> Context:
    world = World()
    world.record(world.claim("meeting", "2025-01-10", status="planned", date="2025-03"))
    world.report("2025-05-01")
    return world.context()


@example("due")
def due() -> Context:
    world = World()
    world.record(world.claim("commitment", "2025-01-10", deadline="2025-08-15"))
    return world.context()


@example("slipped")
def slipped() -> Context:
    world = World()
    world.record(
        world.claim("project", "2023-01-10", deadline="2024-08"),
        world.claim("project", "2025-01-10", deadline="2026"),
    )
    return world.context()


@example("deadline_dropped")
def dropped() -> Context:
    world = World()
    world.record(
        world.claim("target", "2021-12-06", deadline="2026"),
        world.claim("target", "2022-12-06"),
        world.claim("target", "2023-12-06"),
    )
    return world.context()


@example("deadline_reset")
def reset() -> Context:
    world = World()
    world.record(
        world.claim("target", "2021-12-06", deadline="2026"),
        world.claim("target", "2022-12-06"),
        world.claim("target", "2023-12-06"),
        world.claim("target", "2025-03-06", deadline="2030"),
    )
    return world.context()


@example("restated")
def restated() -> Context:
    world = World()
    world.record(*(world.claim("commitment", day) for day in ("2023-01-01", "2024-01-01", "2025-01-01")))
    return world.context()


@example("contradicted")
def contradicted() -> Context:
    world = World()
    named = {"name": None, "count": 12, "value": 156000000, "unit": "USD"}
    one = world.claim("project", "2024-02-20", where="a", status="completed", **named)
    other = world.claim("project", "2024-02-20", where="b", status="under_way", **named)
    world.record(one, other)
    world.contradict("status", one, other)
    return world.context()


@example("quiet")
def quiet() -> Context:
    world = World()
    world.record(world.claim("commitment", "2024-09-01"))
    world.report("2025-05-01")
    return world.context()


@example("silent")
def silent() -> Context:
    world = World()
    world.record(world.claim("commitment", "2023-09-01"))
    world.report("2025-05-01")
    return world.context()


@example("dormant")
def dormant() -> Context:
    world = World()
    world.record(world.claim("body", "2022-09-01", status="convened", date="2022-08-30"))
    world.report("2025-05-01")
    return world.context()


@example("legal_step")
def legal_step() -> Context:
    world = World()
    world.record(
        world.claim("agreement", "2022-12-23", date="2022-12-22"),
        world.claim("agreement", "2023-03-28", "Kazakhstan ratified the treaty.", status="ratified"),
    )
    return world.context()


@example("one_side")
def one_side() -> Context:
    world = World()
    world.record(world.claim("project", "2025-01-01", status="completed", url="https://news.kz/1"))
    world.report("2025-02-01", url="https://news.uz/1")
    return world.context()


def observed(year: str, value: str, area: str = "KAZ", indicator: str = "trade_turnover") -> Observation:
    partner = "UZB" if area == "KAZ" else "KAZ"
    return Observation(f"https://stat/{year}/{area}/{value}", "trade", indicator, area, partner, Period(year),
                       Decimal(value), "USD")  # fmt: skip


def with_numbers(world: World, *observations: Observation) -> Context:
    world.observations = observations
    return world.context(measure(world.register(), observations))


@example("figure_against_statistics")
def figure_against_statistics() -> Context:
    world = World()
    world.record(world.claim("target", "2024-01-01"))
    world.record(world.claim("figure", "2024-02-01", value="5000000000", speaker="A Minister"))
    return with_numbers(world, observed("2023", "4400000000"))


@example("reporters_differ")
def reporters_differ() -> Context:
    world = World()
    world.record(world.claim("target", "2024-01-01"))
    return with_numbers(world, observed("2022", "5000000000"), observed("2022", "4600000000", "UZB"))


def target_world(*values: str, **slots: object) -> Context:
    world = World()
    world.record(world.claim("target", "2022-06-01", **slots))
    return with_numbers(world, *(observed(str(2024 - len(values) + 1 + n), value) for n, value in enumerate(values)))


@example("target_reached")
def target_reached() -> Context:
    return target_world("5000000000", "11000000000")


@example("target_disputed")
def target_disputed() -> Context:
    world = World()
    world.record(world.claim("target", "2022-06-01"))
    return with_numbers(world, observed("2024", "11000000000"), observed("2024", "9000000000", "UZB"))


@example("target_missed")
def target_missed() -> Context:
    return target_world("5000000000", "6000000000", deadline="2024")


@example("target_unknown")
def target_unknown() -> Context:
    return target_world("5000000000", "6000000000", deadline="2025-03")


@example("target_behind")
def target_behind() -> Context:
    return target_world("5000000000", "5100000000", deadline="2026")


@example("target_on_track")
def target_on_track() -> Context:
    return target_world("5000000000", "8000000000", deadline="2030")


@example("target_moving")
def target_moving() -> Context:
    return target_world("4000000000", "5000000000", "8000000000")


@example("target_standing")
def target_standing() -> Context:
    return target_world("5000000000", "4000000000", "4500000000")


@example("planned_body")
def planned_body() -> Context:
    world = World()
    world.record(world.claim("body", "2024-02-20", status="planned", name="Council of Ministers", type="council"))
    return world.context()


@example("no_session")
def no_session() -> Context:
    world = World()
    world.record(
        world.claim("body", "2023-12-22", status="planned", name="Interstate Council", type="council"),
        world.claim("body", "2025-02-20", status="established", name="Interstate Council", type="council"),
    )
    return world.context()


@example("planned_agreement")
def planned_agreement() -> Context:
    world = World()
    world.record(world.claim("agreement", "2025-02-20", status="planned"))
    return world.context()


@example("weakened")
def weakened() -> Context:
    world = World()
    world.record(
        world.claim("commitment", "2024-01-01", strength="agreed"),
        world.claim("commitment", "2025-01-01", strength="considered"),
    )
    return world.context()


@example("strengthened")
def strengthened() -> Context:
    world = World()
    world.record(
        world.claim("commitment", "2024-01-01", strength="considered"),
        world.claim("commitment", "2025-01-01", strength="pledged"),
    )
    return world.context()


@example("new")
def new() -> Context:
    world = World()
    world.since = dt.date(2025, 1, 1)
    world.record(world.claim("project", "2025-03-01"))
    return world.context()


@example("changed")
def changed() -> Context:
    world = World()
    world.since = dt.date(2025, 1, 1)
    world.record(
        world.claim("project", "2024-03-01", status="pipeline"),
        world.claim("project", "2025-03-01", status="completed"),
    )
    return world.context()


@example("target_kept")
def target_kept() -> Context:
    return target_world("10500000000", "11000000000")


@example("revised")
def revised() -> Context:
    world = World()
    one = world.claim("project", "2023-01-10", value=400000000, unit="USD")
    other = world.claim("project", "2025-01-10", value=1200000000, unit="USD")
    world.record(one, other)
    world.contradict("value", one, other, days=731)
    return world.context()


@example("renamed")
def renamed() -> Context:
    world = World()
    (one,) = world.record(world.claim("body", "2024-01-10", name="Trade Centre", type="centre"))
    relation = Relation("renamed", "Industrial Centre", "one report gives both names", (one.id,))
    world.relations[one.id] = (relation,)
    return world.context()


@example("succeeds")
def succeeds() -> Context:
    world = World()
    (old,) = world.record(world.claim("project", "2022-01-10", name="Trade centre"))
    (one,) = world.record(world.claim("project", "2024-01-10", name="Centre of industrial cooperation"))
    world.relations[one.id] = (Relation("succeeds", f"pro{old.id[1:]}", "turned into", (one.id,)),)
    return world.context()


@example("rescoped")
def rescoped() -> Context:
    world = World()
    (old,) = world.record(world.claim("project", "2022-01-10", name="Trade centre"))
    (one,) = world.record(world.claim("project", "2024-01-10", name="Centre of industrial cooperation"))
    world.relations[one.id] = (Relation("rescoped", f"pro{old.id[1:]}", "turned into", (one.id,)),)
    return world.context()


@example("split")
def split() -> Context:
    world = World()
    (old,) = world.record(world.claim("project", "2022-01-10", name="Trade centre"))
    (one,) = world.record(world.claim("project", "2024-01-10", name="Centre of industrial cooperation"))
    world.relations[one.id] = (Relation("split", f"pro{old.id[1:]}", "turned into", (one.id,)),)
    return world.context()


@example("merged")
def merged() -> Context:
    world = World()
    (old,) = world.record(world.claim("project", "2022-01-10", name="Trade centre"))
    (one,) = world.record(world.claim("project", "2024-01-10", name="Centre of industrial cooperation"))
    world.relations[one.id] = (Relation("merged", f"pro{old.id[1:]}", "turned into", (one.id,)),)
    return world.context()


@example("identity_disputed")
def identity_disputed() -> Context:
    world = World()
    one, other = world.record(*(world.claim("body", day, status="planned") for day in ("2024-01-10", "2024-02-10")))
    sides = tuple(Side(word, (one.id, other.id)) for word in ("different", "same"))
    world.contradictions[one.id] = (Contradiction("identity", "identity", sides, 0),)
    return world.context()

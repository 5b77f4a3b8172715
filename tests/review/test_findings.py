"""Every finding rule has an example, evidence and a label; the examples stand here, one function a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from world import World

from kelisim.lang.labels import load_labels
from kelisim.measures import measure
from kelisim.model.entry import Observation
from kelisim.model.period import Period
from kelisim.model.record import Contradiction, Side
from kelisim.review.context import Context
from kelisim.review.findings import KEYS, RULES, Draft
from kelisim.review.order import RANK

EN, RU = load_labels("en"), load_labels("ru")
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


def drafts(ctx: Context, key: str) -> list[Draft]:
    return [draft for draft in RULES[KEYS[key]](ctx) if draft.rule == key]


def test_every_rule_has_an_example_and_a_place_in_the_order() -> None:
    assert sorted(EXAMPLES) == sorted(KEYS)
    assert sorted(RANK) == sorted(KEYS)


@pytest.mark.parametrize("key", sorted(EXAMPLES))
def test_the_example_gives_the_finding_with_evidence_and_words(key: str) -> None:
    ctx = EXAMPLES[key]()
    found = drafts(ctx, key)
    assert found
    for draft in found:
        assert draft.sources
        assert all(one in ctx.register.claim_of or one in ctx.observations for one in draft.sources)
        assert EN.has("findings", key) or key in EN.groups["findings"]
        for labels in (EN, RU):
            words = labels.finding(draft.rule, draft.params)
            assert labels.label("words", "unknown") not in words, words
            assert "{" not in words and "None" not in words, words


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("met", "Joint Commission has met: first reported session 20 March 2025. On 20 February 2024 it was still "
                "planned."),
        ("contradicted", "12 projects worth $156 million: reports of 20 February 2024 disagree on the status: "
                         "completed and under way."),
        ("planned_body", "Council of Ministers is planned, first named on 20 February 2024; no report read says "
                         "that it was set up."),
        ("legal_step", "Treaty on friendship: signed 22 December 2022, ratified by Kazakhstan; no report of "
                       "ratification by Uzbekistan, nor of entry into force."),
        ("slipped", "Railway: the first date was August 2024 (said on 10 January 2023); on 10 January 2025 it is 2026, "
                    "852 days later."),
        ("deadline_dropped", "Mutual trade of $10 billion: the deadline 2026, set on 6 December 2021, is no longer "
                             "named. The reports of 2 later days repeat the target without a date, the last on "
                             "6 December 2023."),
        ("reporters_differ", "Mutual trade in 2022: Kazakhstan reports $5 billion, Uzbekistan $4.6 billion."),
        ("parts_against_total_change", "Mutual trade, January – August 2024: the total changes by −3%, outside the "
                                       "changes of its parts, −9% and −12%. That is impossible."),
        ("overdue", "Railway was due by 2024, 181 days ago. The last report, of 10 February 2025, still calls it under "
                    "way."),
    ],
)  # fmt: skip
def test_what_a_reader_reads(key: str, said: str) -> None:
    (draft,) = drafts(EXAMPLES[key](), key)
    assert " ".join(EN.finding(draft.rule, draft.params).split()) == said  # CLDR has thin spaces


def nothing(key: str, ctx: Context) -> None:
    assert drafts(ctx, key) == []


@pytest.mark.parametrize(
    ("kind", "slot", "values", "said"),
    [
        ("project", "value", ("1200000000", "1300000000"), "Railway: reports of 20 February 2024 disagree on the "
         "value: $1.2 billion and $1.3 billion."),
        ("agreement", "date", ("2021-12-06", "2022"), "Treaty on friendship: reports of 20 February 2024 disagree on "
         "the date: 6 December 2021 and 2022."),
        ("agreement", "type", ("treaty", "agreement"), "Treaty on friendship: reports of 20 February 2024 disagree on "
         "the type: treaty and agreement."),
        ("agreement", "place", ("Astana", "Tashkent"), "Treaty on friendship: reports of 20 February 2024 disagree on "
         "the place: Astana and Tashkent."),
        ("figure", "value", ("4000000000", "3400000000"), "Mutual trade, 2023: reports of 20 February 2024 disagree "
         "on the value: $4 billion and $3.4 billion."),
        ("figure", "change", ("18", "15"), "Mutual trade, 2023: reports of 20 February 2024 disagree on the change: "
         "18% and 15%."),
    ],
)  # fmt: skip
def test_each_kind_of_value_is_written_in_its_way(kind: str, slot: str, values: tuple[str, str], said: str) -> None:
    world = World()
    unit = {"unit": "USD"} if kind == "project" else {}
    one, other = (
        world.claim(kind, "2024-02-20", where=where, **{slot: value, **unit})
        for where, value in zip("ab", values, strict=True)
    )
    world.record(one, other)
    world.contradict(slot, one, other)
    (draft,) = drafts(world.context(), "contradicted")
    assert EN.finding(draft.rule, draft.params) == said


def test_of_distant_contradictions_of_one_slot_the_nearest_is_told() -> None:
    world = World()
    claims = [world.claim("project", day, status=status) for day, status in
              (("2023-01-01", "completed"), ("2024-01-01", "pipeline"), ("2025-01-01", "idea"))]  # fmt: skip
    world.record(*claims)
    world.contradict("status", claims[0], claims[1], days=365)
    world.contradictions[claims[0].id] += (
        Contradiction("status", "status", tuple(Side(c.status, (c.id,)) for c in claims[::2]), 731),
    )
    (draft,) = drafts(world.context(), "contradicted")
    assert draft.params["days"] == 365


def test_silence_is_told_only_where_later_reports_were_read() -> None:
    world = World()
    world.record(world.claim("commitment", "2023-09-01"))
    nothing("silent", world.context())


def test_a_meeting_of_that_time_and_level_counts_for_the_one_announced() -> None:
    world = World()
    world.record(world.claim("meeting", "2025-01-10", status="planned", date="2025-03"))
    world.record(world.claim("meeting", "2025-03-20", date="2025-03-20"))
    world.report("2025-05-01")
    nothing("unheld", world.context())


def test_a_deadline_that_is_still_named_is_not_dropped() -> None:
    world = World()
    world.record(world.claim("target", "2021-12-06", deadline="2026"), world.claim("target", "2022-12-06"))
    nothing("deadline_dropped", world.context())


def test_deadlines_of_one_report_are_stages_and_no_slip() -> None:
    world = World()
    text = "The start is in August, the opening in 2027."
    first = world.claim("project", "2024-02-20", text, deadline="2024-08")
    second = world.claim("project", "2024-02-20", text, deadline="2027")
    world.record(first, second)
    nothing("slipped", world.context())
    world.contradict("deadline", first, second)
    nothing("contradicted", world.context())


def test_growth_that_rounding_allows_is_no_fault() -> None:
    ctx = one_report(
        World(),
        {"value": "1500000000", "period": "2023-01/2023-04", "change": "7"},
        {"value": "1400000000", "period": "2022-01/2022-04"},
    )
    nothing("growth_against_levels", ctx)


def test_parts_that_add_up_with_rounding_are_no_fault() -> None:
    whole = {"period": "2023-01/2023-04"}
    ctx = one_report(
        World(),
        {"value": "1500000000", "change": "7", **whole},
        {"indicator": "exports", "value": "426800000", "change": "16.4", **whole},
        {"indicator": "exports", "value": "1080000000", "change": "4", **whole},
    )
    nothing("parts_against_total", ctx)
    nothing("parts_against_total_change", ctx)


def test_two_figures_of_exports_that_do_not_add_up_are_not_taken_for_the_parts() -> None:
    whole = {"period": "2022-01/2022-04"}
    ctx = one_report(
        World(),
        {"value": "1400000000", "change": "7", **whole},
        {"indicator": "exports", "value": "426800000", "change": "16.4", **whole},
        {"indicator": "exports", "value": "366500000", "change": "14", **whole},
    )
    nothing("parts_against_total", ctx)
    nothing("parts_against_total_change", ctx)


def test_two_figures_of_exports_that_add_up_are_the_parts() -> None:
    whole = {"period": "2024-01/2024-08"}
    ctx = one_report(
        World(),
        {"value": "2500000000", "change": "-3", **whole},
        {"indicator": "exports", "value": "1800000000", "change": "-9", **whole},
        {"indicator": "exports", "value": "700000000", "change": "-12", **whole},
    )
    assert drafts(ctx, "parts_against_total_change")


def test_done_with_disputed_status_is_not_kept() -> None:
    world = World()
    one = world.claim("commitment", "2025-01-10", where="a", status="done")
    other = world.claim("commitment", "2025-01-10", where="b", status="in_progress")
    world.record(other, one)
    world.contradict("status", one, other)
    nothing("kept", world.context())


def test_two_parties_named_in_one_breath_tell_of_no_single_act() -> None:
    world = World()
    world.record(
        world.claim("agreement", "2022-12-23", date="2022-12-22"),
        world.claim("agreement", "2023-03-28", "Kazakhstan and Uzbekistan ratified the treaty.", status="ratified"),
    )
    (draft,) = drafts(world.context(), "legal_step")
    assert draft.params["ratified"] == [] and draft.params["unknown"] is True
    assert "ratification reported" in EN.finding(draft.rule, draft.params)

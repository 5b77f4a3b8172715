"""Every finding rule has an example, evidence and a label; the examples stand in ``finding_examples.py``."""

from __future__ import annotations

import pytest
from arithmetic_examples import EXAMPLES, one_report
from world import World

from kelisim.lang.labels import load_labels
from kelisim.model.record import Contradiction, Side
from kelisim.review.context import Context
from kelisim.review.findings import KEYS, RULES, Draft
from kelisim.review.order import RANK

EN, RU = load_labels("en"), load_labels("ru")


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
        ("slipped", "Railway: the first date was August 2024 (said on 10 January 2023); by the report of 10 January "
                    "2025 it is 2026, 852 days later."),
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


def test_reports_on_two_sides_of_an_act_of_the_day_are_a_slight_contradiction() -> None:
    severities = {}
    for statuses in (("planned", "established"), ("established", "convened")):
        world = World()
        one = world.claim("body", "2025-01-10", where="a", status=statuses[0])
        other = world.claim("body", "2025-01-10", where="b", status=statuses[1])
        world.record(one, other)
        world.contradict("status", one, other)
        (draft,) = drafts(world.context(), "contradicted")
        severities[statuses] = draft.severity
    assert severities == {("planned", "established"): "low", ("established", "convened"): "high"}


def test_what_two_reports_say_unlike_of_several_slots_is_one_finding() -> None:
    world = World()
    named = {"name": None, "unit": "USD", "status": "under_way"}
    one = world.claim("project", "2024-08-08", where="a", count=60, value=2600000000, **named)
    other = world.claim("project", "2024-08-08", where="b", count=70, value=3000000000, **named)
    world.record(one, other)
    pairs = [
        tuple(Side(getattr(claim.slots, slot), (claim.id,)) for claim in (one, other)) for slot in ("count", "value")
    ]
    world.contradictions[one.id] = tuple(
        Contradiction("value", slot, sides, 0) for slot, sides in zip(("count", "value"), pairs, strict=True)
    )
    (draft,) = drafts(world.context(), "contradicted")
    said = EN.finding(draft.rule, draft.params)
    assert "disagree on the number: 60 and 70. They also disagree on the value: $2.6 billion and $3 billion." in said
    assert "{" not in RU.finding(draft.rule, draft.params)


def test_a_planned_value_that_changed_with_time_is_revised_and_not_contradicted() -> None:
    nothing("contradicted", EXAMPLES["revised"]())
    (draft,) = drafts(EXAMPLES["revised"](), "revised")
    assert "was $400 million on 10 January 2023 and is $1.2 billion on 10 January 2025" in EN.finding(
        draft.rule, draft.params
    )


def test_one_absence_is_told_once() -> None:
    world = World()
    for form in ("talks", "session"):
        world.record(
            world.claim("meeting", "2025-01-10", format=form, status="planned", date="2025-03", place="Samarkand")
        )
    world.report("2025-05-01")
    assert len(drafts(world.context(), "unheld")) == 1


def test_persons_who_disagree_on_identity_are_no_reports_that_do() -> None:
    ctx = EXAMPLES["identity_disputed"]()
    nothing("contradicted", ctx)
    (draft,) = drafts(ctx, "identity_disputed")
    assert EN.finding(draft.rule, draft.params).endswith("speak of one thing: different things and the same.")


def test_who_restates_is_named() -> None:
    world = World()
    world.record(*(world.claim("commitment", f"{year}-01-01", url="https://a.kz/1") for year in (2023, 2024, 2025)))
    (draft,) = drafts(world.context(), "restated")
    assert draft.params["by"] == ["KAZ"] and "in reports from Kazakhstan" in EN.finding(draft.rule, draft.params)

"""The three axes of METHOD.md section 3, and what is one end told twice."""

from __future__ import annotations

import pytest
from world import World

from kelisim.model.coding import Alpha, SecondCoding
from kelisim.review.context import Context
from kelisim.review.strength import Strength, strength
from kelisim.review.undertakings import undertakings


def axes(kind: str, title: str = "report", **slots: object) -> Strength:
    world = World()
    world.record(world.claim(kind, "2025-01-10", where=title, **slots))
    ctx = world.context()
    return strength(ctx, ctx.register.records[0])


@pytest.mark.parametrize(
    ("slots", "level"),
    [
        ({"type": "treaty", "status": "in_force"}, 5),
        ({"type": "agreement", "status": "signed"}, 4),
        ({"type": "treaty", "status": "ratified"}, 4),
        ({"type": "protocol", "status": "signed"}, 3),
        ({"type": "roadmap", "status": "signed"}, 3),
        ({"type": "memorandum", "status": "signed"}, 2),
        ({"type": "treaty", "status": "planned"}, 0),
    ],
)
def test_the_ladder_of_instruments(slots, level):
    found = axes("agreement", **slots)
    assert found.instrument == level and found.carried_by


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Joint Declaration of the two Presidents", 2),
        ("Joint Communique of the Foreign Ministers", 1),
        ("Joint statement on the results of the visit", 1),
        ("Presidents meet in Tashkent", 0),
        ("Declaration of one side", 0),
    ],
)
def test_a_report_that_is_the_joint_text_itself(title, level):
    assert axes("commitment", title).instrument == level


def test_a_document_named_in_the_same_sentence_carries_the_undertaking():
    world = World()
    text = "They signed a programme under which a school is opened. Later talks followed."
    world.record(world.claim("commitment", "2025-01-10", text))
    world.record(world.claim("agreement", "2025-01-10", text, type="programme", status="signed", title="programme"))
    ctx = world.context()
    (promise,) = ctx.register.of_kind("commitment")
    found = strength(ctx, promise)
    assert found.instrument == 3
    assert found.carried_by == (ctx.register.of_kind("agreement")[0].claims[0].id,)


@pytest.mark.parametrize(
    ("slots", "level"),
    [
        ({"action": None}, 0),
        ({"action": "to open a school"}, 1),
        ({"action": "to open 12 schools"}, 2),
        ({"action": "to open a school", "deadline": "2026"}, 2),
        ({"action": "to set up a working group", "deadline": "2026"}, 3),
        ({"action": "to set up a joint commission with 12 members", "deadline": "2026"}, 3),
    ],
)
def test_specificity_is_an_action_and_what_goes_with_it(slots, level):
    assert axes("commitment", **slots).specificity == level


@pytest.mark.parametrize(
    ("kind", "slots", "word"),
    [
        ("commitment", {"strength": "pledged"}, "pledged"),
        ("body", {"status": "planned"}, "planned"),
        ("body", {"status": "convened"}, "agreed"),
        ("project", {"status": "idea"}, "considered"),
        ("project", {"status": "pipeline"}, "planned"),
        ("agreement", {"status": "proposed"}, "proposed"),
        ("target", {}, None),
    ],
)
def test_wording_of_what_has_a_status(kind, slots, word):
    assert axes(kind, **slots).wording == word


def counted(ctx: Context) -> set[str]:
    return {one.record.id for one in undertakings(ctx)}


@pytest.mark.parametrize(
    ("slots", "counts"),
    [({"strength": "agreed"}, True), ({"strength": "planned"}, True), ({"strength": "proposed"}, False),
     ({"strength": "considered"}, False), ({"action": None}, False)],
)  # fmt: skip
def test_only_what_is_worded_firmly_and_names_an_action_is_counted(slots, counts):
    world = World()
    world.record(world.claim("commitment", "2025-01-10", **slots))
    assert bool(counted(world.context())) is counts


def test_a_field_on_which_the_second_coders_disagree_is_withheld():
    world = World()
    world.record(world.claim("commitment", "2025-01-10", fields=("trade",)))
    world.record(world.claim("commitment", "2025-01-10", fields=("water",), action="to share water"))
    plain = world.context()
    coding = SecondCoding(Alpha(0.5, 20, 2, 0.8), {"trade": Alpha(0.4, 20, 2, 0.7), "water": Alpha(0.75, 20, 2, 0.9)})
    held = Context(plain.register, (), plain.entries, coding=coding)
    assert len(counted(plain)) == 2 and len(counted(held)) == 1
    (left,) = counted(held)
    assert held.register.record_of[left].fields == ("water",)


TEXT = "The sides agreed to bring trade to $10 billion by 2030 and to open a school."


def target_and(action: str) -> Context:
    world = World()
    world.record(world.claim("target", "2025-01-10", TEXT, deadline="2030"))
    world.record(world.claim("commitment", "2025-01-10", TEXT, action=action))
    return world.context()


@pytest.mark.parametrize(
    ("action", "is_part"),
    [
        ("to bring trade to $10 billion", True),
        ("to increase mutual trade", True),
        ("to open a school", False),
        ("to remove barriers to trade", False),
        ("to open 12 schools", False),
    ],
)
def test_a_target_that_was_read_as_a_promise_too_is_told_once(action, is_part):
    ctx = target_and(action)
    (promise,) = ctx.register.of_kind("commitment")
    assert (promise.id in ctx.part_of) is is_part
    assert (promise in list(ctx.records("commitment"))) is not is_part


def test_a_promise_that_other_reports_repeat_alone_stays_one():
    world = World()
    world.record(world.claim("target", "2025-01-10", TEXT))
    world.record(
        world.claim("commitment", "2025-01-10", TEXT, action="to increase trade"),
        world.claim("commitment", "2025-03-10", action="to increase trade"),
    )
    assert world.context().part_of == {}

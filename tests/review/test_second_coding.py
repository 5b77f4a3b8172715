"""What the review does with a second coding (METHOD.md section 11): prints it, marks, withholds."""

from __future__ import annotations

import pytest
from world import World

from kelisim.lang.labels import load_labels
from kelisim.model.coding import Alpha, SecondCoding
from kelisim.model.review import Paragraph, Review, Table
from kelisim.review import build

EN = load_labels("en")


def review(coding: SecondCoding | None) -> Review:
    world = World()
    for field in ("trade", "water", "culture"):
        world.record(world.claim("commitment", "2025-01-10", fields=(field,), action=f"to further {field}"))
    ctx = world.context()
    return build(ctx.register, (), ctx.entries, versions={}, coding=coding)


CODING = SecondCoding(
    Alpha(0.71, 40, 2, 0.9),
    {"culture": Alpha(0.9, 12, 2, 0.95), "trade": Alpha(0.4, 15, 2, 0.7), "water": Alpha(0.72, 13, 2, 0.85)},
)


def said(made: Review, section: str) -> list[str]:
    found = made.section(section)
    assert found is not None
    return [EN.message(node.key, node.params) for node in found.nodes if isinstance(node, Paragraph)]


def test_without_a_second_coding_the_review_says_that_none_was_made():
    assert any("No claim was coded a second time" in text for text in said(review(None), "method"))


def test_agreement_is_printed_over_all_and_by_field():
    made = review(CODING)
    (text,) = [text for text in said(made, "method") if "coded twice, blind" in text]
    assert text.startswith("40 claims were coded twice, blind, by 2 persons: 90% alike, Krippendorff’s alpha 0.71.")
    (table,) = [node for node in made.nodes() if isinstance(node, Table) and node.key == "coding"]
    assert [(row[0].value, row[3].value, row[4].value) for row in table.rows] == [
        ("culture", "0.90", "firm"),
        ("trade", "0.40", "withheld"),
        ("water", "0.72", "tentative"),
    ]


def test_what_is_not_agreed_on_is_left_out_of_the_headline_and_said_to_be():
    made = review(CODING)
    front = said(made, "glance")
    assert any("Of 2 undertakings" in text for text in front)
    assert any(text.startswith("Not counted: Trade.") for text in front)
    fields = said(made, "fields")
    assert any(text.startswith("Trade: the figures are withheld") for text in fields)
    assert any(text.startswith("Water: the figures are tentative") for text in fields)
    assert not any(text.startswith("Culture:") for text in fields)


@pytest.mark.parametrize("language", ["ru", "kk", "uz"])
def test_it_is_told_in_every_language(language):
    labels = load_labels(language)
    for section in review(CODING).sections:
        for node in section.nodes:
            if isinstance(node, Paragraph):
                assert "[en]" not in labels.message(node.key, node.params)

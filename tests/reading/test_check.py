"""A number is told once: as a target, unless it is far surer that it is there already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading.check import targets_first
from kelisim.reading.passes import candidates_of
from kelisim.reading.pipeline import prepared, read


@pytest.fixture
def rivals():
    """A target and a figure of the same number."""
    text = "Kenya and Uganda want to bring their trade to $5 billion by 2030."
    document = Document("x", text, "Title", "2024-06-15", "Publisher", "en")
    found = candidates_of(prepared(document, load_pack("en"), ("KEN", "UGA")))
    target = next(c for c in found if c.kind == "target" and "amount" in c.captures)
    unsure = replace(target.rule, weight=0.4)
    return replace(target, rule=unsure), replace(target, rule=replace(unsure, kind="figure"))


@pytest.mark.parametrize(
    ("target", "figure", "kinds"),
    [(0.5, 0.6, {"target"}), (0.5, 0.74, {"target"}), (0.5, 0.9, {"figure"}), (0.9, 0.5, {"target"})],
)
def test_a_number_is_a_target_unless_it_is_far_surer_that_it_is_there(rivals, target, figure, kinds):
    aimed, there = (replace(one, weight=weight) for one, weight in zip(rivals, (target, figure), strict=True))
    assert {c.kind for c in targets_first([aimed, there])} == kinds


@pytest.mark.parametrize("text", ["The two sides agreed to $.", "The two sides signed an agreement on & in 2023."])
def test_marks_without_a_word_fill_no_slot(text: str) -> None:
    claims = read(Document("x", text, "Title", "2024-06-15", "Publisher", "en"), parties=("KEN", "UGA")).claims
    assert not {getattr(claim.slots, name, None) for claim in claims for name in ("action", "title")} & {"$", "&"}

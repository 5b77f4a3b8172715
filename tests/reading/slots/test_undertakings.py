"""What is an undertaking and what only a topic."""

from __future__ import annotations

import pytest

from kelisim.model import Document
from kelisim.reading.pipeline import read


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Both leaders stressed the importance of trade.", []),
        ("The two sides underlined the importance of joint projects in energy.", []),
        (
            "The president of Ghana stressed the need for closer trade ties with Brazil.",
            ["closer trade ties with Brazil"],
        ),
    ],
)
def test_the_importance_of_something_is_no_undertaking(text, actions):
    document = Document("x", "The presidents of Ghana and Brazil met. " + text, "Title", "2025-06-20", "P", "en")
    found = [c.slots for c in read(document, parties=("BRA", "GHA")).claims if c.kind == "commitment"]
    assert [told.action for told in found] == actions

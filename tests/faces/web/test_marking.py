"""Claims marked in a text: nothing lost, nothing crossed."""

from hypothesis import given
from hypothesis import strategies as st

from kelisim.faces.web.marking import paragraphs
from kelisim.model import Claim, Document
from kelisim.model.kinds import KINDS

TEXT = "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu.\n\nNu xi omicron pi rho sigma tau upsilon."
DOCUMENT = Document(name="d", text=TEXT, date="2024-01-01")


def claim(start, end, topic):
    slots = KINDS["position"].slots(topic=topic, stance="supports")
    return Claim("position", DOCUMENT.quote(start, end), ("KAZ",), ("trade",), slots)


@st.composite
def spans(draw):
    words = [(0, 66), (69, len(TEXT))]
    low, high = draw(st.sampled_from(words))
    start = draw(st.integers(low, high - 1))
    end = draw(st.integers(start + 1, high))
    while TEXT[start].isspace() and start < end - 1:
        start += 1
    while TEXT[end - 1].isspace() and end > start + 1:
        end -= 1
    return (start, end) if not TEXT[start:end].isspace() else (low, high)


@given(st.lists(spans(), max_size=8))
def test_pieces_hold_every_character_and_every_claim(found):
    claims = [claim(start, end, f"t{n}") for n, (start, end) in enumerate(found)]
    for start, pieces in paragraphs(TEXT, claims):
        assert TEXT.startswith("".join(piece.text for piece in pieces), start)
    every = [piece for _, pieces in paragraphs(TEXT, claims) for piece in pieces]
    for one in claims:
        assert "".join(piece.text for piece in every if one.id in piece.claims) == one.quote.text
        assert sum((one.id, "position") in piece.begins for piece in every) == 1


def test_a_text_without_claims_is_one_piece_a_paragraph():
    assert [len(pieces) for _, pieces in paragraphs(TEXT, [])] == [1, 1]

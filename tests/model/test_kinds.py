"""The kinds and their slots are those of CLAIMS.md, as the corpus's scorer spells them."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kelisim.errors import InvalidValueError
from kelisim.model import KINDS, Period, kind_named
from kelisim.model.amount import QUALIFIERS
from kelisim.model.claim import FIELDS
from kelisim.model.kinds import choices, slot_types
from kelisim.model.kinds.base import INDICATORS

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "gate"))
import score as S

NO_CODES = {"date", "text", "people", "code", "codes", "number", "indicator", "qualifier", "free"}


def test_the_kinds_are_those_of_the_contract():
    assert list(KINDS) == list(S.KINDS)


@pytest.mark.parametrize("name", S.KINDS)
def test_a_kind_has_its_slots_and_codes(name):
    types = slot_types(KINDS[name].slots)
    assert set(types) == set(S.KINDS[name])
    for slot, spec in S.KINDS[name].items():
        if spec not in NO_CODES:
            assert set(choices(types[slot])) == set(spec.split()), slot


def test_codes_are_those_of_the_contract():
    assert set(FIELDS) == S.FIELDS
    assert set(INDICATORS) == S.INDICATORS
    assert set(QUALIFIERS) == S.QUALIFIERS


def test_an_unknown_kind_is_refused_in_a_sentence():
    with pytest.raises(InvalidValueError, match="is no kind of claim; write one of meeting"):
        kind_named("wish")


def test_a_wrong_code_cannot_be_built():
    with pytest.raises(InvalidValueError, match="status is 'done'; write one of proposed"):
        KINDS["agreement"].slots(title="x", type="treaty", status="done")


def test_a_needed_slot_cannot_be_empty():
    with pytest.raises(InvalidValueError, match="must not be empty"):
        KINDS["body"].slots(name="Council", type=None, status="planned")


def test_a_slot_holds_only_its_type():
    with pytest.raises(InvalidValueError, match="cannot hold"):
        KINDS["target"].slots(indicator="exports", value="ten", unit="USD")
    with pytest.raises(InvalidValueError, match="cannot hold"):
        KINDS["agreement"].slots(title="x", type="treaty", status="signed", date="2024")


@pytest.mark.parametrize(
    ("kind", "slots", "title"),
    [
        ("agreement", {"title": None, "type": "other", "status": "signed", "count": Decimal(12)}, "12 documents"),
        ("agreement", {"title": "the border", "type": "treaty", "status": "signed"}, "Treaty: the border"),
        ("agreement", {"title": "Treaty on Borders", "type": "treaty", "status": "signed"}, "Treaty on Borders"),
        ("agreement", {"title": None, "type": "other", "status": "signed"}, "Document"),
        ("target", {"indicator": "trade_turnover", "value": Decimal(10**10), "unit": "USD", "deadline": Period("2030")},
         "Trade turnover: reach 10 bn USD by 2030"),
        ("commitment", {"actors": ("KAZ",), "action": "to open a consulate", "strength": "agreed"}, "Open a consulate"),
    ],
)  # fmt: skip
def test_a_title_says_what_the_claim_is_about(kind, slots, title):
    assert KINDS[kind].title(KINDS[kind].slots(**slots)) == title


@pytest.mark.parametrize("value", [Decimal("1e31"), Decimal("-1e72"), Decimal("1e-31"), Decimal("inf"), Decimal("nan")])
def test_a_number_that_nobody_tells_is_refused(value: Decimal) -> None:
    with pytest.raises(InvalidValueError, match="value cannot hold"):
        kind_named("figure").slots(indicator="loans", value=value)


def test_the_largest_number_has_a_title() -> None:
    kind = kind_named("figure")
    assert "bn" in kind.title(kind.slots(indicator="loans", value=Decimal("9.99e30"), unit="USD"))

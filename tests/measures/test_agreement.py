"""Krippendorff's alpha against the published example, its laws, and what counts as a coding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.measures import Alpha, krippendorff_alpha, second_coding
from kelisim.model import Decision, Entries

# Four observers, twelve units, values 1 to 5, missing values: the example of Krippendorff's "Computing
# Krippendorff's Alpha-Reliability" (2011), whose nominal alpha is printed there as .743.
_PRINTED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def _units(rows: dict[str, str]) -> dict[str, dict[str, str]]:
    units: dict[str, dict[str, str]] = {}
    for coder, values in rows.items():
        for number, value in enumerate(values.split()):
            if value != ".":
                units.setdefault(str(number), {})[coder] = value
    return units


def test_the_published_example():
    found = krippendorff_alpha(_units(_PRINTED))
    assert found.value == pytest.approx(0.743, abs=0.0005)
    assert (found.units, found.coders) == (11, 4)  # one unit has a single value
    assert found.trust == "tentative"


def test_two_observers_and_binary_values_as_printed():
    """Two observers, ten units, of the same paper: alpha .095."""
    found = krippendorff_alpha(_units({"A": "0 1 0 0 0 0 0 0 1 0", "B": "1 1 1 0 0 1 0 0 0 0"}))
    assert found.value == pytest.approx(0.095, abs=0.0005)
    assert found.agreed == pytest.approx(0.6)
    assert found.trust == "withheld"


def test_nothing_coded_twice_tells_nothing():
    assert krippendorff_alpha({}) == Alpha(None, 0, 0, None)
    assert krippendorff_alpha({"u": {"A": "x"}, "v": {"B": "x"}}).trust == "unknown"


def test_values_all_alike_leave_alpha_undefined():
    found = krippendorff_alpha({"u": {"A": "x", "B": "x"}, "v": {"A": "x", "B": "x"}})
    assert (found.value, found.agreed, found.trust) == (None, 1.0, "unknown")
    many = krippendorff_alpha({str(n): {"A": "x", "B": "x"} for n in range(10)})
    assert (many.value, many.trust) == (None, "tentative")


def test_under_ten_units_nothing_is_concluded():
    assert krippendorff_alpha({str(n): {"A": "x", "B": "y"} for n in range(9)}).trust == "unknown"
    assert krippendorff_alpha({str(n): {"A": "x", "B": "y"} for n in range(10)}).trust == "withheld"


_UNITS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.dictionaries(st.sampled_from("ABCD"), st.sampled_from("xyz")), max_size=8
)


@given(_UNITS)
def test_names_of_values_and_coders_do_not_matter(units):
    renamed = {u: {c.lower(): {"x": "z", "y": "x", "z": "y"}[v] for c, v in row.items()} for u, row in units.items()}
    assert krippendorff_alpha(units) == krippendorff_alpha(renamed)


@given(_UNITS)
def test_alpha_is_at_most_one_and_one_only_where_nobody_disagrees(units):
    found = krippendorff_alpha(units)
    if found.value is not None:
        assert found.value <= 1
        assert (found.value == 1) == (found.agreed == 1)


def _entries(decisions: list[Decision], fields: dict[str, tuple[str, ...]] | None = None) -> Entries:
    claims = tuple(_Claim(claim, fields) for claim, fields in (fields or {}).items())
    return Entries(("KAZ", "UZB"), decisions=tuple(decisions), claims=claims)


class _Claim:
    def __init__(self, own: str, fields: tuple[str, ...]) -> None:
        self.id, self.fields = own, fields


def _pair(claim: str, first: str, second: str, slots: dict[str, str] | None = None) -> list[Decision]:
    """One person's decision, and another's blind word on the same claim."""
    told = {"slots": slots} if slots else {}
    one = Decision(first, claim, by="Aida", value=slots if first == "amend" else None)
    return [one, Decision("code", claim, by="Bakhyt", value={"verb": second, "first": one.id, **told})]


def test_codings_are_blind_words_by_subject_field():
    decisions = [
        *_pair("c-1", "accept", "accept"), *_pair("c-2", "reject", "accept"),
        *_pair("c-3", "amend", "amend", {"status": "signed"}),
        Decision("accept", "c-4", by="Aida"), Decision("reject", "c-4", by="Bakhyt"),
        Decision("accept", "c-4", by="rule x @ linker 1"),
    ]  # fmt: skip
    found = second_coding(_entries(decisions, {"c-1": ("trade",), "c-2": ("trade", "water"), "c-3": ("water",)}))
    assert (found.all.units, found.all.coders) == (3, 2)
    assert found.all.agreed == pytest.approx(2 / 3)
    assert {field: alpha.units for field, alpha in found.by_field.items()} == {"trade": 2, "water": 2}


def test_who_corrects_a_claim_otherwise_disagrees():
    one = Decision("amend", "c-1", by="Aida", value={"status": "planned"})
    other = {"verb": "amend", "first": one.id, "slots": {"status": "signed"}}
    found = second_coding(_entries([one, Decision("code", "c-1", by="Bakhyt", value=other)]))
    assert (found.all.units, found.all.agreed) == (1, 0)


def test_ones_own_second_word_is_no_second_coding():
    one = Decision("accept", "c-1", by="Aida")
    again = Decision("code", "c-1", by="Aida", value={"verb": "accept", "first": one.id})
    assert second_coding(_entries([one, again])).all.units == 0


def test_a_withdrawn_coding_counts_no_more_and_a_withdrawn_first_word_does():
    one, code = _pair("c-1", "accept", "accept")
    gone = Decision("withdraw", code.id, by="Bakhyt")
    assert second_coding(_entries([one, code, gone])).all.units == 0
    taken_back = Decision("withdraw", one.id, by="Aida")
    assert second_coding(_entries([one, code, taken_back])).all.units == 1

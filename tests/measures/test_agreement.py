"""Krippendorff's alpha against the published example, its laws, and what counts as a coding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.measures import Alpha, krippendorff_alpha, second_coding
from kelisim.model import Decision

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


def _judged(by: str, claim: str, verb: str = "accept", **more) -> Decision:
    return Decision(verb=verb, left=claim, by=by, **more)


class _Claim:
    def __init__(self, *fields: str) -> None:
        self.fields = fields


def test_codings_are_persons_judgements_by_subject_field():
    decisions = [
        _judged("Aida", "c-1"), _judged("Bakhyt", "c-1"),
        _judged("Aida", "c-2", "reject"), _judged("Bakhyt", "c-2"),
        _judged("Aida", "c-3", "amend", value={"status": "signed"}),
        _judged("Bakhyt", "c-3", "amend", value={"status": "signed"}),
        _judged("Aida", "c-4"),
        _judged("rule x @ linker 1", "c-4"),
    ]  # fmt: skip
    found = second_coding(decisions, {"c-1": _Claim("trade"), "c-2": _Claim("trade", "water"), "c-3": _Claim("water")})
    assert (found.all.units, found.all.coders) == (3, 2)
    assert found.all.agreed == pytest.approx(2 / 3)
    assert set(found.by_field) == {"trade", "water"}
    assert found.by_field["trade"].units == 2


def test_of_one_person_the_last_judgement_counts():
    earlier = _judged("Aida", "c-1", "reject", recorded_at="2025-01-01T00:00:00.000000Z")
    later = _judged("Aida", "c-1", recorded_at="2025-01-02T00:00:00.000000Z")
    found = second_coding([later, _judged("Bakhyt", "c-1"), earlier], {})
    assert found.all.agreed == 1


def test_a_blind_second_word_is_held_against_the_first():
    code = {"verb": "amend", "first": "d-1", "slots": {"status": "signed"}}
    same = second_coding(
        [_judged("Aida", "c-1", "amend", value={"status": "signed"}), _judged("Bakhyt", "c-1", "code", value=code)], {}
    )
    assert (same.all.units, same.all.agreed) == (1, 1)
    other = second_coding([_judged("Aida", "c-1"), _judged("Bakhyt", "c-1", "code", value=code)], {})
    assert (other.all.units, other.all.agreed) == (1, 0)

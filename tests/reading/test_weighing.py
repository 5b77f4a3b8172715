"""How sure a candidate is."""

import math
from dataclasses import replace

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.model.kinds import KINDS
from kelisim.reading.classes import classes_of
from kelisim.reading.features import Scene, features
from kelisim.reading.passes import candidates_of
from kelisim.reading.pipeline import prepared
from kelisim.reading.rule import BROAD
from kelisim.reading.weighing import Weights, by_hand

TEXT = "The presidents signed a treaty on water. The pact is a good thing, they say."
REPORT = prepared(Document("r", TEXT, date="2024-06-15", language="en"), load_pack("en"), ("KAZ", "UZB"))


def weights(bias: float, **more: object) -> Weights:
    kinds = {kind: {"bias": bias, "features": {}} for kind in KINDS}
    return Weights.of({"shared": {}, "kinds": kinds, "threshold": 0.5, "calibration": [1.0, 0.0], **more})


def scene(found):
    return Scene.of(found, REPORT.lines, classes_of(REPORT.pack))


def test_without_weights_the_fine_rules_stand_and_the_broad_give_nothing():
    kept = candidates_of(REPORT, by_hand)
    assert kept
    assert all(candidate.rule.weight >= BROAD for candidate in kept)


def test_weights_decide_by_threshold():
    some = candidates_of(REPORT)
    assert len(weights(3.0)(some, scene(some))) == len(some)
    assert all(candidate.weight > 0.9 for candidate in some)
    assert weights(-3.0)(some, scene(some)) == []


def test_what_a_feature_is_worth_for_any_kind_and_for_one_adds_up():
    some = candidates_of(REPORT)
    signed = next(c for c in some if c.rule.id.startswith("en.agreement"))
    kinds = {kind: {"bias": 0.0, "features": {}} for kind in KINDS} | {
        "agreement": {"bias": 0.0, "features": {"q=signed": 0.5}}
    }
    weights(0.0, shared={"q=signed": 1.0}, kinds=kinds)([signed], scene(some))
    assert signed.weight == pytest.approx(1 / (1 + math.exp(-1.5)))


def test_sureness_is_scaled_to_the_share_that_is_right():
    some = candidates_of(REPORT)
    weights(1.0, calibration=[0.0, 0.0])(some, scene(some))
    assert {candidate.weight for candidate in some} == {0.5}


def test_features_see_words_classes_and_neighbours():
    some = candidates_of(REPORT)
    signed = next(c for c in some if c.rule.id.startswith("en.agreement"))
    seen = features([signed], scene(some))[0]
    assert {"q=signed", "c=sign", f"r={signed.rule.id}", "pos=0", "first"} <= seen
    assert signed.seen == seen
    pact = replace(signed, number=1, line=REPORT.lines[1])
    assert "pv=sign" in features([pact], scene(some))[0]


def test_the_shipped_weights_name_known_kinds():
    shipped = Weights.of(load_pack("en").weights)
    assert set(shipped.models) == set(KINDS)
    assert 0 < shipped.threshold < 1

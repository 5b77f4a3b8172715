"""How sure a candidate is."""

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading.pipeline import candidates_of, prepared
from kelisim.reading.rules import BROAD, classes_of
from kelisim.reading.weighing import by_sentence, features, model_name, weigh

TEXT = "The presidents signed a treaty on water. The pact is a good thing."


def found():
    report = prepared(Document("r", TEXT, date="2024-06-15", language="en"), load_pack("en"), ("KAZ", "UZB"))
    return candidates_of(report)


def test_without_weights_the_fine_rules_stand_and_the_broad_give_nothing():
    kept = weigh(found(), {}, {})
    assert kept
    assert all(candidate.rule.weight >= BROAD for candidate in kept)


def test_weights_decide_by_threshold():
    some = found()
    names = {model_name(candidate) for candidate in some}
    sure = {name: {"bias": 3.0, "threshold": 0.5, "features": {}} for name in names}
    unsure = {name: {"bias": -3.0, "threshold": 0.5, "features": {}} for name in names}
    assert len(weigh(some, sure, {})) == len(some)
    assert all(candidate.weight > 0.9 for candidate in some)
    assert weigh(some, unsure, {}) == []


def test_features_see_words_classes_and_neighbours():
    some = found()
    signed = next(c for c in some if c.rule.id.startswith("en.agreement"))
    seen = features(signed, by_sentence(some)[signed.number], classes_of(load_pack("en")))
    assert {"q=signed", "c=sign", f"r={signed.rule.id}"} <= seen


def test_the_shipped_weights_name_known_kinds():
    models = dict(load_pack("en").weights)
    assert models.pop("calibration")
    for name, model in models.items():
        assert name.removesuffix(" broad") in {
            "meeting", "agreement", "body", "target", "figure", "project", "commitment", "position",
        }  # fmt: skip
        assert 0 < model["threshold"] < 1

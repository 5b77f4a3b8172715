"""FollowTheMoney entities: held against the names used by hand, and by the model's own library where installed."""

import json

import pytest

NAMES = {
    "Document": {"title", "date", "publisher", "sourceUrl"},
    "Person": {"name", "country", "position"},
    "PublicBody": {"name", "country", "summary", "proof", "sourceUrl", "status"},
    "Event": {"name", "country", "summary", "proof", "sourceUrl", "startDate", "endDate", "location", "involved"},
    "Contract": {"name", "country", "summary", "proof", "sourceUrl", "title", "contractDate", "status", "type"},
    "Project": {"name", "country", "summary", "proof", "sourceUrl", "status", "amount", "currency", "endDate"},
}


@pytest.fixture(scope="module")
def found(tables, write):
    return [json.loads(line) for line in write[".ftm.json"](tables).splitlines()]


def test_only_known_schemata_and_properties_of_text(found):
    assert {entity["schema"] for entity in found} == set(NAMES)
    for entity in found:
        assert set(entity["properties"]) <= NAMES[entity["schema"]]
        for values in entity["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)


def test_ids_are_unique_and_references_hold(found):
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    for entity in found:
        for name in ("proof", "involved"):
            assert set(entity["properties"].get(name, [])) <= set(ids)


def test_a_counted_set_is_no_entity(found):
    assert [e["properties"]["name"] for e in found if e["schema"] == "Project"] == [["industrial centre"]]


def test_a_person_met_twice_is_one(found):
    persons = {e["properties"]["name"][0]: e for e in found if e["schema"] == "Person"}
    assert set(persons) == {"Ana Quispe", "Li Wei"}
    assert persons["Ana Quispe"]["properties"]["country"] == ["pe"]
    meetings = [e for e in found if persons["Ana Quispe"]["id"] in e["properties"].get("involved", [])]
    assert len(meetings) == 2


def test_the_models_own_library_takes_every_value(found):
    ftm = pytest.importorskip("followthemoney")
    for entity in found:
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(values), (entity["schema"], name, values)
        proxy.schema.validate(entity)

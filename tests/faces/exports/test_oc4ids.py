"""Projects for the infrastructure standard, held against a schema of the fields used, written by hand."""

import json

import jsonschema
import pytest

from kelisim.errors import MisuseError

TEXT = {"type": "string", "minLength": 1}
TIME = {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
URI = {"type": "string", "pattern": r"^[a-z]+:\S+$"}


def thing(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def several(items):
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": items}


SECTORS = ["education", "health", "energy", "communications", "waterAndWaste", "governance", "economy",
           "cultureSportsAndRecreation", "transport", "socialHousing", "naturalResources"]  # fmt: skip
STATUSES = [
    "identification",
    "preparation",
    "implementation",
    "completion",
    "maintenance",
    "decommissioning",
    "decommissioned",
    "cancelled",
]  # of 0.9.5
PROJECT = thing(
    ["id"],
    id=TEXT,
    updated=TIME,
    title=TEXT,
    description=TEXT,
    status={"enum": STATUSES},
    sector=several({"enum": SECTORS}),
    period=thing([], endDate=TIME),
    locations=several(thing(["id"], id=TEXT, description=TEXT)),
    budget=thing([], amount=thing(["amount", "currency"], amount={"type": "number"},
                                  currency={"pattern": "^[A-Z]{3}$"})),
    parties=several(thing(["id", "name"], id=TEXT, name=TEXT)),
    documents=several(thing(["id"], id=TEXT, title=TEXT, url=URI, datePublished=TIME,
                            language={"pattern": "^[a-z]{2}$"}, author=TEXT)),
)  # fmt: skip
PACKAGE = thing(
    ["uri", "publisher", "publishedDate", "projects", "version"],
    uri=URI,
    publishedDate=TIME,
    version={"const": "0.9"},
    publisher=thing(["name"], name=TEXT),
    projects=several(PROJECT),
)


@pytest.fixture(scope="module")
def package(tables, write):
    return json.loads(write[".oc4ids.json"](tables))


def test_it_keeps_to_the_schema(package):
    jsonschema.Draft202012Validator.check_schema(PACKAGE)
    jsonschema.validate(package, PACKAGE, cls=jsonschema.Draft202012Validator)


def test_a_project_with_its_value_place_deadline_and_reports(package):
    (project,) = package["projects"]
    assert project["title"] == "industrial centre"
    assert project["status"] == "maintenance"
    assert project["budget"] == {"amount": {"amount": 156_500_000, "currency": "USD"}}
    assert project["period"] == {"endDate": "2024-06-30T00:00:00Z"}
    assert project["sector"] == ["economy", "transport"]
    assert [document["datePublished"] for document in project["documents"]] == [
        "2024-02-20T00:00:00Z",
        "2025-03-01T00:00:00Z",
    ]


def test_a_counted_set_is_no_project(package):
    assert not [project for project in package["projects"] if "12" in project["title"]]


def test_no_project_no_package(empty, write):
    with pytest.raises(MisuseError, match="names no single project"):
        write[".oc4ids.json"](empty)

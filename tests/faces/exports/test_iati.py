"""Activities for IATI, held against the standard's own schema and code lists where they are there (package pyIATI).

``.ci/run`` installs that package without its dependencies, which are of 2018; only its data files are used.
"""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from kelisim.errors import MisuseError

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ORDER = [
    "iati-identifier", "reporting-org", "title", "description", "participating-org", "activity-status", "activity-date",
    "activity-scope", "location", "sector", "document-link",
]  # fmt: skip
CODES = {
    ("activity-status", "code"): "ActivityStatus", ("activity-date", "type"): "ActivityDateType",
    ("reporting-org", "type"): "OrganisationType", ("participating-org", "type"): "OrganisationType",
    ("participating-org", "role"): "OrganisationRole", ("activity-scope", "code"): "ActivityScope",
    ("sector", "vocabulary"): "SectorVocabulary", ("category", "code"): "DocumentCategory",
    ("description", "type"): "DescriptionType", ("language", "code"): "Language",
}  # fmt: skip


def standard() -> Path:
    """The folder of the standard's data files; looked up without running the package, which is too old to run."""
    found = find_spec("iati")
    if found is None or not found.submodule_search_locations:
        pytest.skip("pyIATI is not installed: the standard's schema is not at hand")
    return Path(next(iter(found.submodule_search_locations))) / "resources" / "standard" / "2-03"


@pytest.fixture(scope="module")
def written(tables, write):
    return etree.fromstring(write[".iati.xml"](tables))


def test_it_keeps_to_the_standards_schema(written):
    schema = etree.XMLSchema(etree.parse(str(standard() / "schemas" / "iati-activities-schema.xsd")))
    schema.assertValid(written)


def test_the_schema_would_find_a_fault(written):
    schema = etree.XMLSchema(etree.parse(str(standard() / "schemas" / "iati-activities-schema.xsd")))
    broken = etree.fromstring(etree.tostring(written))
    activity = broken.find("iati-activity")
    activity.append(activity.find("title"))
    assert not schema.validate(broken)


@pytest.mark.parametrize(("place", "codes"), sorted(CODES.items()))
def test_every_code_is_of_its_list(written, place, codes):
    text = next((standard() / "codelists").rglob(f"{codes}.xml")).read_text(encoding="utf-8")
    known = set(re.findall(r"<code>([^<]+)</code>", text))
    tag, attribute = place
    assert {node.get(attribute) for node in written.iter(tag)} <= known


def test_the_elements_stand_in_the_order_that_is_prescribed(written):
    for activity in written:
        places = [ORDER.index(child.tag) for child in activity]
        assert places == sorted(places)


def test_a_project_with_its_dates_place_reports_and_words(written):
    (activity,) = written
    assert activity.findtext("title/narrative") == "industrial centre"
    assert activity.find("activity-status").get("code") == "4"
    assert [(d.get("type"), d.get("iso-date")) for d in activity.iter("activity-date")] == [("3", "2024-06-30")]
    assert activity.findtext("activity-date/narrative") == "Told as 2024-06."
    assert activity.findtext("location/name/narrative") == "Syrdarya"
    assert [n.text for n in activity.iterfind("description/narrative")] == [
        "“An industrial centre worth $156.5 million is being built in Syrdarya”",
        "“The industrial centre opened in Syrdarya”",
    ]
    assert [n.get(LANG) for n in activity.iterfind("description/narrative")] == ["en", "ru"]
    assert [link.get("url") for link in activity.iter("document-link")] == ["https://example.org/a?b=1&c=%222%22"]
    assert activity.find("reporting-org").get("secondary-reporter") == "1"


def test_an_identifier_begins_with_the_reporters(written):
    for activity in written:
        assert activity.findtext("iati-identifier").startswith(f"{activity.find('reporting-org').get('ref')}-pro-")


def test_a_counted_set_is_no_activity(written):
    assert not [t for t in written.iterfind("iati-activity/title/narrative") if "projects" in (t.text or "").casefold()]


def test_no_project_no_file(empty, write):
    with pytest.raises(MisuseError, match="names no single project"):
        write[".iati.xml"](empty)

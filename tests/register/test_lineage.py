"""What came of what: told in words, seen in names and days, decided by people."""

from dataclasses import replace

import pytest
from register_help import register, told

from kelisim.errors import InvalidValueError
from kelisim.model import Decision
from kelisim.model.history import INVERSE

BORDER = "Gulistan crossing"


def body(name, status="operational", kind="centre"):
    return {"name": name, "type": kind, "status": status}


def project(name, status="pipeline", place=None):
    return {"name": name, "status": status, "place": place}


def promise(action):
    return {"actors": ["KAZ", "UZB"], "action": action, "strength": "planned", "status": "promised"}


def document(title, kind="agreement", status="signed", date=None):
    return {"title": title, "type": kind, "status": status, "date": date, "place": None, "count": None}


def links(*reports, decisions=()):
    """The relations as (younger, what it is, older), told on both; names of one record stand by themselves."""
    made = register(*reports, decisions=decisions)
    ids = {record.id: record for record in made.records}
    found = set()
    for record in made.records:
        for one in record.relations:
            if one.kind == "session_of":
                continue
            assert one.reason and one.claim_ids, "each rests on words and says why"
            if one.other not in ids:
                found.add((record.title, one.kind, one.other))
            elif one.kind in INVERSE:
                found.add((record.title, one.kind, ids[one.other].title))
                back = (INVERSE[one.kind], record.id)
                assert back in {(other.kind, other.other) for other in ids[one.other].relations}
    return found


def test_renamed_in_words():
    reports = (
        told("a", "2021-05-01", ("The Centre for Border Trade works", "body", body("Centre for Border Trade"))),
        told(
            "b",
            "2023-05-01",
            (
                "The Centre for Border Trade was renamed the Industrial Cooperation Hub",
                "body",
                body("Industrial Cooperation Hub"),
            ),
        ),
    )
    assert links(*reports) == {("Industrial Cooperation Hub", "renamed", "Centre for Border Trade")}


def test_replaced_in_words_whose_new_name_stands_first():
    reports = (
        told("a", "2021-05-01", ("The Economic Committee met", "body", body("Economic Committee", kind="committee"))),
        told(
            "b",
            "2023-05-01",
            (
                "A Council of Ministers replaces the Economic Committee",
                "body",
                body("Council of Ministers", "established", "council"),
            ),
        ),
    )
    assert links(*reports) == {("Council of Ministers", "succeeds", "Economic Committee")}


def test_split_and_merged_in_words():
    old, culture, sport = (
        body(name, kind="council") for name in ("Humanitarian Council", "Council on Culture", "Youth Council")
    )
    sentence = "The Humanitarian Council was split into a Council on Culture and a Youth Council"
    reports = (
        told("a", "2021-05-01", ("The Humanitarian Council works", "body", old)),
        told("b", "2023-05-01", (sentence, "body", culture)),
        told("c", "2023-05-02", (sentence, "body", sport)),
    )
    assert links(*reports) == {
        ("Council on Culture", "split", "Humanitarian Council"),
        ("Youth Council", "split", "Humanitarian Council"),
    }
    reports = (
        told("a", "2021-05-01", ("The Mining Fund works", "body", body("Mining Fund", kind="fund"))),
        told("b", "2021-06-01", ("The Energy Fund works", "body", body("Energy Fund", kind="fund"))),
        told(
            "c",
            "2023-05-01",
            (
                "The Mining Fund and the Energy Fund were merged into a Resources Fund",
                "body",
                body("Resources Fund", kind="fund"),
            ),
        ),
    )
    assert links(*reports) == {
        ("Resources Fund", "merged", "Mining Fund"),
        ("Resources Fund", "merged", "Energy Fund"),
    }


def test_renamed_in_russian():
    reports = (
        told(
            "a",
            "2021-05-01",
            ("Работает Центр приграничной торговли", "body", body("Центр приграничной торговли")),
            language="ru",
        ),
        told(
            "b",
            "2023-05-01",
            ("Центр приграничной торговли переименован в Индустриальный хаб", "body", body("Индустриальный хаб")),
            language="ru",
        ),
    )
    assert links(*reports) == {("Индустриальный хаб", "renamed", "Центр приграничной торговли")}


def test_another_purpose_at_the_same_place():
    first = project("International trade centre", place=BORDER)
    second = project("International centre of industrial cooperation", "under_way", BORDER)
    reports = (
        told("a", "2021-05-01", ("A trade centre of 400 ha is to be built at the Gulistan crossing", "project", first)),
        told(
            "b",
            "2023-05-01",
            ("The centre of industrial cooperation at the Gulistan crossing is being built", "project", second),
        ),
    )
    assert links(*reports) == {(second["name"], "rescoped", first["name"])}
    elsewhere = told(
        "b",
        "2023-05-01",
        (
            "A centre of industrial cooperation is being built in Osh",
            "project",
            project(second["name"], "under_way", "Osh"),
        ),
    )
    assert not links(reports[0], elsewhere)
    again = told("c", "2024-05-01", ("The trade centre is still planned", "project", first))
    assert not links(*reports, again), "what is still told of was not given up"


def test_from_the_promise_to_what_carries_it_out():
    name = "Turan Centre of Industrial Cooperation"
    reports = (
        told(
            "a",
            "2021-05-01",
            ("They will build the Turan Centre of Industrial Cooperation", "commitment", promise(f"build the {name}")),
        ),
        told("b", "2022-05-01", (f"The {name} is under construction", "project", project(name, "under_way"))),
        told("c", "2024-05-01", (f"The {name} works", "body", body(name))),
    )
    found = links(*reports)
    assert (name, "carries_out", f"Build the {name}") in found
    assert (name, "embodies", name) in found
    later = told(
        "d",
        "2024-06-01",
        (
            "They want to launch the second stage of the centre",
            "commitment",
            promise(f"launch the second stage of the {name}"),
        ),
    )
    assert {kind for _, kind, _ in links(*reports[1:], later)} == {"about", "embodies"}


def test_a_promised_session_and_the_session():
    held = {
        "format": "session",
        "level": "minister",
        "status": "held",
        "date": "2023-09-10",
        "place": "Baku",
        "host": None,
        "participants": [],
    }
    reports = (
        told(
            "a",
            "2023-05-01",
            (
                "They will hold a session of the energy council",
                "commitment",
                promise("hold a session of the energy council"),
            ),
        ),
        told("b", "2023-09-11", ("The energy council held its session in Baku", "meeting", held)),
    )
    assert {kind for _, kind, _ in links(*reports)} == {"carries_out"}


def test_a_draft_and_what_was_signed():
    draft = document("customs data exchange", "agreement", "negotiating")
    signed = document("customs data exchange", "protocol", "signed", "2024-05-01")
    reports = (
        told("a", "2020-05-01", ("An agreement on the exchange of customs data is negotiated", "agreement", draft)),
        told("b", "2024-05-01", ("A protocol on the exchange of customs data was signed", "agreement", signed)),
    )
    assert {kind for _, kind, _ in links(*reports)} == {"succeeds"}


def test_a_programme_for_the_term_that_follows():
    programmes = [
        told(
            f"r{first}",
            f"{first - 1}-11-01",
            (
                f"The programme of cultural cooperation for {first}-{last} was signed",
                "agreement",
                document(
                    f"Programme of cultural cooperation for {first}-{last}", "programme", "signed", f"{first - 1}-11"
                ),
            ),
        )
        for first, last in ((2020, 2021), (2022, 2023), (2026, 2027))
    ]
    (found,) = links(*programmes)
    assert found[1] == "succeeds" and "2022" in found[0] and "2020" in found[2]


def test_a_document_about_a_target():
    target = {
        "indicator": "trade_turnover",
        "value": 10_000_000_000,
        "unit": "USD",
        "direction": "reach",
        "qualifier": "exact",
    }
    reports = (
        told("a", "2021-05-01", ("Trade is to reach $10 billion", "target", target)),
        told(
            "b",
            "2022-05-01",
            (
                "The Programme on raising trade to $10 billion was signed",
                "agreement",
                document("Programme on raising trade to $10 billion", "programme"),
            ),
        ),
    )
    assert {kind for _, kind, _ in links(*reports)} == {"about"}


@pytest.fixture
def two():
    reports = (
        told("a", "2021-05-01", ("A trade house is planned", "project", project("Trade house"))),
        told("b", "2023-05-01", ("An export hub is being built", "project", project("Export hub", "under_way"))),
    )
    old, new = (found[0].id for _, found in reports)
    return reports, new, old


def test_a_person_makes_refuses_and_takes_back(two):
    reports, new, old = two
    assert not links(*reports)
    made = Decision("descends", new, old, {"as": "rescoped"}, by="A. Person", reason="the same site", recorded_at="1")
    (relation,) = [
        one for r in register(*reports, decisions=[made]).records for one in r.relations if one.kind == "rescoped"
    ]
    assert relation.reason == "A. Person decided so: the same site"
    assert links(*reports, decisions=[made]) == {("Export hub", "rescoped", "Trade house")}
    refused = Decision("descends", new, old, {"as": "nothing"}, by="B. Person", recorded_at="2")
    assert not links(*reports, decisions=[made, refused]), "the later word counts"
    undone = Decision("withdraw", refused.id, recorded_at="3")
    assert links(*reports, decisions=[made, refused, undone]) == {("Export hub", "rescoped", "Trade house")}


@pytest.mark.parametrize("first", [0, 1])
def test_the_later_word_counts_from_whichever_side_it_was_said(two, first):
    reports, new, old = two
    words = [
        Decision("descends", new, old, {"as": "rescoped"}, by="A. Person"),
        Decision("descends", old, new, {"as": "nothing"}, by="B. Person"),
    ]
    said = [replace(words[first], recorded_at="1"), replace(words[1 - first], recorded_at="2")]
    assert links(*reports, decisions=said) == (set() if first == 0 else {("Export hub", "rescoped", "Trade house")})


def test_a_person_refuses_what_a_rule_found():
    reports = (
        told("a", "2021-05-01", ("The Border Trade Centre works", "body", body("Border Trade Centre"))),
        told("b", "2023-05-01", ("The Border Trade Centre was renamed the Silk Hub", "body", body("Silk Hub"))),
    )
    old, new = (found[0].id for _, found in reports)
    assert links(*reports)
    assert not links(*reports, decisions=[Decision("descends", new, old, {"as": "nothing"}, by="A. Person")])


def test_a_word_that_is_no_lineage():
    with pytest.raises(InvalidValueError, match="no lineage"):
        Decision("descends", "c-1", "c-2", {"as": "cousin"})

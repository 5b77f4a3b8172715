"""Rules of the method's sections 4, 7 and 9 that no other test here holds."""

import datetime as dt

import pytest
from register_help import record, register, told

from kelisim.model import Decision


def treaty(status, date=None):
    return {
        "title": "Treaty on Extradition",
        "type": "treaty",
        "status": status,
        "date": date,
        "place": None,
        "count": None,
    }


def body(status, date=None):
    return {"name": "Trade Council", "type": "council", "status": status, "date": date}


def target(value, deadline=None):
    return {
        "indicator": "trade_turnover",
        "value": value,
        "unit": "USD",
        "direction": "reach",
        "qualifier": "exact",
        "deadline": deadline,
    }


SIGNED = told("a", "2020-05-01", ("The extradition treaty was signed", "agreement", treaty("signed", "2020-05-01")))


@pytest.mark.parametrize(
    ("publisher", "date", "status"),
    [
        ("The Daily", None, "signed"),
        ("The Daily", "2021-02-01", "in_force"),
        ("Ministry of Foreign Affairs of Uzbekistan", None, "in_force"),
    ],
)
def test_in_force_takes_an_act_or_an_official_statement(publisher, date, status):
    said = ("The extradition treaty is in force", "agreement", treaty("in_force", date))
    found = record(SIGNED, told("b", "2021-05-01", said, publisher=publisher))
    assert found.status == status
    assert "in_force" in {one.status for one in found.history}, "the claim stays"


def test_in_force_where_nothing_else_is_told():
    only = told("b", "2021-05-01", ("The extradition treaty is in force", "agreement", treaty("in_force")))
    assert record(only).status == "in_force"


@pytest.mark.parametrize(
    ("words", "on", "dormant"),
    [
        ("The Trade Council meets every two years and convened", "2023-12-31", False),
        ("The Trade Council meets every two years and convened", "2024-12-31", True),
        ("The Trade Council meets twice a year and convened", "2021-06-30", True),
        ("The Trade Council convened", "2021-12-31", False),
        ("The Trade Council convened", "2022-12-31", True),
    ],
)
def test_dormant_after_twice_the_stated_interval(words, on, dormant):
    reports = told("a", "2020-05-01", (words, "body", body("convened", "2020-05-01")))
    assert record(reports, on=dt.date.fromisoformat(on)).dormant is dormant


def test_contradictions_of_one_day_come_first():
    reports = (
        told(
            "a",
            "2021-05-01",
            (
                "A plant worth $10 m is planned",
                "project",
                {"name": "Osh glass plant", "value": 10, "unit": "USD", "qualifier": "exact", "status": "operational"},
            ),
        ),
        told(
            "b",
            "2022-05-01",
            (
                "The plant is an idea",
                "project",
                {"name": "Osh glass plant", "value": 20, "unit": "USD", "qualifier": "exact", "status": "idea"},
            ),
        ),
        told(
            "c",
            "2022-05-01",
            (
                "The plant is worth $30 m",
                "project",
                {"name": "Osh glass plant", "value": 30, "unit": "USD", "qualifier": "exact", "status": "idea"},
            ),
        ),
    )
    days = [one.days_apart for one in record(*reports).contradictions]
    assert days == sorted(days) and len(days) == 2


def test_a_target_with_another_value_takes_the_place_of_the_one_before():
    ten = told("a", "2020-05-01", ("Trade is to reach 10", "target", target(10, "2025")))
    fifteen = told("b", "2023-05-01", ("Trade is to reach 15", "target", target(15, "2030")))
    again = told("c", "2024-05-01", ("Trade is to reach 10", "target", target(10)))
    both = told(
        "d",
        "2020-05-01",
        ("Trade is to reach 10 first", "target", target(10)),
        ("Then trade is to reach 15", "target", target(15)),
    )

    def kinds(*reports):
        return {one.kind for r in register(*reports).records for one in r.relations}

    assert kinds(ten, fifteen) == {"succeeds", "succeeded_by"}
    assert not kinds(ten, fifteen, again), "what is still told was not replaced"
    assert not kinds(both), "two stages of one plan"


def test_people_who_disagree_on_identity_are_a_contradiction():
    one = told("a", "2020-05-01", ("The Trade Council works", "body", body("operational")))
    other = told("b", "2021-05-01", ("The Trade Council works on", "body", body("operational")))
    ids = [found[0].id for _, found in (one, other)]
    same = Decision("same", *ids, by="A. Person", recorded_at="1")
    apart = Decision("different", *ids, by="B. Person", recorded_at="2")
    assert not any(r.contradictions for r in register(one, other, decisions=[same]).records)
    disputed = register(one, other, decisions=[same, apart]).records
    assert len(disputed) == 2, "the later word counts"
    for found in disputed:
        (contradiction,) = found.contradictions
        assert contradiction.kind == "identity"
        assert {side.value for side in contradiction.sides} == {"same", "different"}
    mind = Decision("different", *ids, by="A. Person", recorded_at="3")
    assert not any(r.contradictions for r in register(one, other, decisions=[same, mind]).records), (
        "one who thinks anew"
    )

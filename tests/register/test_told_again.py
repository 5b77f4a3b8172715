"""The thing told again in other words, and what looks like it: bare words, parts, other names, other commissions."""

import pytest
from register_help import register, told


def project(quote, name, **slots):
    empty = dict.fromkeys(("count", "value", "unit", "qualifier", "place", "deadline"))
    return quote, "project", {"name": name, "status": "under_way", **empty, **slots}


def body(quote, name, kind, status="operational"):
    return quote, "body", {"name": name, "type": kind, "status": status, "date": None}


def promise(quote, action, status="promised"):
    strength = "agreed"
    return quote, "commitment", {"actors": ["KAZ", "UZB"], "action": action, "strength": strength, "status": status}


def memorandum(quote, title):
    empty = dict.fromkeys(("date", "place", "count"))
    return quote, "agreement", {"title": title, "type": "memorandum", "status": "signed", **empty}


def records(*reports):
    return len(register(*reports).records)


LINE = project("The Velm-Torn pipeline is being built", "Velm-Torn pipeline")
BARE = project("The pipeline is to be ready in May", "pipeline")


@pytest.mark.parametrize(("day", "found"), [("2024-05-01", 1), ("2027-05-01", 2)])
def test_the_thing_alone_is_the_named_one_for_a_year(day, found):
    assert records(told("a", "2024-01-30", LINE), told("b", day, BARE)) == found


def test_a_report_speaks_on_of_what_it_has_just_named():
    assert records(told("a", "2024-01-30", LINE, BARE)) == 1
    assert records(told("a", "2024-01-30", BARE, LINE)) == 2  # the bare word comes first, so it is another's
    far = project("It rained" + " and rained" * 40, "Orlo bridge")
    assert records(told("a", "2024-01-30", LINE, far, BARE)) == 3


def test_a_section_belongs_to_the_line_just_named():
    railway = project("The Velm-Torn railway is being built", "Velm-Torn railway")
    section = project("The section from Torn to Orlo opens in May", "section from Torn to Orlo")
    assert records(told("a", "2024-01-30", railway, section)) == 1
    school = project("The Velm school is being built", "Velm school")
    assert records(told("a", "2024-01-30", school, section)) == 2


def test_a_name_told_shorter_in_one_report_is_the_name():
    longer = project("The Velm-Torn cross-border rail link was opened", "Velm-Torn cross-border rail link")
    shorter = project("The Velm-Torn line is 12 km long", "Velm-Torn line")
    assert records(told("a", "2024-01-30", longer, shorter)) == 1


def test_two_lines_that_share_a_town_are_two():
    one = project("The Velm-Torn railway is being built", "Velm-Torn railway")
    other = project("The Torn-Kraslin railway is being built", "Torn-Kraslin railway")
    assert records(told("a", "2024-01-30", one), told("b", "2024-02-02", other)) == 2


def test_a_power_station_is_told_as_a_plant_by_its_place():
    full = project("The Velm thermal power plant at Torn is being built", "Velm thermal power plant", place="Torn")
    plant = project("The Torn plant will run in May", "Torn plant")
    assert records(told("a", "2024-01-30", full), told("b", "2024-03-01", plant)) == 1


def test_memoranda_of_one_wording_on_two_rivers_are_two():
    one = memorandum("A memorandum on water of the Velm river", "withdrawal of water from the Velm river")
    other = memorandum("A memorandum on water of the Torn river", "withdrawal of water from the Torn river")
    assert records(told("a", "2024-01-30", one), told("b", "2026-06-02", other)) == 2


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("technical committee on the Velm basin", "joint technical committee", "committee"),
        ("intergovernmental commission on demarcation", "intergovernmental commission", "commission"),
    ],
)
def test_a_body_of_any_matter_is_not_that_of_one(one, other, kind):
    first, second = body(f"The {one} met", one, kind), body(f"The {other} met", other, kind)
    assert records(told("a", "2022-01-30", first), told("b", "2024-03-02", second)) == 2


def test_a_commission_on_trade_is_spoken_of_without_its_matter():
    full = "intergovernmental commission on trade and economic cooperation"
    first, second = (
        body(f"The {full} met", full, "commission"),
        body("The commission works", "commission", "commission"),
    )
    plain = body("The intergovernmental commission met", "intergovernmental commission", "commission")
    assert records(told("a", "2022-01-30", first), told("b", "2024-03-02", plain)) == 1
    assert records(told("a", "2022-01-30", first), told("b", "2024-03-02", second)) == 2


def test_to_take_away_is_not_to_make():
    lift = promise("They will lift the ban on grain imports", "lift the ban on grain imports")
    impose = promise("They will impose a ban on grain imports", "impose a ban on grain imports")
    assert records(told("a", "2024-01-30", lift), told("b", "2024-02-02", impose)) == 2
    assert records(told("a", "2024-01-30", lift), told("b", "2024-02-02", lift)) == 1


def test_what_is_done_is_no_part_of_what_is_promised_beside_it():
    done = promise("They sent four cranes", "send four cranes", "done")
    more = promise("they will paint ten more", "paint ten barges")
    assert records(told("a", "2024-01-30", (f"{done[0]} and {more[0]}", *done[1:]), more)) == 2

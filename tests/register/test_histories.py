"""Targets through time, acts by party, sessions of a body, silence, lineage, grades."""

from __future__ import annotations

import datetime as dt

import pytest
from register_help import record, register, told

from kelisim.model import Claim, Document, slip_days
from kelisim.model.codec import slots_from_plain
from kelisim.register.grades import publisher_of


def target(name, date, deadline=None, value=10_000_000_000):
    slots = {"indicator": "trade_turnover", "value": value, "unit": "USD", "direction": "reach", "qualifier": "exact"}
    return told(name, date, (f"Trade is to reach {value} by {deadline}", "target", slots | {"deadline": deadline}))


def test_a_deadline_set_moved_dropped_and_returned():
    reports = [target("a", "2021-12-01"), target("b", "2021-12-06", "2026"), target("c", "2022-05-17", "2027"),
               target("d", "2023-01-01"), target("e", "2023-02-01"), target("f", "2024-01-01", "2027"),
               target("g", "2025-03-21", "2030"), target("h", "2025-11-15", "2030")]  # fmt: skip
    found = record(*reports)
    assert [step.move for step in found.steps] == [
        "set", "deadline_set", "deadline_moved", "deadline_dropped", "restated", "deadline_returned", "deadline_moved",
        "restated",
    ]  # fmt: skip
    assert slip_days(found.steps) == 1461
    assert found.value("deadline").text == "2030"
    assert record(*reports, on=dt.date(2023, 6, 1)).value("deadline").text == "2027"
    (clash,) = found.contradictions
    assert [side.value.text for side in clash.sides] == ["2026", "2027", "2030"]


def test_another_value_is_another_target():
    assert len(register(target("a", "2021-12-06"), target("b", "2021-12-07", value=3_000_000_000)).records) == 2


TREATY = {"title": "treaty on allied relations", "type": "treaty"}


def test_acts_by_party_and_the_step_that_is_missing():
    meeting = {"format": "talks", "level": "head_of_state", "status": "held", "participants": [
        {"name": "Shavkat Mirziyoyev", "role": "President", "country": "UZB"}]}  # fmt: skip
    signed = told(
        "a", "2022-12-23", ("The treaty was signed", "agreement", TREATY | {"status": "signed", "date": "2022-12-22"})
    )
    kaz = told("b", "2024-05-21", ("Kazakhstan has ratified the treaty", "agreement", TREATY | {"status": "ratified"}))
    uzb = told("c", "2024-05-22", ("Президент Мирзиёев подписал закон о ратификации", "agreement",
                                   TREATY | {"status": "ratified", "date": "2023-11-30"}), language="ru")  # fmt: skip
    talks = told("d", "2024-05-23", ("Mirziyoyev came", "meeting", meeting))

    def acts(*reports):
        (treaty,) = register(*reports).of_kind("agreement")
        return [(a.status, a.party, a.date) for a in treaty.acts], treaty.missing

    assert acts(signed) == ([("signed", None, "2022-12-22")], ("ratified:KAZ", "ratified:UZB"))
    assert acts(signed, kaz)[1] == ("ratified:UZB",)
    done, missing = acts(signed, kaz, uzb, talks)
    assert done == [("signed", None, "2022-12-22"), ("ratified", "KAZ", None), ("ratified", "UZB", "2023-11-30")]
    assert missing == ("in_force",)


@pytest.mark.parametrize(
    ("said", "language", "party"),
    [
        ("The Milli Majlis ratified the treaty", "en", "AZE"),
        ("Милли Меджлис ратифицировал договор", "ru", "AZE"),
        ("The Grand National Assembly ratified the treaty", "en", "TUR"),
        ("Parliament ratified the treaty", "en", None),
    ],
)
def test_a_parliament_is_known_by_its_name(said, language, party):
    done = TREATY | {"status": "ratified"}
    (treaty,) = register(
        told("a", "2022-02-02", (said, "agreement", done), language=language, parties=("AZE", "TUR"))
    ).of_kind("agreement")
    assert [act.party for act in treaty.acts] == [party]


def test_the_number_of_a_session_may_stand_before_the_name_of_its_body():
    convened = {"name": "Strategic Council", "type": "council", "status": "convened", "date": "2025-11-27"}
    text = "On November 21st it was announced: the third meeting of the Strategic Council took place."
    document = Document(name="a", text=text, date="2025-11-28")
    at = text.index("Strategic")
    quote = document.quote(at, at + len("Strategic Council"))
    claim = Claim("body", quote, ("KAZ", "UZB"), ("political",), slots_from_plain("body", convened))
    (found,) = register((document, [claim])).records
    assert [session.number for session in found.sessions] == [3]


def session(name, date, number, day=None):
    body = {"name": "Supreme Interstate Council", "type": "council", "status": "convened", "date": day}
    meeting = {"format": "session", "level": "head_of_state", "status": "held", "date": day, "host": "KAZ"}
    sentence = f"The {number} session of the Supreme Interstate Council was held"
    return told(name, date, (sentence, "body", body), (sentence, "meeting", meeting), fields=("political",))


def test_sessions_of_a_body_their_interval_and_dormancy():
    first, second = session("a", "2022-08-09", "first", "2022-08-08"), session("b", "2023-08-10", "second")

    def body(on):
        (found,) = register(first, second, on=on).of_kind("body")
        return found

    found = body(dt.date(2024, 1, 1))
    assert [(s.number, s.date.text, s.status) for s in found.sessions] == [
        (1, "2022-08-08", "held"),
        (2, "2023-08-10", "held"),
    ]
    assert (found.interval_days, found.dormant) == (367, False)
    assert body(dt.date(2025, 9, 1)).dormant
    (one, other) = register(first, second).of_kind("meeting")
    assert {r.other for r in (*one.relations, *other.relations)} == {found.id}
    assert {r.kind for r in one.relations} == {"session_of"}


def test_a_title_that_establishes_a_body_founds_it():
    both = told(
        "a",
        "2024-11-15",
        (
            "They signed a Decision to establish a bilateral working group on geology",
            "agreement",
            {
                "title": "Decision to establish a bilateral working group on geology",
                "type": "other",
                "status": "signed",
            },
        ),
        (
            "The bilateral working group on geology begins its work",
            "body",
            {"name": "bilateral working group on geology", "type": "working_group", "status": "established"},
        ),
    )
    found = register(both)
    (body,), (decision,) = found.of_kind("body"), found.of_kind("agreement")
    assert [(r.kind, r.other) for r in body.relations] == [("founded_by", decision.id)]


def test_a_forum_turned_into_a_council():
    forum = {"name": "Interregional Forum", "type": "other", "status": "operational"}
    council = {"name": "Council of Governors", "type": "council", "status": "planned"}
    sentence = "The Interregional Forum is to be turned into a Council of Governors"
    found = register(
        told("a", "2024-01-08", ("The Interregional Forum met", "body", forum)),
        told("b", "2024-08-08", (sentence, "body", council)),
    )
    old, new = sorted(found.of_kind("body"), key=lambda r: r.mentions)
    assert [(r.kind, r.other) for r in new.relations] == [("succeeds", old.id)]


def test_a_name_that_was_left_for_another():
    def centre(name, date, title, status):
        place = {"name": title, "status": status, "place": "Atameken crossing"}
        return told(name, date, (f"On {date} it is told of", "project", place), fields=("industry",))

    found = record(
        centre("a", "2020-01-10", "Atameken hub", "pipeline"),
        centre("b", "2022-01-10", "Atameken hub of industrial cooperation and trade", "pipeline"),
        centre("c", "2023-01-10", "Atameken hub of industrial cooperation and trade", "under_way"),
    )
    assert [(r.kind, r.other) for r in found.relations] == [("renamed", "Atameken hub")]
    assert found.title == "Atameken hub of industrial cooperation and trade"


@pytest.mark.parametrize(
    ("day", "silence"),
    [("2024-03-01", "fresh"), ("2024-12-01", "quiet"), ("2026-01-01", "silent"), ("2029-12-01", "dormant")],
)
def test_silence(day, silence):
    found = record(target("a", "2024-02-20"), on=dt.date.fromisoformat(day))
    assert (found.silence, found.mentions, found.last_change) == (silence, ("2024-02-20", "2024-02-20"), "2024-02-20")


def test_saying_it_again_is_no_change():
    found = record(target("a", "2024-02-20", "2030"), target("b", "2024-05-20", "2030"))
    assert (found.mentions, found.last_change) == (("2024-02-20", "2024-05-20"), "2024-02-20")


PLANNED = {"name": "Council of Foreign Ministers", "type": "council", "status": "planned"}


def grade(*publishers):
    reports = [
        told(f"r{at}", "2024-02-20", (f"Report {at} tells of a Council of Foreign Ministers", "body", PLANNED),
             publisher=name, url=url)
        for at, (name, url) in enumerate(publishers)
    ]  # fmt: skip
    return record(*reports).grade


@pytest.mark.parametrize(
    ("publishers", "expected"),
    [
        ([("Daily", "https://daily.example/1")], "E"),
        ([("Daily", "https://daily.example/1"), ("Weekly", "https://weekly.example/1")], "D"),
        ([("Daily (Reuters)", "https://daily.example/1"), ("Weekly (Reuters)", "https://weekly.example/1")], "E"),
        ([("Akorda", "https://www.akorda.kz/en/1")], "C"),
        ([("Ministry of Foreign Affairs of Uzbekistan", "https://wire.example/1")], "C"),
        ([("Akorda", "https://www.akorda.kz/en/1"), ("President", "https://president.uz/1")], "B"),
        ([("Treaties", "https://treaties.un.org/1"), ("Daily", "https://daily.example/1")], "A"),
    ],
)
def test_grades(publishers, expected):
    assert grade(*publishers) == expected


def test_two_sides_that_disagree_are_no_common_word():
    def trade(name, value, url):
        slots = {"indicator": "trade_turnover", "value": value, "unit": "USD", "qualifier": "exact", "period": "2022"}
        return told(name, "2023-02-20", (f"Trade was {value} says {name}", "figure", slots), url=url)

    one, other = "https://akorda.kz/1", "https://president.uz/1"
    assert record(trade("a", 5_000_000_000, one), trade("b", 5_000_000_000, other)).grade == "B"
    assert record(trade("a", 5_000_000_000, one), trade("b", 4_000_000_000, other)).grade == "C"


@pytest.mark.parametrize(
    ("url", "country"),
    [("https://www.gov.uk/x", "GBR"), ("https://www.mfa.gov.tr/x", "TUR"), ("https://mfa.gov.az/x", "AZE"),
     ("https://www.mofa.go.jp/x", "JPN"), ("https://www.state.gov/x", "USA"), ("https://government.bg/x", "BGR")],
)  # fmt: skip
def test_a_government_is_known_by_its_address(url, country):
    found = publisher_of(Document(name="r", text="x", source_url=url))
    assert (found.voice, found.country) == ("official", country)


def test_a_newspaper_is_no_government():
    found = publisher_of(Document(name="r", text="x", source_url="https://gazeta.uz/x", publisher="Gazeta.uz"))
    assert found.voice == "media"

"""Days, places and signs of what reports tell: of meetings, of documents, of numbers."""

from __future__ import annotations

import pytest

from kelisim.model import Document
from kelisim.reading.pipeline import read


def claims(text, kind, date="2024-02-21", language="en", parties=("KEN", "UGA")):
    document = Document("x", text, "Title", date, "Publisher", language)
    return [claim.slots for claim in read(document, parties=parties).claims if claim.kind == kind]


def text_of(period):
    return None if period is None else period.text


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("On Monday, the Kenyan president met the Ugandan president in Kampala.", "2024-02-19", "held"),
        ("On Monday, the Kenyan president will meet the Ugandan president in Kampala.", "2024-02-26", "planned"),
        ("The Kenyan president will meet the Ugandan president in Kampala on Monday.", "2024-02-26", "planned"),
    ],
)
def test_a_weekday_of_what_is_planned_lies_ahead(text, date, status):
    assert [(text_of(m.date), m.status) for m in claims(text, "meeting")] == [(date, status)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenyan President William Ruto paid a state visit to Kampala on Monday.", "Kampala"),
        ("Kenyan President William Ruto, on a state visit, praised its role in the Pretoria peace process.", None),
    ],
)
def test_a_place_that_only_tells_which_thing_is_meant_is_none_of_a_meeting(text, place):
    assert [m.place for m in claims(text, "meeting")] == [place]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kenya and Uganda signed a programme of cultural exchange for 2025-2027.", None),
        ("The pact, which replaces the 2020-2025 framework, was signed by Kenya and Uganda on Tuesday.", "2024-02-20"),
        ("Kenya and Uganda signed a protocol on water on 19 February 2024.", "2024-02-19"),
    ],
)
def test_the_years_a_document_is_for_are_not_when_it_was_signed(text, date):
    assert [text_of(a.date) for a in claims(text, "agreement")] == [date]


def test_a_document_whose_signing_is_wanted_is_not_signed():
    told = claims("Kenya supports the early signing of a treaty on water with Uganda.", "agreement")
    assert [(a.type, a.status) for a in told] == [("treaty", "planned")]


def test_many_documents_that_cover_fields_are_one_claim():
    told = claims("Twelve agreements were signed at the session, covering energy, defence and water.", "agreement")
    assert [(a.count, a.title) for a in told] == [(12, None)]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Trade between Kenya and Uganda fell by 10 percent to $1.2 billion in 2023.", -10),
        ("Trade between Kenya and Uganda rose by 10 percent to $1.2 billion in 2023.", 10),
        ("Trade between Kenya and Uganda came to $900 million in 2022, 7 percent less than a year earlier.", -7),
    ],
)
def test_a_fall_is_a_negative_change(text, change):
    assert [figure.change for figure in claims(text, "figure")] == [change]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Экспорт Казахстана в Узбекистан сократился на 4,2 процента.", -4.2),
        ("Экспорт Казахстана в Узбекистан вырос на 4,2 процента.", 4.2),
        ("Торговля Казахстана с Узбекистаном в 2023 году была в 2 раза меньше.", -50.0),
    ],
)
def test_a_fall_that_is_all_that_is_told_is_negative_too(text, value):
    told = claims(text, "figure", language="ru", parties=("KAZ", "UZB"))
    assert [float(figure.value) for figure in told] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Trade of Kenya and Uganda has grown from $9 billion to $18 billion in the past five years.", [18]),
        ("Trade of Kenya and Uganda rose from $9 billion in 2009 to $18 billion in 2013.", [9, 18]),
    ],
)
def test_where_a_growth_began_is_told_only_with_a_date(text, values):
    assert sorted(figure.value / 10**9 for figure in claims(text, "figure")) == values


def test_a_sum_that_was_reached_is_no_target():
    text = "Kenya wants to raise the volume of trade with Uganda, which stood at $18 billion last year."
    assert [figure.value for figure in claims(text, "figure")] == [18 * 10**9]
    assert claims(text, "target") == []


def test_how_often_something_happens_is_no_growth():
    text = "Рейсы из Алматы в Ташкент будут выполняться дважды в неделю."
    assert claims(text, "target", language="ru", parties=("KAZ", "UZB")) == []


def test_counterparts_are_of_different_sides():
    text = "Prime Minister Abel Moi met his Ugandan counterpart Ruth Okello in Kampala on Monday."
    (meeting,) = claims(text, "meeting")
    assert [(p.name, p.country) for p in meeting.participants] == [("Abel Moi", "KEN"), ("Ruth Okello", "UGA")]


def test_a_day_is_the_same_day_and_no_year_earlier():
    text = "President William Ruto opened the forum on 12 March 2023. Ruto received Uganda's Ruth Okello the same day."
    document = Document("x", text, "Title", "2024-02-21", "Publisher", "en")
    dates = {text_of(c.slots.date) for c in read(document, parties=("KEN", "UGA")).claims if c.kind == "meeting"}
    assert dates <= {"2023-03-12"}
    assert dates


def test_a_document_is_not_called_by_the_day_after_it():
    assert [a.title for a in claims("Kenya and Uganda signed an agreement on Monday.", "agreement")] == [None]


def test_an_acronym_in_brackets_cuts_no_clause():
    text = "Kenya and Uganda agreed to complete the Lamu Transport (LAPSSET) corridor by 2027."
    (commitment,) = claims(text, "commitment")
    assert commitment.deadline.text == "2027"


def test_a_document_is_not_called_by_a_word_that_only_points():
    told = claims("A joint declaration on this was signed by Kenya and Uganda in Kampala in January 2024.", "agreement")
    assert [(a.type, a.title) for a in told] == [("declaration", None)]


def test_who_hosts_the_next_session_is_its_host():
    text = "The commission of Kenya and Uganda met in Kampala. The next session will be hosted by Kenya in 2026."
    assert claims(text, "meeting")[-1].host == "KEN"


def test_a_sum_and_the_growth_of_another_time_are_two_figures():
    text = "Last year trade between Kenya and Uganda came to $1.2bn, and in the first quarter it grew by 28 per cent."
    told = claims(text, "figure")
    assert [(f.unit, text_of(f.period), f.change) for f in told] == [
        ("USD", "2023", None),
        ("percent", "2024-01/2024-03", None),
    ]


def test_what_is_raised_from_one_number_to_another_is_to_reach_the_second():
    text = "Казахстан и Азербайджан увеличат транзит нефти с 1,5 до 2,2 млн тонн."
    (target,) = claims(text, "target", language="ru", parties=("AZE", "KAZ"))
    assert (target.value, target.qualifier) == (2200000, "exact")


def test_what_is_counted_by_weight_is_no_turnover():
    text = "Пропускную способность маршрута Казахстан и Азербайджан планируют увеличить до 10 млн тонн."
    told = claims(text, "target", language="ru", parties=("AZE", "KAZ"))
    assert {target.indicator for target in told} == {"freight"}


def test_a_portfolio_is_not_due_on_the_day_it_was_counted():
    text = "By January this year Kenya had 267 investment projects in Uganda with capital of more than US$5.7 billion."
    assert [(p.count, p.deadline) for p in claims(text, "project")] == [(267, None)]


def test_what_should_be_operational_is_not_yet():
    text = "The Busia border post of Kenya and Uganda should be operational by March 2025."
    assert [p.status for p in claims(text, "project")] == ["pipeline"]


def test_a_body_that_is_proposed_is_not_established():
    told = claims("The Kenyan president proposed setting up a council of business with Uganda.", "body")
    assert [body.status for body in told] == ["proposed"]


def test_a_season_of_what_is_planned_lies_ahead():
    text = "Much remains to be done before the next session of the Kenya-Uganda Joint Commission in the spring."
    told = claims(text, "meeting", date="2024-09-26")
    assert [(text_of(m.date), m.status) for m in told] == [("2025-03/2025-05", "planned")]


def test_a_unit_is_no_part_of_a_name():
    text = "A Kenyan company plans to build a 20 GW green hydrogen facility in Uganda."
    (project,) = claims(text, "project")
    assert (project.name, project.value, project.unit) == ("green hydrogen facility", 20_000_000_000, "W")


def test_names_may_have_several_small_words():
    text = "Kenyan President William Ruto met Ugandan Foreign Minister Ursula von der Leyen in Kampala on Monday."
    (meeting,) = claims(text, "meeting")
    assert [p.name for p in meeting.participants] == ["William Ruto", "Ursula von der Leyen"]


def test_what_adds_up_to_a_sum_is_that_sum():
    (figure,) = claims("Kenyan investment in Uganda adds up to $160 million.", "figure")
    assert figure.qualifier == "exact"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kenya does not support the sanctions against Uganda.", "opposes"),
        ("Kenya supports the bid of Uganda for the Security Council.", "supports"),
    ],
)
def test_who_does_not_support_opposes(text, stance):
    assert [p.stance for p in claims(text, "position")] == [stance]


def test_who_does_not_support_opposes_in_russian():
    told = claims("Белград не поддерживает санкции против России.", "position", language="ru", parties=("RUS", "SRB"))
    assert [p.stance for p in told] == ["opposes"]


def test_what_is_to_be_ratified_is_not_ratified():
    told = claims("Kenya committed itself to ratify the Air Services Agreement with Uganda by December.", "agreement")
    assert "ratified" not in {a.status for a in told}


def test_who_tells_it_is_no_item_of_a_series():
    text = (
        "Kenya and Uganda signed three agreements, on trade, on water, and on law, according to the Office of the King."
    )
    assert [a.title for a in claims(text, "agreement")] == ["trade", "water", "law"]


def test_a_change_since_a_year_reaches_to_the_report():
    (figure,) = claims("Exports of Kenya to Uganda have declined by a fifth since 2020.", "figure")
    assert (text_of(figure.period), figure.value) == ("2020/2024", -20)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The share of Kenya in the exports of Uganda fell to 20 percent.", 20),
        ("The share of Kenya in the trade of Uganda dropped to about 15 percent in 2023.", 15),
        ("Exports of Kenya to Uganda fell compared to 2022 by 10 percent.", -10),
    ],
)
def test_what_something_fell_to_is_a_level_and_no_fall(text, value):
    assert [figure.value for figure in claims(text, "figure")] == [value]


def test_where_a_guest_goes_back_to_is_not_where_the_meeting_is():
    text = "Kenyan Foreign Minister Abel Moi was received by Ugandan President Ruth Okello before returning to Nairobi."
    assert [m.place for m in claims(text, "meeting")] == [None]


def test_one_word_that_names_no_project_is_none():
    text = "Президенты Казахстана и Узбекистана открыли линию. Завершить проект планируется до конца 2027 года."
    assert {p.name for p in claims(text, "project", language="ru", parties=("KAZ", "UZB"))}.isdisjoint(
        {"проект", "линию"}
    )


def test_a_visit_and_its_talks_in_one_clause_are_told_once():
    text = (
        "15 июля в рамках рабочего визита Президента Узбекистана Шавката Мирзиёева в Туркменистан состоялась его"
        " встреча с Президентом Сердаром Бердымухамедовым."
    )
    told = claims(text, "meeting", language="ru", parties=("TKM", "UZB"), date="2022-07-15")
    assert len({(m.format, m.date) for m in told}) == len(told)


def test_a_number_that_is_surely_there_is_not_aimed_at():
    text = (
        "По словам Рахмона, товарооборот в 2024 году составил около 12 миллионов долларов, и стороны намерены довести"
        " его до 500 миллионов долларов к 2030 году."
    )
    of = {"language": "ru", "parties": ("KGZ", "TJK"), "date": "2025-03-13"}
    assert [t.value for t in claims(text, "target", **of)] == [500_000_000]
    assert [f.value for f in claims(text, "figure", **of)] == [12_000_000]

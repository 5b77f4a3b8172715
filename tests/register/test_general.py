"""Rules that any pair's reports need, each with the two claims that it joins or keeps apart."""

import pytest
from register_help import record, register, told

from kelisim.register.names import same_person


def agreement(title, kind, status, date=None, place=None):
    return {"title": title, "type": kind, "status": status, "date": date, "place": place, "count": None}


def session(date, people=(), level="minister", place=None):
    names = [{"name": name, "role": role, "country": code} for name, role, code in people]
    return {
        "format": "session", "level": level, "status": "held", "date": date, "place": place, "host": None,
        "participants": names,
    }  # fmt: skip


def sets(count, value, status):
    return {"count": count, "value": value, "unit": "USD", "qualifier": "exact", "status": status}


def records(*reports):
    return len(register(*reports).records)


def test_what_one_side_calls_a_memorandum_the_other_calls_an_agreement():
    one = ("The memorandum on preventing incidents at sea was signed", "agreement",
           agreement("prevention of incidents at sea", "memorandum", "signed", "2024-01-30"))  # fmt: skip
    other = ("An agreement on incidents at sea was signed", "agreement",
             agreement("incidents at sea", "agreement", "signed", "2024-01-29/2024-01-30"))  # fmt: skip
    assert records(told("a", "2024-01-30", one), told("b", "2024-01-31", other)) == 1
    assert records(told("a", "2024-01-30", one), told("b", "2024-03-31", other)) == 2


def test_a_draft_has_no_settled_type():
    draft = ("An agreement on rice trade is being negotiated", "agreement",
             agreement("rice trade", "agreement", "negotiating"))  # fmt: skip
    signed = ("The memorandum on rice trade was signed", "agreement",
              agreement("rice trade", "memorandum", "signed", "2024-01-30"))  # fmt: skip
    assert records(told("a", "2023-05-01", draft), told("b", "2024-01-30", signed)) == 1
    assert records(told("a", "2024-01-30", signed), told("b", "2025-05-01", draft)) == 2


def test_a_treaty_that_deepens_a_partnership_is_another():
    first = ("The treaty on strategic partnership was ratified", "agreement",
             agreement("Treaty on Strategic Partnership", "treaty", "ratified", "2018-02-28"))  # fmt: skip
    second = ("Договор об углублении стратегического партнёрства вступил в силу", "agreement",
              agreement("Договор об углублении стратегического партнёрства", "treaty", "in_force"))  # fmt: skip
    assert records(told("a", "2019-05-16", first), told("b", "2024-11-20", second, language="ru")) == 2


def test_a_programme_is_known_by_its_term():
    planned = ("A new action programme for 2025-2030 is to be worked out", "agreement",
               agreement("action programme for 2025-2030", "programme", "planned"))  # fmt: skip
    signed = ("The action programme for 2025-2030 was signed", "agreement",
              agreement("action programme for 2025-2030", "programme", "signed", "2025-11-10"))  # fmt: skip
    other = ("The action programme for 2019-2024 was signed", "agreement",
             agreement("action programme for 2019-2024", "programme", "signed", "2019-03-06"))  # fmt: skip
    reports = told("a", "2024-01-30", planned), told("b", "2025-11-10", signed), told("c", "2019-03-06", other)
    assert records(*reports) == 2


def test_a_draft_goes_back_to_the_table():
    treaty = ("The extradition treaty {}", "agreement", agreement("extradition", "treaty", "planned"))
    back = ("The extradition treaty is still being negotiated", "agreement",
            agreement("extradition", "treaty", "negotiating"))  # fmt: skip
    assert record(told("a", "2023-08-02", treaty), told("b", "2025-06-18", back)).status == "negotiating"


def test_the_offices_of_those_there_do_not_name_the_body():
    first = session("2023-08-02", [("Bui Thanh Son", "Foreign Minister", "KAZ"), ("E. Manalo", "Secretary", "UZB")])
    second = session("2023-08-01", [("Bùi Thanh Sơn", "Minister", "KAZ"), ("Enrique Manalo", "Secretary", "UZB")])
    one = told(
        "a", "2023-08-02", ("Foreign Minister Son chaired the 10th session of the Joint Commission", "meeting", first)
    )
    other = told("b", "2023-08-03", ("Minister Son led the 10th Joint Commission", "meeting", second))
    found = record(one, other)
    assert [c.slot for c in found.contradictions] == ["date"]


def test_a_first_deputy_is_no_first_session():
    one = ("10-е заседание комиссии под председательством первого заместителя премьер-министра", "meeting",
           session("2024-04-18", place="Душанбе"))  # fmt: skip
    other = ("The commission held its tenth meeting in Dushanbe", "meeting", session("2024-04-17/2024-04-18"))
    assert records(told("a", "2024-04-19", one, language="ru"), told("b", "2024-04-19", other)) == 1


def test_each_others_cause_are_two_positions():
    one = ("Georgia supports the territorial integrity of Azerbaijan", "position",
           {"topic": "territorial integrity of Azerbaijan", "stance": "supports", "forum": None})  # fmt: skip
    other = ("Азербайджан поддерживает территориальную целостность Грузии", "position",
             {"topic": "территориальная целостность Грузии", "stance": "supports", "forum": None})  # fmt: skip
    pair = ("AZE", "GEO")
    assert (
        records(told("a", "2019-02-27", one, parties=pair), told("b", "2025-06-18", other, parties=pair, language="ru"))
        == 2
    )


def test_sets_told_a_day_apart_are_held_against_each_other():
    one = told("a", "2023-05-11", ("6 projects worth $40 m are under way", "project", sets(6, 40, "under_way")))
    other = told("b", "2023-05-12", ("7 projects worth $40 m are completed", "project", sets(7, 40, "completed")))
    later = told("c", "2023-09-12", ("9 projects worth $60 m are completed", "project", sets(9, 60, "completed")))
    assert {c.slot for c in record(one, other).contradictions} == {"status", "count"}
    assert not record(one, later).contradictions


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gurbanguly Berdimuhamedov", "Сердар Бердымухамедов", False),
        ("Gurbanguly Berdimuhamedow", "Гурбангулы Бердымухамедов", True),
        ("Teodoro Locsin Jr.", "Teddy Locsin", True),
        ("Heydar Aliyev", "Ilham Aliyev", False),
        ("Си Цзиньпин", "Xi Jinping", True),
        ("Xi", "Си Цзиньпин", True),
        ("Ван И", "Wang Yi", True),
        ("Дин Сюэсян", "Ding Xuexiang", True),
        ("Ли Цян", "Xi Jinping", False),
        ("Иванов", "Xi Jinping", False),
        ("Aliyev", "Ilham Aliyev", True),
    ],
)
def test_one_person_or_two(one, other, same):
    assert same_person(one, other) is same


def test_what_is_told_as_done_was_promised_before():
    def centres(action, status):
        return {"actors": ["KAZ", "UZB"], "action": action, "strength": "planned", "status": status}

    words = "open consulates general in Aktobe and Urgench"
    russian = "открыть генеральные консульства в Актобе и Термезе"
    one = told("a", "2022-09-15", ("They will open consulates", "commitment", centres(words, "promised")))
    done = told("b", "2025-06-17", ("Открыты консульства", "commitment", centres(russian, "done")), language="ru")
    again = told("b", "2025-06-17", ("Откроют консульства", "commitment", centres(russian, "promised")), language="ru")
    assert records(one, done) == 1
    assert records(one, again) == 2


def figure(indicator, value, unit="count", qualifier="exact"):
    return {
        "indicator": indicator,
        "value": value,
        "unit": unit,
        "qualifier": qualifier,
        "period": None,
        "change": None,
    }


def test_ours_there_and_theirs_here_are_counted_apart():
    pair = ("CAN", "IRL")
    there = ("Sixty Irish companies are present in Canada", "figure", figure("companies", 60))
    here = ("80 companies from Canada are at home in Ireland", "figure", figure("companies", 80))
    later = ("The number of Canadian companies operating in Ireland is 63", "figure", figure("companies", 63))
    reports = told("a", "2012-03-15", there, here, parties=pair), told("b", "2025-11-29", later, parties=pair)
    made = register(*reports)
    assert sorted(len(one.claims) for one in made.records) == [1, 2]
    (fallen,) = (one for one in made.records if len(one.claims) == 2)
    assert [one.slot for one in fallen.contradictions] == ["value"]


def test_another_year_another_loan():
    one = ("Japan lends the country nearly 316 billion yen", "figure", figure("loans", 316, "JPY", "approx"))
    other = ("An ODA loan of 300 billion yen was agreed", "figure", figure("loans", 300, "JPY"))
    assert records(told("a", "2018-10-30", one), told("b", "2023-03-20", other)) == 2


def test_one_report_keeps_a_memorandum_on_an_agreement_from_the_agreement():
    memo = ("A memorandum on upgrading the free trade agreement was signed", "agreement",
            agreement("upgrading of the free trade agreement", "memorandum", "signed", "2018-11-17"))  # fmt: skip
    talks = ("the negotiation on upgrading the free trade agreement has begun", "agreement",
             agreement("upgrading of the free trade agreement", "agreement", "negotiating"))  # fmt: skip
    old = ("The free trade agreement is ten years old", "agreement",
           agreement("free trade agreement", "agreement", "in_force", "2009-04"))  # fmt: skip
    assert records(told("a", "2018-11-19", memo, talks, old)) == 3

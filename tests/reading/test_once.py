"""A fact told twice is claimed once; rivals; how sure."""

from itertools import permutations

import pytest

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.reading import read
from kelisim.reading.once import same_fact, told_once
from kelisim.reading.passes import candidates_of, claims_of
from kelisim.reading.pipeline import prepared
from kelisim.reading.weighing import by_hand


def claims(text, kind):
    document = Document("r", text, date="2024-06-15", language="en")
    return [c for c in read(document, parties=("KAZ", "UZB")).claims if c.kind == kind]


def test_the_fuller_telling_stays():
    text = (
        "Foreign Ministers Murat Nurtleu and Bakhtiyor Saidov held talks.\n\n"
        "Foreign Ministers Murat Nurtleu and Bakhtiyor Saidov held talks in Astana on February 19, 2024."
    )
    found = claims(text, "meeting")
    assert [c.slots.place for c in found] == ["Astana"]


def test_other_people_are_another_meeting():
    text = (
        "Foreign Ministers Murat Nurtleu and Bakhtiyor Saidov held talks.\n\n"
        "Prime Ministers Alikhan Smailov and Abdulla Aripov held talks."
    )
    assert len(claims(text, "meeting")) == 2


def test_a_signed_and_a_planned_document_are_two_facts():
    text = (
        "The ministers signed a memorandum on tourism in May 2024.\n\n"
        "The ministers will sign a memorandum on tourism in 2025."
    )
    assert [c.slots.status for c in claims(text, "agreement")] == ["signed", "planned"]


TWICE = (
    "The ministers signed a memorandum on tourism. A memorandum on tourism was signed in Lima. "
    "A memorandum on tourism was signed on May 2, 2024. The presidents signed a treaty on trade."
)


def all_told():
    """Every claim of a text that tells one fact three times, twice equally fully, before what is told again is left."""
    pack = load_pack("en")
    report = prepared(Document("r", TWICE, date="2024-06-15", language="en"), pack, ("KEN", "PER"))
    return [claim for claim, _ in claims_of(report, candidates_of(report, by_hand))]


def test_of_equally_full_tellings_the_first_stays_in_whatever_order_they_come():
    found = all_told()
    assert len(found) == 4
    assert same_fact(found[0], found[1])
    assert same_fact(found[0], found[2])
    for order in permutations(found):
        assert told_once(order) == [found[1], found[3]]


def test_every_claim_states_its_own_fact_and_sameness_goes_both_ways():
    found = all_told()
    assert all(same_fact(claim, claim) for claim in found)
    assert all(same_fact(one, other) == same_fact(other, one) for one, other in permutations(found, 2))
    assert not same_fact(found[0], found[3])


def test_a_target_takes_its_number_from_a_figure():
    text = "The two sides agreed to bring mutual trade to $10 billion by 2030."
    assert claims(text, "figure") == []
    assert [c.slots.deadline.text for c in claims(text, "target")] == ["2030"]


def pair_claims(text, kind, language="en"):
    document = Document("r", text, date="2025-06-20", language=language)
    return [c.slots for c in read(document, parties=("BRA", "GHA")).claims if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        (
            "On 10 June the presidents met in Accra. "
            "At the meeting in Accra on June 10, the presidents of Ghana and Brazil discussed trade.",
            "en",
            ["2025-06-10"],
        ),
        (
            "10 июня президенты встретились в Аккре. "
            "На встрече в Аккре 10 июня президенты Ганы и Бразилии обсудили торговлю.",
            "ru",
            ["2025-06-10"],
        ),
        (
            "On 10 June the presidents of Ghana and Brazil met in Accra. "
            "On 12 June the presidents of Ghana and Brazil met in Accra.",
            "en",
            ["2025-06-10", "2025-06-12"],
        ),
        (
            "The foreign ministers of Ghana and Brazil met in Accra on 10 June. "
            "The trade ministers of Ghana and Brazil met in Accra on 10 June.",
            "en",
            ["2025-06-10", "2025-06-10"],
        ),
    ],
)
def test_heads_of_state_meet_once_a_day(text, language, days):
    assert [m.date.text for m in pair_claims(text, "meeting", language)] == days


@pytest.mark.parametrize(
    ("text", "language", "actions"),
    [
        ("Ghana and Brazil agreed to abolish visas. Visas will be abolished from July.", "en", 1),
        ("Ghana and Brazil agreed to abolish visas. Customs duties will be abolished from July.", "en", 2),
        ("Гана и Бразилия договорились отменить визы. Стороны намерены отменить визы с июля.", "ru", 1),
    ],
)
def test_a_deed_promised_twice_is_one(text, language, actions):
    assert len(pair_claims(text, "commitment", language)) == actions


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministers of Ghana and Brazil agreed to set up a joint chamber of commerce.", "body"),
        (
            "The ministers of Ghana and Brazil met. They also agreed to open a joint logistics centre in Tema.",
            "project",
        ),
    ],
)
def test_what_is_founded_or_built_is_no_deed_beside(text, kind):
    assert len(pair_claims(text, kind)) == 1
    assert pair_claims(text, "commitment") == []

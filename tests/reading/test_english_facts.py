"""English sentences of diplomacy of which a word or two once gave a wrong slot."""

from __future__ import annotations

import pytest

from kelisim import reading
from kelisim.model import Claim, Document

Told = list[tuple[str, dict[str, object]]]


def claims_of(text: str) -> tuple[Claim, ...]:
    return reading.read(Document(name="x", text=text, date="2025-05-14", language="en")).claims


def slot(claim: Claim, name: str) -> object:
    value = claim.speaker if name == "speaker" else getattr(claim.slots, name)
    return getattr(value, "text", value)


SECOND_FACTS = [
    ("The joint fund of Togo and Benin was set up in 2016 and wound up in 2022.",
     [("body", {"status": "established", "date": "2016"}), ("body", {"status": "dissolved", "date": "2022"})]),
    ("The extradition treaty between Oman and Nepal was signed in 2023 and will enter into force in 2027.",
     [("agreement", {"status": "signed", "date": "2023"}), ("agreement", {"status": "planned", "date": "2027"})]),
    ("The extradition treaty between Oman and Nepal was ratified in 2023 but has not yet entered into force.",
     [("agreement", {"status": "ratified", "date": "2023"}), ("agreement", {"status": "planned", "date": None})]),
    ("Togo and Benin signed a protocol on cattle in March 2024 and agreed on a road map in May 2024.",
     [("agreement", {"status": "signed", "date": "2024-03"}), ("agreement", {"status": "planned", "date": "2024-05"})]),
    ("Togo supports Benin's accession to the OECD and opposes sanctions against Mali.",
     [("position", {"stance": "supports"}), ("position", {"stance": "opposes", "topic": "sanctions against Mali"})]),
]  # fmt: skip
NUMBERS = [
    ("Oman and Nepal agreed to increase the volume of mutual trade from the current $200 million to $900 million.",
     [("figure", {"value": 200_000_000}), ("target", {"value": 900_000_000, "qualifier": "exact"})]),
    ("Trade is to grow from the present $200 million to $900 million, the ministers of Oman and Nepal said.",
     [("target", {"value": 900_000_000})]),
    ("Trade between Oman and Nepal, which stood at $200 million in 2022, rose by 7 percent last year.",
     [("figure", {"change": None}), ("figure", {"change": None})]),
    ("About 40,000 Nepali tourists visited Oman in 2024, up 15 percent on 2023.",
     [("figure", {"value": 40_000, "change": 15})]),
    ("The 30-million memorandum between Oman and Nepal was signed in Muscat.", []),
]  # fmt: skip
STATES = [
    ("Togo and Benin discussed the construction of a second gas pipeline with a capacity of 2 billion cubic metres.",
     [("project", {"status": "pipeline"})]),
    ("The gas pipeline between Togo and Benin will cost 90 million euros.", [("project", {"status": "pipeline"})]),
    ("Three of the seven projects agreed between Togo and Benin have been completed.",
     [("project", {"count": 3, "status": "completed"})]),
    ("The fisheries agreement between Togo and Benin expires in 2033.",
     [("agreement", {"status": "in_force", "date": None})]),
    ("Togo denounced the agreement on fisheries with Benin.", [("agreement", {"status": "terminated"})]),
    ("Togo and Benin failed to agree on a date for the next session of the joint commission.", []),
    ("Togo denied that it had agreed to host a base of Benin.", []),
]  # fmt: skip
ACTIONS = [
    ("Togo lifted the ban on Beninese maize.", {"action": "lift the ban on Beninese maize", "status": "done"}),
    ("Togo and Benin raised their ties to a strategic partnership.",
     {"action": "raise their ties to a strategic partnership", "status": "done"}),
    ("Togo will not join the new bank of Benin.", {"action": "not join the new bank of Benin"}),
    ("Togo suggested that Benin join the power grid.", {"actors": ("BEN",), "action": "join the power grid"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [*SECOND_FACTS, *NUMBERS, *STATES])
def test_facts(text: str, told: Told) -> None:
    claims = claims_of(text)
    assert [claim.kind for claim in claims] == [kind for kind, _ in told]
    for claim, (_, slots) in zip(claims, told, strict=True):
        assert {name: slot(claim, name) for name in slots} == slots


@pytest.mark.parametrize(("text", "slots"), ACTIONS)
def test_actions(text: str, slots: dict[str, object]) -> None:
    (claim,) = claims_of(text)
    assert claim.kind == "commitment"
    assert {name: slot(claim, name) for name in slots} == slots


def test_a_sum_before_years_ago_is_told_alone() -> None:
    claims = claims_of("Trade between Oman and Nepal fell to $2 billion in 2024 from $3 billion four years ago.")
    assert {slot(claim, "value") for claim in claims} == {2_000_000_000, 3_000_000_000}


def test_a_topic_begins_with_no_preposition() -> None:
    (claim,) = claims_of("Togo and Benin voiced concern about the fighting in Mali.")
    assert slot(claim, "topic") == "the fighting in Mali"


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("The Togo-Benin Joint Commission, established in 1988, last met in 2014 in Cotonou.", "2014", "Cotonou"),
        ("The foreign ministers of Togo and Benin exchanged views on trade and the situation in Mali.", None, None),
        ("The ambassadors of Togo and Benin, Ali Saleh and Ana Duval, discussed a steel plant in Parakou.", None, None),
    ],
)  # fmt: skip
def test_when_and_where_a_meeting_was(text: str, date: str | None, place: str | None) -> None:
    meeting = next(claim for claim in claims_of(text) if claim.kind == "meeting")
    assert (slot(meeting, "date"), slot(meeting, "place")) == (date, place)


OCCASIONS = [
    ("Spain will invest 90 million euros in Peru by 2028, Minister Ana Ruiz said during her visit to Lima.",
     {"status": "held", "date": None, "place": "Lima"}),
    ("The Fiji-Palau summit took place in Suva in 2024; the next will be held in Palau.",
     {"status": "planned", "date": None, "place": "Palau"}),
    ("Fiji will host the next round of talks with Palau in Suva in July.",
     {"format": "talks", "place": "Suva", "host": "FJI"}),
    ("Fiji and Palau resumed talks on the fishing toll, which had been suspended since 2023.", {"date": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), OCCASIONS)
def test_what_is_told_elsewhere_in_the_sentence(text: str, slots: dict[str, object]) -> None:
    meeting = [claim for claim in claims_of(text) if claim.kind == "meeting"][-1]
    assert {name: slot(meeting, name) for name in slots} == slots


def test_a_session_is_one_meeting() -> None:
    claims = claims_of("The Fiji-Palau intergovernmental commission will hold its fifth meeting in Suva in November.")
    assert [(claim.kind, slot(claim, "format") if claim.kind == "meeting" else None) for claim in claims] in (
        [("meeting", "session"), ("body", None)],
        [("body", None), ("meeting", "session")],
    )


def test_what_is_explored_is_not_there() -> None:
    (body,) = claims_of("Fiji and Palau are exploring the creation of a joint shipping company.")
    assert (body.kind, slot(body, "status")) == ("body", "proposed")


def test_we_who_sell_to_the_other_side_are_one_side() -> None:
    (pledge,) = claims_of('"We are ready to supply gas to Peru," said Bolivian Energy Minister Alejandro Soto.')
    assert slot(pledge, "actors") == ("BOL",)


def test_whom_one_invites_does_not_speak() -> None:
    text = "Fijian Prime Minister Jone Vuli, who was on a visit to Palau, invited President Whipps to visit Suva."
    assert all(claim.speaker != "Whipps" for claim in claims_of(text))

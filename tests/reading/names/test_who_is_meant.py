"""Whose ambassador, which presidents, who "he" is, and names that are also countries and months."""

from __future__ import annotations

from kelisim import reading
from kelisim.model import Claim, Document


def claims_of(text: str) -> tuple[Claim, ...]:
    return reading.read(Document(name="x", text=text, date="2025-05-14", language="en")).claims


def people_of(text: str) -> list[tuple[str, str | None]]:
    meeting = next(claim for claim in claims_of(text) if claim.kind == "meeting")
    return [(person.name, person.country) for person in meeting.slots.participants]


def test_an_ambassador_is_of_who_sent_him() -> None:
    (claim,) = claims_of(
        "Peru's Ambassador to Oman, Rosa Mendez, said that trade with Oman reached $9 million in 2024."
    )
    assert claim.speaker == "Rosa Mendez"
    met = "Peru's Ambassador to Oman, Rosa Mendez, met Omani Trade Minister Qais Yousef in Muscat on 5 May."
    assert people_of(met) == [("Rosa Mendez", "PER"), ("Qais Yousef", "OMN")]


def test_presidents_named_after_their_countries() -> None:
    text = "The presidents of Slovenia and Croatia, Natasa Pirc and Zoran Milanovic, met in Brdo on 6 May."
    assert people_of(text) == [("Natasa Pirc", "SVN"), ("Zoran Milanovic", "HRV")]


def test_a_counterpart_is_not_who_he_is() -> None:
    text = (
        "Foreign Minister Per Holm met his Vietnamese counterpart Tran Van Son in Hanoi on 3 May; "
        "he said Denmark was ready to expand cooperation in wind energy with Vietnam."
    )
    meeting, pledge = claims_of(text)
    assert (meeting.speaker, pledge.speaker) == (None, "Per Holm")


def test_a_surname_that_is_a_country() -> None:
    text = "Prime Minister Luis Montenegro of Portugal arrived in Luanda on Tuesday for an official visit to Angola."
    assert people_of(text) == [("Luis Montenegro", "PRT")]
    assert claims_of(text)[0].parties == ("AGO", "PRT")


def test_a_first_name_that_is_a_month() -> None:
    text = "Czech Foreign Minister Jan Novak held talks with Foreign Minister Ion Rusu of Moldova in Prague."
    (meeting,) = [claim for claim in claims_of(text) if claim.kind == "meeting"]
    assert meeting.slots.date is None


def test_who_spoke_by_phone_told_nothing() -> None:
    text = "Georgian Prime Minister Irakli Beridze spoke by phone with his Polish counterpart on Friday."
    (call,) = claims_of(text)
    assert (call.slots.format, call.speaker) == ("call", None)


def test_a_colleague_is_of_the_rank_of_who_met_him() -> None:
    text = "Croatian Minister Ante Susnjar spoke to reporters after talks with his Slovenian colleague Bojan Kumer."
    meeting = next(claim for claim in claims_of(text) if claim.kind == "meeting")
    assert meeting.slots.level == "minister"

"""Why a claim was read: its rule, the marks that it matched, and from where each slot came; invented sentences."""

import pytest

from kelisim.model import Document
from kelisim.reading import FROM, read

ENGLISH = """On February 19, President William Ruto of Kenya met with President Dina Boluarte of Peru in Lima. \
Following the talks, the ministers signed a memorandum on tourism.

The two sides aim to raise mutual trade to $2 billion by 2030, Foreign Minister Musalia Mudavadi said.

Kenya pledged to open an embassy in Lima next year."""
RUSSIAN = """19 февраля в Лиме прошли переговоры президента Кении Уильяма Руто с президентом Перу Диной Болуарте. \
По итогам переговоров был подписан меморандум о сотрудничестве в сфере туризма.

К 2030 году стороны намерены довести товарооборот до 2 млрд долларов."""


def why(text, kind, language="en", **options):
    result = read(Document("r", text, date="2024-02-20", language=language), explain=True, **options)
    claim = next(claim for claim in result.claims if claim.kind == kind)
    return claim, next(one for one in result.explanations if one.claim_id == claim.id)


def fillings(text, kind, language="en", **options):
    _, found = why(text, kind, language, **options)
    return {one.slot: (one.origin, one.words) for one in found.fillings}


def test_nothing_is_explained_unless_somebody_asks():
    assert read(Document("r", ENGLISH, date="2024-02-20", language="en")).explanations == ()


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru")])
def test_every_claim_is_explained_and_is_the_same_as_without(text, language):
    document = Document("r", text, date="2024-02-20", language=language)
    plain, told = read(document), read(document, explain=True)
    assert told.claims == plain.claims
    assert [one.claim_id for one in told.explanations] == [claim.id for claim in plain.claims]
    assert all(one.rule and one.matched in " ".join(text.split()) for one in told.explanations)


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru")])
def test_every_slot_that_is_filled_is_told_with_words_of_the_report(text, language):
    document = Document("r", text, date="2024-02-20", language=language)
    result = read(document, explain=True)
    for claim, one in zip(result.claims, result.explanations, strict=True):
        told = {filling.slot for filling in one.fillings}
        filled = {name for name in vars(claim.slots) if getattr(claim.slots, name) not in (None, ())}
        assert told >= filled | {"parties", "fields"} | ({"speaker"} if claim.speaker else set())
        assert all(filling.origin in FROM for filling in one.fillings)
        parts = [part for filling in one.fillings for part in (filling.words or "").split("; ")]
        assert all(part.lower() in " ".join(text.split()).lower() for part in parts)


def test_the_marks_that_the_rule_matched_are_told_with_type_words_and_value():
    _, target = why(ENGLISH, "target")
    assert ("MONEY", "$2 billion", "2000000000 USD exact") in [(a.type, a.words, a.value) for a in target.anchors]
    _, meeting = why(ENGLISH, "meeting")
    assert [(a.type, a.words) for a in meeting.anchors] == [
        ("PERSON", "President William Ruto of Kenya"), ("PERSON", "President Dina Boluarte of Peru"),
    ]  # fmt: skip
    assert meeting.anchors[0].value == "William Ruto, President, KEN, head_of_state"


def test_a_russian_rule_tells_its_marks_too():
    _, target = why(RUSSIAN, "target", "ru")
    assert ("MONEY", "2 млрд долларов", "2000000000 USD exact") in [(a.type, a.words, a.value) for a in target.anchors]
    assert fillings(RUSSIAN, "target", "ru")["deadline"] == ("near", "2030 году")
    meeting = fillings(RUSSIAN, "meeting", "ru")
    assert (meeting["date"], meeting["place"]) == (("near", "19 февраля"), ("near", "Лиме"))


def test_date_place_and_participants_of_a_meeting():
    found = fillings(ENGLISH, "meeting")
    assert found["date"] == ("near", "February 19")
    assert found["place"] == ("near", "Lima")
    assert found["participants"] == ("near", "President William Ruto of Kenya; President Dina Boluarte of Peru")
    assert found["host"] == ("near", "Lima")


def test_captures_tables_events_and_defaults_are_told_apart():
    agreement = fillings(ENGLISH, "agreement")
    assert agreement["title"] == ("capture", "memorandum on tourism")
    assert agreement["status"] == ("table", "signed")
    assert agreement["date"] == ("event", "February 19")
    assert agreement["fields"] == ("words", "tourism")
    commitment = fillings(ENGLISH, "commitment")
    assert commitment["strength"] == ("rule", None)
    assert commitment["actors"] == ("near", "Kenya")
    assert commitment["status"] == ("default", None)


def test_deadline_and_speaker_of_a_target():
    found = fillings(ENGLISH, "target")
    assert found["value"] == ("capture", "$2 billion")
    assert found["deadline"] == ("near", "2030")
    assert found["speaker"] == ("credit", "Foreign Minister Musalia Mudavadi")


def test_parties_are_the_pair_that_was_asked_for_or_that_the_report_is_about():
    assert fillings(ENGLISH, "target")["parties"] == ("pair", None)
    assert fillings(ENGLISH, "target", parties=("KEN", "PER"))["parties"] == ("asked", None)

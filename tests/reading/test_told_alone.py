"""Words that tell one fact tell no second one beside it."""

from __future__ import annotations

import pytest

from kelisim import reading
from kelisim.model import Document


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Chile and Vietnam agreed to meet again in Santiago before the end of the year.", ["meeting"]),
        ("Two of the five border markets agreed by Kenya and Ethiopia have been opened.", []),
        ("The leaders of Chile and Vietnam welcomed the entry into force of the agreement on mutual visa exemption.",
         ["agreement"]),
        ("A Vietnamese-Chilean business council was established with 32 member companies.", ["body", "figure"]),
        ("Chile and Vietnam will set up a joint working group on fisheries within three months.", ["body"]),
        ("Две из пяти согласованных Кенией и Эфиопией приграничных ярмарок уже открыты.", []),
        ("Чили и Вьетнам создадут рабочую группу по цифровизации в течение трёх месяцев.", ["body"]),
    ],
)  # fmt: skip
def test_one_fact(text: str, kinds: list[str]) -> None:
    language = "ru" if "и" in text else "en"
    document = Document(name="x", text=text, date="2025-05-14", language=language)
    assert [claim.kind for claim in reading.read(document).claims] == kinds


def test_what_will_be_built_is_not_under_way() -> None:
    text = "Вьетнамская компания построит в Чили солнечную электростанцию стоимостью 120 млн долларов."
    (claim,) = reading.read(Document(name="x", text=text, date="2025-05-14", language="ru")).claims
    assert claim.status == "pipeline"


@pytest.mark.parametrize(
    "text",
    [
        "Chile will train 50 Vietnamese specialists in copper processing.",
        "Chile will train 50 Vietnamese nurses.",
        "Chile promised to train 50 Vietnamese officers.",
    ],
)
def test_who_trains_people_runs_no_trains(text: str) -> None:
    (claim,) = reading.read(Document(name="x", text=text, date="2025-05-14", language="en")).claims
    assert claim.fields == ("education",)

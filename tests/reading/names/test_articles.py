"""Names behind an article in one word, and names of kings with their number, are whole."""

from __future__ import annotations

import pytest

from kelisim import reading
from kelisim.model import Document


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oman's Foreign Minister Badr al-Busaidi said Oman and Malaysia would open a consulate in Penang.",
         "Badr al-Busaidi"),
        ("Глава МИД Омана Бадр аль-Бусаиди заявил, что Оман и Малайзия откроют консульство в Пинанге.",
         "Бадр аль-Бусаиди"),
    ],
)  # fmt: skip
def test_a_speaker(text: str, speaker: str) -> None:
    document = Document(name="x", text=text, date="2025-05-14")
    assert {claim.speaker for claim in reading.read(document).claims} == {speaker}


def test_a_participant() -> None:
    text = "Президент Египта Абдель Фаттах ас-Сиси провёл в Каире переговоры с королём Испании Филиппом VI."
    (claim,) = reading.read(Document(name="x", text=text, date="2025-05-14")).claims
    assert [person.name for person in claim.slots.participants] == ["Абдель Фаттах ас-Сиси", "Филипп VI"]

"""Targets that only point to a number told before count what that number counts."""

from __future__ import annotations

import pytest

from kelisim import reading
from kelisim.model import Document


def _target(text: str) -> str:
    document = Document(name="x", text=text, date="2025-05-14")
    (target,) = [claim for claim in reading.read(document, parties=("CHL", "PER")).claims if claim.kind == "target"]
    return str(getattr(target.slots, "indicator", None))


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Trade rose to $3 billion. The sides agreed to double it by 2030.", "trade_turnover"),
        ("Exports rose to $3 billion. They want to bring this figure to $5 billion by 2030.", "exports"),
        ("Tourist arrivals rose to 3 million. They hope to triple them by 2030.", "tourists"),
        ("Tourist arrivals rose to 3 million. They hope to triple exports by 2030.", "exports"),
        ("Exports rose to $3 billion.\n\nThe ministers spoke of coffee. They hope to triple it by 2030.", "other"),
        ("Экспорт вырос до 3 млрд долларов. Они хотят удвоить этот показатель к 2030 году.", "exports"),
        ("Товарооборот вырос до 3 млрд долларов. Стороны договорились удвоить его к 2030 году.", "trade_turnover"),
    ],
)
def test_it_is_what_was_told_before(text: str, indicator: str) -> None:
    assert _target(text) == indicator


@pytest.mark.parametrize(
    "text",
    [
        "Kenya imports 200 MW from Ethiopia. The sides are discussing raising the volume to 400 MW.",
        "Стороны намерены нарастить объём поставок до 400 МВт.",
    ],
)
def test_watts_are_no_turnover(text: str) -> None:
    assert _target(text) == "electricity"

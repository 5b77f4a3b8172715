"""Hostile reports: made from the reports of tests/gate and from pieces, always the same for the same seed and run."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from fuzzing.changes import CHANGES
from fuzzing.pieces import HOSTILE, PERSONS, SPEECHES, TITLES

ROOT = Path(__file__).resolve().parents[2]
DATES = (None, "2024-02-20", "2024-02-29", "0001-01-01", "9999-12-31", "1999-12-31")
PARTIES = ((), (), ("KAZ", "UZB"), ("AZE", "GEO"), ("EU", "KAZ"))
USUAL, LONGEST = 6_000, 40_000
_LONG = 0.02

Pools = dict[str, list[str]]


@dataclass(frozen=True)
class Case:
    """One hostile report, with what the register would say of it."""

    text: str
    language: str | None
    date: str | None
    parties: tuple[str, ...]
    title: str = ""


def corpus() -> Pools:
    """The paragraphs of the reports of tests/gate, by language."""
    found: Pools = {"en": [], "ru": []}
    for path in sorted((ROOT / "tests" / "gate").glob("*/docs/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        code = "ru" if "language: ru" in head else "en"
        found[code].extend(part.strip() for part in body.split("\n\n") if part.strip())
    return found


def case_of(seed: int, run: int, pools: Pools) -> Case:
    """The text of a run: always the same for the same seed and run."""
    chance = random.Random(f"{seed}/{run}")
    language = chance.choice(("en", "ru"))
    other = "ru" if language == "en" else "en"
    text = _begun(chance, pools[language], pools[other])
    longest = LONGEST if chance.random() < _LONG else USUAL
    for _ in range(chance.randint(0, 8)):
        text = chance.choice(CHANGES)(text, chance)[:longest]
    told = chance.choice((language, language, language, None, "en", "ru"))
    title = _title(chance, language, text)
    return Case(text if text.strip() else "x", told, chance.choice(DATES), chance.choice(PARTIES), title)


def _begun(chance: random.Random, pool: list[str], other: list[str]) -> str:
    """Paragraphs to begin with; sometimes nothing but hostile pieces, sometimes both languages."""
    sort = chance.random()
    if sort < 0.1:
        glue = chance.choice(("", " ", "\n\n"))
        return glue.join(chance.choice(HOSTILE) for _ in range(chance.randint(1, 200)))
    found = [chance.choice(pool) for _ in range(chance.randint(1, 6))]
    if sort < 0.2:
        found.append(chance.choice(other))
    return "\n\n".join(found)


def _title(chance: random.Random, language: str, text: str) -> str:
    """No title, the text's first words, one that says whose speech it is, or hostile pieces."""
    name = f"{chance.choice(TITLES[language])} {chance.choice(PERSONS[language])}"
    speech = SPEECHES[language][0].format(name)
    pieces = " ".join(chance.choice(HOSTILE) for _ in range(chance.randint(1, 20)))
    return chance.choice(("", "", text[:80], speech, speech, pieces))

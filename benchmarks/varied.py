"""Varied reports for benchmarks: the corpora's sentences in another order, with other names and figures.

One report repeated would flatter any reader that keeps a cache; here no two reports share a paragraph.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = 430
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def sentences(language: str = "en") -> list[str]:
    """The sentences of the corpora's reports in a language."""
    found: list[str] = []
    for path in sorted((ROOT / "tests" / "gate").glob("*/docs/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        if f"language: {language}" in head:
            for paragraph in body.split("\n\n"):
                found.extend(part.strip() for part in _SENTENCE.split(paragraph) if part.strip())
    return found


def names(texts: list[str]) -> list[str]:
    """Capitalised words within sentences, to exchange for one another."""
    return sorted({name for text in texts for name in _NAME.findall(text)})


def reports(count: int, *, language: str = "en", seed: int = 1) -> Iterator[str]:
    """``count`` reports of about 430 words, the same for the same seed."""
    chance = random.Random(seed)
    pool = sentences(language)
    others = names(pool)
    for _ in range(count):
        parts: list[str] = []
        length = 0
        while length < WORDS:
            sentence = _varied(chance.choice(pool), others, chance)
            parts.append(sentence)
            length += len(sentence.split())
        yield "\n\n".join(" ".join(parts[at : at + 4]) for at in range(0, len(parts), 4))


def _varied(sentence: str, others: list[str], chance: random.Random) -> str:
    def number(match: re.Match[str]) -> str:
        text = match.group()
        year = len(text) == 4 and text.startswith(("19", "20"))
        return str(chance.randint(2012, 2030)) if year else str(chance.randint(1, 999))

    def name(match: re.Match[str]) -> str:
        return chance.choice(others) if others and chance.random() < 0.3 else match.group()

    return _NAME.sub(name, _NUMBER.sub(number, sentence))

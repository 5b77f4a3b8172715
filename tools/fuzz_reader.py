#!/usr/bin/env python3
"""The reader on hostile text for a given time: it must not raise, and every quote must be its span.

    tools/fuzz_reader.py [--minutes N] [--seed S] [--keep FOLDER]

Texts are made from the reports of tests/gate, English and Russian, cut, mixed and broken, and from pieces that readers
trip over. Run R of seed S is always the same text. Prints the seed, the runs and every fault, keeps the texts of
faults in FOLDER, and exits with 1 if there was any.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kelisim import reading
from kelisim.model import Document

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = (
    *"\x00\x07\u200b\u200f\u202e\u2066\ufeff\u00a0\u2028\u0085\u0301\u0130\u1e9eß\ufb01\U0001f91d\U0001d7d9‹›#«»“”‘’'\"",
    *"((([[{–—…;:,.%$€₸№&@^\\|~_*-\t\r\n",
    "‹MONEY#0 ", "‹PARTY:KAZ#99 ", "#12", "10-20-30", "1,2,3,4.5.6", "9" * 400, "1e309", "٣٤٥", "½", "²", "31.02.2024",
    "30 February 2024", "year 0", "99999", "in 0000", "1/0", "5 May 10000", "31 ноября", "в 0 году", "quarter of 2024",
    "половина", "$$$5bn", "a.b.c.d.", "U.S.", "т.е. т.д. г.", "‘s", "'s 's 's", "and and and", "и и и", ", , ,",
    "agreed to", "договорились о", "the two sides", "стороны", "Minister", "министр", "said that", "заявил, что",
    "respectively", "соответственно", "by 2030", "до 2030 года", "\n\n- ", "\n\n1) ", "A" * 300, "ы" * 300,
)  # fmt: skip
DATES = (None, "2024-02-20", "2024-02-29", "0001-01-01", "9999-12-31", "1999-12-31")
LONGEST = 6_000
PROGRESS = 60.0

Read = Callable[..., reading.Read]
Change = Callable[[str, random.Random], str]


@dataclass(frozen=True)
class Case:
    """One hostile report, with what the register would say of it."""

    text: str
    language: str | None
    date: str | None
    parties: tuple[str, ...]


def corpus() -> dict[str, list[str]]:
    """The paragraphs of the reports of tests/gate, by language."""
    found: dict[str, list[str]] = {"en": [], "ru": []}
    for path in sorted((ROOT / "tests" / "gate").glob("*/docs/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        code = "ru" if "language: ru" in head else "en"
        found[code].extend(part.strip() for part in body.split("\n\n") if part.strip())
    return found


def case_of(seed: int, run: int, pools: dict[str, list[str]]) -> Case:
    """The text of a run: always the same for the same seed and run."""
    chance = random.Random(f"{seed}/{run}")
    language = chance.choice(("en", "ru"))
    other = pools["ru" if language == "en" else "en"]
    text = _text(chance, pools[language], other)
    for _ in range(chance.randint(0, 8)):
        text = chance.choice(CHANGES)(text, chance)[:LONGEST]
    told = chance.choice((language, language, language, None, "en", "ru"))
    parties = chance.choice(((), (), ("KAZ", "UZB"), ("AZE", "GEO")))
    return Case(text if text.strip() else "x", told, chance.choice(DATES), parties)


def faults_of(case: Case, read: Read = reading.read) -> Iterator[str]:
    """What is wrong with the reading of a text, in a sentence each."""
    document = Document(name="fuzz", text=case.text, date=case.date, language=case.language)
    try:
        result = read(document, parties=case.parties)
        found = reading.read_values(case.text, language=case.language or "en", date=case.date)
    except Exception as error:  # whatever is raised is the fault that is looked for
        yield f"raised {type(error).__name__}: {error}"
        return
    for claim in result.claims:
        span = claim.quote.span
        if span.end > len(case.text) or claim.quote.text != case.text[span.start : span.end]:
            yield f"the quote {claim.quote.text!r} is not its span {span.start}..{span.end}"
    words = " ".join(case.text.split())
    for explanation in result.explanations:
        if explanation.matched not in words:
            yield f"the words {explanation.matched!r} of the rule {explanation.rule} are not in the text"
    for value in found:
        if value["text"] != case.text[int(str(value["start"])) : int(str(value["end"]))]:
            yield f"the value {value['text']!r} is not its span {value['start']}..{value['end']}"


def fuzz(minutes: float, seed: int, read: Read = reading.read, keep: Path | None = None) -> tuple[int, int]:
    """Runs until the time is over, at least one.

    Returns:
        How many runs there were, and in how many something was wrong.
    """
    pools, began, told = corpus(), time.monotonic(), 0.0
    run, wrong, slowest = 0, 0, (0.0, 0)
    while run == 0 or time.monotonic() - began < 60 * minutes:
        case, at = case_of(seed, run, pools), time.process_time()
        faults = list(faults_of(case, read))
        slowest = max(slowest, (time.process_time() - at, run))
        wrong += bool(faults)
        for fault in faults:
            print(f"run {run}: {fault[:300]}", flush=True)
        if faults and keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{run}.txt").write_text(repr(case) + "\n", encoding="utf-8")
        run += 1
        if time.monotonic() - began > told + PROGRESS:
            told = time.monotonic() - began
            print(f"{told / 60:.0f} min: {run} runs, {wrong} wrong", flush=True)
    print(f"the costliest run was {slowest[1]}: {slowest[0]:.2f} s of processor")
    return run, wrong


def _text(chance: random.Random, pool: list[str], other: list[str]) -> str:
    """Paragraphs to begin with; sometimes nothing but hostile pieces, sometimes both languages."""
    sort = chance.random()
    if sort < 0.1:
        glue = chance.choice(("", " ", "\n\n"))
        return glue.join(chance.choice(HOSTILE) for _ in range(chance.randint(1, 200)))
    found = [chance.choice(pool) for _ in range(chance.randint(1, 6))]
    if sort < 0.2:
        found.append(chance.choice(other))
    return "\n\n".join(found)


def _inserted(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(HOSTILE) + text[at:]
    return text


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + int(chance.expovariate(0.02)))


def _removed(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _repeated(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    return text[:end] + text[start:end] * chance.randint(1, 20) + text[end:]


def _cased(text: str, chance: random.Random) -> str:
    start, end = _span(text, chance)
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    start, end = _span(text, chance)
    first, last = start % len(words), end % len(words)
    part = words[first:last]
    chance.shuffle(part)
    return " ".join([*words[:first], *part, *words[last:]])


def _exchanged(text: str, chance: random.Random) -> str:
    """One character for another everywhere: no sentence ends, no blanks, other quotation marks."""
    old = chance.choice((" ", ".", ",", "\n", '"', "e", "о", "1"))
    return text.replace(old, chance.choice(("", " ", "  ", *HOSTILE[:40])))


CHANGES: tuple[Change, ...] = (_inserted, _inserted, _removed, _repeated, _cased, _shuffled, _exchanged)


def main() -> int:
    """Run, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=None, help="another one each time unless told")
    parser.add_argument("--keep", type=Path, default=None, help="folder for the texts of faults")
    told = parser.parse_args()
    seed = random.randrange(10**6) if told.seed is None else told.seed
    print(f"seed {seed}", flush=True)
    runs, wrong = fuzz(told.minutes, seed, keep=told.keep)
    print(f"{runs} runs, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

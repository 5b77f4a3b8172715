#!/usr/bin/env python3
"""Reports read a second, beside other programs on the same varied text in the same run.

    bench_reading.py [REPORTS]      (1,000 unless told; 0: the start alone)

Prints how long the command takes from its start to the claims of one short report, beside the starts of others; then
for one process and for two how many reports of about 430 words are read a second, the same for the peers that are
installed (`make bench` installs spaCy), and the ratio of ours to each.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from varied import reports

from kelisim import reading
from kelisim.model import Document
from kelisim.workflow.reading import settle

_BATCH = 16


def read(texts: Sequence[str]) -> int:
    """The claims of some reports, read as ``kelisim read`` reads a folder."""
    documents = [Document(name="bench", text=text, date="2024-02-20", language="en") for text in texts]
    return sum(len(one.claims) for one in reading.read_all(documents, parties=("KAZ", "UZB")))


def batches(texts: Sequence[str]) -> list[Sequence[str]]:
    """The reports, a few at a time."""
    return [texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH)]


def spacy_tokens() -> Callable[[str], object]:
    """spaCy's blank tokenizer."""
    import spacy

    return spacy.blank("en")


def spacy_matcher() -> Callable[[str], object]:
    """spaCy's blank tokenizer with a Matcher of as many patterns as we have rules."""
    import spacy
    from spacy.matcher import Matcher

    from kelisim.lang.pack import load_pack

    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab)
    rules = [rule["id"] for data in load_pack("en").rules.values() for rule in data.get("rules") or ()]
    verbs = (
        "sign",
        "agree",
        "meet",
        "discuss",
        "pledge",
        "open",
        "launch",
        "plan",
        "reach",
        "raise",
        "invest",
        "build",
    )
    for at, rule in enumerate(rules):
        verb = verbs[at % len(verbs)]
        gap = [{"IS_ALPHA": True, "OP": "?"}] * (1 + at % 4)
        matcher.add(rule, [[{"LOWER": {"REGEX": f"^{verb}"}}, *gap, {"IS_TITLE": True}]])
    return lambda text: matcher(nlp(text))


def quantulum() -> Callable[[str], object]:
    """quantulum3, amounts only."""
    from quantulum3 import parser

    return parser.parse


def dates() -> Callable[[str], object]:
    """dateparser's search, dates only."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


PEERS: dict[str, tuple[Callable[[], Callable[[str], object]], int]] = {
    "spaCy blank tokenizer": (spacy_tokens, 1),
    "spaCy tokenizer + Matcher": (spacy_matcher, 4),
    "quantulum3 (amounts only)": (quantulum, 20),
    "dateparser (dates only)": (dates, 50),
}


def speed(work: Callable[[Any], object], things: Sequence[object]) -> float:
    """Things done a second in this process."""
    began = time.perf_counter()
    for thing in things:
        work(thing)
    return len(things) / (time.perf_counter() - began)


def side_by_side(texts: Sequence[str], processes: int) -> float:
    """Reports a second over several processes, their start not counted."""
    with ProcessPoolExecutor(processes, initializer=settle) as pool:
        list(pool.map(read, batches(texts[: processes * _BATCH])))
        began = time.perf_counter()
        list(pool.map(read, batches(texts)))
        return len(texts) / (time.perf_counter() - began)


SHORT = {
    "en": "Astana, 20 February 2024. Kazakhstan and Uzbekistan agreed to raise trade to 10 billion dollars by 2030.",
    "ru": "Астана, 20 февраля 2024 года. Казахстан и Узбекистан договорились довести товарооборот до 10 млрд долларов.",
}
_STARTS = 15


def start_of(command: Sequence[str], environ: dict[str, str]) -> tuple[float, float]:
    """Seconds by the clock, and of a processor, from a fresh interpreter to its end; the best of several."""

    def once() -> tuple[float, float]:
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, env=environ, check=True, capture_output=True)
        took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    once()  # writes the byte code
    tries = [once() for _ in range(_STARTS)]
    return min(took for took, _ in tries), min(worked for _, worked in tries)


def starts() -> None:
    """Print how long the whole command takes for one short report, and what others need before they read anything."""
    with tempfile.TemporaryDirectory() as folder:
        # Byte code is kept here, whatever the environment says: every installation has it.
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environ["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
        commands = {"python -c pass": [sys.executable, "-c", "pass"]}
        for code, text in SHORT.items():
            path = Path(folder) / f"{code}.txt"
            path.write_text(text, encoding="utf-8")
            commands[f"kelisim read, {code}"] = [sys.executable, "-m", "kelisim", "read", str(path)]
        if find_spec("spacy"):
            commands["spaCy, blank('en')"] = [sys.executable, "-c", "import spacy; spacy.blank('en')"]
        for name, command in commands.items():
            took, worked = start_of(command, environ)
            print(f"{'start: ' + name:30} {took:8.3f} s by the clock, {worked:.3f} s of a processor")


def main() -> None:
    """Print the tables."""
    starts()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    if count:
        speeds(list(reports(count)))


def speeds(texts: Sequence[str]) -> None:
    """Print reports a second, ours and theirs."""
    words = sum(len(text.split()) for text in texts) / len(texts)
    settle()
    read(texts[:1])
    ours = speed(read, batches(texts)) * len(texts) / len(batches(texts))
    print(f"{len(texts)} varied reports of {words:.0f} words")
    print(f"{'kelisim, one process':30} {ours:8.0f} reports/s  {1000 / ours:6.2f} ms each")
    some = texts[: len(texts) // 4]
    alone = speed(read, [[text] for text in some])
    together = speed(read, batches(some)) * len(some) / len(batches(some))
    print(f"{'  again, one by one':30} {alone:8.0f} reports/s")
    print(f"{'  again, some at a time':30} {together:8.0f} reports/s  {together / alone:.2f} times as fast")
    print(f"{'kelisim, two processes':30} {side_by_side(texts, 2):8.0f} reports/s")
    for name, (make, share) in PEERS.items():
        try:
            work = make()
        except ImportError:
            print(f"{name:30} is not installed")
            continue
        theirs = speed(work, texts[: max(1, len(texts) // share)])
        print(f"{name:30} {theirs:8.0f} reports/s  ours is {ours / theirs:.2f} times as fast")


if __name__ == "__main__":
    main()

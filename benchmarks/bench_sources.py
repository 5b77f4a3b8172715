"""Files a second of the sources room on a folder of mixed specimens: `python benchmarks/bench_sources.py [FILES]`."""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests" / "sources"))

import make  # noqa: E402  (the specimens of the tests)

from kelisim.model import Document  # noqa: E402
from kelisim.sources import find_reprints, find_reprints_of, load_all  # noqa: E402

WORDS = (make.FIRST + " " + make.SECOND).split()


def paragraphs(chance: random.Random) -> list[str]:
    """A report of about 400 words."""
    return [" ".join(chance.choices(WORDS, k=50)).capitalize() + "." for _ in range(8)]


def lines(text: list[str]) -> list[str]:
    words = " ".join(text).split()
    return [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]


MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    ".txt": lambda text: "\n\n".join(text).encode(),
    ".md": lambda text: f"---\nid: x\ndate: 2024-02-20\n---\n{chr(10).join(text)}".encode(),
    ".html": lambda text: make.page(f"<article><p>{'</p><p>'.join(text)}</p></article>").encode(),
    ".pdf": lambda text: make.pdf([lines(text)]),
    ".docx": make.docx,
    ".eml": lambda text: bytes(make.mail("\n\n".join(text))),
    ".xml": lambda text: make.FEED.replace(make.FIRST, text[0]).encode(),
}


def fill(folder: Path, number: int, kinds: list[str]) -> None:
    chance = random.Random(1)
    for place in range(number):
        kind = kinds[place % len(kinds)]
        (folder / f"{place:06}{kind}").write_bytes(MAKERS[kind](paragraphs(chance)))


def measured(name: str, number: int, work: Callable[[], int]) -> None:
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    print(f"{name:34} {number / seconds:9,.0f} a second   ({number:,} in {seconds:.2f} s, result {result:,})")


def readings() -> Iterator[tuple[str, list[str]]]:
    yield "mixed", list(MAKERS)
    for kind in MAKERS:
        yield kind, [kind]


def main(number: int) -> None:
    for name, kinds in readings():
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder), number, kinds)
            for jobs in (1, 2) if name == "mixed" else (1,):
                run = lambda folder=folder, jobs=jobs: sum(  # noqa: E731
                    one.document is not None for one in load_all([folder], jobs=jobs)
                )
                measured(f"load_all {name}, jobs={jobs}", number, run)
    reports(number * 5)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"most memory: {used:.0f} MB here, {child:.0f} MB in a child")


def reports(number: int) -> None:
    """Reprints among many reports, a tenth of them copies with a line added."""
    chance = random.Random(2)
    vocabulary = [f"word{place}" for place in range(20_000)]
    texts = [chance.choices(vocabulary, k=400) for _ in range(number)]
    for place in range(0, number - 1, 10):
        texts[place + 1] = [*texts[place], "one", "more", "line"]
    documents = [Document(name=str(place), text=" ".join(text), date="2024-02-20") for place, text in enumerate(texts)]
    measured("find_reprints", number, lambda: len(find_reprints(documents)))
    measured("find_reprints_of, others sketched", number, lambda: len(find_reprints_of(documents[0], documents)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

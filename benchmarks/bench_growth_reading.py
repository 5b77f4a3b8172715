#!/usr/bin/env python3
"""How the cost of reading grows with hostile text, from 1 kB to 1 MB: tenfold text should cost about tenfold.

    bench_growth_reading.py [LARGEST_KB]      (1,000 unless told)

For each sort of text prints the processor time at each size, and by how much the time a kilobyte grew from 10 kB to the
largest: about 1 is linear, 10 for every tenfold is quadratic.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping

from kelisim import reading
from kelisim.model import Document

_SIZES = (1, 10, 100, 1000)
_NAMES = ("Aydos", "Berik", "Sultan", "Timur", "Oleg", "Marat", "Anvar", "Rustam")


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _names(size: int) -> str:
    names = (f"{_NAMES[at % 8]} {_NAMES[at // 8 % 8]}{at:x}ov" for at in range(size // 12))
    return ("Minister " + ", ".join(names))[:size]


def _letters(size: int) -> str:
    return "".join(chr(0x41 + at * 7 % 26) + chr(0x430 + at * 5 % 32) for at in range(size // 2))


TEXTS: Mapping[str, Callable[[int], str]] = {
    "council": _repeated("Council "),
    "agreement on": _repeated("the agreement on "),
    "agreed to": _repeated("the sides agreed to expand trade and "),
    "names": _names,
    "presidents": _repeated("President Tokayev and President Mirziyoyev met "),
    "5-": _repeated("5-"),
    "numbers": _repeated("1,234.5 billion "),
    "digits": _repeated("7"),
    "one word": _repeated("a"),
    "letters of two alphabets": _letters,
    "no sentence end": _repeated("Kazakhstan and Uzbekistan signed a memorandum on trade in 2024, "),
    "quotes": _repeated('"'),
    "open quotes": _repeated('he said "we will build a road '),
    "brackets": _repeated("(("),
    "points": _repeated("A. "),
    "blanks": lambda size: "They met." + " " * (size - 18) + "They met.",
    "lines": _repeated("a\n"),
    "control": _repeated("\u202e\u0000\u200f "),
    "dates": _repeated("from 5 May 2023 to 6 May 2024 and "),
    "possessive": _repeated("Kazakhstan's "),
}


def cost(text: str, language: str = "en") -> float:
    """Seconds of processor time to read a text."""
    document = Document(name="bench", text=text, date="2024-02-20", language=language)
    began = time.process_time()
    reading.read(document, parties=("KAZ", "UZB"))
    return time.process_time() - began


def main() -> None:
    """Print the table."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else _SIZES[-1]
    sizes = [size for size in _SIZES if size <= largest]
    cost("They met.")
    print(f"{'text':26}" + "".join(f"{size:>8} kB" for size in sizes) + "   growth")
    for name, make in TEXTS.items():
        times = []
        for size in sizes:
            times.append(cost(make(size * 1000)))
            if times[-1] > 120:
                break
        growth = times[-1] / max(times[1], 1e-4) / (sizes[len(times) - 1] / sizes[1]) if len(times) > 2 else 1.0
        print(f"{name:26}" + "".join(f"{spent:10.3f}s" for spent in times) + f"{growth:8.1f}", flush=True)


if __name__ == "__main__":
    main()

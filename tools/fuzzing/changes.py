"""What is done to a text to break it: each change takes a text and chance, and gives another text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from fuzzing.pieces import ALIKE, BLANKS, BREAKS, CONTROLS, DIRECTIONS, HOSTILE, PERSONS, SPEECHES, TITLES

Change = Callable[[str, random.Random], str]

_BRACKETS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"), ('"', '"'), ("'", "'"), ("(«", "»)"), ('("', '")'))
_STOPS = re.compile(r"[.!?…:;]+")
_STOPPED = re.compile(r"[.!?]\s+")


def span_of(text: str, chance: random.Random) -> tuple[int, int]:
    """A short stretch of a text, now and then a long one."""
    start = chance.randint(0, len(text))
    return start, min(len(text), start + int(chance.expovariate(0.02)))


def _inserted(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        text = _put(text, chance.choice(HOSTILE), chance)
    return text


def _put(text: str, piece: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + piece + text[at:]


def _removed(text: str, chance: random.Random) -> str:
    start, end = span_of(text, chance)
    return text[:start] + text[end:]


def _repeated(text: str, chance: random.Random) -> str:
    start, end = span_of(text, chance)
    return text[:end] + text[start:end] * chance.randint(1, 20) + text[end:]


def _cased(text: str, chance: random.Random) -> str:
    start, end = span_of(text, chance)
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    start, end = span_of(text, chance)
    first, last = start % len(words), end % len(words)
    part = words[first:last]
    chance.shuffle(part)
    return " ".join([*words[:first], *part, *words[last:]])


def _exchanged(text: str, chance: random.Random) -> str:
    """One character for another everywhere: no sentence ends, no blanks, other quotation marks."""
    old = chance.choice((" ", ".", ",", "\n", '"', "e", "о", "1"))
    return text.replace(old, chance.choice(("", " ", "  ", *DIRECTIONS, *BLANKS, *CONTROLS)))


def _directed(text: str, chance: random.Random) -> str:
    """Words between marks of writing direction, or between control characters."""
    marks = chance.choice((DIRECTIONS, CONTROLS))
    share = chance.choice((0.02, 0.3))
    words = text.split(" ")
    return " ".join(f"{chance.choice(marks)}{w}{chance.choice(marks)}" if chance.random() < share else w for w in words)


def _mixed(text: str, chance: random.Random) -> str:
    """Two scripts within the words of a stretch."""
    start, end = span_of(text, chance)
    return text[:start] + text[start:end].translate(ALIKE) + text[end:]


def _counted(text: str, chance: random.Random) -> str:
    """Very many numbers in a row, or a number in place of every few words."""
    numbers = ("7", "2024", "1,234.5", "5 billion", "3 млн", "12%", "$4", "05.05.2023", "-", "to")
    if chance.random() < 0.5:
        run = chance.choice((" ", ", ", " and ", "-")).join(chance.choices(numbers, k=chance.randint(50, 2000)))
        return _put(text, f" {run} ", chance)
    return " ".join(chance.choice(numbers) if chance.random() < 0.3 else word for word in text.split(" "))


def _endless(text: str, chance: random.Random) -> str:
    """No sentence ends and no paragraphs, and the whole several times over."""
    joined = " ".join(_STOPS.sub(chance.choice((" ", ",", " and", " и")), text).split())
    return f"{joined} " * chance.randint(1, 10)


def _bracketed(text: str, chance: random.Random) -> str:
    """A stretch deep within brackets or quotation marks, not always closed."""
    start, end = span_of(text, chance)
    left, right = chance.choice(_BRACKETS)
    depth = chance.choice((1, 2, 3, 20, 300))
    return text[:start] + left * depth + text[start:end] + right * chance.choice((0, 1, depth)) + text[end:]


def _listed(text: str, chance: random.Random) -> str:
    """Sentences as the items of a list that a colon announces."""
    mark = chance.choice(("- ", "• ", "1) ", "(a) ", "1. ", "– ", "* ", "·"))
    gap = chance.choice(("\n", "\n\n", ";\n"))
    return _STOPPED.sub(lambda _: f"{chance.choice((':', ';', '.'))}{gap}{mark}", text)


def _broken(text: str, chance: random.Random) -> str:
    """Line breaks of every sort in place of some blanks."""
    share = chance.choice((0.02, 0.2))
    return "".join(chance.choice(BREAKS) if c == " " and chance.random() < share else c for c in text)


def _lengthened(text: str, chance: random.Random) -> str:
    """Very long words, of one letter, of many words, or of many parts."""
    start, end = span_of(text, chance)
    glue = chance.choice(("", "-", "'", ".", "&", "_"))
    return text[:start] + glue.join(text[start:end].split()) * chance.choice((1, 3, 40)) + text[end:]


def _titled(text: str, chance: random.Random) -> str:
    """Words for titles over and over, with or without a name after them."""
    code = chance.choice(("en", "ru"))
    words = [chance.choice(TITLES[code]) for _ in range(chance.choice((2, 5, 60)))]
    return _put(text, f" {' '.join(words)} {chance.choice(('', *PERSONS[code]))} ", chance)


def _crowded(text: str, chance: random.Random) -> str:
    """Very many persons, with titles or without."""
    code = chance.choice(("en", "ru"))
    people = [f"{chance.choice(('', *TITLES[code]))} {chance.choice(PERSONS[code])}".strip() for _ in range(80)]
    glue = chance.choice((", ", " and ", " и ", "; ", " met ", " said ", " "))
    return _put(text, f" {glue.join(people[: chance.randint(2, 80)])} ", chance)


def _spoken(text: str, chance: random.Random) -> str:
    """A speech: who speaks in the first paragraph, and words of the first person."""
    code = chance.choice(("en", "ru"))
    heading, own = SPEECHES[code]
    name = f"{chance.choice(TITLES[code])} {chance.choice(PERSONS[code])}"
    return f"{heading.format(name)}\n\n{own} {chance.choice(('', name))} {text} {own * chance.randint(1, 5)}"


def _swollen(text: str, chance: random.Random) -> str:
    """The whole again and again, up to what a run may take."""
    return (text + chance.choice(("", " ", "\n\n", ". "))) * chance.choice((2, 5, 30))


def _tiled(text: str, chance: random.Random) -> str:
    """Nothing but a few words, or a part of one, over and over: what costs more than it should shows itself here."""
    start = chance.randint(0, max(0, len(text) - 1))
    piece = text[start : start + chance.choice((1, 3, 10, 40, 150))] + chance.choice(("", "", " ", ". ", ", "))
    return piece * chance.choice((20, 400, 4000))


CHANGES: tuple[Change, ...] = (
    _inserted, _inserted, _removed, _repeated, _cased, _shuffled, _exchanged, _directed, _mixed, _counted, _endless,
    _bracketed, _bracketed, _listed, _broken, _lengthened, _titled, _crowded, _spoken, _swollen, _tiled,
)  # fmt: skip

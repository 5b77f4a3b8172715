"""Reports that are other reports over again: an agency's text printed by many, a page saved twice.

MinHash finds pairs that may be alike; the share of common word sequences, counted exactly, decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kelisim.model import Document

SHINGLE = 5
"""Words in a sequence."""
ENOUGH = 0.8
"""Share of the shorter report's sequences that must stand in the longer one."""
FEWEST = 20
"""A report of fewer sequences must be the other one word for word: little texts are alike by chance."""

# 42 bands of 3: of pairs half alike 99.7 % are found, of those a fiftieth alike 0.03 % (1 - (1 - s**3)**42).
_BANDS, _ROWS, _SEED = 42, 3, 1
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, order=True)
class Reprint:
    """One report that repeats another.

    Attributes:
        original: Digest of the report that came first (undated ones come last; then the smaller digest).
        copy: Digest of the report that repeats it.
        overlap: Share of the shorter one's sequences that the other one has, 0.8 to 1.
    """

    original: str
    copy: str
    overlap: float


def find_reprints(documents: Iterable[Document]) -> tuple[Reprint, ...]:
    """Every report that repeats an earlier one, each once, with the earliest report that it overlaps itself.

    The result depends on the set of reports only, not on their order.
    """
    ordered = sorted({document.digest: document for document in documents}.values(), key=_rank)
    index, result = _index(), []
    for place, document in enumerate(ordered):
        sketch = _sketch(document)
        earlier = sorted(set(index.query(sketch)))
        found = next(_overlapping(document, (ordered[at] for at in earlier)), None)
        if found is not None:
            original, overlap = found
            result.append(Reprint(original.digest, document.digest, overlap))
        index.insert(place, sketch)
    return tuple(sorted(result))


def find_reprints_of(document: Document, others: Iterable[Document]) -> tuple[Reprint, ...]:
    """What adding one report to a register brings: the earliest report it repeats, and the later ones that repeat it.

    Args:
        document: The report that is added.
        others: The reports that are there; the same report among them is passed over.
    """
    ordered = sorted({other.digest: other for other in others if other.digest != document.digest}.values(), key=_rank)
    index = _index()
    index.insert_pairs([(place, _sketch(other)) for place, other in enumerate(ordered)])
    candidates = [ordered[at] for at in sorted(set(index.query(_sketch(document))))]
    before = [other for other in candidates if _rank(other) < _rank(document)]
    after = [other for other in candidates if _rank(other) > _rank(document)]
    result = [Reprint(other.digest, document.digest, overlap) for other, overlap in _overlapping(document, before)][:1]
    result += [Reprint(document.digest, other.digest, overlap) for other, overlap in _overlapping(document, after)]
    return tuple(sorted(result))


def sketch_of(document: Document) -> bytes:
    """What a store may keep of a report, so that those alike are found without its text: 504 bytes."""
    return b"".join(int(value).to_bytes(4, "little") for value in _sketch(document).digest())


def alike(sketch: bytes, others: Mapping[str, bytes]) -> list[str]:
    """The keys of sketches that share a band with one: all the reports that may repeat it, or it them."""
    size = 4 * _ROWS
    bands = [(at, sketch[at : at + size]) for at in range(0, len(sketch), size)]
    return [key for key, other in others.items() if any(other[at : at + size] == band for at, band in bands)]


def came_first(one: Document, other: Document) -> bool:
    """Whether of two reports alike this one counts as the original: the earlier dated, then the smaller digest."""
    return _rank(one) < _rank(other)


def overlap(one: Document, other: Document) -> float:
    """The share of the shorter report's word sequences that the longer one has; 0 below ``FEWEST`` unless all."""
    left, right = sorted((_shingles(one.text), _shingles(other.text)), key=len)
    if len(left) < FEWEST:
        return float(left == right)
    return len(left & right) / len(left)


def _overlapping(document: Document, others: Iterable[Document]) -> Iterator[tuple[Document, float]]:
    for other in others:
        share = overlap(document, other)
        if share >= ENOUGH:
            yield other, round(share, 4)


def _rank(document: Document) -> tuple[str, str]:
    return document.date or "9999", document.digest


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=512)  # the original of many copies is compared with each of them
def _shingles(text: str) -> frozenset[str]:
    words = _words(text)
    if len(words) < SHINGLE:
        return frozenset({" ".join(words) or text})
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _index() -> Any:  # noqa: ANN401  (rensa is untyped)
    from rensa import RMinHashLSH

    return RMinHashLSH(threshold=0.5, num_perm=_BANDS * _ROWS, num_bands=_BANDS)


_sketches: dict[str, Any] = {}
_MOST_SKETCHES = 200_000
"""About 100 MB; a register to which reports are added one by one is sketched once, not once a report."""


def _sketch(document: Document) -> Any:  # noqa: ANN401
    from rensa import RMinHash

    found = _sketches.get(document.digest)
    if found is None:
        if len(_sketches) >= _MOST_SKETCHES:
            _sketches.clear()
        found = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
        found.update(list(_shingles(document.text)))
        _sketches[document.digest] = found
    return found

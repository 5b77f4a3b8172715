"""States and blocs in a text, the report's pair, and the words that mean the pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kelisim.reading.marks import Mark
from kelisim.reading.names.text import Hit, Scan

_TITLE_WEIGHT = 3
# A bloc is often named beside two states of which it is not one.
_BLOC_WEIGHT = 0.5


def party_marks(scan: Scan) -> list[Mark]:
    """Countries, peoples, capitals and blocs as ``PARTY``; neighbours joined by "and" or a dash are one mark."""
    marks: list[Mark] = []
    for start, end, codes in _joined(scan, sorted(_single(scan))):
        first, last = _with_side(scan, start, end)
        marks.append(Mark("PARTY", scan.starts[first], scan.ends[last - 1], codes))
    return marks


def _single(scan: Scan) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each mention by itself: words and codes."""
    for hit in scan.of("bloc", "country", "demonym", "capital"):
        entry = hit.entry("bloc", "country", "demonym")
        if entry is None and stands_for_state(scan, hit):
            entry = hit.entry("capital")
        if entry is not None:
            yield hit.first, hit.last, (entry.code,)
    for at in scan.capitals:
        if "-" in scan.words[at] and at not in scan.hit_of:
            codes = hyphenated(scan, scan.words[at])
            if codes:
                yield at, at + 1, codes


def hyphenated(scan: Scan, word: str) -> tuple[str, ...]:
    """The codes of "Kazakh-Uzbek"; none where one part is no state."""
    codes = [scan.lexicon.states.get(part) for part in word.split("-")]
    return tuple(sorted({code for code in codes if code})) if all(codes) else ()


def stands_for_state(scan: Scan, hit: Hit) -> bool:
    """Whether a capital means its state: it is no place ("in Astana"), dateline or part of a longer name."""
    if hit.entry("capital") is None or scan.words[hit.first].isupper() or scan.says(hit.first - 1, "at"):
        return False
    if scan.says(hit.last, "of_city"):
        return False
    if (
        scan.says(hit.first - 1, "and")
        and scan.hit(hit.first - 2, "city", "capital")
        and scan.says(scan.hit_of[hit.first - 2].first - 1, "at")
    ):
        return False
    return not (hit.last < len(scan.words) and scan.is_name_word(hit.last) and not scan.hit(hit.last))


def _joined(
    scan: Scan, singles: Sequence[tuple[int, int, tuple[str, ...]]]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    current: tuple[int, int, tuple[str, ...]] | None = None
    for item in singles:
        if current is not None and _neighbours(scan, current[1], item[0], several=len(current[2]) > 1):
            current = (current[0], item[1], tuple(sorted({*current[2], *item[2]})))
            continue
        if current is not None:
            yield current
        current = item
    if current is not None:
        yield current


def _neighbours(scan: Scan, last: int, first: int, *, several: bool) -> bool:
    """Whether two states are named together; ", and" joins only the last of several ("A, B, and C")."""
    if not scan.same_sentence(last - 1, first):
        return False
    between = " ".join(scan.lower[last:first])
    if between in scan.lexicon.small["joins"]:
        return several or not between.startswith(",")
    after = scan.hit_of[first].last if first in scan.hit_of else first + 1
    return between == "," and (scan.word(after) == "," or scan.says(after, "and"))


def _with_side(scan: Scan, first: int, last: int) -> tuple[int, int]:
    """As in "The Kazakh side", "the governments of X and Y"."""
    whole = first, last
    if scan.says(last, "side"):
        last += 1
    first -= scan.says(first - 1, "definite")
    if scan.says(first - 1, "of_country") and scan.says(first - 2, "government"):
        first -= 2
        first -= scan.says(first - 1, "definite")
    return (first, last) if scan.same_sentence(first, last - 1) else whole


def pair_marks(scan: Scan, pair: Sequence[str]) -> list[Mark]:
    """As in "The two sides" and its like as ``PAIR``; the value is the pair's codes."""
    marks = []
    for hit in scan.of("pair"):
        if scan.capital[hit.first] and hit.first and scan.capital[hit.first - 1]:
            continue
        first = hit.first
        article = scan.says(first - 1, "pair_articles") and scan.same_sentence(first - 1, first)
        if not article and scan.lexicon.small["pair_articles"] and not scan.says(first, "pair_openers"):
            continue
        alone = hit.last - first == 1 and scan.says(first, "pair_openers")
        if alone and not (article and scan.says(hit.last, "verbs")):
            continue
        first -= article
        marks.append(Mark("PAIR", scan.starts[first], scan.ends[hit.last - 1], tuple(pair)))
    return marks


def infer_pair(scan: Scan, title: Scan, given: Sequence[str]) -> tuple[str, ...]:
    """The two parties that a report speaks of most, its title counting thrice; one that is known is one of them."""
    counts: dict[str, float] = defaultdict(float)
    first_seen: dict[str, int] = {}
    allowed = scan.lexicon.sets["bloc_parties.codes"]
    for part, weight in ((title, _TITLE_WEIGHT), (scan, 1)):
        for code in _codes(part, allowed):
            counts[code] += weight * (_BLOC_WEIGHT if code in allowed else 1)
            first_seen.setdefault(code, len(first_seen))
    for code in given:
        counts[code] += 0
    best = sorted(counts, key=lambda code: (-counts[code] - 1000 * (code in given), first_seen.get(code, 0)))
    return tuple(sorted(best[:2]))


def _codes(scan: Scan, blocs: frozenset[str]) -> Iterator[str]:
    found: dict[int, tuple[str, ...]] = {}
    for hit in scan.of("country", "demonym", "bloc", "capital"):
        entry = hit.entry("country", "demonym", "bloc", "capital")
        foreign = entry is not None and entry.kind == "bloc" and entry.code not in blocs
        dateline = entry is not None and entry.kind == "capital" and scan.words[hit.first].isupper()
        if entry is not None and not foreign and not dateline:
            found[hit.first] = (entry.code,)
    for at, word in enumerate(scan.words):
        if "-" in word and at not in scan.hit_of:
            found[at] = hyphenated(scan, word)
    for at in sorted(found):
        yield from found[at]

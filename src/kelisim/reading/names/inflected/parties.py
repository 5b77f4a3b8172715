"""States, peoples and the pair, in any case; places after a preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kelisim.reading.marks import Mark
from kelisim.reading.names.inflected.words import ends_like, in_list
from kelisim.reading.names.text import Hit, Scan

_DASHES = ("–", "-", "—")
_LONGEST_PLACE = 4


def hyphenated(scan: Scan, word: str) -> tuple[str, ...]:
    """The codes of "казахстанско-узбекский"; none where one part is no state."""
    states = scan.lexicon.states
    codes = [states.get(part) or states.get(part.lower()) for part in word.split("-")]
    return tuple(sorted({code for code in codes if code})) if len(codes) > 1 and all(codes) else ()


def party_marks(scan: Scan) -> list[Mark]:
    """Countries, peoples, capitals that stand for states, as ``PARTY``; neighbours are one mark."""
    marks: list[Mark] = []
    current: tuple[int, int, tuple[str, ...]] | None = None
    for item in [*sorted(_single(scan)), None]:
        if current and item and _neighbours(scan, current[1], item[0]):
            current = (current[0], item[1], tuple(sorted({*current[2], *item[2]})))
            continue
        if current is not None:
            first, last = _with_side(scan, current[0], current[1])
            marks.append(Mark("PARTY", scan.starts[first], scan.ends[last - 1], current[2]))
        current = item
    return marks


def _single(scan: Scan) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for hit in scan.of("bloc", "country", "demonym", "capital"):
        entry = hit.entry("bloc", "country", "demonym")
        if entry is None and stands_for_state(scan, hit):
            entry = hit.entry("capital")
        if entry is not None:
            yield hit.first, hit.last, (entry.code,)
    for at, word in enumerate(scan.words):
        if "-" in word and at not in scan.hit_of:
            codes = hyphenated(scan, word)
            if codes:
                yield at, at + 1, codes


def stands_for_state(scan: Scan, hit: Hit) -> bool:
    """Whether a capital means its state: no preposition of place stands before it, nothing shows a name or dateline."""
    if hit.entry("capital") is None or scan.words[hit.first].isupper():
        return False
    before = hit.first - 1
    if in_list(scan, before, "places.prepositions"):
        return False
    joined = scan.word(before) == "," or in_list(scan, before, "grammar.and")
    if joined and scan.hit(before - 1, "capital", "city"):
        other = scan.hit_of[before - 1]
        if in_list(scan, other.first - 1, "places.prepositions"):
            return False
    return scan.word(hit.last) != "." or scan.sentence[hit.first] != scan.sentence[hit.first - 1] or hit.first == 0


def _neighbours(scan: Scan, last: int, first: int) -> bool:
    between = tuple(scan.lower[last:first])
    return scan.same_sentence(last - 1, first) and " ".join(between) in scan.lexicon.sets["grammar.joins"]


def _with_side(scan: Scan, first: int, last: int) -> tuple[int, int]:
    """As in "Узбекская сторона", "правительства X и Y"."""
    if in_list(scan, last, "grammar.sides"):
        last += 1
    if in_list(scan, first - 1, "grammar.sides") and scan.same_sentence(first - 1, first):
        first -= 1
    return first, last


def pair_marks(scan: Scan, pair: Sequence[str]) -> list[Mark]:
    """As in "Стороны" and its like as ``PAIR``."""
    return [
        Mark("PAIR", scan.starts[hit.first], scan.ends[hit.last - 1], tuple(pair))
        for hit in scan.of("pair")
        if not _owned(scan, hit)
    ]


def _owned(scan: Scan, hit: Hit) -> bool:
    """As in "Страны Европы" are other countries; "узбекские партнёры" are one side."""
    return hit.last - hit.first == 1 and (
        ends_like(scan, hit.first - 1, "adjectives") or (hit.last < len(scan.words) and scan.capital[hit.last])
    )


def place_marks(scan: Scan, taken: set[int]) -> list[Mark]:
    """Cities, and capitals after a preposition of place that are nothing else."""
    cities = {hit.first: hit for hit in scan.of("city", "capital") if hit.first not in taken}
    marks: list[Mark] = []
    past = 0
    for at in sorted({*cities, *scan.where(scan.lexicon.sets["grammar.inside"])}):
        if at < past:
            continue
        if at in cities:
            hit = cities[at]
            past = hit.last
            if not (hit.entry("capital") and stands_for_state(scan, hit)) and not _dateline(scan, hit):
                marks.append(_place(scan, at, _with_site(scan, past)))
        elif at + 1 not in taken:
            span = _unlisted(scan, at + 1, taken)
            if span is not None:
                marks.append(_place(scan, *span))
                past = span[1]
    return marks


def _dateline(scan: Scan, hit: Hit) -> bool:
    word = scan.words[hit.first]
    return word.isupper() and len(word) > 3


def _place(scan: Scan, first: int, last: int) -> Mark:
    return Mark("PLACE", scan.starts[first], scan.ends[last - 1], " ".join(scan.joined(first, last).split()))


def _with_site(scan: Scan, last: int) -> int:
    return last + 1 if in_list(scan, last, "places.sites") and scan.same_sentence(last - 1, last) else last


def _unlisted(scan: Scan, at: int, taken: set[int]) -> tuple[int, int] | None:
    at += in_list(scan, at, "places.sites")
    at += scan.hit(at, "demonym") is not None
    end = at
    while end < at + _LONGEST_PLACE and scan.same_sentence(at - 1, end) and end not in taken and _place_word(scan, end):
        end += 1
    if end == at:
        return None
    site = _with_site(scan, end)
    if site == end and ends_like(scan, end - 1, "adjectives") and end < len(scan.words) and scan.word(end).isalpha():
        return None
    return at, site


def _place_word(scan: Scan, at: int) -> bool:
    word = scan.words[at] if at < len(scan.words) else ""
    return bool(word) and scan.is_name_word(at) and not word.isupper() and at not in scan.hit_of and word[0].isalpha()

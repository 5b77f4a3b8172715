"""Places: listed cities, and capitals after a preposition of place ("at the Ak Orda residence")."""

from __future__ import annotations

from kelisim.reading.marks import Mark
from kelisim.reading.names.parties import stands_for_state
from kelisim.reading.names.text import Hit, Scan

_LONGEST = 8
_AFTER = frozenset((",", ".", ")", ""))


def place_marks(scan: Scan, taken: list[tuple[int, int]]) -> list[Mark]:
    """Every place of a text as written, city first.

    Args:
        scan: The text.
        taken: Offsets of persons, bodies and documents, whose capitals are no places.
    """
    covered = {k for start, end in taken for k in range(scan.at(start), scan.at(end))}
    cities = {hit.first: hit for hit in scan.of("city", "capital") if not _dateline(scan, hit)}
    marks: list[Mark] = []
    past = 0
    for at in sorted({*cities, *scan.where(scan.lexicon.small["in"])}):
        if at < past:
            continue
        if at in cities:
            hit = cities[at]
            past = _with_country(scan, _with_site(scan, hit.last))
            if not (hit.entry("capital") and past == hit.last and stands_for_state(scan, hit)):
                marks.append(_mark(scan, at, past))
        elif at not in covered:
            found = _unlisted(scan, at + 1, covered)
            if found:
                marks.append(_mark(scan, *found))
                past = found[1]
    return marks


def _long_name(scan: Scan, at: int) -> bool:
    """As in "Dar es Salaam": a listed name with small words within."""
    hit = scan.hit(at, "city", "capital")
    return hit is not None and hit.last - hit.first > 2


def _mark(scan: Scan, first: int, last: int) -> Mark:
    return Mark("PLACE", scan.starts[first], scan.ends[last - 1], " ".join(scan.joined(first, last).split()))


def _dateline(scan: Scan, hit: Hit) -> bool:
    return scan.words[hit.first].isupper() and len(scan.words[hit.first]) > 3


def _with_site(scan: Scan, last: int) -> int:
    """As in "Turkistan Region", "Samarkand region"."""
    sites = scan.lexicon.sets["places.sites"]
    return last + 1 if scan.word(last) in sites and scan.same_sentence(last - 1, last) else last


def _with_country(scan: Scan, last: int) -> int:
    """As in "Vientiane, Lao PDR"."""
    if scan.word(last) == ",":
        hit = scan.hit(last + 1, "country")
        if (
            hit is not None
            and scan.same_sentence(last, last + 1)
            and (scan.word(hit.last) in _AFTER or scan.says(hit.last, "after_place"))
        ):
            return hit.last
    return last


def _unlisted(scan: Scan, at: int, covered: set[int]) -> tuple[int, int] | None:
    """As in "at the Iikura House": capitals after a preposition that are nothing else."""
    begin = at + scan.says(at, "definite")
    if begin not in scan.proper or _long_name(scan, at):
        return None
    at = end = begin
    while end < at + _LONGEST and scan.same_sentence(at - 1, end) and end not in covered and _place_word(scan, end):
        end += 1
    if end == at or _subject(scan, at, end, covered):
        return None
    end = _with_site(scan, end)
    return at, _with_country(scan, end)


def _subject(scan: Scan, at: int, end: int, covered: set[int]) -> bool:
    """Whether the capitals tell in what field: "Cooperation in Education", "an Agreement in Sport"."""
    if scan.says(at - 1, "definite") or not scan.lexicon.subject(scan.word(at)):
        return False
    return at - 2 in covered or all(scan.lexicon.subject(scan.word(k)) for k in range(at + 1, end))


def _place_word(scan: Scan, at: int) -> bool:
    if not scan.is_name_word(at) or (scan.words[at].isupper() and len(scan.words[at]) > 1):
        return False
    return (
        scan.hit(at, "country", "demonym", "bloc", "forum", "title", "ignored", "honorific", "agreement", "event")
        is None
        and "-" not in scan.words[at]
    )

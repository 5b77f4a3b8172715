"""Titles with what belongs to them: "Deputy Prime Minister and Minister of Foreign Affairs of X"."""

from __future__ import annotations

from dataclasses import dataclass

from kelisim.reading.names.lexicon import Entry
from kelisim.reading.names.text import Hit, Scan

_PLACES = ("country", "demonym", "bloc", "capital")
_MOST_ROLE_WORDS = 24


@dataclass(frozen=True, slots=True)
class Role:
    """A title with what belongs to it, as spans of words.

    Attributes:
        first: First word of the phrase, article and country included; ``last`` one past its end.
        core: First word of the role itself, after article and country; ``end`` one past it, before "of COUNTRY".
        level: As in CLAIMS.md; ``country`` where the phrase names it; ``many`` for a plural.
        heads: The title words, in lower case ("prime minister").
    """

    first: int
    last: int
    core: int
    end: int
    level: str
    country: str | None
    many: bool
    heads: tuple[str, ...]


def roles(scan: Scan) -> list[Role]:
    """The titles of a text, neighbouring ones joined ("Deputy Prime Minister and Minister of Foreign Affairs")."""
    found: list[Role] = []
    for hit in scan.of("title", "leader", "plural"):
        entry = hit.entry("title", "leader", "plural")
        if entry is None or not _is_title(scan, hit) or (found and hit.first < found[-1].last):
            continue
        role = _role(scan, hit, entry)
        if found and _continues(scan, found[-1], role):
            found[-1] = _joined(found[-1], role)
        else:
            found.append(role)
    return found


def _is_title(scan: Scan, hit: Hit) -> bool:
    """A title is no part of a longer word group such as "general assembly", "head office" or the verb "head"."""
    return hit.last - hit.first > 1 or _weak_title(scan, hit, scan.word(hit.first))


def _weak_title(scan: Scan, hit: Hit, word: str) -> bool:
    weak, sets = scan.says(hit.last, "of"), scan.lexicon.sets
    if word in sets["weak_titles.acronym"]:
        return scan.words[hit.first].isupper()
    if word in sets["weak_titles.with_of"]:
        return weak
    if word in sets["weak_titles.with_name"]:
        return weak or scan.is_name_word(hit.last) or bool(scan.hit(hit.first - 1, "demonym"))
    if word in sets["weak_titles.capital"]:
        named = scan.is_name_word(hit.last) and scan.capital[hit.first]
        return named and not scan.hit(hit.last, "title", "body", "event")
    if word in sets["weak_titles.verb"]:
        return weak or not (scan.says(hit.first - 1, "before_verb") or scan.says(hit.last, "articles"))
    return True


def _role(scan: Scan, hit: Hit, entry: Entry) -> Role:
    core = _left(scan, hit.first)
    end, last, country = _right(scan, hit.last)
    last = _past_post(scan, last) if entry.lemma in scan.lexicon.sets["title_words.posted"] else last
    first, before = _owner(scan, core)
    level = "head_of_state" if entry.kind == "leader" else entry.code
    if entry.kind == "title" and any(scan.says(k, "deputy") for k in range(core, hit.first)):
        level = {"head_of_state": "minister", "head_of_government": "minister", "minister": "official"}.get(
            level, level
        )
    heads = (entry.lemma,)
    return Role(first, last, core, end, level, country or before, entry.many or entry.kind == "plural", heads)


def _past_post(scan: Scan, at: int) -> int:
    """As in "the ambassador to X": the state where somebody is posted is not the one whose he is."""
    place = scan.hit(at + 1 + scan.says(at + 1, "definite"), "country") if scan.says(at, "posted_to") else None
    return place.last if place is not None and scan.same_sentence(at, place.first) else at


def _left(scan: Scan, first: int) -> int:
    """Take in what stands before the title and belongs to it: "First Deputy", "External Affairs"."""
    before = scan.lexicon.sets["title_words.before"]
    domains = scan.lexicon.sets["domains.words"]
    at = first
    while at > 0 and first - at < 5 and scan.same_sentence(at - 1, first) and scan.hit(at - 1, *_PLACES) is None:
        word = scan.word(at - 1)
        if (
            word in before
            or (scan.capital[at - 1] and word in domains and not scan.says(at - 1, "articles"))
            or (
                scan.says(at - 1, "and")
                and at < first
                and scan.capital[at]
                and scan.capital[at - 2]
                and scan.word(at - 2) in domains
            )
        ):
            at -= 1
        else:
            break
    return at


def _right(scan: Scan, last: int) -> tuple[int, int, str | None]:
    """Take in "of Foreign Affairs of Uzbekistan": end of the role, end of the phrase, country."""
    end = at = last
    if not scan.says(at, "of"):
        return end, at, None
    country = None
    while at < last + _MOST_ROLE_WORDS and scan.same_sentence(at, last - 1):
        place = scan.hit(at, "country", "bloc", "demonym", "capital", "city")
        if place is not None and (scan.says(at - 1, "opens_place") or place.entry("demonym")):
            entry = place.entry("country", "bloc", "demonym", "capital", "city")
            country = entry.code if entry and entry.kind in ("country", "bloc", "demonym") else country
            at = place.last
            if (
                entry
                and entry.kind in ("demonym", "country")
                and scan.capital[at : at + 1] == [True]
                and _is_domain(scan, at)
            ):
                continue
            return end, at, country
        if not _in_role(scan, at, last):
            break
        at += 1
        if scan.capital[at - 1] or (_is_domain(scan, at - 1) and not scan.says(at - 1, "links")):
            end = at
    return end, max(end, last), country


def _in_role(scan: Scan, at: int, last: int) -> bool:
    word = scan.word(at)
    if scan.says(at, "links"):
        return _is_domain(scan, at + 1) or (
            at + 1 < len(scan.words) and scan.capital[at + 1] and not _begins_person(scan, at + 1)
        )
    if word == ",":
        return _list_goes_on(scan, at)
    if _is_domain(scan, at):
        return True
    goes_on = scan.says(at - 1, "and") and _is_domain(scan, at + 1)
    opened = scan.says(at - 1, "opens_office") or scan.is_name_word(at - 1) or goes_on
    return scan.is_name_word(at) and opened and (not _after_domain(scan, at, last) or goes_on)


def _is_domain(scan: Scan, at: int) -> bool:
    """Whether a word belongs to the name of an office ("Foreign", "Affairs")."""
    return scan.word(at) in scan.lexicon.sets["domains.words"]


def _begins_person(scan: Scan, at: int) -> bool:
    return scan.hit(at, "honorific", "title") is not None


def _after_domain(scan: Scan, at: int, last: int) -> bool:
    """Whether a word of an office stood before: then a capital that is none begins the person's name."""
    before = range(max(last, at - 6), at)
    known = any(_is_domain(scan, k) and not scan.says(k, "links") for k in before)
    return known and not scan.says(at - 1, "inside_office")


def _list_goes_on(scan: Scan, comma: int) -> bool:
    """As in "Commerce, Industry and Energy": after the comma come words of offices, and an "and" among them."""
    for at in range(comma + 1, min(comma + 6, len(scan.words))):
        if scan.says(at, "and"):
            return at > comma + 1 and _is_domain(scan, at + 1)
        if not _is_domain(scan, at) and scan.word(at) != ",":
            return False
    return False


def _owner(scan: Scan, core: int) -> tuple[int, str | None]:
    """The country before the title ("Kazakh", "Kazakhstan's") and the article before it."""
    at, country = core, None
    if scan.word(at - 1) in ("'s", "'"):
        place = scan.hit(at - 2, "country", "bloc", "capital")
        if place is not None and scan.same_sentence(place.first, core):
            entry = place.entry("country", "bloc", "capital")
            return place.first, entry.code if entry else None
    place = scan.hit(at - 1, "country", "demonym", "bloc")
    if place is not None and scan.same_sentence(place.first, core):
        entry = place.entry("demonym", "country", "bloc")
        country = entry.code if entry else None
        at = place.first
    while scan.says(at - 1, "both") and scan.same_sentence(at - 1, core):
        at -= 1
    if scan.says(at - 1, "articles") and scan.same_sentence(at - 1, core):
        at -= 1
    return at, country


def _continues(scan: Scan, left: Role, right: Role) -> bool:
    """Whether two titles are one person's: joined by "and" or a dash, both in the singular, with no name between."""
    gap = scan.lower[left.last : right.first]
    if left.many or right.many or not scan.same_sentence(left.first, right.first):
        return False
    joined = [word for word in gap if word not in scan.lexicon.small["definite"]]
    joins = scan.lexicon.small["and"] | {"-", "–", "/"}
    same_case = scan.capital[left.core] == scan.capital[right.core]
    return (
        len(joined) <= 1
        and all(word in joins or word == "," for word in joined)
        and bool(gap)
        and same_case
        and not _separate(scan, left, right)
    )


def _separate(scan: Scan, left: Role, right: Role) -> bool:
    """As in "the president and the prime minister" are two; "Deputy Prime Minister and Minister" is one."""
    if scan.says(right.first, "articles"):
        return True
    return left.country is not None and right.country is not None and left.country != right.country


def _joined(left: Role, right: Role) -> Role:
    return Role(
        left.first,
        right.last,
        left.core,
        right.end,
        left.level,
        right.country or left.country,
        False,
        left.heads + right.heads,
    )

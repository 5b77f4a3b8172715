"""Persons by the grammar of titles: "Kazakh President A B", "A B, Minister of X", "Presidents A of X and B of Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kelisim.reading.names.roles import Role, roles
from kelisim.reading.names.text import Scan

_CLOSES = frozenset((",", ".", ";", ")", "'s"))
_MOST_NAME_WORDS = 8
_MOST_PARTICLES = 3  # "von der Leyen", "de la O"


@dataclass(frozen=True, slots=True)
class Found:
    """A person as found: words of the phrase, words of the name (empty for a bare mention) and the role."""

    first: int
    last: int
    name: tuple[int, int] | None
    role: Role | None
    country: str | None


def persons(scan: Scan) -> list[Found]:
    """Every person that a title or an honorific shows, and bare mentions by title."""
    found: list[Found] = []
    for role in roles(scan):
        found.extend(_of_role(scan, role))
    found = _not_two_sides(found)
    taken = {index for person in found for index in range(person.first, person.last)}
    found.extend(_by_honorific(scan, taken))
    return sorted(found, key=lambda person: person.first)


def _not_two_sides(found: list[Found]) -> list[Found]:
    """As in "at the invitation of Kyrgyz President A B, his Kazakh counterpart": one name is no two sides' person."""
    titled = {f.name: f.country for f in found if f.name and f.role and f.role.last <= f.name[0] and f.country}
    return [
        Found(f.role.first, f.last, None, f.role, f.country)
        if f.role and f.name and f.country and f.role.first >= f.name[1] and titled.get(f.name, f.country) != f.country
        else f
        for f in found
    ]


def _of_role(scan: Scan, role: Role) -> Iterator[Found]:
    after = _name_after(scan, role.last)
    if role.many:
        yield from _several(scan, role)
        return
    if after is not None:
        start, end = after
        last, country = _of_country(scan, end)
        yield Found(role.first, last, (start, end), role, country or role.country)
        return
    before = _name_before(scan, role.first)
    if before is not None:
        yield Found(before[0], role.last, before, role, role.country)
        return
    yield Found(role.first, role.last, None, role, role.country)


def _several(scan: Scan, role: Role) -> Iterator[Found]:
    """As in "Presidents A of X and B of Y"; without names the plural itself."""
    (at, sides), count = _past_sides(scan, role), 0
    while count < 6:
        name = _name_after(scan, at)
        if name is None:
            break
        last, country = _of_country(scan, name[1])
        country = country or (sides[count] if count < len(sides) else None)
        yield Found(role.first if not count else name[0], last, name, role, country)
        count, at = count + 1, last
        if scan.word(at) == "," and scan.says(at + 1, "and"):
            at += 1
        if scan.word(at) != "," and not scan.says(at, "and"):
            break
        at += 1
    if not count:
        yield Found(role.first, role.last, None, role, role.country)


def _past_sides(scan: Scan, role: Role) -> tuple[int, list[str]]:
    """As in "Prime Ministers of the two countries, A and B": what stands between the plural and the names.

    Returns:
        Where the names begin, and the countries of "Presidents of X and Y, A and B" in their order.
    """
    at, sides = role.last, [role.country] if role.country else []
    while sides and (scan.says(at, "and") or scan.word(at) == ","):
        place = scan.hit(at + 1 + scan.says(at + 1, "definite"), "country")
        entry = place.entry("country") if place else None
        if place is None or entry is None or not scan.same_sentence(at, place.first):
            break
        at, sides = place.last, [*sides, entry.code]
    if len(sides) > 1 and scan.word(at) == ",":
        return at + 1, sides
    return _past_pair(scan, role.last), []


def _past_pair(scan: Scan, at: int) -> int:
    if scan.says(at, "of"):
        at += 1
        hit = scan.hit(at + scan.says(at, "definite"), "pair")
        if hit is not None and scan.word(hit.last) == ",":
            return hit.last + 1
    return at


def _of_country(scan: Scan, end: int) -> tuple[int, str | None]:
    """As in "... of Uzbekistan" after a name."""
    at = end
    if scan.says(at, "of_country"):
        at += 1
        at += scan.says(at, "definite")
        place = scan.hit(at, "country", "bloc")
        if place is not None and scan.same_sentence(end - 1, at):
            entry = place.entry("country", "bloc")
            return place.last, entry.code if entry else None
    if scan.word(end) == "(":
        place = scan.hit(end + 1, "country")
        entry = place.entry("country") if place else None
        if place and entry and scan.word(place.last) == ")":
            return place.last + 1, entry.code
    return end, None


def _name_after(scan: Scan, at: int) -> tuple[int, int] | None:
    """The name that begins at a word, perhaps after a comma or an honorific."""
    if not scan.same_sentence(at - 1, at):
        return None
    before = at - 1
    comma = scan.word(at) == ","
    at += comma
    start = _past_honorifics(scan, at, titled=comma)
    end = name_end(scan, start, titled=not comma)
    if (
        end == start
        or not scan.same_sentence(before, start)
        or (comma and not (end - start >= 2 and (scan.word(end) in _CLOSES or scan.says(end, "and"))))
    ):
        return None
    return (start, end)


def _past_honorifics(scan: Scan, at: int, *, titled: bool = False) -> int:
    """One past the honorifics that begin at a word; ``titled``: a title stands before, so that a prince is one too."""
    hops = 0
    while hops < 4:
        hit = scan.hit(at, "honorific")
        if (
            hit is None
            or hit.first != at
            or (scan.hit(at, "title") and hops == 0 and not titled and scan.lower[at] in ("prince", "general"))
        ):
            break
        if scan.says(at, "pronouns") and not scan.words[at].isupper():
            break
        at, hops = hit.last, hops + 1
        at += scan.word(at) in (".", "'")
    return at


def name_end(scan: Scan, start: int, *, titled: bool = False) -> int:
    """One past the last word of the name that begins at a word; the word itself where no name does.

    Args:
        scan: The text.
        start: The first word.
        titled: A title stands right before, so that even a capital "To" is a name.
    """
    at = start
    if titled and _odd_name(scan, start):
        at += 1
    while at < start + _MOST_NAME_WORDS and scan.same_sentence(start, at):
        step = 1 if _names_person(scan, at) else _joint(scan, at) if at > start else 0
        if not step:
            break
        at += step
    return at


def _odd_name(scan: Scan, at: int) -> bool:
    """A capital function word in the middle of a sentence: "General Secretary To Lam"."""
    inside = 0 < at < len(scan.words) - 1 and scan.same_sentence(at - 1, at) and at not in scan.hit_of
    return inside and scan.capital[at] and scan.words[at] in scan.lexicon.not_names and _names_person(scan, at + 1)


def _joint(scan: Scan, at: int) -> int:
    """How many words of a name stand here inside it: "bin X", a nickname in quotation marks."""
    if scan.lower[at] in scan.lexicon.sets["title_words.particles"]:
        return _particles(scan, at)
    nickname = scan.lower[at] == '"' == scan.word(at + 2) and _names_person(scan, at + 1)
    return 3 if nickname and _names_person(scan, at + 3) and scan.same_sentence(at, at + 3) else 0


def _particles(scan: Scan, at: int) -> int:
    """How many words "de la X" has; 0 where no name follows the particles."""
    particles = scan.lexicon.sets["title_words.particles"]
    small = next((size for size in range(1, _MOST_PARTICLES + 1) if scan.word(at + size) not in particles), 0)
    named = small and scan.same_sentence(at, at + small) and _names_person(scan, at + small)
    return small + 1 if named else 0


def _names_person(scan: Scan, at: int) -> bool:
    if at not in scan.proper or not scan.words[at][0].isalpha():
        return False
    if scan.lower[at] in scan.lexicon.sets["title_words.not_person"]:
        return False
    hit = scan.hit_of.get(at)
    if hit is None:
        return True
    if (
        hit.entry("body", "agreement", "event", "project")
        and scan.capital[at - 1 : at] == [True]
        and not scan.hit(at - 1, "title")
    ):
        return False
    if hit.entry("capital") and hit.last - hit.first == 1 and _inside_name(scan, at):
        return True
    return hit.entry("country", "demonym", "bloc", "forum", "title", "plural", "capital", "ignored") is None or (
        hit.entry("honorific") is not None and not hit.entry("title")
    )


def _inside_name(scan: Scan, at: int) -> bool:
    """As in "President Sofia Ruiz" or "Maria Lima": a capital of a state that is here a person's name."""
    titled = scan.hit(at - 1, "title") is not None
    before = at > 0 and scan.hit_of.get(at - 1) is None and scan.is_name_word(at - 1)
    after = at + 1 < len(scan.words) and scan.hit_of.get(at + 1) is None and scan.is_name_word(at + 1)
    return scan.same_sentence(at - 1, at) and ((titled and after) or before)


def _name_before(scan: Scan, first: int) -> tuple[int, int] | None:
    """As in "A B, the Uzbek foreign minister": the name that ends before a comma."""
    at = first
    if scan.word(at - 1) not in (",", "(", "–", "-"):
        return None
    end = start = at - 1
    particles = scan.lexicon.sets["title_words.particles"]
    while start > 0 and end - start < _MOST_NAME_WORDS and scan.same_sentence(start - 1, first):
        if _names_person(scan, start - 1) or (
            scan.word(start - 1) in particles and end - start >= 1 and _names_person(scan, start - 2)
        ):
            start -= 1
        else:
            break
    alone = end - start == 1 and _definite(scan, first) and not scan.same_sentence(start - 1, start)
    if (end - start < 2 and not alone) or (scan.says(start - 1, "of_country") and not scan.capital[start - 1]):
        return None
    return (start, end)


def _definite(scan: Scan, first: int) -> bool:
    """As in "the Iranian president": an article and a country before the title."""
    return scan.says(first, "definite") and scan.hit(first + 1, "demonym", "country") is not None


def _by_honorific(scan: Scan, taken: set[int]) -> Iterator[Found]:
    for hit in scan.of("honorific"):
        if hit.first in taken:
            continue
        start = _past_honorifics(scan, hit.first)
        end = name_end(scan, start)
        if start > hit.first and end > start and start not in taken and scan.same_sentence(hit.first, start):
            last, country = _of_country(scan, end)
            yield Found(hit.first, last, (start, end), None, country)

"""Persons by the grammar of titles: "Kazakh President A B", "A B, Minister of X", "Presidents A of X and B of Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kelisim.reading.names.lexicon import Entry
from kelisim.reading.names.text import Hit, Scan

_PLACES = ("country", "demonym", "bloc", "capital")
_CLOSES = frozenset((",", ".", ";", ")", "'s"))
_MOST_NAME_WORDS = 8
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


@dataclass(frozen=True, slots=True)
class Found:
    """A person as found: words of the phrase, words of the name (empty for a bare mention) and the role."""

    first: int
    last: int
    name: tuple[int, int] | None
    role: Role | None
    country: str | None


def roles(scan: Scan) -> list[Role]:
    """The titles of a text, neighbouring ones joined ("Deputy Prime Minister and Minister of Foreign Affairs")."""
    found: list[Role] = []
    for hit in scan.hits:
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
        return weak or not scan.says(hit.first - 1, "before_verb")
    return True


def _role(scan: Scan, hit: Hit, entry: Entry) -> Role:
    core = _left(scan, hit.first)
    end, last, country = _right(scan, hit.last)
    first, before = _owner(scan, core)
    level = "head_of_state" if entry.kind == "leader" else entry.code
    if entry.kind == "title" and any(scan.says(k, "deputy") for k in range(core, hit.first)):
        level = {"head_of_state": "minister", "head_of_government": "minister", "minister": "official"}.get(
            level, level
        )
    heads = (entry.lemma,)
    return Role(first, last, core, end, level, country or before, entry.many or entry.kind == "plural", heads)


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
    if not (scan.says(at, "of") or _genitive(scan, at)):
        return end, at, None
    country = None
    while at < last + _MOST_ROLE_WORDS and scan.same_sentence(at, last - 1):
        place = scan.hit(at, "country", "bloc", "demonym", "capital", "city")
        if place is not None and (_opens_place(scan, at - 1) or place.entry("demonym")):
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
    """Whether a word belongs to the name of an office ("Foreign", "Affairs", «иностранных»)."""
    word, sets = scan.word(at), scan.lexicon.sets
    if word in sets["domains.words"]:
        return True
    stems = sets["domains.stems"]
    return bool(stems) and any(word[:size] in stems for size in range(3, len(word) + 1))


def _genitive(scan: Scan, at: int) -> bool:
    """In a language without "of" the office or the country follows the title at once."""
    if not scan.lexicon.sets["small.genitive"]:
        return False
    return _is_domain(scan, at) or scan.hit(at, "country", "bloc", "demonym") is not None


def _opens_place(scan: Scan, at: int) -> bool:
    return scan.says(at, "opens_place") or bool(scan.lexicon.sets["small.genitive"])


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
    while scan.says(at - 1, "both"):
        at -= 1
    if scan.says(at - 1, "articles") and scan.same_sentence(at - 1, core):
        at -= 1
    return at, country


def _continues(scan: Scan, left: Role, right: Role) -> bool:
    """Whether two titles are one person's: joined by "and" or a dash, both in the singular, with no name between."""
    gap = scan.lower[left.last : right.first]
    if left.many or right.many or not scan.same_sentence(left.first, right.first):
        return False
    joined = [word for word in gap if word not in scan.lexicon.sets["small.definite"]]
    joins = scan.lexicon.sets["small.and"] | {"-", "–", "/"}
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


def persons(scan: Scan) -> list[Found]:
    """Every person that a title or an honorific shows, and bare mentions by title."""
    found: list[Found] = []
    for role in roles(scan):
        found.extend(_of_role(scan, role))
    taken = {index for person in found for index in range(person.first, person.last)}
    found.extend(_by_honorific(scan, taken))
    return sorted(found, key=lambda person: person.first)


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
    at, count = _past_sides(scan, role.last), 0
    while count < 6:
        name = _name_after(scan, at)
        if name is None:
            break
        last, country = _of_country(scan, name[1])
        yield Found(role.first if not count else name[0], last, name, role, country)
        count, at = count + 1, last
        if scan.word(at) == "," and scan.says(at + 1, "and"):
            at += 1
        if scan.word(at) != "," and not scan.says(at, "and"):
            break
        at += 1
    if not count:
        yield Found(role.first, role.last, None, role, role.country)


def _past_sides(scan: Scan, at: int) -> int:
    """As in "Prime Ministers of the two countries, A and B": what stands between the plural and the names."""
    if scan.says(at, "of") or scan.lexicon.sets["small.genitive"]:
        at += scan.says(at, "of")
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
        step = _name_step(scan, at, first=at == start)
        if not step:
            break
        at += step
    return at


def _odd_name(scan: Scan, at: int) -> bool:
    """A capital function word in the middle of a sentence: "General Secretary To Lam"."""
    inside = 0 < at < len(scan.words) - 1 and scan.same_sentence(at - 1, at) and at not in scan.hit_of
    return inside and scan.capital[at] and scan.words[at] in scan.lexicon.not_names and _names_person(scan, at + 1)


def _name_step(scan: Scan, at: int, *, first: bool) -> int:
    """How many words of a name stand here: a capital, "bin X", a nickname in quotation marks."""
    if _names_person(scan, at):
        return 1
    if first:
        return 0
    if scan.word(at) in scan.lexicon.sets["title_words.particles"] and _names_person(scan, at + 1):
        return 2
    nickname = scan.word(at) == '"' == scan.word(at + 2) and _names_person(scan, at + 1) and _names_person(scan, at + 3)
    return 3 if nickname and scan.same_sentence(at, at + 3) else 0


def _names_person(scan: Scan, at: int) -> bool:
    if not scan.is_name_word(at) or not scan.words[at][0].isalpha():
        return False
    if scan.word(at) in scan.lexicon.sets["title_words.not_person"]:
        return False
    hit = scan.hit(at)
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
    for hit in scan.hits:
        if hit.first in taken or hit.entry("honorific") is None:
            continue
        start = _past_honorifics(scan, hit.first)
        end = name_end(scan, start)
        if start > hit.first and end > start and start not in taken and scan.same_sentence(hit.first, start):
            last, country = _of_country(scan, end)
            yield Found(hit.first, last, (start, end), None, country)

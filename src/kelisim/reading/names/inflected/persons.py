"""Persons by title and name in any case: "президентом Казахстана А. Б", "министры иностранных дел двух стран А и Б"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kelisim.reading.names.inflected.words import ends_like, in_domain, in_list, is_initial
from kelisim.reading.names.text import Hit, Scan

_STATES = ("country", "demonym", "bloc")
_LISTED = (
    "country",
    "demonym",
    "bloc",
    "forum",
    "title",
    "leader",
    "ignored",
    "capital",
    "city",
    "pair",
    "body",
    "agreement",
    "event",
    "project",
)
_MOST_ROLE_WORDS = 18
_MOST_NAME_WORDS = 5
_FULL_NAME = 2
_MOST_QUOTED = 8
_DASHES = ("–", "-", "—")
REGNAL = re.compile("[IVX]{1,6}")
_RANK = ("head_of_state", "head_of_government", "minister", "parliament", "official", "business")


@dataclass(frozen=True, slots=True)
class Title:
    """A title with what belongs to it, as spans of words.

    Attributes:
        first: First word, adjectives included; ``last`` one past the role.
        level: As in CLAIMS.md; ``many`` for a plural.
        codes: The countries named in it, in their order.
        loose: Whether it only points to somebody ("коллега").
    """

    first: int
    last: int
    level: str | None
    codes: tuple[str, ...]
    many: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A person as found: the words of the phrase, of the name (``None``: by title alone), the title and the country."""

    first: int
    last: int
    name: tuple[int, int] | None
    title: Title | None
    code: str | None


def persons(scan: Scan) -> list[Found]:
    """All persons of a text, titled ones first come; then names that show themselves by their endings or initials."""
    found: list[Found] = []
    for title in _titles(scan):
        found.extend(_named(scan, title))
    taken = {at for person in found for at in range(person.first, person.last)}
    found.extend(_untitled(scan, taken))
    return sorted(found, key=lambda person: person.first)


def _titles(scan: Scan) -> Iterator[Title]:
    end = 0
    for hit in scan.of("title", "leader"):
        entry = hit.entry("title", "leader")
        if (
            entry is None
            or hit.first < end
            or _in_quotes(scan, hit)
            or (entry.many and scan.hit(hit.first - 1, "body"))
        ):
            continue
        first, codes = _left(scan, hit.first)
        level = entry.code if entry.kind == "title" else None
        if (
            scan.hit(hit.last, "country")
            and " ".join(scan.lower[hit.first : hit.last]) in scan.lexicon.sets["grammar.heads"]
        ):
            level = _RANK[0]
        last, more, level = _right(scan, hit.last, level)
        if level == _RANK[4] and any(in_list(scan, at, "grammar.ministries") for at in range(hit.last, last)):
            level = (
                _RANK[2] if " ".join(scan.lower[hit.first : hit.last]) in scan.lexicon.sets["grammar.heads"] else level
            )
        more = (*_within(scan, hit), *more)
        yield Title(max(first, end), last, level, (*codes, *more), entry.many, entry.kind == "leader")
        end = last


def _within(scan: Scan, hit: Hit) -> tuple[str, ...]:
    """The country that is part of a listed title ("председатель КНР")."""
    codes = (scan.lexicon.states.get(word) for word in scan.words[hit.first + 1 : hit.last])
    return tuple(code for code in codes if code)


def _in_quotes(scan: Scan, hit: Hit) -> bool:
    return scan.word(hit.first - 1) == '"' and scan.word(hit.last) == '"'


def _left(scan: Scan, at: int) -> tuple[int, tuple[str, ...]]:
    """As in "первый", "узбекский" before the title."""
    codes: list[str] = []
    first = at
    while scan.same_sentence(at - 1, first):
        hit = scan.hit(at - 1, "demonym")
        if hit is not None:
            entry = hit.entry("demonym")
            codes.insert(0, entry.code if entry else "")
            at = hit.first
        elif in_list(scan, at - 1, "title_words.before"):
            at -= 1
        else:
            break
    return at, tuple(codes)


def _right(scan: Scan, last: int, level: str | None) -> tuple[int, tuple[str, ...], str | None]:
    """What follows a title and belongs to it: offices, countries, a second title."""
    at = end = last
    codes: list[str] = []
    while at < last + _MOST_ROLE_WORDS and scan.same_sentence(last - 1, at):
        hit = scan.hit_of.get(at)
        state = hit.entry(*_STATES) if hit is not None else None
        if hit is not None and state is not None and hit.first == at:
            codes.append(state.code)
            at = end = hit.last
        elif hit is not None and not codes and _second_title(scan, hit, at):
            code = next(e.code for e in hit.entries if e.kind == "title")
            level = min((level or code, code), key=_RANK.index)
            at = end = hit.last
        elif (hit is not None and hit.entry("pair")) or (
            hit is not None and hit.first == at and hit.entry("city", "capital")
        ):
            at = end = hit.last
        elif _office(scan, at):
            at += 1
            end = at
        elif _links(scan, at) and _goes_on(scan, at + 1, codes):
            at += 1
        elif _name_of_office(scan, at):
            at = end = _name_of_office(scan, at)
        elif scan.word(at) == '"' and _closing(scan, at):
            at = end = _closing(scan, at) + 1
        elif codes and _posted(scan, last, at):
            return _past_state(scan, at + 1), tuple(codes), level
        else:
            break
    return end, tuple(codes), level


def _posted(scan: Scan, last: int, at: int) -> bool:
    """Whether a title sends its holder to another state: "посол Индонезии в Узбекистане"."""
    sent = in_list(scan, last - 1, "grammar.posted") and in_list(scan, at, "grammar.there")
    return sent and _past_state(scan, at + 1) > at + 1


def _past_state(scan: Scan, at: int) -> int:
    hit = scan.hit_of.get(at)
    return hit.last if hit is not None and hit.first == at and hit.entry(*_STATES) else at


def _office(scan: Scan, at: int) -> bool:
    """Whether a word is part of an office; a family name that begins as one is not."""
    if not in_domain(scan, at):
        return False
    family = scan.capital[at] and not scan.words[at].isupper() and ends_like(scan, at, "surnames")
    return not family or _names_person(scan, at + 1, strict=True)


def _name_of_office(scan: Scan, at: int) -> int:
    """One past capitals of which the first is an adjective and after which a country stands ("Великого Хурала X")."""
    end = at
    while end < at + _MOST_NAME_WORDS and scan.same_sentence(at, end) and _names_person(scan, end):
        end += 1
    return end if end > at and ends_like(scan, at, "adjectives") and scan.hit(end, "country") else 0


def _second_title(scan: Scan, hit: Hit, at: int) -> bool:
    """As in "заместитель премьер-министра – министр иностранных дел": one person's."""
    entry = hit.entry("title")
    joined = scan.word(at - 1) in _DASHES or in_list(scan, at - 1, "grammar.and")
    return entry is not None and not entry.many and joined


def _links(scan: Scan, at: int) -> bool:
    return scan.word(at) in (",", *_DASHES) or in_list(scan, at, "connectors.words")


def _goes_on(scan: Scan, at: int, codes: list[str]) -> bool:
    """Whether a role goes on after a linking word: with an office, or with a second country of a plural."""
    hit = scan.hit_of.get(at)
    if (
        hit is not None
        and hit.entry(*_STATES)
        and codes
        and scan.word(at - 1) in (",", *scan.lexicon.sets["grammar.and"])
    ):
        return True
    if hit is not None and hit.entry("title"):
        return not codes and scan.word(at - 1) != ","
    return in_domain(scan, at)


def _closing(scan: Scan, at: int) -> int:
    """The closing quotation mark; 0 where there is none near."""
    for end in range(at + 1, min(at + _MOST_QUOTED, len(scan.words))):
        if scan.word(end) == '"':
            return end if scan.same_sentence(at, end) else 0
    return 0


def _named(scan: Scan, title: Title) -> Iterator[Found]:
    if title.many:
        yield from _several(scan, title)
        return
    at = _past_honorifics(scan, title.last)
    end = name_end(scan, at) if scan.same_sentence(title.last - 1, at) else at
    code = title.codes[-1] if title.codes else None
    name = (at, end) if end > at else None
    before = _names_before(scan, title) if name is None else []
    if before:
        yield Found(before[-1][0], title.last, before[-1], title, code)
        return
    yield Found(title.first, max(end, title.last), name, title, code)


def _names_before(scan: Scan, title: Title) -> list[tuple[int, int]]:
    """As in "А Б, президент X," and "А Б и В Г, президенты X и Y": names that end before a comma."""
    names: list[tuple[int, int]] = []
    end = title.first - 1
    if scan.word(end) != "," or not scan.same_sentence(end, title.first):
        return names
    while len(names) <= _MOST_NAME_WORDS:
        start = end
        while start > 0 and end - start < _MOST_NAME_WORDS and scan.same_sentence(start - 1, end):
            if not _names_person(scan, start - 1):
                break
            start -= 1
        if end - start < _FULL_NAME:
            break
        names.insert(0, (start, end))
        if not (title.many and in_list(scan, start - 1, "grammar.and")):
            break
        end = start - 1
    return names


def _several(scan: Scan, title: Title) -> Iterator[Found]:
    """As in "Президенты X и Y А и Б": the first name with the first country."""
    at = title.last
    at += scan.word(at) in (",", *_DASHES)
    names: list[tuple[int, int]] = []
    while scan.same_sentence(title.last - 1, at):
        end = name_end(scan, at)
        if end == at:
            break
        names.append((at, end))
        if scan.word(end) != "," and not in_list(scan, end, "grammar.and"):
            break
        at = end + 1
    if not names:
        names = _names_before(scan, title)
        if names and len(title.codes) != len(names):
            title = replace(title, codes=())
    for number, name in enumerate(names):
        code = title.codes[number] if len(title.codes) == len(names) else None
        first = title.first if number == 0 and name[0] > title.first else name[0]
        yield Found(first, name[1], name, title, code)
    if not names:
        yield Found(title.first, title.last, None, title, None)


def _past_honorifics(scan: Scan, at: int) -> int:
    hit = scan.hit(at, "honorific")
    while hit is not None and hit.first == at:
        at = hit.last
        hit = scan.hit(at, "honorific")
    return at


def name_end(scan: Scan, start: int) -> int:
    """One past the last word of the name that begins at a word; the word itself where none does."""
    at = start
    while at < start + _MOST_NAME_WORDS and scan.same_sentence(start, at):
        inside = at > start and (in_list(scan, at, "title_words.particles") or REGNAL.fullmatch(scan.words[at]))
        if not inside and not _names_person(scan, at):
            break
        at += 1
    full = any(not is_initial(word) for word in scan.words[start:at])
    return at if full else start


def _names_person(scan: Scan, at: int, *, strict: bool = False) -> bool:
    if at not in scan.proper:
        return False
    word = scan.words[at]
    if is_initial(word):
        return True
    if len(word) < 2 or word.isupper() or word[0].isdigit() or in_list(scan, at, "title_words.not_person"):
        return False
    hit = scan.hit_of.get(at)
    if hit is not None and hit.entry(*_LISTED):
        return False
    return not strict or not in_domain(scan, at)


def _untitled(scan: Scan, taken: set[int]) -> Iterator[Found]:
    past = 0
    for at in scan.capitals:
        if at < past or at in taken or at not in scan.proper:
            continue
        end = name_end(scan, at)
        past = next((k for k in range(at, end) if k in taken), end)
        if past > at and _shows_itself(scan, at, past):
            yield Found(at, past, (at, past), None, None)


def _shows_itself(scan: Scan, first: int, end: int) -> bool:
    """Two names of which the last ends as family names do, an initial, or one name beside a verb of saying."""
    if scan.word(first - 1) == '"' or in_domain(scan, first):
        return False
    if is_initial(scan.words[first]):
        return end - first > 1
    if end - first > 1:
        return ends_like(scan, end - 1, "surnames") or _said(scan, first, end) or _does(scan, first, end)
    return ends_like(scan, first, "surnames") and _said(scan, first, end)


def _does(scan: Scan, first: int, end: int) -> bool:
    """Whether a verb of what persons do follows, and no word of the name is an adjective."""
    plain = not any(ends_like(scan, at, "adjectives") for at in range(first, end))
    return plain and in_list(scan, end, "grammar.doers")


def _said(scan: Scan, first: int, end: int) -> bool:
    return in_list(scan, first - 1, "speech.verbs") or in_list(scan, end, "speech.verbs")

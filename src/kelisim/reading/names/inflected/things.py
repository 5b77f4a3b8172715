"""Documents, bodies, projects and named events by their head word, with adjectives before and the subject after it."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.reading.marks import Mark
from kelisim.reading.names.inflected.parties import hyphenated
from kelisim.reading.names.inflected.words import ends_like, in_list
from kelisim.reading.names.text import Hit, Scan

_TYPES = {"agreement": "AGREEMENT", "body": "BODY", "project": "PROJECT", "event": "FORUM"}
_LONGEST = {"agreement": 18, "body": 10, "project": 7, "event": 6}
# Bodies that are no name by their head word alone.
_COMMON = frozenset(("other", "company", "fund", "centre"))
_MOST_MODIFIERS = 4
_MOST_QUOTED = 14
_SERIES = 6
_YEAR = 4
_FEW = 4
_DASHES = ("–", "-", "—")


def thing_marks(scan: Scan, taken: set[int]) -> list[Mark]:
    """Every document, body, project and named event that is no part of a person's title."""
    marks: list[Mark] = []
    end = 0
    for hit in scan.of(*_TYPES):
        if hit.first in taken or scan.starts[hit.first] < end:
            continue
        mark = next(_marks(scan, hit), None)
        if mark is not None:
            marks.append(mark)
            end = mark.end
    return marks


def _marks(scan: Scan, hit: Hit) -> Iterator[Mark]:
    for kind, mark_type in _TYPES.items():
        entry = hit.entry(kind)
        if entry is None or (kind == "project" and _no_works(scan, hit)):
            continue
        first = _modifiers(scan, hit.first)
        last = _subject(scan, hit.last, kind)
        if kind == "agreement" and _founds(scan, hit.last, last):
            last = hit.last
        named = _named(scan, first, hit, last, kind)
        if (first, last) == (hit.first, hit.last) and (kind == "event" or (kind == "body" and entry.code in _COMMON)):
            continue
        name, head = _value(scan, hit, (first, last), kind, named), _head(scan, hit, kind, entry.code, named)
        yield Mark(mark_type, scan.starts[first], scan.ends[last - 1], name, head)
        return


def _no_works(scan: Scan, hit: Hit) -> bool:
    """Whether a word for works belongs to something else: "проект соглашения", "кредитная линия"."""
    return scan.hit(hit.last, "agreement") is not None or (
        hit.first > 0 and in_list(scan, hit.first - 1, "stops.not_works")
    )


def _founds(scan: Scan, start: int, last: int) -> bool:
    """Whether a document is about setting up a body or a project, which then is a name of its own."""
    founding = (at for at in range(start, min(start + _FEW, last)) if in_list(scan, at, "grammar.founding"))
    return any(scan.hit(k, "body", "project") for at in founding for k in range(at + 1, min(at + 1 + _FEW, last)))


def _named(scan: Scan, first: int, hit: Hit, last: int, kind: str) -> bool:
    """Whether capitals or quotation marks make a name of it; of a project also capitals after the head word."""
    end = last if kind == "project" else hit.last
    capital = any(scan.capital[k] and not _opens(scan, k) for k in range(first, end))
    return capital or scan.word(hit.last) == '"'


def _opens(scan: Scan, at: int) -> bool:
    return at == 0 or scan.sentence[at - 1] != scan.sentence[at]


def _head(scan: Scan, hit: Hit, kind: str, code: str, named: bool) -> str:
    if kind == "event":
        return scan.word(hit.last - 1)
    if kind == "project":
        many = " ".join(scan.lower[hit.first : hit.last]) in scan.lexicon.sets["grammar.plurals"]
        return "many" if many else "named" if named else "one"
    return code


def _value(scan: Scan, hit: Hit, span: tuple[int, int], kind: str, named: bool) -> str | None:
    """The name as written; of a document in small letters its subject; ``None`` for a bare word."""
    first, last = span
    if kind == "agreement" and not named and last > hit.last:
        begin = hit.last + in_list(scan, hit.last, "grammar.about")
        return " ".join(scan.joined(begin, last).split())
    if (first, last) == (hit.first, hit.last) and hit.last - hit.first == 1:
        return None
    return " ".join(scan.joined(first, last).split())


def _modifiers(scan: Scan, at: int) -> int:
    end = at
    while end - at < _MOST_MODIFIERS and scan.same_sentence(at - 1, end) and _modifier(scan, at - 1):
        at -= 1
        joined = scan.word(at - 1) == "," or in_list(scan, at - 1, "grammar.and")
        if joined and _modifier(scan, at - 2) and _agree(scan, at, at - 2):
            at -= 1
    return at


def _agree(scan: Scan, one: int, other: int) -> bool:
    """Whether two adjectives stand in one case, told by their last letter; a capital begins another name."""
    return scan.word(one)[-1:] == scan.word(other)[-1:] and not scan.capital[other]


def _modifier(scan: Scan, at: int) -> bool:
    if at < 0 or in_list(scan, at, "stops.modifier") or in_list(scan, at, "stops.subject"):
        return False
    if scan.hit(at, "title", "country") or (ends_like(scan, at, "nouns") and not scan.hit(at, "demonym")):
        return False
    return ends_like(scan, at, "adjectives") or bool(hyphenated(scan, scan.words[at]))


def _subject(scan: Scan, at: int, kind: str) -> int:
    """One past the last word that belongs to the name to the right."""
    start, limit = at, at + _LONGEST[kind]
    while at < limit and at < len(scan.words) and scan.same_sentence(start - 1, at):
        if scan.word(at) == '"':
            close = _closing(scan, at)
            if not close:
                break
            at = close + 1
        elif _stops(scan, at, start, kind):
            break
        else:
            at += 1
    while at > start and (in_list(scan, at - 1, "connectors.words") or scan.word(at - 1) in (",", *_DASHES, "(")):
        at -= 1
    return at


def _closing(scan: Scan, at: int) -> int:
    for end in range(at + 1, min(at + _MOST_QUOTED, len(scan.words))):
        if scan.word(end) == '"':
            return end if scan.same_sentence(at, end) else 0
    return 0


def _stops(scan: Scan, at: int, start: int, kind: str) -> bool:
    """Whether a name ends before a word."""
    word = scan.word(at)
    if not word[0].isalpha():
        return not _passes(scan, at, start)
    if _verb(scan, at) or _title_stops(scan, at, start, kind):
        return True
    if in_list(scan, at, "grammar.and"):
        return bool(at == start or scan.hit(at + 1, "agreement", "title") or _verb(scan, at + 1))
    if in_list(scan, at, "stops.subject_starts"):
        return _preposition_stops(scan, at, start, kind)
    return in_list(scan, at, "grammar.prepositions") or bool(
        kind != "agreement" and at > start and scan.hit(at, "pair")
    )


def _title_stops(scan: Scan, at: int, start: int, kind: str) -> bool:
    """A title ends a name, but for one right after the head of a body: "Совет министров иностранных дел"."""
    hit = scan.hit(at, "title")
    return hit is not None and (kind != "body" or hit.first != start)


def _verb(scan: Scan, at: int) -> bool:
    if in_list(scan, at, "stops.subject"):
        return True
    verb = ends_like(scan, at, "infinitives") or ends_like(scan, at, "finite")
    return verb and not scan.capital[at] and not in_list(scan, at, "grammar.no_verbs")


def _passes(scan: Scan, at: int, start: int) -> bool:
    """A dash between capitals, a comma of a series, years of a plan: signs that a name goes over."""
    word = scan.word(at)
    if word in _DASHES:
        return (at > start and scan.capital[at - 1] and _capital(scan, at + 1)) or _years(scan, at)
    if word == ",":
        return _series(scan, at)
    return word[0].isdigit() and _years(scan, at)


def _capital(scan: Scan, at: int) -> bool:
    return at < len(scan.capital) and scan.capital[at]


def _years(scan: Scan, at: int) -> bool:
    """Whether the years of a plan stand here: "на 2023–2027 годы"."""
    near = [scan.word(k) for k in range(at - 2, at + 3)]
    year = any(len(word) == _YEAR and word.isdigit() for word in near)
    return year and any(in_list(scan, k, "grammar.until") for k in range(at - 4, at))


def _preposition_stops(scan: Scan, at: int, start: int, kind: str) -> bool:
    """Whether a preposition begins something else: a place, a time, an occasion."""
    if in_list(scan, at, "grammar.inside"):
        next_word = scan.word(at + 1)
        if _capital(scan, at + 1) or in_list(scan, at + 1, "grammar.frames"):
            return True
        if next_word[:1].isdigit():
            return not in_list(scan, at, "grammar.until") or len(next_word) != _YEAR
    if kind == "agreement":
        return False
    return not in_list(scan, at, "grammar.body_starts") or (kind != "body" and at > start + 1)


def _series(scan: Scan, comma: int) -> bool:
    """A comma between members of one series that a joining word ends soon: "торговли, транспорта и энергетики"."""
    for at in range(comma + 1, min(comma + _SERIES, len(scan.words))):
        word = scan.word(at)
        if in_list(scan, at, "grammar.and"):
            return at > comma + 1 and not in_list(scan, at + 1, "stops.subject")
        if in_list(scan, at, "stops.subject") or in_list(scan, at, "stops.subject_starts"):
            return False
        if not (word[0].isalpha() or word == ",") or scan.hit(at, "title", "agreement"):
            return False
    return False

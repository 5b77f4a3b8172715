"""Who is meant: the persons of a document, and every mention of one by name in any case or by title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kelisim.reading.marks import Person
from kelisim.reading.names.inflected.cases import case_of, name_in_nominative
from kelisim.reading.names.inflected.persons import Found, Title
from kelisim.reading.names.inflected.words import SHORTEST_STEM, alike, folded, is_initial
from kelisim.reading.names.lexicon import Sets
from kelisim.reading.names.people import Mention
from kelisim.reading.names.text import Scan
from kelisim.reading.nominatives import Forms

_MOST_PERSONS = 200
_LOOK_BACK = 60
_SHORTEST_ALONE = 4
_HEADS = ("head_of_state", "head_of_government")


@dataclass
class Known:
    """A person of the document: the words of the fullest name, every way it is written with its case, where named."""

    person: Person
    words: tuple[str, ...]
    variants: dict[str, str | None]
    at: int


@dataclass
class Table:
    """The persons of a document and all their mentions, in order."""

    known: list[Known] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def people(scan: Scan, found: Sequence[Found], pair: Sequence[str], forms: Forms) -> Table:
    """Build the table; a person named fully somewhere is known by the family name elsewhere."""
    table = Table()
    for item in sorted(found, key=lambda f: (f.title is None, f.first)):
        if item.name is not None:
            _learn(scan, table, item, item.name, forms)
    for known in table.known:
        known.person = replace(known.person, name=_best(known.variants, scan.lexicon.sets))
    table.known.sort(key=lambda known: known.at)
    _promote(table, found)
    _settle(table, pair)
    taken = {at for item in found for at in range(item.first, item.last)}
    for item in sorted([*found, *_alone(scan, table, taken)], key=lambda f: f.first):
        table.mentions.append(_mention(scan, table, item, pair))
    return table


def _learn(scan: Scan, table: Table, item: Found, span: tuple[int, int], forms: Forms) -> None:
    words = tuple(folded(word) for word in scan.words[span[0] : span[1]])
    name = " ".join(scan.joined(*span).split())
    known = whose(table, words)
    level = item.title.level if item.title else None
    role = _role(scan, item.title)
    case = case_of(scan, item.title, forms) if item.title else None
    if known is None:
        if len(table.known) < _MOST_PERSONS:
            table.known.append(Known(Person(name, role, item.code, level), words, {name: case}, item.first))
        return
    old = known.person
    known.variants[name] = known.variants.get(name) or case
    fuller = len(words) > len(known.words) or any(map(is_initial, known.words)) > any(map(is_initial, words))
    known.words = words if fuller and len(words) > 1 else known.words
    known.at = min(known.at, item.first)
    known.person = Person(old.name, old.role or role, old.country or item.code, old.level or level)


def _best(variants: Mapping[str, str | None], sets: Sets) -> str:
    """The fullest way a name is written: in the nominative where a title tells its case, else the shortest."""
    order = sorted(variants, key=lambda name: (-len(name.split()), "." in name, len(name)))
    full = [name for name in order if len(name.split()) == len(order[0].split())]
    told = (
        name_in_nominative(name, variants[name], sets) for name in sorted(full, key=lambda one: variants[one] != "nomn")
    )
    return next((name for name in told if name), order[0])


def _role(scan: Scan, title: Title | None) -> str | None:
    return None if title is None else " ".join(scan.joined(title.first, title.last).split())


def whose(table: Table, words: Sequence[str]) -> Known | None:
    """The person whose name these words can be: the family names are alike, and nothing else contradicts."""
    return next((known for known in table.known if _fit(known.words, words)), None)


def _fit(known: Sequence[str], words: Sequence[str]) -> bool:
    short, long = (known, words) if len(known) <= len(words) else (words, known)
    if len(long) == 1 or len(short) == 1:
        return (len(short[0]) >= _SHORTEST_ALONE and alike(short[0], long[-1])) or (
            len(short[0]) > 1 and short[0] in long
        )
    if not alike(short[-1], long[-1]):
        return False
    return all(any(_agree(one, other) for other in long) for one in short[:-1])


def _agree(one: str, other: str) -> bool:
    if is_initial(one) or is_initial(other):
        return one[0] == other[0]
    return alike(one, other)


def _promote(table: Table, found: Sequence[Found]) -> None:
    """As in "главы государств" where nobody of that rank is named by title: the first two persons without one."""
    titles = (item.title for item in found if item.name is None and item.title is not None)
    meant = {title.level for title in titles if title.many} - {known.person.level for known in table.known}
    highest = next((level for level in _HEADS if level in meant), None)
    untitled = [known for known in table.known if known.person.level is None and len(known.words) > 1]
    for known in untitled[:2] if highest else ():
        known.person = replace(known.person, level=highest)


def _settle(table: Table, pair: Sequence[str]) -> None:
    """Two of one rank where one's country is told: the other is of the other side."""
    if len(pair) != 2:
        return
    for known in table.known:
        if known.person.country is None and known.person.level is not None:
            rivals = {
                k.person.country
                for k in table.known
                if k is not known and k.person.level == known.person.level and k.person.country in pair
            }
            if len(rivals) == 1:
                other = pair[1] if rivals == {pair[0]} else pair[0]
                known.person = replace(known.person, country=other)


def _alone(scan: Scan, table: Table, taken: set[int]) -> list[Found]:
    """Later mentions by family name or first and family name."""
    found: list[Found] = []
    parts = _by_stem(table)
    named = {at for at in scan.proper if at not in taken and _part(parts, folded(scan.words[at]))}
    past = 0
    for at in sorted(named):
        if at < past:
            continue
        past = next(end for end in range(at + 1, scan.size + 1) if end not in named)
        if whose(table, [folded(word) for word in scan.words[at:past]]):
            found.append(Found(at, past, (at, past), None, None))
    return found


def _by_stem(table: Table) -> dict[str, set[str]]:
    """The words of all names by the letters that every form of one begins with."""
    parts: dict[str, set[str]] = {}
    for known in table.known:
        for word in known.words:
            parts.setdefault(word[:SHORTEST_STEM], set()).add(word)
    return parts


def _part(parts: Mapping[str, set[str]], word: str) -> bool:
    return len(word) >= _SHORTEST_ALONE and any(alike(word, part) for part in parts.get(word[:SHORTEST_STEM], ()))


def _mention(scan: Scan, table: Table, item: Found, pair: Sequence[str]) -> Mention:
    title = item.title
    if item.name is not None:
        known = whose(table, [folded(word) for word in scan.words[item.name[0] : item.name[1]]])
        own = Person(" ".join(scan.joined(*item.name).split()), _role(scan, title), item.code, None)
        person = known.person if known else own
        return Mention(item.first, item.last, (person,), level=person.level, country=person.country, role=person.role)
    if title is None:
        return Mention(item.first, item.last, ())
    chosen = _several(table, title, pair, item.first) if title.many else _one(table, title, item)
    return Mention(item.first, item.last, chosen, title.many, title.level, item.code, _role(scan, title), named=False)


def _one(table: Table, title: Title, item: Found) -> tuple[Person, ...]:
    """The person of that rank and country mentioned last; "his colleague" is one of the other side."""
    last = next((m.people[0] for m in reversed(table.mentions[-_LOOK_BACK:]) if m.people), None)
    fits = [known.person for known in table.known if known.at <= item.first and _fits(known.person, title, item.code)]
    if title.loose and last is not None:
        fits = [p for p in fits if p.country != last.country and p.level == last.level]
    for mention in reversed(table.mentions[-_LOOK_BACK:]):
        for person in fits:
            if person in mention.people:
                return (person,)
    return (fits[-1],) if fits else ()


def _fits(person: Person, title: Title, code: str | None) -> bool:
    if code is not None and person.country is not None and code != person.country:
        return False
    return title.loose or person.level == title.level


def _several(table: Table, title: Title, pair: Sequence[str], at: int) -> tuple[Person, ...]:
    levels = _HEADS if title.level in _HEADS else (title.level,)
    chosen: list[Person] = []
    for known in sorted(table.known, key=lambda k: (k.at > at, k.at)):
        person = known.person
        fits = person.level in levels and (not pair or person.country in (*pair, None))
        if fits and (person.country is None or all(p.country != person.country for p in chosen)):
            chosen.append(person)
    return tuple(chosen[:2])

"""Who is meant: the table of a document's persons, and second mentions resolved against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kelisim.reading.marks import Person
from kelisim.reading.names.lexicon import Sets
from kelisim.reading.names.persons import Found, name_end
from kelisim.reading.names.roles import Role
from kelisim.reading.names.text import Scan
from kelisim.reading.names.untitled import untitled

# No report names so many; a text that does is read in linear time all the same.
_MOST_PERSONS = 200
_LOOK_BACK = 60
_TWO = 2
_BESIDE = 5


@dataclass
class Known:
    """A person of the document: all words of the name, the roles' heads, where first named."""

    person: Person
    words: frozenset[str]
    heads: frozenset[str]
    at: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that means persons: its words, and who (several for "the two presidents")."""

    first: int
    last: int
    people: tuple[Person, ...]
    many: bool = False
    level: str | None = None
    country: str | None = None
    role: str | None = None
    named: bool = True


@dataclass
class People:
    """The document's persons, every mention of them in order, and the pronouns that mean one."""

    known: list[Known] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    pronouns: list[Mention] = field(default_factory=list)


def people(scan: Scan, found: Sequence[Found], pair: Sequence[str]) -> People:
    """Build the table and resolve every mention.

    Args:
        scan: The text.
        found: What the title grammar found.
        pair: The report's pair, for those whose country the text leaves open.
    """
    table = People()
    found = list(_counterparts(scan, found, pair))
    for item in found:
        if item.name is not None:
            _learn(scan, table, item, item.name)
    taken = {index for item in found for index in range(item.first, item.last)}
    for first, last in untitled(scan, taken):
        if not _whose(table, scan.keys(first, last), first):
            _learn(scan, table, Found(first, last, None, None, None), (first, last))
    _settle_countries(table, pair)
    later = [*found, *_bare_names(scan, table, taken)]
    for item in sorted(later, key=lambda item: item.first):
        table.mentions.append(_mention(scan, table, item, pair))
    table.pronouns.extend(_pronouns(scan, table.mentions))
    return table


def _counterparts(scan: Scan, found: Sequence[Found], pair: Sequence[str]) -> Iterator[Found]:
    """As in "Prime Minister A and his Jordanian counterpart B": each is of the side that the other is not of."""
    settled = list(found)
    others = scan.lexicon.sets["mentions.other"]
    for at in range(1, len(settled)):
        one, other = settled[at - 1], settled[at]
        named = one.name and other.name and other.role and other.role.heads[0] in others
        if not named or len(pair) != _TWO or other.first - one.last > _BESIDE:
            continue
        if not scan.same_sentence(one.first, other.first):
            continue
        settled[at - 1] = replace(one, country=one.country or _opposite(other.country, pair))
        settled[at] = replace(other, country=other.country or _opposite(one.country, pair))
    yield from settled


def _opposite(country: str | None, pair: Sequence[str]) -> str | None:
    return pair[1 - pair.index(country)] if country in pair else None


def _pronouns(scan: Scan, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """As in "he held talks": the person named alone last before; none where the pronoun only says who speaks."""
    verbs = scan.lexicon.sets["speech.verbs"]
    singles = [m for m in mentions if not m.many and len(m.people) == 1 and m.people[0].name]
    last = -1
    for at in scan.where(scan.lexicon.small["pronouns"]):
        while last + 1 < len(singles) and singles[last + 1].last <= at:
            last += 1
        if last >= 0 and scan.word(at + 1) not in verbs and scan.word(at - 1) not in verbs:
            person = singles[last].people[0]
            yield Mention(at, at + 1, (person,), level=person.level, country=person.country, named=False)


def _learn(scan: Scan, table: People, item: Found, span: tuple[int, int]) -> None:
    words = scan.keys(*span)
    name = " ".join(scan.joined(*span).split())
    role = _role_text(scan, item.role)
    heads = frozenset(item.role.heads) if item.role else frozenset()
    level = item.role.level if item.role else None
    for known in table.known:
        if words <= known.words or (known.words <= words and known.person.name):
            full = _better(known, name, words)
            old = known.person
            known.person = Person(full, old.role or role, old.country or item.country, _higher(old.level, level))
            known.words, known.heads = known.words | words, known.heads | heads
            return
    if len(table.known) >= _MOST_PERSONS:
        return
    table.known.append(Known(Person(name, role, item.country, level), words, heads, item.first))


def _better(known: Known, name: str, words: frozenset[str]) -> str | None:
    """The fuller name; of two forms of one name the shorter, which is the one without a case ending."""
    old = known.person.name or name
    if len(words) != len(known.words):
        return name if len(words) > len(known.words) else old
    return name if len(name) < len(old) else old


def _higher(old: str | None, new: str | None) -> str | None:
    return old if old not in (None, "official") else new or old


def _role_text(scan: Scan, role: Role | None) -> str | None:
    if role is None:
        return None
    text = " ".join(scan.joined(role.core, role.end).split())
    if role.many:
        return role.heads[0].title() if text[:1].isupper() else role.heads[0]
    return text


def _settle_countries(table: People, pair: Sequence[str]) -> None:
    """Two of one rank where one's country is told: the other is of the other side."""
    if len(pair) != _TWO:
        return
    for known in table.known:
        if known.person.country is not None or known.person.level is None:
            continue
        rivals = {
            k.person.country
            for k in table.known
            if k is not known and k.person.level == known.person.level and k.person.country in pair
        }
        if len(rivals) == 1:
            known.person = replace(known.person, country=_opposite(rivals.pop(), pair))


def _bare_names(scan: Scan, table: People, taken: set[int]) -> list[Found]:
    """Second mentions without a title: capitals that are all words of one known person's name."""
    words = {word for known in table.known for word in known.words if len(word) > 1}
    found, past = [], 0
    for at in scan.capitals:
        if at < past or at in taken or scan.lower[at] not in words or at not in scan.proper:
            continue
        end = name_end(scan, at)
        end = next((k for k in range(at, end) if k in taken), end)
        if end > at and not _is_thing(scan, end) and _whose(table, scan.keys(at, end), at):
            found.append(Found(at, end, (at, end), None, None))
        past = end
    return found


def _is_thing(scan: Scan, end: int) -> bool:
    """As in "Tokayev Foundation", "Nalanda University": a capital follows that names a thing."""
    return (
        scan.hit(end, "body", "project", "event", "agreement") is not None
        and end < len(scan.capital)
        and scan.capital[end]
    )


def _whose(table: People, words: frozenset[str], at: int) -> Known | None:
    """The person all of whose words these are; of several the one named last before."""
    fits = [known for known in table.known if words <= known.words]
    before = [known for known in fits if known.at <= at]
    return max(before or fits, key=lambda known: known.at, default=None)


def _mention(scan: Scan, table: People, item: Found, pair: Sequence[str]) -> Mention:
    role = item.role
    if item.name is not None:
        known = _whose(table, scan.keys(*item.name), item.first)
        own = " ".join(scan.joined(*item.name).split())
        person = known.person if known else Person(own, _role_text(scan, role), item.country, None)
        return Mention(item.first, item.last, (person,), level=person.level, country=person.country, role=person.role)
    if role is None:
        return Mention(item.first, item.last, ())
    text = _role_text(scan, role)
    sets = scan.lexicon.sets
    chosen = _several(sets, table, role, pair, item.first) if role.many else _single(sets, table, role, item)
    return Mention(item.first, item.last, chosen, role.many, role.level, role.country, text, named=False)


def _single(sets: Sets, table: People, role: Role, item: Found) -> tuple[Person, ...]:
    fits = [known for known in table.known if _fits(sets, known, role)]
    if role.heads[0] in sets["mentions.other"] and table.mentions:
        last = table.mentions[-1].people
        fits = [k for k in fits if last and k.person.country != last[0].country and k.person.level == last[0].level]
    named = [known for known in fits if known.at <= item.first] or fits
    return (_latest(table, named).person,) if named else ()


def _latest(table: People, fits: Sequence[Known]) -> Known:
    """Of several that fit, the one mentioned last."""
    for mention in table.mentions[: -_LOOK_BACK - 1 : -1]:
        for known in fits:
            if known.person in mention.people:
                return known
    return fits[-1]


def _fits(sets: Sets, known: Known, role: Role) -> bool:
    person = known.person
    if role.country is not None and person.country is not None and role.country != person.country:
        return False
    level = _fits_level(sets, role.heads[0], person.level, role.country)
    if level is not None:
        return level
    if role.level in ("head_of_state", "head_of_government") and person.level != role.level:
        return False
    same, wanted = sets["mentions.premier"], role.heads[0]
    if known.heads and known.heads <= sets["mentions.leader"] | sets["mentions.head_of_state"]:
        return person.level == role.level
    text = f"{(person.role or '').lower()} {' '.join(known.heads)}"
    return wanted in text or (wanted in same and not same.isdisjoint(known.heads))


def _fits_level(sets: Sets, wanted: str, level: str | None, country: str | None) -> bool | None:
    """Whether a person of that level is meant by a word that names no title; ``None`` where it does name one."""
    if wanted in sets["mentions.other"]:
        return level is not None
    if wanted in sets["mentions.leader"]:
        return level in ("head_of_state", "head_of_government")
    if wanted in sets["mentions.loose_official"]:
        return level in ("minister", "official") and country is not None
    return level == "minister" if wanted in sets["mentions.any_minister"] else None


def _several(sets: Sets, table: People, role: Role, pair: Sequence[str], at: int) -> tuple[Person, ...]:
    """As in "The two presidents": one person of that rank for each side, those named before first."""
    if role.level == "official":
        return ()
    loose = role.heads[0] in sets["mentions.loose"]
    levels = ("head_of_state", "head_of_government") if loose else (role.level,)
    ranked = [known for known in table.known if known.person.level in levels]
    # Those named before first; "the two leaders met" may also stand before their names.
    fits = [known.person for known in sorted(ranked, key=lambda known: known.at > at)]
    foreign = sets["mentions.foreign"]
    if role.level == "minister" and any(word in role.heads[0] for word in foreign):
        fits = [p for p in fits if any(word in (p.role or "").lower() for word in foreign)]
    chosen: list[Person] = []
    for person in fits:
        own = not pair or person.country in pair or person.country is None
        if person.name and own and (person.country is None or all(p.country != person.country for p in chosen)):
            chosen.append(person)
    return tuple(chosen[:2])

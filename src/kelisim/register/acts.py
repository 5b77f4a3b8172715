"""The acts on an agreement by party, and the steps that no report tells yet (METHOD.md section 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kelisim.model import Act, Period
from kelisim.register.lines import Line
from kelisim.register.names import person_key
from kelisim.register.traits import Traits

_ACTS = ("initialled", "signed", "ratified", "in_force", "implemented", "terminated")
_BY_PARTY = frozenset({"ratified"})
_NEEDS_RATIFICATION = frozenset({"treaty"})

People = Mapping[str, str]


def acts(lines: Sequence[Line], people: People) -> tuple[Act, ...]:
    """The acts that claims tell of, each once a party, dated as precisely as any claim dates it.

    Args:
        lines: The agreement's claims.
        people: Skeletons of family names to countries, from the register's meetings: whose president put his name.
    """
    told: dict[tuple[str, str | None], list[Line]] = {}
    for line in lines:
        status = str(line.claim.status)
        if status in _ACTS:
            party = _party(line, people) if status in _BY_PARTY else None
            told.setdefault((status, party), []).append(line)
    today = [line.slots.date for line in lines if line.claim.status == "planned" and _is_for_today(line)]
    found = [_act(status, party, said, today if status == "signed" else []) for (status, party), said in told.items()]
    return tuple(sorted(found, key=lambda act: (_ACTS.index(act.status), act.party or "", act.date or "")))


def _is_for_today(line: Line) -> bool:
    return line.slots.date is not None and line.slots.date.text == line.day


def _act(status: str, party: str | None, said: Sequence[Line], announced: Sequence[Period]) -> Act:
    """The act, dated by its claims, or by one that announced it for its report's own day ("will be signed today")."""
    dates = [*announced, *(line.slots.date for line in said if isinstance(line.slots.date, Period))]
    precise = max(dates, key=lambda date: (len(date.text), date.text), default=None)
    ids = tuple(line.claim.id for line in said)
    return Act(status, party, None if precise is None else precise.text, said[0].document.date, ids)


def _party(line: Line, people: People) -> str | None:
    """Whose act it is: the first country that the quote names, else that of the first person whom it names."""
    traits = Traits(line.claim, line.document)
    parties = line.claim.parties
    for code in traits.quoted:
        if code[0] == "@" and code[1:] in parties:
            return code[1:]
    for word in person_key(line.claim.quote.text):
        if people.get(word) in parties:
            return people[word]
    return None


def missing(kind: object, done: Sequence[Act], parties: Sequence[str]) -> tuple[str, ...]:
    """The next steps that no report tells: ``signed``; for a treaty ``ratified:UZB`` …, then ``in_force``."""
    told = {act.status for act in done}
    if told & {"in_force", "implemented", "terminated"}:
        return ()
    if not told & {"signed", "ratified"}:
        return ("signed",)
    ratified = {act.party for act in done if act.status == "ratified"}
    if kind not in _NEEDS_RATIFICATION and not ratified:
        return ()
    lacking = tuple(f"ratified:{code}" for code in parties if code not in ratified)
    return lacking if None not in ratified and lacking else ("in_force",)


def people_of(lines: Sequence[Line]) -> dict[str, str]:
    """Family names of participants of meetings with their countries; names of two countries are left out."""
    found: dict[str, set[str]] = {}
    for line in lines:
        for person in line.slots.participants:
            key = person_key(person.name)
            if key and person.country:
                found.setdefault(key[-1], set()).add(person.country)
    return {name: countries.pop() for name, countries in found.items() if len(countries) == 1}

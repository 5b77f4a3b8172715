"""The acts on an agreement by party, and the steps that no report tells yet (METHOD.md section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kelisim.model import Act, Period
from kelisim.register.lines import Line
from kelisim.register.names import person_key

_ACTS = ("initialled", "signed", "ratified", "in_force", "implemented", "terminated")
_BY_PARTY = frozenset({"ratified"})
_NEEDS_RATIFICATION = frozenset({"treaty"})

Country = Callable[[str], str | None]


def acts(lines: Sequence[Line], country: Country) -> tuple[Act, ...]:
    """The acts that claims tell of, each once a party, dated as precisely as any claim dates it.

    Args:
        lines: The agreement's claims.
        country: Gives the country of a family name's skeleton, from the register's meetings: whose president signed.
    """
    told: dict[tuple[str, str | None], list[Line]] = {}
    for line in lines:
        status = str(line.claim.status)
        if status in _ACTS:
            party = _party(line, country) if status in _BY_PARTY else None
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


def _party(line: Line, country: Country) -> str | None:
    """Whose act it is: the first country that the quote names, else that of the first person whom it names."""
    parties = line.claim.parties
    if named := _named(line):
        return named
    found = (country(word) for word in person_key(line.claim.quote.text))
    return next((code for code in found if code in parties), None)


def _named(line: Line) -> str | None:
    """The first of the claim's countries that the quote names."""
    codes = (code[1:] for code in line.traits.quoted if code[0] == "@")
    return next((code for code in codes if code in line.claim.parties), None)


def asked_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The words whose countries ``acts`` asks for."""
    said = [line for line in lines if line.claim.status in _BY_PARTY and not _named(line)]
    return tuple(sorted({word for line in said for word in person_key(line.claim.quote.text)}))


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


def people_of(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Family names of a meeting's participants, each with a country, each once."""
    found = {
        (key[-1], person.country)
        for line in lines
        for person in line.slots.participants
        if person.country and (key := person_key(person.name))
    }
    yield from sorted(found)

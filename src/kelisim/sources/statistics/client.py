"""Statistics fetched on the user's request from a source of the catalogue, or from any address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from kelisim.model import Gap, Observation
from kelisim.sources.draft import RefusedError
from kelisim.sources.statistics.catalogue import Source, source_named, sources
from kelisim.sources.statistics.formats import read_text
from kelisim.sources.statistics.rows import Result, alpha3_codes
from kelisim.sources.text import decode, fix
from kelisim.sources.walk import is_address
from kelisim.sources.web import Web

_QUERY = re.compile(
    r"(?P<source>[a-z][a-z0-9-]*):(?P<one>[A-Z]{3})-(?P<other>[A-Z]{3})(?::(?P<first>\d{4})(?:-(?P<last>\d{4}))?)?"
)
_YEARS = 10
"""How far back a query without years goes."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a source: trade of two countries, as each of them reports it, over years."""

    source: Source
    pair: tuple[str, str]
    first: int
    last: int


def parse(text: str, today: dt.date) -> Query:
    """What a query's text asks.

    Raises:
        RefusedError: If it is not of the form ``comtrade:KAZ-UZB:2019-2024``.
    """
    match = _QUERY.fullmatch(text)
    if match is None:
        known = ", ".join(sources())
        raise RefusedError("misuse", f"a query reads like comtrade:KAZ-UZB:2019-2024; known sources are {known}.")
    if match["source"] not in sources():
        raise RefusedError("misuse", f"the catalogue has no source {match['source']}; it has {', '.join(sources())}.")
    first = int(match["first"] or today.year - _YEARS)
    last = int(match["last"] or match["first"] or today.year)
    if not 1900 <= first <= last <= today.year:
        raise RefusedError("misuse", f"the years {first} to {last} run backwards or lie in the future.")
    return Query(source_named(match["source"]), (match["one"], match["other"]), first, last)


def addresses(query: Query) -> Iterator[str]:
    """The addresses that answer a query: each side as reporter, year by year where the source wants that."""
    one, other = (_code(query.source, area) for area in query.pair)
    years = range(query.first, query.last + 1)
    spans = [(year, year) for year in years] if query.source.split == "year" else [(query.first, query.last)]
    for reporter, partner in ((one, other), (other, one)):
        for first, last in spans:
            listed = ",".join(str(year) for year in range(first, last + 1))
            yield query.source.address.format(reporter=reporter, partner=partner, first=first, last=last, years=listed)


def fetch(text: str, web: Web) -> Result:
    """Observations of a query or an address; what one address does not give is a gap, the others are still asked.

    Raises:
        RefusedError: If the query is none.
    """
    if is_address(text):
        return _fetch_one(text, urlsplit(text).hostname or "web", None, web)
    query = parse(text, web.clock.now().date())
    observations: dict[str, Observation] = {}
    gaps: list[Gap] = []
    for address in addresses(query):
        found, missed = _fetch_one(address, query.source.name, query.source, web)
        observations.update((one.id, one) for one in found if _within(one, query))
        gaps.extend(missed)
        if missed and missed[0].what == "network":
            break  # the next address of the same source would fail alike
    return tuple(observations.values()), tuple(gaps)


def _fetch_one(address: str, series: str, source: Source | None, web: Web) -> Result:
    try:
        page = web.fetch(address, headers=source.headers if source else None)
        form = source.format if source else None
        observations, gaps = read_text(fix(decode(page.body)), address, series, form=form)
    except RefusedError as error:
        return (), (error.gap(address),)
    day = page.retrieved_at[:10]
    return tuple(_named(one, source, day) for one in observations), gaps


def _named(observation: Observation, source: Source | None, day: str) -> Observation:
    """The observation with this program's codes of countries, and the day of retrieval where it tells none."""
    own = {theirs: code for code, theirs in source.areas.items()} if source else {}
    area, partner = (own.get(code, code) for code in (observation.area, observation.partner))
    return replace(observation, area=area, partner=partner, vintage=observation.vintage or day)


def _within(observation: Observation, query: Query) -> bool:
    """Some sources answer with more years than were asked for."""
    return query.first <= observation.period.first_day.year and observation.period.last_day.year <= query.last


def _code(source: Source, area: str) -> str:
    """A country's code as the source writes it.

    Raises:
        RefusedError: If the country has none there.
    """
    if source.codes == "alpha3":
        return source.areas.get(area, area)
    try:
        return source.areas.get(area) or alpha3_codes(source.codes)[area]
    except KeyError:
        raise RefusedError("misuse", f"{area} is no country that {source.name} has a code for.") from None

"""Evidence grades A to E (METHOD.md section 6): who says it, and how many independently. The publishers are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from babel.core import get_global

from kelisim.lang.concepts import concepts_for
from kelisim.model import Document
from kelisim.register.lines import Line

Voice = Literal["joint", "official", "organisation", "agency", "media"]
_OFFICIAL_NAMES = frozenset(
    {"foreign_minister", "ministry", "minister", "president", "parliament", "prime_minister", "embassy", "government"}
)
_JOINT = frozenset({"declaration", "joint"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who speaks in a report: what kind of voice, whose side it is (where official), and under which name."""

    voice: Voice
    country: str | None
    name: str


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("publishers.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _country_domains() -> Mapping[str, str]:
    """Two-letter country domains to our codes."""
    codes = {
        new[0].lower(): old for old, new in get_global("territory_aliases").items() if len(old) == 3 and old.isalpha()
    }
    return codes | {"uk": "GBR", "eu": "EU"}


def publisher_of(document: Document) -> Publisher:
    """Who speaks in a report."""
    return _publisher(_domain(document.source_url), document.publisher or "", document.title)


@lru_cache(maxsize=4096)
def _publisher(domain: str, name: str, title: str) -> Publisher:
    table = _table()
    if _within(domain, table["gazettes"]["domains"]) or _within(domain, table["statistics"]["domains"]):
        return Publisher("joint", None, domain)
    if frozenset(concepts_for(None, title).of(title)) >= _JOINT:
        return Publisher("joint", None, title)
    country = _official(domain, table["official"]) or _official_name(name)
    if country:
        return Publisher("official", country, country)
    if _within(domain, table["organisations"]["domains"]):
        return Publisher("organisation", None, domain)
    agency = next((a for a in table["agencies"]["names"] if re.search(rf"(?<!\w){re.escape(a)}(?!\w)", name)), None)
    return Publisher("agency", None, agency) if agency else Publisher("media", None, name or domain)


def _domain(url: str | None) -> str:
    host = urlsplit(url).netloc if url else ""
    return host.lower().removeprefix("www.").partition(":")[0]


def _within(domain: str, known: Sequence[str]) -> bool:
    return any(domain == one or domain.endswith(f".{one}") for one in known)


def _official(domain: str, table: Mapping[str, Any]) -> str | None:
    parts = domain.split(".")
    for at in range(len(parts)):
        found = table["domains"].get(".".join(parts[at:]))
        if found:
            return str(found)
    if len(parts) > 1 and set(parts[:-1]) & set(table["words"]):
        return "USA" if parts[-1] == "gov" else _country_domains().get(parts[-1])
    return "USA" if parts[-1] in ("gov", "mil") else None


def _official_name(name: str) -> str | None:
    """“Ministry of Foreign Affairs of Uzbekistan”: an office and a country."""
    found = concepts_for(None, name).of(name) if name else ()
    country = next((code[1:] for code in found if code[0] == "@"), None)
    return country if country and _OFFICIAL_NAMES & set(found) else None


def grade(lines: Sequence[Line]) -> str:
    """The grade of what these claims say together. Reprints of one text count once."""
    voices = {line.origin: publisher_of(line.document) for line in lines}.values()
    if any(publisher.voice == "joint" for publisher in voices):
        return "A"
    sides = {publisher.country for publisher in voices if publisher.voice == "official"}
    if len(sides) >= 2 and len(sides & {code for line in lines for code in line.claim.parties}) >= 2:
        return "B"
    if sides or any(publisher.voice == "organisation" for publisher in voices):
        return "C"
    return "D" if len({publisher.name for publisher in voices}) >= 2 else "E"

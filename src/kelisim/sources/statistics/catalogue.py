"""The catalogue of statistics sources, read from ``catalogue.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kelisim.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Source:
    """One source of statistics; the attributes are those that ``catalogue.toml`` explains."""

    name: str
    about: str
    address: str
    format: str
    codes: str = "alpha3"
    split: str = ""
    limits: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(files(__package__).joinpath("catalogue.toml").read_text(encoding="utf-8"))


def sources() -> dict[str, Source]:
    """All sources by name."""
    return {name: Source(name=name, **told) for name, told in _data()["sources"].items()}


def source_named(name: str) -> Source:
    """One source.

    Raises:
        NotFoundError: If the catalogue has none of this name; the sentence lists those it has.
    """
    found = sources().get(name)
    if found is None:
        raise NotFoundError(f"there is no statistics source {name!r}; known are {', '.join(sources())}", subject=name)
    return found


def indicators() -> Mapping[str, str]:
    """Codes of indicators and flows, as sources write them, to the words of this program."""
    return dict(_data()["indicators"])


def units() -> Mapping[str, Mapping[str, str]]:
    """Unit and power of ten of indicators whose source tells neither."""
    return dict(_data()["units"])


def statuses() -> Mapping[str, str]:
    """SDMX status codes that come with a number."""
    return dict(_data()["statuses"])


def empty_statuses() -> Mapping[str, str]:
    """SDMX status codes that say why there is no number."""
    return dict(_data()["empty"])

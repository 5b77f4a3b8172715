"""SDMX-JSON data messages, versions 1 and 2: keys are places in the lists of the message's own structure.

Read here rather than by sdmx1, whose reader leaves out the attributes of series, among them the multiplier (see the
decision record on reading SDMX).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kelisim.model import Observation
from kelisim.sources.draft import RefusedError
from kelisim.sources.statistics.rows import Result, Row, read_rows
from kelisim.sources.statistics.sdmx import observation

_LEVELS = ("dataSet", "series", "observation")


def fits(text: str) -> bool:
    """Whether it is JSON with the data sets that every message has."""
    return text.lstrip().startswith("{") and '"dataSets"' in text


def read(text: str, where: str, series: str) -> Result:
    """Observations, multiplied out, with the attributes of data set, series and observation.

    Raises:
        RefusedError: If it is no JSON, or its places lead nowhere.
    """
    message = _loads(text)
    head = message.get("header") or message.get("meta") or {}
    day = str(head.get("prepared") or "")[:10] or None

    def one(row: Row) -> Observation:
        return observation(row, where, series, vintage=day)

    try:
        rows = list(enumerate(_rows(message), 1))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise RefusedError("unreadable", f"its data do not fit its own structure ({str(error)[:80]}).") from None
    if not rows:
        raise RefusedError("empty", "it holds no observation.")
    return read_rows(rows, where, one, called="observation")


def _loads(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise RefusedError("unreadable", f"it is no JSON ({str(error)[:80]}).") from None
    if not isinstance(message, dict):
        raise RefusedError("unreadable", "its JSON is no SDMX message.")
    return message


def _rows(message: Mapping[str, Any]) -> Iterator[Row]:
    body = message.get("data") or message
    structures = body.get("structures") or [body["structure"]]
    for data in body["dataSets"]:
        yield from _Reader(structures[data.get("structure", 0)]).rows(data)


class _Reader:
    """Reads data sets of one structure.

    Args:
        structure: The message's description of its dimensions and attributes, each with its values.
    """

    def __init__(self, structure: Mapping[str, Any]) -> None:
        told = structure.get("attributes") or {}
        self._dimensions = {level: structure["dimensions"].get(level) or [] for level in _LEVELS}
        self._attributes = {level: told.get(level) or [] for level in (*_LEVELS, "dimensionGroup")}
        links = structure.get("links") or [{}]
        self._flow = str(structure.get("id") or links[0].get("urn", "").rpartition("=")[2])

    def rows(self, data: Mapping[str, Any]) -> Iterator[Row]:
        """One row an observation, whether the data set has series or not."""
        own = self._told("dataSet", data.get("attributes") or ())
        shared = {"DATAFLOW": self._flow} | own | self._key("dataSet", [0] * len(self._dimensions["dataSet"]))
        groups = data.get("dimensionGroupAttributes") or {}
        for key, series in (data.get("series") or {}).items():
            places = [int(place) for place in key.split(":")]
            row = shared | self._of_groups(groups, places) | self._told("series", series.get("attributes") or ())
            yield from self._observations(series, row | self._key("series", places))
        yield from self._observations(data, shared)

    def _observations(self, holder: Mapping[str, Any], shared: Mapping[str, str]) -> Iterator[Row]:
        for key, values in (holder.get("observations") or {}).items():
            value, *more = values or [None]
            row = dict(shared) | self._told("observation", more)
            row |= self._key("observation", [int(place) for place in key.split(":")])
            yield row | {"OBS_VALUE": "" if value is None else str(value)}

    def _key(self, level: str, places: Sequence[int]) -> dict[str, str]:
        dimensions = self._dimensions[level]
        return {d["id"].upper(): _code(d["values"][at]) for d, at in zip(dimensions, places, strict=True)}

    def _told(self, level: str, values: Sequence[Any]) -> dict[str, str]:
        """Attributes: a place in the list of values, or (version 2) the value itself; ``null`` leaves one out."""
        found: dict[str, str] = {}
        for attribute, value in zip(self._attributes[level], values, strict=False):
            known = attribute.get("values") or []
            if isinstance(value, int) and known:
                found[attribute["id"].upper()] = _code(known[value])
            elif value is not None:
                found[attribute["id"].upper()] = _code(value)
        return found

    def _of_groups(self, groups: Mapping[str, Sequence[Any]], places: Sequence[int]) -> dict[str, str]:
        """Attributes of version 2 that hold for all series with some of the key's places (``0:1::``)."""
        found: dict[str, str] = {}
        for key, values in groups.items():
            wanted = key.split(":")
            if all(part in ("", str(place)) for part, place in zip(wanted, places, strict=False)):
                found |= self._told("dimensionGroup", values)
        return found


def _code(value: object) -> str:
    """The id of a listed value; where it has none, its text."""
    if isinstance(value, Mapping):
        told = value.get("id", value.get("value", value.get("name", "")))
        return str(told)
    return str(value)

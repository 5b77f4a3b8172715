"""SDMX-ML: data messages in XML, generic or of a structure, read by sdmx1 (the extra ``sdmx``)."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kelisim.model import Observation
from kelisim.sources.draft import RefusedError
from kelisim.sources.statistics.rows import Result, Row, read_rows
from kelisim.sources.statistics.sdmx import observation

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MESSAGE = re.compile(r"<(?:\w+:)?(?:Generic|StructureSpecific)(?:TimeSeries)?Data\b")
_START = 4_000


def fits(text: str) -> bool:
    """Whether it is XML whose first element is a data message of SDMX."""
    return text.lstrip().startswith("<") and _MESSAGE.search(text[:_START]) is not None


def read(text: str, where: str, series: str) -> Result:
    """Observations, multiplied out, with the attributes of series and of observations.

    Raises:
        RefusedError: If sdmx1 is not installed, or the message cannot be read.
    """
    message = _parsed(text)
    prepared = getattr(message.header, "prepared", None)
    day = prepared.date().isoformat() if prepared is not None else None

    def one(row: Row) -> Observation:
        return observation(row, where, series, vintage=day)

    rows = list(enumerate(_rows(message), 1))
    if not rows:
        raise RefusedError("empty", "it holds no observation.")
    return read_rows(rows, where, one, called="observation")


def _parsed(text: str) -> Any:  # noqa: ANN401  (sdmx1 is an extra)
    try:
        import sdmx
    except ImportError:
        raise RefusedError(
            "unreadable", "SDMX in XML needs sdmx1; install it with: pip install 'kelisim[sdmx]'."
        ) from None
    if "<!DOCTYPE" in text[:_START]:
        raise RefusedError("unreadable", "it declares a document type, which no SDMX message does.")
    # The text is decoded already, so a declared encoding must not be believed again.
    body = io.BytesIO(_DECLARATION.sub("", text).encode())
    try:
        with _quiet():
            return sdmx.read_sdmx(body, format="XML")
    except Exception as error:  # whatever sdmx1 stumbles over: the file is refused as a whole
        told = " ".join(str(error).split())[:120] or type(error).__name__
        raise RefusedError("unreadable", f"it is no SDMX message that can be read ({told}).") from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Without sdmx1's remark that a message came without its structure, which none from a file has."""
    log = logging.getLogger("sdmx")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


def _rows(message: Any) -> Iterator[Row]:  # noqa: ANN401
    for data in message.data:
        flow = data.structured_by
        name = str(getattr(flow, "id", "") or "")
        for one in data.obs:
            row = {"DATAFLOW": name, **{key: _text(value) for key, value in one.attrib.items()}}
            row.update({key: _text(value) for key, value in one.key.values.items()})
            yield {key.upper(): value for key, value in row.items()} | {"OBS_VALUE": _value(one.value)}


def _text(member: Any) -> str:  # noqa: ANN401
    """The code or text of a dimension's or attribute's value."""
    value = getattr(member, "value", member)
    return str(getattr(value, "id", value))


def _value(value: object) -> str:
    text = "" if value is None else str(value)
    return "" if text.casefold() == "nan" else text

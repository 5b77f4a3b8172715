"""Parties: country codes (ISO 3166-1 alpha-3) and blocs by their acronym."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kelisim.errors import InvalidValueError

_CODE = re.compile(r"[A-Z][A-Za-z0-9+]{1,9}")


def is_code(text: str) -> bool:
    """Whether the text has the form of a country code or a bloc's acronym (``KAZ``, ``EU``, ``C5+1`` …)."""
    return _CODE.fullmatch(text) is not None


def parties(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes sorted, each once.

    Raises:
        InvalidValueError: If one has not the form of a code.
    """
    result = tuple(sorted(set(codes)))
    for code in result:
        if not is_code(code):
            raise InvalidValueError(
                f"{code!r} is no country code; write three capitals such as KAZ, or a bloc such as EU"
            )
    return result

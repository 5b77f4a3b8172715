"""Ids by content: the same thing said twice has the same id, so ledgers merge by union."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    Plain: TypeAlias = "str | int | bool | Sequence[Plain] | Mapping[str, Plain] | None"
else:
    Plain = Any  # the converter of ``codec`` reads annotations when it runs, and cannot follow an alias into itself


def canonical(value: Plain) -> str:
    """The one way to write a plain value: sorted keys, no spaces, characters as they are.

    Floats are left out of ``Plain`` on purpose: amounts are written as exact decimal text.
    """
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Plain) -> str:
    """The SHA-256 of a plain value's canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def short_id(prefix: str, value: Plain) -> str:
    """An id such as ``c-3f9a…``: a prefix and the first 20 digits (80 bits) of the digest."""
    return f"{prefix}-{digest(value)[:20]}"

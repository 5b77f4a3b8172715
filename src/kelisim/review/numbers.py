"""Numbers as the review holds them: exact text, since plain values know no floats."""

from __future__ import annotations


def exact(value: float | None, *, digits: int = 4) -> str | None:
    """A float as decimal text: 0.3148 for 31.5 %."""
    return None if value is None else f"{value:.{digits}f}"

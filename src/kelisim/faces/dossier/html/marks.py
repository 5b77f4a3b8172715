"""Small drawn signs: a shape for each severity and rating, so that nothing hangs on colour alone."""

from __future__ import annotations

from functools import cache

from kelisim.faces.dossier.html.markup import Markup, el

_SHAPES: dict[str, str] = {
    "high": "M8 1.6 15 14H1z",
    "medium": "M8 1 15 8 8 15 1 8z",
    "low": "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z",
    "note": "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM8 4.6a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 1 1 0-6.8z",
    "done": "M6.3 13.4 1.4 8.5l2-2 2.9 2.9 6.3-6.8 2 2z",
    "moving": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM8 4v8a4 4 0 0 1 0-8z",
    "open": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z",
    "late": "M3.4 1.8 8 6.4l4.6-4.6 1.6 1.6L9.6 8l4.6 4.6-1.6 1.6L8 9.6l-4.6 4.6-1.6-1.6L6.4 8 1.8 3.4z",
    "unlike": "M2 4.6h12v2.2H2zM2 9.2h12v2.2H2zM10.6 1.6l1.9.9-7.1 12-1.9-.9z",
    "silent": "M2 6.8h3v2.4H2zM6.5 6.8h3v2.4h-3zM11 6.8h3v2.4h-3z",
}

_OF_RATING: dict[str, str] = {
    "achieved": "done", "implemented": "done", "on_track": "moving", "in_progress": "moving", "behind": "low",
    "missed": "late", "overdue": "late", "not_started": "open", "no_data": "silent", "no_report": "silent",
    "disputed": "unlike",
}  # fmt: skip

_OF_STATUS: dict[str, str] = {
    "proposed": "open", "negotiating": "open", "planned": "open", "agreed": "moving", "initialled": "open",
    "reached": "done", "kept": "done",
    "considered": "open", "pledged": "open", "signed": "moving", "ratified": "moving", "established": "moving",
    "under_way": "moving", "launched": "moving", "operational": "done", "in_force": "done", "implemented": "done",
    "completed": "done", "convened": "done", "held": "done", "terminated": "late", "dissolved": "late",
    "cancelled": "late", "suspended": "late",
}  # fmt: skip


def shape_of(code: str | None) -> str:
    """The name of the sign for a severity, rating or status; an open ring for one that is new to us."""
    if code in _SHAPES:
        return str(code)
    return _OF_RATING.get(code or "") or _OF_STATUS.get(code or "") or "open"


@cache
def sign(code: str | None) -> Markup:
    """The sign itself; hidden from readers of the page aloud, since the word stands beside it."""
    shape = shape_of(code)
    return el("svg", el("use", href=f"#s-{shape}"), class_=f"sign s-{shape}", aria_hidden="true", focusable="false")


def sheet_of_signs() -> Markup:
    """All signs once, to be referred to from the page."""
    symbols = [
        el("symbol", el("path", d=path, fill_rule="evenodd"), id=f"s-{name}", viewBox="0 0 16 16")
        for name, path in _SHAPES.items()
    ]
    return el("svg", *symbols, class_="signs", width="0", height="0", aria_hidden="true", focusable="false")

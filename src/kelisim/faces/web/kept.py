"""What is computed once for a view: the queue of a register of many claims is not weighed anew on every page.

What pages keep so is known here, so that it can be made before anybody asks (``warm``, ``warm_review``).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextvars import copy_context
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from kelisim.faces.web.tongue import language, speak
from kelisim.workflow import Shown

T = TypeVar("T")

_OF_VIEWS: list[Callable[[Shown], Any]] = []
_OF_REVIEWS: list[Callable[[Shown], Any]] = []


def once_a_view(make: Callable[[Shown], T]) -> Callable[[Shown], T]:
    """The function, called once for each view; what it gave goes when the view does, and must not be changed."""
    found = _once(make)
    _OF_VIEWS.append(found)
    return found


def once_at_need(make: Callable[[Shown], T]) -> Callable[[Shown], T]:
    """As ``once_a_view``, for what few pages show and takes long: not made before somebody asks."""
    return _once(make)


def once_a_review(make: Callable[[Shown], T]) -> Callable[[Shown], T]:
    """As ``once_a_view``, for what looks at measures or findings of a view."""
    found = _once(make)
    _OF_REVIEWS.append(found)
    return found


def once_a_tongue(make: Callable[[Shown], T]) -> Callable[[Shown], T]:
    """As ``once_a_review``, once for each language in which it is asked for."""

    @once_a_review
    def kept(_: Shown) -> dict[str, T]:
        return {}

    @wraps(make)
    def found(shown: Shown) -> T:
        said, code = kept(shown), language()
        if code not in said:
            said[code] = make(shown)
        return said[code]

    _OF_REVIEWS.append(found)
    return found


def _once(make: Callable[[Shown], T]) -> Callable[[Shown], T]:
    kept: WeakKeyDictionary[Shown, T] = WeakKeyDictionary()
    lock = threading.Lock()

    @wraps(make)
    def found(shown: Shown) -> T:
        with lock:
            if shown in kept:
                return kept[shown]
        made = make(shown)
        with lock:
            return kept.setdefault(shown, made)

    return found


def warm(shown: Shown, before: Shown | None = None) -> None:
    """Make all that pages keep of a view, findings and measures left out.

    Args:
        shown: The view.
        before: The same of an earlier moment, of which it may take over what is equal.
    """
    entries = shown.entries
    _ = shown.register.records, entries.claim_of, entries.document_of, entries.standing_decisions
    for make in _OF_VIEWS:
        make(shown)
    shown.name_all(before)


def warm_review(shown: Shown, languages: Iterable[str]) -> None:
    """Make what pages keep of the findings and measures of a view, in these languages (ISO 639-1)."""
    _ = shown.measures, shown.review
    for code in languages:
        copy_context().run(_warmed_in, code, shown)  # the language is left to whoever is speaking


def _warmed_in(code: str, shown: Shown) -> None:
    speak(code)
    for make in _OF_REVIEWS:
        make(shown)

"""What is computed once for a view: the queue of a register of many claims is not weighed anew on every page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from kelisim.workflow import Shown

T = TypeVar("T")


def once_a_view(make: Callable[[Shown], T]) -> Callable[[Shown], T]:
    """The function, called once for each view; what it gave goes when the view does, and must not be changed."""
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

"""The queue of one person as a sequence, without going through all that waits.

What waits is the same for everybody; a person does without a few items and gets a few more. Tens of thousands of items
are neither copied nor looked at for a page that shows one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import overload

from kelisim.faces.web.kept import once_a_view
from kelisim.faces.web.queueing import Waiting, place_of, waiting
from kelisim.workflow import Shown


class Queued(Sequence[Waiting]):
    """The items that wait, in their order, without some and with some more.

    Args:
        items: In order.
        by_id: The same by id.
        out: Ids of those that are left out.
        more: Items to be put in where they belong, in order.
    """

    def __init__(
        self,
        items: Sequence[Waiting],
        by_id: Mapping[str, Waiting],
        out: Collection[str] = (),
        more: Sequence[Waiting] = (),
    ) -> None:
        self._items, self._by_id = items, by_id
        gone = sorted(self._at(by_id[id_]) for id_ in out if id_ in by_id)
        self._gone = [place - number for number, place in enumerate(gone)]  # counted without those before
        self._left_out = frozenset(out)
        self._more = more
        self._put_in = [self._free_at(bisect_left(items, place_of(one), key=place_of), gone) for one in more]
        self._put_in = [place + number for number, place in enumerate(self._put_in)]

    def _at(self, item: Waiting) -> int:
        return bisect_left(self._items, place_of(item), key=place_of)

    @staticmethod
    def _free_at(place: int, gone: Sequence[int]) -> int:
        return place - bisect_left(gone, place)

    def __len__(self) -> int:
        return len(self._items) - len(self._gone) + len(self._more)

    @overload
    def __getitem__(self, at: int) -> Waiting: ...
    @overload
    def __getitem__(self, at: slice) -> list[Waiting]: ...
    def __getitem__(self, at: int | slice) -> Waiting | list[Waiting]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        at %= len(self)
        number = bisect_right(self._put_in, at)
        if number and self._put_in[number - 1] == at:
            return self._more[number - 1]
        free = at - number
        return self._items[free + bisect_right(self._gone, free)]

    def place(self, id_: str) -> int | None:
        """Where the item of an id stands; ``None`` where it does not wait."""
        for number, one in enumerate(self._more):
            if one.id == id_:
                return self._put_in[number]
        item = self._by_id.get(id_)
        if item is None or id_ in self._left_out:
            return None
        at = self._at(item)
        free = at - bisect_right([place + number for number, place in enumerate(self._gone)], at)
        number = 0  # each one put in before it moves it on
        while number < len(self._put_in) and self._put_in[number] <= free + number:
            number += 1
        return free + number


@once_a_view
def by_id(shown: Shown) -> Mapping[str, Waiting]:
    """What waits, by id."""
    return {one.id: one for one in waiting(shown)}

"""Disjoint sets: which things hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Forest:
    """Sets that grow by joining two members."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, member: str) -> str:
        """The name of the set that holds a member."""
        parent = self._parent
        top = member
        while (up := parent.get(top, top)) != top:
            top = up
        while (up := parent.get(member, member)) != top:
            parent[member], member = top, up
        return top

    def join(self, first: str, second: str) -> bool:
        """Make one set of two; ``False`` where they were one already."""
        one, other = self.root(first), self.root(second)
        if one == other:
            return False
        low, high = sorted((one, other))
        self._parent[high] = low
        return True

    def sets(self, members: Iterable[str]) -> list[list[str]]:
        """The members by set, each sorted, in the order of their smallest."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in sorted(members):
            found[self.root(member)].append(member)
        return list(found.values())

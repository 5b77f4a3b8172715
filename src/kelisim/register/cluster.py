"""Which claims make one record, under everything that was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kelisim.register.decisions import Standing


class _Groups:
    """Sets of claims that grow by links, unless that would bring together what was told apart."""

    def __init__(self, members: Iterable[str], different: Iterable[tuple[str, str]]) -> None:
        self._of = {member: member for member in members}
        self._members: dict[str, list[str]] = {member: [member] for member in self._of}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in different:
            if left in self._of and right in self._of:
                self._apart[left].add(right)
                self._apart[right].add(left)

    def join(self, left: str, right: str) -> None:
        one, other = self._of.get(left), self._of.get(right)
        if one is None or other is None or one == other or other in self._apart.get(one, ()):
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        for member in self._members[other]:
            self._of[member] = one
        self._members[one].extend(self._members.pop(other))
        self._inherit(one, other)

    def _inherit(self, one: str, other: str) -> None:
        for apart in self._apart.pop(other, set()):
            self._apart[one].add(apart)
            self._apart[apart].discard(other)
            self._apart[apart].add(one)

    def all(self) -> list[list[str]]:
        return [sorted(members) for members in self._members.values()]


def groups(standing: Standing) -> list[list[str]]:
    """The claims' original ids by record, in a fixed order.

    Links are followed from the strongest (a person's) to the weakest, so where two claims were told apart, it is the
    weakest link between them that is cut.
    """
    kinds = {claim_id: claim.kind for claim_id, claim in standing.claims.items()}
    found = _Groups(sorted(kinds), standing.different)
    for _, left, right in sorted(standing.same, key=lambda link: (-link[0], link[1], link[2])):
        if kinds.get(left) == kinds.get(right):
            found.join(left, right)
    return sorted(found.all())

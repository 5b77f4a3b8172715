"""Which claims decisions hold together, directly or through others: records are made within one such component."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kelisim.register.decisions import Standing
from kelisim.register.forest import Forest


@dataclass(frozen=True)
class Components:
    """All claims that count, by component. It is never changed: ``with_changes`` makes another.

    Attributes:
        of: First ids of claims to the name of their component, which is its smallest id.
        members: The claims of each component.
    """

    of: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def whole(self, claims: Iterable[str]) -> frozenset[str]:
        """These claims, also where they are not known here, with all that hang together with them."""
        asked = set(claims)
        names = {self.of[claim] for claim in asked if claim in self.of}
        return frozenset(asked.union(*(self.members[name] for name in names)))

    def with_changes(self, gone: Iterable[str], come: Iterable[Sequence[str]]) -> Components:
        """The components when whole ones gave way to others.

        Args:
            gone: Claims; all that hang together with them are among them.
            come: The claims that count now, by component.
        """
        of, members = dict(self.of), dict(self.members)
        for claim in gone:
            name = of.pop(claim, None)
            if name is not None:
                members.pop(name, None)
        for found in come:
            members[found[0]] = found
            of.update(dict.fromkeys(found, found[0]))
        return Components(of, members)


def found_in(decided: Standing) -> list[list[str]]:
    """The components of the claims that count, each sorted. Only claims of one kind can hold together."""
    kinds = {claim_id: claim.kind for claim_id, claim in decided.claims.items()}
    forest = Forest()
    for _, left, right in decided.same:
        if left in kinds and kinds[left] == kinds.get(right):
            forest.join(left, right)
    return forest.sets(kinds)

"""What lies under a register (ties, relations, components) as plain lists and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from kelisim.model import Relation
from kelisim.register.components import Components
from kelisim.register.growth import Ground
from kelisim.register.lineage import Kin
from kelisim.register.ties import Crossings, Ties

_BETWEEN = "\x1f"
_TIES = ("order", "people", "asked", "places", "sat")


def ground_to(ground: Ground, number: Mapping[str, int]) -> dict[str, Any]:
    """What lies under a register, as plain values.

    Args:
        ground: All of it.
        number: Of each claim that counts.
    """
    return {
        "linker": ground.linker,
        "ties": [[_kin_to(own.kin), *(_to(getattr(own, name)) for name in _TIES)] for own in ground.ties.values()],
        "relations": [[key, *map(_to, told)] for key, told in ground.relations.items()],
        "components": [[number[claim] for claim in own] for own in ground.components.members.values()],
    }


def ground_from(told: Mapping[str, Any], heads: Sequence[tuple[str, str]], ids: Sequence[str]) -> Ground:
    """The same again.

    Args:
        told: From ``ground_to``.
        heads: Id and kind of each record, in the register's order.
        ids: The claims by number.
    """
    ties = {}
    for (key, _), (kin, *own) in zip(heads, told["ties"], strict=True):
        order, *rest = map(_from, own)
        ties[key] = Ties(order, _kin_from(kin), *rest)
    members = {ids[numbers[0]]: [ids[number] for number in numbers] for numbers in told["components"]}
    of = {claim: name for name, own in members.items() for claim in own}
    crossings = Crossings().with_changes((), ((key, kind, ties[key]) for key, kind in heads))
    relations = {key: tuple(map(_from, own)) for key, *own in told["relations"]}
    return Ground(ties, relations, Components(of, members), told["linker"], crossings)


def _kin_to(kin: Kin | None) -> list[Any] | None:
    """Its fields in order, without those at the end that are as they are where nothing is told."""
    if kin is None:
        return None
    told = [(getattr(kin, field.name), field.default) for field in fields(Kin)]
    while told and told[-1][0] == told[-1][1]:
        told.pop()
    return [_to(value) for value, _ in told]


def _kin_from(told: Sequence[Any] | None) -> Kin | None:
    return None if told is None else Kin(*map(_from, told))


def _to(value: object) -> Any:  # noqa: ANN401
    """Tuples as lists; frozen sets and relations as objects that name them."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return [_to(item) for item in value]
    if isinstance(value, frozenset):
        return {"set": _BETWEEN.join(sorted(value))} if value else {}
    if isinstance(value, Relation):
        return {"relation": [value.kind, value.other, value.reason, list(value.claim_ids)]}
    raise TypeError(f"what ties records cannot be {value!r}")


def _from(value: Any) -> Any:  # noqa: ANN401
    of = type(value)
    if of is list:
        return tuple([_from(item) for item in value]) if value else ()
    if of is not dict:
        return value
    if not value:
        return frozenset()
    if "set" in value:
        return frozenset(value["set"].split(_BETWEEN))
    kind, other, reason, claim_ids = value["relation"]
    return Relation(kind, other, reason, tuple(claim_ids))

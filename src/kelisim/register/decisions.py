"""What people and rules decided, as it stands: corrected claims, refused ones, pairs told same, different or unsure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kelisim.errors import KelisimError
from kelisim.model import Claim, Decision, Entries
from kelisim.model.claim import BY_HAND, plain_slots
from kelisim.model.codec import slots_from_plain
from kelisim.model.digest import Plain

_VERSION = re.compile(r"@ linker (\d+)$")
_PAIRS = ("same", "different", "unsure")
_COMMON = ("parties", "fields", "speaker")


@dataclass(frozen=True)
class Standing:
    """The decisions in force, sorted by what they do.

    Attributes:
        claims: Claims by their original id, as amended; refused ones are left out.
        accepted: Ids of claims that a person vouched for.
        same: Pairs with their weight, above 1 for a person's.
        different: Pairs that must not be in one record.
        reprints: Digest of a report to that of the report which it repeats.
        descends: What people decided on the lineage of a claim's thing, by its first id, in the order of their words.
        linker: Whose links count.
        disputed: Of claims on which people's words on identity differ, the words, by the first id.
    """

    claims: Mapping[str, Claim]
    accepted: frozenset[str]
    same: tuple[tuple[float, str, str], ...]
    different: tuple[tuple[str, str], ...]
    reprints: Mapping[str, str]
    linker: int = 0
    disputed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    descends: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)

    @property
    def meant(self) -> frozenset[str]:
        """First ids of the claims from whose things others descend."""
        return frozenset(str(decision.right) for said in self.descends.values() for decision in said)


def standing(entries: Entries, *, linker: int | None = None) -> Standing:
    """Sort out the decisions that nobody withdrew.

    Args:
        entries: All that is known.
        linker: Whose links count; without one, those of the newest linker that made any.
    """
    live = entries.standing_decisions
    refused = {d.left for d in live if d.verb == "reject"}
    amended = {d.left: d for d in sorted(live, key=_when) if d.verb == "amend"}
    accepted = frozenset(d.left for d in live if d.verb == "accept")
    # A claim that only persons made counts while one of them stands by it.
    counted = [c for c in entries.claims if c.id not in refused and (c.rule != BY_HAND or c.id in accepted)]
    claims = {c.id: _amend(c, amended.get(c.id)) for c in counted}
    linker = newest(entries.decisions) if linker is None else linker
    pairs = _pairs(live, linker)
    return Standing(
        claims=claims,
        accepted=accepted,
        same=tuple((_weight(d), *pair) for pair, d in pairs.items() if d.verb == "same"),
        different=tuple(pair for pair, d in pairs.items() if d.verb == "different"),
        reprints={d.left: str(d.right) for d in sorted(live, key=_when) if d.verb == "reprint"},
        linker=linker,
        disputed=_disputed(live),
        descends=_descends(live),
    )


def _disputed(live: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    """Claims of which one person says that they are one with another, and somebody else that they are not."""
    said: dict[tuple[str, str], dict[str, set[str]]] = {}
    for decision in live:
        if decision.verb in _PAIRS and not decision.automatic:
            left, right = sorted((decision.left, str(decision.right)))
            said.setdefault((left, right), {}).setdefault(decision.verb, set()).add(decision.by)
    found: dict[str, set[str]] = {}
    for pair, words in said.items():
        if len(words) > 1 and len(set().union(*words.values())) > 1:
            for claim_id in pair:
                found.setdefault(claim_id, set()).update(words)
    return {claim_id: tuple(sorted(words)) for claim_id, words in found.items()}


def _descends(live: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    found: dict[str, tuple[Decision, ...]] = {}
    for decision in sorted((d for d in live if d.verb == "descends"), key=_when):
        found[decision.left] = (*found.get(decision.left, ()), decision)
    return found


def _when(decision: Decision) -> tuple[str, str]:
    return decision.recorded_at or "", decision.id


def _weight(decision: Decision) -> float:
    return decision.score if decision.automatic and decision.score is not None else 2.0


def newest(decisions: Iterable[Decision]) -> int:
    """The number of the newest linker that made any of the decisions, 0 where none did.

    Once it has linked, an older one's links stay out of force, also where somebody withdraws what it made.
    """
    return max((version_of(d) for d in decisions if d.verb in _PAIRS), default=0)


def _pairs(live: Iterable[Decision], linker: int) -> dict[tuple[str, str], Decision]:
    """One decision a pair: a person's before a rule's, then the later one, then the parting one."""
    two = [d for d in live if d.verb in _PAIRS and version_of(d) in (0, linker)]
    found: dict[tuple[str, str], Decision] = {}
    for decision in sorted(two, key=lambda d: (not d.automatic, d.recorded_at or "", d.verb != "same", d.id)):
        left, right = sorted((decision.left, str(decision.right)))
        found[left, right] = decision
    return dict(sorted(found.items()))


def version_of(decision: Decision) -> int:
    """The number of the linker that made a decision, 0 where no linker did; only the newest linker's count."""
    found = _VERSION.search(decision.by)
    return int(found.group(1)) if found else 0


def _amend(claim: Claim, decision: Decision | None) -> Claim:
    """The claim as a person corrected it. A correction that no longer fits the kind is left out, not guessed at."""
    if decision is None or not decision.value:
        return claim
    changes: dict[str, Plain] = dict(decision.value)
    own = {name: _common(name, changes.pop(name)) for name in _COMMON if name in changes}
    try:
        from_plain = slots_from_plain(claim.kind, {**plain_slots(claim.slots), **changes})
        return claim.amended(**{name: getattr(from_plain, name) for name in changes}, **own)
    except (KelisimError, AttributeError, TypeError):
        return claim


def _common(name: str, value: Plain) -> object:
    if name == "speaker" or not isinstance(value, (list, tuple)):
        return value
    codes = [str(code) for code in value]
    return tuple(sorted(codes)) if name == "parties" else tuple(codes)

"""What a comparison of two claims gives, and what is asked before any kind's own comparison."""

from __future__ import annotations

from dataclasses import dataclass

from kelisim.register.traits import Traits

JOIN = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """The score of a pair, 0 to 1, and in plain words the slots that met or parted.

    From ``JOIN`` on the two claims are taken to speak of one thing.
    """

    score: float
    reasons: tuple[str, ...]

    @property
    def joins(self) -> bool:
        """Whether it is enough."""
        return self.score >= JOIN


NO_MATCH = Match(0.0, ())


def match(score: float, *reasons: str) -> Match:
    """A match with its score kept within 0 to 1 and two digits, so that it prints as it is stored."""
    return Match(round(min(1.0, max(0.0, score)), 2), tuple(reason for reason in reasons if reason))


def same_report(first: Traits, second: Traits) -> bool:
    """Whether both claims stand in one report. A fact is marked once in a report, so two of a kind mostly differ."""
    return first.claim.quote.document_digest == second.claim.quote.document_digest


def share_parties(first: Traits, second: Traits) -> bool:
    """Whether the two are about the same countries, or one of them names further ones."""
    one, other = set(first.claim.parties), set(second.claim.parties)
    return one <= other or other <= one


def share_field(first: Traits, second: Traits) -> bool:
    """Whether the most specific field of one is among the other's."""
    return first.claim.fields[0] in second.claim.fields or second.claim.fields[0] in first.claim.fields


def words(codes: frozenset[str]) -> str:
    """Concepts as a reason names them."""
    return ", ".join(sorted(code.lstrip("=") for code in codes))

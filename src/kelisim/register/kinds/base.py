"""What a comparison of two claims gives, and what is asked before any kind's own comparison."""

from __future__ import annotations

from dataclasses import dataclass

from kelisim.register.traits import Traits, days_between

JOIN = 0.45
DOUBT = 0.3  # below this nobody need look at a pair


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


Reason = str | tuple[str, frozenset[str]]


def match(score: float, *reasons: Reason) -> Match:
    """A match with its score kept within 0 to 1 and two digits, so that it prints as it is stored.

    Args:
        score: Any number.
        reasons: Words, or what met (``name``) with the concepts that both have. They are put into words only where
            somebody may look at the pair, since most pairs are unlike.
    """
    score = round(min(1.0, max(0.0, score)), 2)
    return Match(score, tuple(filter(None, map(_told, reasons))) if score >= DOUBT else ())


def _told(reason: Reason) -> str:
    if isinstance(reason, str):
        return reason
    what, codes = reason
    return f"{what}: {words(codes)}" if codes else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with what does not lie in either alone.

    Attributes:
        days: Days between the two reports; ``None`` where one has no date.
        together: Whether both stand in one report. A fact is marked once in a report, so two of a kind mostly differ.
    """

    first: Traits
    second: Traits
    days: int | None
    together: bool = False

    @classmethod
    def of(cls, first: Traits, second: Traits) -> Pair:
        """The pair as its two reports make it."""
        together = first.claim.quote.document_digest == second.claim.quote.document_digest
        return cls(first, second, days_between(first, second), together)

    def within(self, days: int) -> bool:
        """Whether the two reports are known to be that near in time."""
        return self.days is not None and self.days <= days


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

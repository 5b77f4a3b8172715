"""What the ledger takes besides documents and claims, and what it hands out: the entries as of a moment.

Ids are by content; ``recorded_at`` (UTC ISO text of fixed width) is stamped by the ledger and is no part of an id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal, get_args

from kelisim.errors import InvalidValueError
from kelisim.model.claim import Claim
from kelisim.model.digest import Plain, digest, short_id
from kelisim.model.document import Document
from kelisim.model.history import DESCENTS
from kelisim.model.period import Period

Verb = Literal["same", "different", "unsure", "accept", "reject", "amend", "code", "reprint", "descends", "withdraw"]
VERBS: tuple[str, ...] = get_args(Verb)
_OF_TWO = ("same", "different", "unsure", "reprint", "descends")
PERSON = "person "
"""How the ``reader`` of a reading begins that a person made."""
JUDGEMENTS = ("accept", "reject", "amend")
"""What a person can say of one claim."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be read or measured, and why.

    Attributes:
        what: Short code: ``unreadable``, ``encrypted``, ``empty``, ``binary``, ``too_large``, ``no_date``, ``language``
            or ``refused_claim`` …
        where: The file, address, report or span.
        why: One plain sentence.
    """

    what: str
    where: str
    why: str


@dataclass(frozen=True)
class Reading:
    """One pass of one reader version over one source.

    A reading whose ``document_digest`` is ``None`` found no report: its gaps say why. A later reading of the same
    document supersedes the earlier one as a whole; but a person's reading (``reader`` is ``person NAME``) stands beside
    it: it holds claims that this person made, and no program's reading takes them away.
    """

    source: str
    document_digest: str | None
    reader: str
    pack: str
    claim_ids: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    recorded_at: str | None = field(default=None, compare=False)

    @property
    def by_hand(self) -> bool:
        """Whether a person made the claims rather than a program."""
        return self.reader.startswith(PERSON)

    @cached_property
    def id(self) -> str:
        """``r-`` and 20 digits of the content's digest."""
        gaps: list[Plain] = [[gap.what, gap.where, gap.why] for gap in self.gaps]
        return short_id("r", [self.source, self.document_digest, self.reader, self.pack, list(self.claim_ids), gaps])


@dataclass(frozen=True)
class Decision:
    """An entry that links, parts, accepts, rejects, amends, codes again, marks a reprint, or withdraws a decision.

    Attributes:
        verb: ``same``, ``different``, ``unsure`` speak of two claims; ``reprint`` of two document digests (``left``
            repeats ``right``); ``descends`` of two claims (the thing of ``left`` came of that of ``right``);
            ``accept``, ``reject``, ``amend`` of one claim; ``code`` is a second person's blind word, which changes
            nothing; ``withdraw`` of a decision's id.
        value: For ``amend`` the changed slots (plain). For ``code`` the ``verb`` that it would have been, the id of the
            ``first`` decision that it is held against and, where it amends, the changed ``slots``. For a ``reject``
            that splits a claim the ids of the claims that take its place, as ``into``. For ``descends`` what the one is
            of the other, as ``as``. A decision that belongs to
            another names it as ``with``: both are undone together. Else nothing.
        by: A person's name, or ``rule NAME @ VERSION`` for an automatic one.
        score: 0 to 1, for automatic ones.
        serial: Tells apart the same decision made again after it was withdrawn.
    """

    verb: Verb
    left: str
    right: str | None = None
    value: Mapping[str, Plain] | None = None
    by: str = "person"
    reason: str = ""
    score: float | None = None
    serial: int = 0
    recorded_at: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.verb not in VERBS:
            raise InvalidValueError(f"{self.verb!r} is no decision; write one of {', '.join(VERBS)}")
        if (self.right is not None) != (self.verb in _OF_TWO):
            raise InvalidValueError(
                f"the decision {self.verb!r} speaks of {'two things' if self.verb in _OF_TWO else 'one thing'}"
            )
        if self.verb == "descends" and self.descent not in DESCENTS:
            raise InvalidValueError(f"{self.descent!r} is no lineage; write one of {', '.join(DESCENTS)}")
        if self.left == self.right:
            raise InvalidValueError("a decision cannot join or part a thing and itself", subject=self.left)

    @property
    def automatic(self) -> bool:
        """Whether a rule made it rather than a person."""
        return self.by.startswith("rule ")

    @property
    def descent(self) -> str | None:
        """Of ``descends``: what the one thing is of the other (``kelisim.model.history.DESCENTS``)."""
        return str((self.value or {}).get("as")) if self.verb == "descends" else None

    @property
    def belongs_to(self) -> str | None:
        """The id of the decision together with which this one is undone, if any."""
        return None if self.value is None or "with" not in self.value else str(self.value["with"])

    @property
    def judgement(self) -> tuple[str, Mapping[str, Plain]] | None:
        """What it says of one claim, also where it only codes it again: the verb, and the slots that it corrects."""
        value: Mapping[str, Plain] = self.value or {}
        if self.verb == "code":
            slots = value.get("slots")
            return str(value.get("verb")), slots if isinstance(slots, Mapping) else {}
        return (self.verb, value if self.verb == "amend" else {}) if self.verb in JUDGEMENTS else None

    @cached_property
    def id(self) -> str:
        """``d-`` and 20 digits; of two claims the order does not matter, but for ``reprint``."""
        pair: list[Plain] = [self.left, self.right]
        if self.verb in ("same", "different", "unsure"):
            pair = list(sorted(str(side) for side in pair))  # noqa: C413
        value = None if self.value is None else dict(self.value)
        return short_id("d", [self.verb, *pair, value, self.by, self.serial])


@dataclass(frozen=True)
class Observation:
    """A number of a statistics source (SDMX words).

    Attributes:
        source: The address or file that it came from.
        series: Which of the source's series; for a CSV its name.
        indicator: As in CLAIMS.md (``trade_turnover``, ``exports``, ``imports`` …).
        area: The reporter (REF_AREA); ``joint`` where both sides name it together.
        partner: The counterpart (COUNTERPART_AREA); for ``joint`` the pair as ``KAZ-UZB``.
        vintage: The source's own date of publication, where known.
    """

    source: str
    series: str
    indicator: str
    area: str
    partner: str
    period: Period
    value: Decimal
    unit: str
    status: str = "final"
    vintage: str | None = None
    recorded_at: str | None = field(default=None, compare=False)

    @cached_property
    def id(self) -> str:
        """``o-`` and 20 digits of the content's digest."""
        return short_id(
            "o",
            [
                self.source,
                self.series,
                self.indicator,
                self.area,
                self.partner,
                self.period.text,
                format(self.value.normalize(), "f"),
                self.unit,
                self.status,
                self.vintage,
            ],
        )


@dataclass(frozen=True)
class Issue:
    """A review that left the house, kept whole as canonical JSON."""

    canonical_json: str
    by: str = "person"
    recorded_at: str | None = field(default=None, compare=False)

    @property
    def review_digest(self) -> str:
        """The digest of the review's text."""
        return digest(self.canonical_json)

    @cached_property
    def id(self) -> str:
        """``i-`` and 20 digits of the content's digest."""
        return short_id("i", [self.review_digest, self.by])


@dataclass(frozen=True)
class Entries:
    """All that a register was told up to a moment: what the ledger hands to the other rooms.

    ``claims`` are those of the readings in force (a document's latest); ``decisions`` are all, withdrawals included.
    The order of every tuple is by id, so nothing downstream can depend on the order of entry.
    """

    parties: tuple[str, ...]
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    observations: tuple[Observation, ...] = ()
    issues: tuple[Issue, ...] = ()
    known: str | None = None

    @cached_property
    def document_of(self) -> Mapping[str, Document]:
        """Documents by digest."""
        return {document.digest: document for document in self.documents}

    @cached_property
    def claim_of(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def standing_decisions(self) -> tuple[Decision, ...]:
        """The decisions that nobody withdrew (a withdrawal can itself be withdrawn)."""
        withdrawals = {d.id: d.left for d in self.decisions if d.verb == "withdraw"}
        undone = set(withdrawals.values())
        live = {target for own, target in withdrawals.items() if own not in undone}
        return tuple(d for d in self.decisions if d.verb != "withdraw" and d.id not in live)

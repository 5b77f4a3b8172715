"""Three axes of strength, never mixed (METHOD.md section 3): how it is worded, in which instrument, how specific it is.

Wording follows the claims standard; the ladder of instruments stands on the UN Treaty Collection's kinds; specificity
is that of the Open Government Partnership: an action, and whether a body, a deadline or a number goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kelisim.lang.concepts import concepts_for
from kelisim.model.document import Document
from kelisim.model.kinds.agreement import Agreement
from kelisim.model.record import Record
from kelisim.review.context import Context
from kelisim.review.naming import is_about_a_declaration
from kelisim.review.sides import sentence_span

COUNTED = ("agreed", "pledged", "planned")
IN_FORCE, SIGNED, PROGRAMME, DECLARATION, COMMUNIQUE, STATEMENT = 5, 4, 3, 2, 1, 0
_BINDING = ("treaty", "agreement")
_WITH_TERMS = ("programme", "roadmap", "protocol", "contract")
_SIGNED = ("signed", "ratified", "in_force", "implemented")
_WORDING = {
    "agreement": {"proposed": "proposed", "negotiating": "planned", "planned": "planned"},
    "body": {"proposed": "proposed", "planned": "planned"},
    "project": {"idea": "considered", "pipeline": "planned"},
}
_BODIES = frozenset({
    "council", "commission", "committee", "working_group", "board", "fund", "bank", "company", "centre", "hub", "zone",
    "university", "institute", "agency", "ministry", "authority", "department", "secretariat", "organisation",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strength:
    """The three axes of one undertaking.

    Attributes:
        wording: ``agreed``, ``pledged``, ``planned``, ``proposed`` or ``considered``; ``None`` where no text tells.
        instrument: 5 treaty in force; 4 signed treaty or agreement; 3 programme, roadmap, protocol with terms; 2 joint
            declaration, memorandum; 1 joint communique; 0 one side's statement or the press.
        carried_by: The claims that name the instrument; empty where it is the report itself.
        specificity: 3 action with two of body, deadline and number; 2 with one; 1 action only; 0 theme.
    """

    wording: str | None
    instrument: int
    carried_by: tuple[str, ...]
    specificity: int

    @property
    def counts(self) -> bool:
        """Whether it belongs to the headline figures: wording at least planned, and an action at least."""
        return self.wording in (None, *COUNTED) and self.specificity > 0


def strength(ctx: Context, record: Record) -> Strength:
    """The three axes of a record."""
    instrument, carried_by = _instrument(ctx, record)
    return Strength(wording(record), instrument, carried_by, specificity(ctx, record))


def wording(record: Record) -> str | None:
    """How strongly it is worded; of what has a status, what that status says."""
    if record.kind == "commitment":
        return str(record.value("strength") or "") or None
    if record.kind in _WORDING and record.status:
        return _WORDING[record.kind].get(record.status, "agreed")
    return None


def specificity(ctx: Context, record: Record) -> int:
    """0 theme, 1 action, 2 and 3 with one or two of: a body, a deadline, a number."""
    name = next((text for slot in ("action", "name", "title") if (text := record.value(slot))), None)
    if record.kind == "target":
        return 1 + min(2, 1 + bool(ctx.stated_deadlines(record)))  # its number is there by definition
    if name is None:
        return 0
    told = _concepts(ctx, record, str(name))
    beside = (
        bool(ctx.stated_deadlines(record)),
        any(record.value(slot) is not None for slot in ("value", "count", "jobs")) or any(c[0] == "#" for c in told),
        record.kind == "body" or bool(_BODIES & told),
    )
    return 1 + min(2, sum(beside))


def _concepts(ctx: Context, record: Record, text: str) -> frozenset[str]:
    language = ctx.register.document(record.claims[0]).language
    return frozenset(concepts_for(language, text).of(text))


def _instrument(ctx: Context, record: Record) -> tuple[int, tuple[str, ...]]:
    if record.kind == "agreement":
        return _of_agreement(str(record.value("type")), record.status or ""), ctx.status_claims(record, record.status)
    level, carried_by = max(_of_document(ctx.register.document(claim)) for claim in record.claims), ""
    for claim in record.claims:
        for found, claim_id in _in_the_sentence(ctx, claim.id):
            if found > level:
                level, carried_by = found, claim_id
    return level, (carried_by,) if carried_by else ()


def _of_agreement(kind: str, status: str) -> int:
    if status not in _SIGNED:
        return STATEMENT
    if kind in _BINDING:
        return IN_FORCE if status in ("in_force", "implemented") else SIGNED
    return PROGRAMME if kind in _WITH_TERMS else DECLARATION


def _of_document(document: Document) -> int:
    """What kind of text a report itself is, by its title; a report about a declaration is none."""
    concepts = concepts_for(document.language, document.title)
    # Word by word too: "joint statement" is one concept, in which "joint" is not seen.
    told = {code for text in (document.title, *document.title.split()) for code in concepts.of(text)}
    if not {"joint", "declaration"} <= told:
        return STATEMENT
    return DECLARATION if is_about_a_declaration(document.title, document.language) else COMMUNIQUE


def _in_the_sentence(ctx: Context, claim_id: str) -> list[tuple[int, str]]:
    """The signed documents that the sentence of a claim names, with their level."""
    claim = ctx.register.claim_of[claim_id]
    start, end = sentence_span(claim, ctx.register.document(claim))
    found = []
    for other in ctx.agreements_in.get(claim.quote.document_digest, ()):
        slots = other.slots
        if isinstance(slots, Agreement) and start <= other.quote.span.start < end:
            record = ctx.register.record_of[other.id]
            found.append((_of_agreement(str(record.value("type")), slots.status), other.id))
    return found

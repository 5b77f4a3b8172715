"""Evidence of a review, numbered in the order in which a reader meets it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from kelisim.model.entry import Observation
from kelisim.model.review import Evidence
from kelisim.review.context import Context


class Evidences:
    """Gives every claim and observation that is referred to its number, once.

    Args:
        ctx: Where ids are looked up.
    """

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._found: dict[str, Evidence] = {}

    def refs(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of claims and observations, each once, in the order given.

        Raises:
            KeyError: If an id is neither a claim of the register nor an observation.
        """
        return tuple(self._number(one) for one in dict.fromkeys(ids))

    @property
    def all(self) -> tuple[Evidence, ...]:
        """Everything numbered so far, by number."""
        return tuple(self._found.values())

    def _number(self, one: str) -> int:
        if one not in self._found:
            ref = len(self._found) + 1
            observation = self._ctx.observations.get(one)
            self._found[one] = self._quote(one, ref) if observation is None else _counted(observation, ref)
        return self._found[one].ref

    def _quote(self, claim_id: str, ref: int) -> Evidence:
        claim = self._ctx.register.claim_of[claim_id]
        document = self._ctx.register.document(claim)
        return Evidence(
            ref=ref,
            type="quote",
            id=claim.id,
            text=claim.quote.text,
            document=document.name,
            title=document.title,
            publisher=document.publisher,
            date=document.date,
            url=document.source_url,
            language=document.language,
            start=claim.quote.span.start,
            end=claim.quote.span.end,
            speaker=claim.speaker,
        )


def _counted(observation: Observation, ref: int) -> Evidence:
    is_address = observation.source.startswith(("http://", "https://"))
    return Evidence(
        ref=ref,
        type="observation",
        id=observation.id,
        text=f"{observation.value:,f} {observation.unit}",
        document=observation.series,
        title=f"{observation.indicator} {observation.area} {observation.period.text}",
        publisher=urlsplit(observation.source).hostname if is_address else observation.source,
        date=observation.vintage or observation.period.text,
        url=observation.source if is_address else None,
    )

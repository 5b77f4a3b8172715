"""Evidence on the page: a chip that opens the quote in place, a link for tables, the full list at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kelisim.faces.dossier.html.markup import Markup, el, join, web_address
from kelisim.faces.dossier.words import Words
from kelisim.model.review import Evidence, Review

MANY = 4000
"""From how many quotes on those of records stand once only, in the list at the end."""


class Quotes:
    """The evidence of a review as markup; each quote's body is made once."""

    def __init__(self, review: Review, words: Words) -> None:
        self._of: Mapping[int, Evidence] = {evidence.ref: evidence for evidence in review.evidence}
        self._words = words
        self._bodies: dict[int, Markup] = {}
        self._chips: dict[int, Markup] = {}
        self._links: dict[int, Markup] = {}

    def chips(self, refs: Iterable[int]) -> Markup:
        """A row of numbered chips; each opens its quote below the row."""
        chips = [self._chip(ref) for ref in dict.fromkeys(refs) if ref in self._of]
        return el("div", *chips, class_="chips") if chips else Markup("")

    def of_record(self, refs: Iterable[int]) -> Markup:
        """The quotes of a record: chips, or links where so many would make the page too heavy to open."""
        if len(self._of) <= MANY:
            return self.chips(refs)
        links = self.links(refs)
        return el("p", links, class_="line") if links else links

    def links(self, refs: Iterable[int]) -> Markup:
        """Numbers that lead to the list at the end, for places where nothing can open."""
        return join(self._link(ref) for ref in dict.fromkeys(refs) if ref in self._of)

    def everything(self) -> Markup:
        """All evidence in the order of its numbers."""
        items = [
            el("li", el("span", f"[{ref}]", class_="no"), self._body(ref), id=f"e{ref}") for ref in sorted(self._of)
        ]
        return el("ol", *items, class_="evidence")

    def _link(self, ref: int) -> Markup:
        if ref not in self._links:
            label = self._words.ui("quote_number", n=ref)
            self._links[ref] = el("a", f"[{ref}]", href=f"#e{ref}", class_="ref", aria_label=label)
        return self._links[ref]

    def _chip(self, ref: int) -> Markup:
        if ref not in self._chips:
            label = self._words.ui("quote_number", n=ref)
            summary = el("summary", f"[{ref}]", aria_label=label, title=self._hint(self._of[ref]))
            self._chips[ref] = el("details", summary, el("div", self._body(ref), class_="quote"), class_="chip")
        return self._chips[ref]

    def _hint(self, evidence: Evidence) -> str:
        return " · ".join(self._words.source(evidence)[-2:])

    def _body(self, ref: int) -> Markup:
        if ref not in self._bodies:
            self._bodies[ref] = self._make(self._of[ref])
        return self._bodies[ref]

    def _make(self, evidence: Evidence) -> Markup:
        foreign = self._words.foreign(evidence.language)
        said = el("q" if evidence.type == "quote" else "span", evidence.text, lang=foreign)
        return join((el("p", said, class_="said"), self._source(evidence, foreign)))

    def _source(self, evidence: Evidence, foreign: str | None) -> Markup:
        title, *rest = self._words.source(evidence)
        address = web_address(evidence.url)
        named = el("cite", title, lang=foreign)
        if address:
            named = el("a", named, href=address, rel="noopener noreferrer external")
        speaker = self._words.ui("said_by", speaker=evidence.speaker) if evidence.speaker else None
        note = self._words.ui("in_language", language=foreign) if foreign else None
        return el("p", join((part for part in (speaker, named, *rest, note) if part), " · "), class_="source")

"""To whom the text credits what it tells: "сказал X", "X отметил", "по словам X", and on through the paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kelisim.reading.names.inflected.words import ends_like, in_domain, in_list
from kelisim.reading.names.people import Mention
from kelisim.reading.names.speakers import Credit, Speakers
from kelisim.reading.names.text import Scan
from kelisim.reading.sentences import Sentence

_NOBODY = ""
_NEAR = 4
_FAR = 40
_LONGEST_BODY = 9


def speakers(scan: Scan, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Speakers:
    """Credit every sentence; a quotation over several sentences is credited to whoever is named at its end."""
    own = _by_sentence(scan, mentions)
    _credit_back(scan, sentences, own)
    quoted = _quoted(scan, sentences, own)
    credits: list[Credit] = []
    carried: str | None = None
    paragraph, before = -1, ""
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            carried = carried if before == ":" or (before == ";" and carried) else None
            paragraph = sentence.paragraph
        name = own.get(number)
        if name is None:
            name = quoted.get(number, carried)
        credits.append(Credit(sentence.start, sentence.end, name or None))
        carried, before = name, scan.text[sentence.end - 1]
    return Speakers(tuple(credits), tuple(credit.start for credit in credits))


def _credit_back(scan: Scan, sentences: Sequence[Sentence], own: dict[int, str]) -> None:
    """As in "Об этом сообщил X": the sentence before is told by X, too."""
    for number in [number for number, name in own.items() if name and number > 0]:
        here, before = sentences[number], sentences[number - 1]
        opens = in_list(scan, scan.at(here.start), "grammar.backward")
        if opens and here.paragraph == before.paragraph and not own.get(number - 1):
            own[number - 1] = own[number]


def _quoted(scan: Scan, sentences: Sequence[Sentence], own: dict[int, str]) -> dict[int, str]:
    """Sentences within one pair of quotation marks share their speaker."""
    marks = [scan.sentence[at] for at, word in enumerate(scan.words) if word == '"']
    shared: dict[int, str] = {}
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        names = [own[k] for k in range(first, last + 1) if own.get(k)]
        for k in range(first, last + 1) if last - first < len(sentences) else ():
            if names and k not in own:
                shared[k] = names[-1]
    return shared


def _by_sentence(scan: Scan, mentions: Sequence[Mention]) -> dict[int, str]:
    found: dict[int, str] = {}
    credits = _Credits(scan, mentions)
    for at, name in credits.all():
        number = scan.sentence[at]
        if number not in found or (not found[number] and name):
            found[number] = name
    return found


@lru_cache(maxsize=16)
def _bodies(voices: frozenset[str], sources: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words of bodies that speak, of the report's own sources, and both, in lower case."""
    voices, sources = (frozenset(word.lower() for word in words) for words in (voices, sources))
    return voices, sources, voices | sources


class _Credits:
    """Finds who is credited where."""

    def __init__(self, scan: Scan, mentions: Sequence[Mention]) -> None:
        self.scan = scan
        self.begins = {m.first: m for m in mentions}
        self.ends = {m.last: m for m in mentions}
        self.order = sorted((m for m in mentions if len(m.people) == 1 and not m.many), key=lambda m: m.first)
        self.firsts = [m.first for m in self.order]
        self.last = _NOBODY
        self.persons = {person.name for m in mentions for person in m.people}
        sets = scan.lexicon.sets
        self.voices, self.sources, self.bodies = _bodies(sets["speech.voices"], sets["speech.sources"])

    def all(self) -> Iterator[tuple[int, str]]:
        """Every credit: the word at which it stands, and the name (empty: nobody is to be credited)."""
        verbs, nouns = (self.scan.lexicon.sets[f"speech.{key}"] for key in ("verbs", "nouns"))
        for at in self.scan.where(verbs | nouns | {":"}):
            word = self.scan.lower[at]
            name: str | None = None
            if word in verbs:
                name = self.by_verb(at)
            elif word in nouns and self.according(at):
                name = self.by_noun(at)
            elif word == ":" and self.scan.word(at + 1) == '"' and at in self.ends:
                name = _NOBODY if self.ends[at].many else self.name(self.ends[at])
            if name is not None:
                self.last = name or self.last
                yield at, name

    def according(self, at: int) -> bool:
        scan = self.scan
        return in_list(scan, at - 1, "grammar.according") or (
            in_list(scan, at - 1, "grammar.possessive") and in_list(scan, at - 2, "grammar.according")
        )

    def by_noun(self, at: int) -> str | None:
        if in_list(self.scan, at - 1, "grammar.possessive"):
            return self.last or self.before(at)
        mention = self.begins.get(at + 1)
        if mention is not None:
            return _NOBODY if mention.many else self.name(mention)
        return self.body(at + 1)

    def by_verb(self, at: int) -> str | None:
        scan = self.scan
        right = self.named_after(at)
        if right is not None and scan.same_sentence(at, right.first) and self.speech_before(at):
            return _NOBODY if right.many else self.name(right)
        if in_list(scan, at + 1, "speech.pronouns") and self.speech_before(at):
            return self.last or self.before(at)
        body = self.body(at + 1) if self.speech_before(at) else None
        left = self.subject(at) if body is None else body
        left = self.body_before(at) if left is None else left
        if left is not None and ends_like(scan, at, "plural_verbs") and left in self.persons:
            return _NOBODY
        return left if left is not None else self.opener(at)

    def named_after(self, at: int) -> Mention | None:
        """The person named shortly after a verb: "заявил в среду глава МИД"."""
        for start in range(at + 1, at + _NEAR + 1):
            if start in self.begins:
                return self.begins[start]
            if not self.scan.word(start)[:1].isalpha() or in_list(self.scan, start, "grammar.saying"):
                return None
        return None

    def body_before(self, at: int) -> str | None:
        """A body that ends before a verb: "МИД Кыргызстана сообщил"; empty for the report's own source."""
        first = at
        while first > 0 and at - first < _LONGEST_BODY and self.scan.same_sentence(first - 1, at):
            if not self.in_body(first - 1, 0):
                break
            first -= 1
        return self.body(first) if first < at else None

    def opener(self, at: int) -> str | None:
        """The person with whom the sentence begins, for a later verb: "Президент опубликовал статью, где сообщил"."""
        scan, first = self.scan, at
        if not (scan.word(at - 1) == "," or in_list(scan, at - 1, "grammar.later")):
            return None
        while scan.same_sentence(first - 1, at) and at - first < _FAR:
            first -= 1
        mention = self.begins.get(first)
        single = mention is not None and not mention.many and len(mention.people) == 1
        return self.name(mention) if mention is not None and single else None

    def speech_before(self, at: int) -> bool:
        """Whether words that were said, or a new sentence, end before a verb."""
        scan = self.scan
        sign = not scan.word(at - 1)[:1].isalnum() and scan.word(at - 1) != ")"
        if sign or in_list(scan, at - 1, "grammar.saying") or not scan.same_sentence(at - 1, at):
            return True
        first = next((k for k in range(at - 1, at - _NEAR, -1) if not scan.same_sentence(k - 1, at)), at)
        return in_list(scan, first, "grammar.backward")

    def subject(self, at: int) -> str | None:
        """The person, or the pronoun, that stands shortly before a verb."""
        scan = self.scan
        for first in range(at, max(0, at - _NEAR), -1):
            if not scan.same_sentence(first - 1, at) or scan.word(first - 1) in ('"', ":"):
                return None
            mention = self.ends.get(first)
            if mention is not None:
                together = in_list(scan, mention.first - 1, "grammar.and") and mention.first - 1 in self.ends
                return _NOBODY if mention.many or together else self.name(mention)
            if in_list(scan, first - 1, "speech.pronouns"):
                return self.last or self.before(first - 1)
        return None

    def name(self, mention: Mention) -> str:
        return mention.people[0].name or _NOBODY if mention.people else _NOBODY

    def before(self, at: int) -> str:
        index = bisect_right(self.firsts, at) - 1
        return self.name(self.order[index]) if index >= 0 else _NOBODY

    def body(self, start: int) -> str | None:
        """A body that begins at a word; empty for the report's own source, ``None`` where none does."""
        scan = self.scan
        start += in_list(scan, start, "grammar.inside")
        start += in_list(scan, start, "grammar.possessive")
        end = start
        while end < start + _LONGEST_BODY and scan.same_sentence(start, end) and self.in_body(end, start):
            end += 1
        words = scan.lower[start:end]
        if any(word in self.sources for word in words):
            return _NOBODY
        named = any(word in self.voices for word in words) and any(scan.capital[start:end])
        return scan.joined(start, end) if named else None

    def in_body(self, at: int, start: int) -> bool:
        scan = self.scan
        inner = at > start and (in_list(scan, at, "grammar.body_starts") or in_domain(scan, at))
        return scan.capital[at] or scan.lower[at] in self.bodies or inner

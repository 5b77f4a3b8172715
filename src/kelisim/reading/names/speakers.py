"""To whom the text credits what it tells: through a sentence, a quotation, and the rest of the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kelisim.reading.names.people import Mention
from kelisim.reading.names.text import Scan
from kelisim.reading.sentences import Sentence

_QUOTED = re.compile(r'"[^"\n]{1,3000}"')
_SKIPPED = frozenset(
    (
        "also",
        "further",
        "then",
        "has",
        "had",
        "have",
        ",",
        "himself",
        "herself",
        "later",
        "earlier",
        "in",
        "turn",
        "again",
        "once",
        "more",
        "next",
        "still",
        "went",
        "too",
        "who",
        "for",
        "his",
        "her",
        "part",
        '"',
        "likewise",
    )
)
_NOBODY = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """A speaker for a stretch of text; ``name`` is ``None`` where the text speaks itself."""

    start: int
    end: int
    name: str | None


@dataclass(frozen=True, slots=True)
class Speakers:
    """The stretches in order; every sentence has one."""

    credits: tuple[Credit, ...] = ()
    starts: tuple[int, ...] = ()

    def at(self, offset: int) -> str | None:
        """Who is credited with what stands at an offset of the text."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return None
        credit = self.credits[index]
        return credit.name if offset < credit.end else None


def speakers(scan: Scan, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Speakers:
    """Credit every sentence."""
    own = _Attributions(scan, mentions).by_sentence(len(sentences))
    quotes = [match.span() for match in _QUOTED.finditer(scan.text)]
    shared = _through_quotes(quotes, sentences, own)
    credits: list[Credit] = []
    carried: str | None = None
    paragraph, before = -1, ""
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            carried, paragraph = _into_list(scan, sentence, before, carried), sentence.paragraph
        found = own.get(number)
        name = found.name if found else shared.get(number)
        if name is None:
            name = carried
        if found and found.start > sentence.start and name:
            credits.append(Credit(sentence.start, found.start, None))
            credits.append(Credit(found.start, sentence.end, name))
        else:
            credits.append(Credit(sentence.start, sentence.end, name or None))
        carried, before = name, scan.text[sentence.end - 1]
    return Speakers(tuple(credits), tuple(credit.start for credit in credits))


def _into_list(scan: Scan, sentence: Sentence, before: str, carried: str | None) -> str | None:
    """A list after a colon is told by who told of it; its items pass the speaker on."""
    if before == ":" or (before == ";" and carried):
        return carried
    return None


def _through_quotes(
    quotes: Sequence[tuple[int, int]], sentences: Sequence[Sentence], own: Mapping[int, Attribution]
) -> dict[int, str]:
    """A quotation over several sentences is one person's, wherever he is named at its edges."""
    shared: dict[int, str] = {}
    starts = [sentence.start for sentence in sentences]
    for start, end in quotes:
        first = max(0, bisect_right(starts, start) - 1)
        last = max(0, bisect_right(starts, end - 1) - 1)
        names = [own[k].name for k in range(first, last + 1) if k in own and own[k].name]
        if not names and last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[last].paragraph:
            names = [own[last + 1].name] if last + 1 in own and own[last + 1].name else []
        for k in range(first, last + 1):
            if names and k not in own:
                shared[k] = names[-1]
    return shared


@dataclass(frozen=True, slots=True)
class Attribution:
    """A sentence's speaker, and the offset from which the words are his (before it the report speaks)."""

    name: str
    start: int


class _Attributions:
    """Finds "X said", "according to X", "in X's words", "he added"."""

    def __init__(self, scan: Scan, mentions: Sequence[Mention]) -> None:
        self.scan = scan
        self.sets = scan.lexicon.sets
        self.ends = {m.last: m for m in mentions}
        self.begins = {m.first: m for m in mentions}
        self.order = sorted((m for m in mentions if not m.many and m.people), key=lambda m: m.first)
        self.firsts = [m.first for m in self.order]
        self.subject = 0

    def by_sentence(self, count: int) -> dict[int, Attribution]:
        """The speaker of each sentence that names one; empty text for one credited to nobody."""
        found: dict[int, Attribution] = {}
        last = _NOBODY
        for number, name, pronoun, start in self.all():
            if not 0 <= number < count:
                continue
            chosen = (last or name) if pronoun else name
            if number not in found or (not found[number].name and chosen):
                found[number] = Attribution(chosen, start)
            last = chosen or last
        return found

    def all(self) -> Iterator[tuple[int, str, bool, int]]:
        """Every attribution: sentence, name, whether by a pronoun, offset from which it holds."""
        for at, found in self.found():
            number, name, pronoun, subject = found
            yield number, name, pronoun, self.scan.starts[subject] if self.frames(at, subject) else 0

    def frames(self, verb: int, subject: int) -> bool:
        """Whether the speaker's words begin at the subject: "Emerging from talks, Merkel said that ..."."""
        after = self.scan.word(verb + 1)
        return subject < verb and after not in (",", ".", ";", "", '"') and verb + 1 < len(self.scan.words)

    def found(self) -> Iterator[tuple[int, tuple[int, str, bool, int]]]:
        verbs = self.sets["speech.verbs"]
        for at, word in enumerate(self.scan.lower):
            if word in verbs or f"{word} {self.scan.word(at + 1)}" in verbs:
                for number, name, pronoun in self.by_verb(at):
                    yield at, (number, name, pronoun, self.subject)
                continue
            for number, name, pronoun in self.otherwise(at, word):
                yield at, (number, name, pronoun, at)

    def otherwise(self, at: int, word: str) -> Iterator[tuple[int, str, bool]]:
        if word == "according" and self.scan.word(at + 1) == "to":
            yield from self.by_name(at, at + 2)
        elif word in self.sets["speech.own_words"] and self.scan.word(at - 1) in ("'s", "his", "her"):
            yield from self.by_words(at)

    def by_verb(self, at: int) -> Iterator[tuple[int, str, bool]]:
        scan, number = self.scan, self.scan.sentence[at]
        if scan.word(at - 1) in ("had", "to") and scan.word(at) == "invited":
            return
        left = at
        if scan.word(at) in self.sets["speech.feelings"] and scan.word(at - 1) in ("was", "is", "were", "are", "am"):
            left -= 1
        while (
            left > 0
            and at - left < 6
            and (scan.word(left - 1) in _SKIPPED or scan.word(left - 1).endswith("ly"))
            and left not in self.ends
        ):
            left -= 1
        self.subject = at
        if scan.word(left - 1) in self.sets["speech.pronouns"]:
            self.subject = left - 1
            yield number, self.before(left - 1), True
            return
        mention = self.ends.get(left)
        if mention is not None and scan.same_sentence(mention.first, at):
            self.subject = mention.first
            yield number, _NOBODY if mention.many else self.name(mention), False
            return
        body = self.voice(left)
        if body is not None:
            yield number, body, False
            return
        right = self.begins.get(at + 1) or (self.begins.get(at + 2) if scan.word(at + 1) in ("the", "mr") else None)
        if (
            right is not None
            and not right.many
            and scan.word(at - 1) in ('"', ",", "", ".", "as")
            and scan.same_sentence(at, right.first)
        ):
            yield number, self.name(right), False
            return
        body = self.voice_after(at + 1)
        if body is not None and scan.word(at - 1) in ('"', ","):
            yield number, body, False
            return
        if scan.word(left - 1) in ("and", "but"):
            yield from self.of_sentence(at)

    def of_sentence(self, at: int) -> Iterator[tuple[int, str, bool]]:
        """The subject with which the sentence begins, for a second verb: "The minister arrived and said"."""
        first = at
        while first > 0 and self.scan.same_sentence(first - 1, at) and at - first < 60:
            first -= 1
        mention = self.begins.get(first)
        if mention is not None and not mention.many and self.name(mention):
            self.subject = at
            yield self.scan.sentence[at], self.name(mention), False

    def by_name(self, at: int, start: int) -> Iterator[tuple[int, str, bool]]:
        number = self.scan.sentence[at]
        if self.scan.word(start) in ("him", "her"):
            yield number, self.before(at), True
            return
        mention = self.begins.get(start) or self.begins.get(start + 1)
        if mention is not None:
            yield number, _NOBODY if mention.many else self.name(mention), False
            return
        body = self.voice_after(start)
        if body is not None:
            yield number, body, False

    def by_words(self, at: int) -> Iterator[tuple[int, str, bool]]:
        number = self.scan.sentence[at]
        if self.scan.word(at - 1) != "'s":
            if self.scan.word(at - 2) in ("in", "by"):
                yield number, self.before(at), True
            return
        mention = self.ends.get(at - 1)
        if mention is not None and not mention.many:
            yield number, self.name(mention), False

    def name(self, mention: Mention) -> str:
        if mention.people and mention.people[0].name:
            return mention.people[0].name
        return _NOBODY

    def before(self, at: int) -> str:
        index = bisect_right(self.firsts, at) - 1
        return self.name(self.order[index]) if index >= 0 else _NOBODY

    def voice(self, end: int) -> str | None:
        """A body that ends before a word ("the Brazilian presidency"); empty for the report's own source."""
        scan = self.scan
        if scan.word(end - 1) not in self.sets["speech.voices"]:
            return self.source(end)
        first = end - 1
        while (
            first > 0
            and end - first < 8
            and scan.same_sentence(first - 1, end - 1)
            and (
                (scan.capital[first - 1] and scan.words[first - 1] not in scan.lexicon.not_names)
                or (scan.word(first - 1) in ("of", "foreign") and scan.capital[first])
            )
        ):
            first -= 1
        words = " ".join(scan.lower[first:end])
        if any(source in words for source in self.sets["speech.sources"]):
            return _NOBODY
        if scan.word(end - 1) in ("statement", "communique", "communiqué", "declaration"):
            end -= 1
        return scan.joined(first, end) if end > first and any(scan.capital[first:end]) else _NOBODY

    def source(self, end: int) -> str | None:
        return _NOBODY if self.scan.word(end - 1) in self.sets["speech.sources"] else None

    def voice_after(self, start: int) -> str | None:
        scan = self.scan
        start += scan.word(start) == "the"
        end = start
        while (
            end < min(start + 8, len(scan.words))
            and scan.same_sentence(start, end)
            and (
                scan.capital[end]
                or scan.word(end) in ("of", "and", "for", "'s")
                or scan.word(end) in self.sets["speech.voices"]
            )
        ):
            end += 1
        if end == start or not any(scan.word(k) in self.sets["speech.voices"] for k in range(start, end)):
            return None
        words = " ".join(scan.lower[start:end])
        return _NOBODY if any(source in words for source in self.sets["speech.sources"]) else scan.joined(start, end)

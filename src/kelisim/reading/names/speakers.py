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
_MARK = re.compile(r"\n[ ]*(?:[-•*–]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-zа-я])[.)])[ ]+$")
_LONGEST_MARK = 12
_NOBODY = ""
_OPENS = frozenset(("that", "how", "why", "of", "to", ":"))
_LONGEST_BODY = 14
# What bodies do as well as say: no speech where the subject is no single person.
_DEEDS = frozenset(("agreed", "consented", "accepted", "proposed", "promised", "pledged", "backed", "set"))


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
    """A list after a colon is told by who told of it; its items pass the speaker on; "moreover" goes on."""
    if before == ":" or (before == ";" and carried):
        return carried
    if carried and _MARK.search(scan.text, max(0, sentence.start - _LONGEST_MARK), sentence.start):
        return carried
    first = scan.at(sentence.start)
    if scan.word(first) in scan.lexicon.sets["speech.goes_on"]:
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
        self.bodies: list[str] = []
        self.persons = {person.name for m in mentions for person in m.people}

    def is_person(self, name: str) -> bool:
        """Whether a speaker is one of the persons of the report."""
        return name in self.persons

    def by_sentence(self, count: int) -> dict[int, Attribution]:
        """The speaker of each sentence that names one; empty text for one credited to nobody."""
        found: dict[int, Attribution] = {}
        last = _NOBODY
        for number, name, pronoun, start in self.all():
            if not 0 <= number < count:
                continue
            chosen = (last or name) if pronoun else name
            if chosen and not self.is_person(chosen):
                self.bodies.append(chosen)
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
        if subject >= verb:
            return False
        after = {self.scan.word(verb + 1), self.scan.word(verb + 2), self.scan.word(verb + 3)}
        return self.scan.word(verb + 1) in _OPENS or "that" in after

    def found(self) -> Iterator[tuple[int, tuple[int, str, bool, int]]]:
        verbs = self.sets["speech.verbs"]
        openers = frozenset(verb.split(" ")[0] for verb in verbs if " " in verb)
        for at, word in enumerate(self.scan.lower):
            if word in verbs or (word in openers and f"{word} {self.scan.word(at + 1)}" in verbs):
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
        if scan.word(at).endswith("ing"):
            yield from self.of_sentence(at)
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
        if scan.word(left - 1) in self.sets["speech.body_pronouns"] and self.bodies:
            self.subject = left - 1
            yield number, self.bodies[-1], False
            return
        if scan.word(left - 1) == "they":
            yield number, _NOBODY, False
            return
        mention = self.ends.get(left)
        if mention is not None and scan.same_sentence(mention.first, at):
            self.subject = mention.first
            if self.owned(mention):
                yield number, _NOBODY, False
            else:
                yield number, _NOBODY if self.together(mention) else self.name(mention), self.loose(mention)
            return
        body = self.voice(left) if scan.word(at) not in _DEEDS else None
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
        if scan.word(left - 1) in ("and", "but") and scan.word(at) not in _DEEDS:
            yield from self.of_sentence(at)

    def of_sentence(self, at: int) -> Iterator[tuple[int, str, bool]]:
        """The subject with which the sentence begins, for a second verb: "The minister arrived and said"."""
        first = at
        while first > 0 and self.scan.same_sentence(first - 1, at) and at - first < 60:
            first -= 1
        mention = self.begins.get(first)
        if mention is not None and self.scan.word(mention.last) == "and" and mention.last + 1 in self.begins:
            yield self.scan.sentence[at], _NOBODY, False
        elif mention is not None and not mention.many and self.name(mention):
            self.subject = at
            yield self.scan.sentence[at], self.name(mention), False

    def by_name(self, at: int, start: int) -> Iterator[tuple[int, str, bool]]:
        number = self.scan.sentence[at]
        if self.scan.word(start) in ("him", "her"):
            yield number, self.before(at), True
            return
        mention = self.begins.get(start) or self.begins.get(start + 1)
        if mention is not None and self.scan.word(mention.last) != "'s":
            yield number, _NOBODY if mention.many else self.name(mention), False
            return
        body = self.voice_after(start)
        if body is not None:
            yield number, body, False

    def owned(self, mention: Mention) -> bool:
        """Whether the phrase only says whose source it is: "the website of the Uzbek president"."""
        scan = self.scan
        return scan.word(mention.first - 1) == "of" and self.is_source(mention.first - 4, mention.first)

    def loose(self, mention: Mention) -> bool:
        """A head of state without name or country is the one who spoke before."""
        return not mention.named and not mention.many and mention.country is None and mention.level == "head_of_state"

    def together(self, mention: Mention) -> bool:
        """Whether several speak as one: "the leaders", "A and B"."""
        return mention.many or (self.scan.word(mention.first - 1) == "and" and mention.first - 1 in self.ends)

    def is_source(self, first: int, end: int) -> bool:
        words = " ".join(self.scan.lower[max(0, first) : end])
        return any(source in words for source in self.sets["speech.sources"])

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
        scan, voices = self.scan, self.sets["speech.voices"]
        if scan.word(end - 1) in self.sets["speech.sources"]:
            return _NOBODY
        first = self.body_start(end)
        if first == end or not any(word in voices for word in scan.lower[first:end]):
            return None
        if self.is_source(first, end) or (scan.word(first - 2) == "of" and self.is_source(first - 6, first)):
            return _NOBODY
        if scan.word(end - 1) in ("statement", "communique", "communiqué", "declaration"):
            end -= 1
        if not any(scan.capital[first:end]):
            return self.small(first, end)
        return scan.joined(first, end) if end > first else _NOBODY

    def body_start(self, end: int) -> int:
        """First word of the run of capitals and connecting words that ends before a word."""
        scan, first = self.scan, end
        small = self.sets["speech.small"] | self.sets["speech.voices"]
        while first > 0 and end - first < _LONGEST_BODY and scan.same_sentence(first - 1, end - 1):
            word = scan.lower[first - 1]
            if scan.capital[first - 1] and scan.words[first - 1] not in scan.lexicon.not_names or word in small:
                first -= 1
            elif word in ("of", "the", "and", "for", "'s") and first < end and scan.capital[first - 2]:
                first -= 1
            else:
                break
        return first

    def small(self, first: int, end: int) -> str:
        """A body in small letters: the one of that word that spoke before, else as it stands."""
        noun = self.scan.lower[end - 1]
        for name in reversed(self.bodies):
            if noun in name.lower():
                return name
        return self.scan.joined(first, end) if end - first > 1 else _NOBODY

    def voice_after(self, start: int) -> str | None:
        scan = self.scan
        start += scan.word(start) == "the"
        end = start
        known = self.sets["speech.voices"] | self.sets["speech.small"]
        while end < min(start + _LONGEST_BODY, len(scan.words)) and scan.same_sentence(start, end):
            word = scan.word(end)
            link = word in ("of", "and", "for", "'s", "the", "press") and end > start
            if not (scan.capital[end] or word in known or link):
                break
            end += 1
        while end > start and scan.word(end - 1) in ("of", "and", "for", "'s", "the"):
            end -= 1
        if end == start or not any(scan.word(k) in self.sets["speech.voices"] for k in range(start, end)):
            return None
        return _NOBODY if self.is_source(start, end) else scan.joined(start, end)

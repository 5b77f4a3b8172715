"""To whom the text credits what it tells: through a sentence, a quotation, and the rest of the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kelisim.reading.names.people import Mention
from kelisim.reading.names.text import Scan
from kelisim.reading.sentences import Sentence

_QUOTED = re.compile(r'"[^"\n]{1,3000}"')
_MARK = re.compile(r"\n[ ]*(?:[-•*–]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-zа-я])[.)])[ ]+$")
_LONGEST_MARK = 12
_NOBODY = ""
_EDGES = frozenset(('"', ",", "", ".", "–"))
_LONGEST_BODY = 14
_LONGEST_SUBJECT = 60


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
    paragraph, begun, before = -1, 0, ""
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            quoted = carried and _goes_on_quoted(scan.text, begun, sentence.start)
            carried = carried if quoted else _into_list(scan, sentence, before, carried)
            paragraph, begun = sentence.paragraph, sentence.start
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


def _goes_on_quoted(text: str, before: int, start: int) -> bool:
    """Whether a paragraph goes on with the quotation that the one from ``before`` left open; each opens with a mark."""
    return text[start : start + 1] == '"' and text.count('"', before, start) % 2 == 1


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


@lru_cache(maxsize=16)
def _openers(*lists: frozenset[str]) -> frozenset[str]:
    """The first words of the phrases of some lists."""
    return frozenset(phrase.split(" ")[0] for phrases in lists for phrase in phrases)


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
        self.adverbs = tuple(scan.lexicon.small["adverb_endings"])
        self.known = self.sets["speech.voices"] | self.sets["speech.small"]
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
        scan, opens = self.scan, self.sets["speech.opens"]
        if scan.word(subject - 1) == ";":
            return True  # "A met B in May; he said ..."
        that = not self.sets["speech.that"].isdisjoint(scan.lower[verb + 1 : verb + 4])
        return that or scan.word(verb + 1) == ":" or scan.word(verb + 1) in opens

    def found(self) -> Iterator[tuple[int, tuple[int, str, bool, int]]]:
        """Every attribution with the word that shows it: a verb of saying, "according to", "in his words"."""
        verbs, according, own = (self.sets[f"speech.{key}"] for key in ("verbs", "according", "own_words"))
        for at in self.scan.where(_openers(verbs, according, own)):
            word = self.scan.lower[at]
            both = f"{word} {self.scan.word(at + 1)}"
            if word in verbs or both in verbs:
                for number, name, pronoun in self.by_verb(at):
                    yield at, (number, name, pronoun, self.subject)
            elif both in according:
                for number, name, pronoun in self.by_name(at, at + 2):
                    yield at, (number, name, pronoun, at)
            elif word in own:
                for number, name, pronoun in self.by_words(at):
                    yield at, (number, name, pronoun, at)

    def skipped(self, at: int) -> bool:
        """Whether a word between subject and verb is passed: "also", "has", an adverb."""
        word = self.scan.word(at)
        return word in (",", '"') or word in self.sets["speech.skipped"] or word.endswith(self.adverbs)

    def by_verb(self, at: int) -> Iterator[tuple[int, str, bool]]:
        """Who says what a verb of saying tells, by the first way that finds somebody."""
        scan, word = self.scan, self.scan.word(at)
        if scan.word(at - 1) in self.sets["speech.not_after"] and word in self.sets["speech.deeds_of_past"]:
            return
        self.subject = at
        left = self.subject_end(at)
        participle = word in self.sets["speech.participles"]
        ways = (
            (self.of_sentence,)
            if participle
            else (self.by_pronoun, self.person_before, self.body_before, self.after_verb, self.second_verb)
        )
        for way in ways:
            found = way(at, left)
            if found is not None:
                yield scan.sentence[at], *found
                return

    def subject_end(self, at: int) -> int:
        """One past the subject before a verb: "he also firmly" ends after "he"."""
        left = at
        if self.scan.word(at) in self.sets["speech.feelings"] and self.scan.says(at - 1, "be"):
            left -= 1
        while left > 0 and at - left < 6 and self.skipped(left - 1) and left not in self.ends:
            left -= 1
        return left

    def by_pronoun(self, at: int, left: int) -> tuple[str, bool] | None:
        word = self.scan.word(left - 1)
        if word in self.sets["speech.pronouns"]:
            self.subject = left - 1
            return self.before(left - 1), True
        if word in self.sets["speech.body_pronouns"] and self.bodies:
            self.subject = left - 1
            return self.bodies[-1], False
        if word in self.sets["speech.many_pronouns"]:
            return _NOBODY, False
        return (self.before(at), True) if self.scan.word(at + 1) in self.sets["speech.pronouns_after"] else None

    def person_before(self, at: int, left: int) -> tuple[str, bool] | None:
        mention = self.ends.get(left)
        if mention is None or not self.scan.same_sentence(mention.first, at):
            return None
        self.subject = mention.first
        if self.owned(mention):
            return _NOBODY, False
        if self.together(mention):
            return _NOBODY, False
        name = self.name(mention)
        return (name, self.loose(mention)) if name else (self.before(mention.first), True)

    def body_before(self, at: int, left: int) -> tuple[str, bool] | None:
        body = self.voice(left) if self.scan.word(at) not in self.sets["speech.deeds"] else None
        return None if body is None else (body, False)

    def after_verb(self, at: int, _left: int) -> tuple[str, bool] | None:
        scan = self.scan
        right = self.begins.get(at + 1) or (self.begins.get(at + 2) if scan.says(at + 1, "definite") else None)
        edge = scan.word(at - 1) in _EDGES or scan.word(at - 1) in self.sets["speech.as"]
        edge = edge and (scan.word(at) not in self.sets["speech.to_somebody"] or scan.word(at - 1) == '"')
        if right is not None and not right.many and edge and scan.same_sentence(at, right.first):
            return self.name(right), False
        body = self.voice_after(at + 1)
        return (body, False) if body is not None and scan.word(at - 1) in ('"', ",", "–") else None

    def second_verb(self, at: int, left: int) -> tuple[str, bool] | None:
        if not self.scan.says(left - 1, "second_verb") or self.scan.word(at) in self.sets["speech.deeds"]:
            return None
        return self.of_sentence(at, left)

    def of_sentence(self, at: int, _left: int) -> tuple[str, bool] | None:
        """The subject with which the sentence begins, for a second verb: "The minister arrived and said"."""
        first = at
        while first > 0 and self.scan.same_sentence(first - 1, at) and at - first < _LONGEST_SUBJECT:
            first -= 1
        mention = self.begins.get(first)
        if mention is None:
            return None
        if self.scan.says(mention.last, "and") and mention.last + 1 in self.begins:
            return _NOBODY, False
        return (self.name(mention), False) if not mention.many and self.name(mention) else None

    def by_name(self, at: int, start: int) -> Iterator[tuple[int, str, bool]]:
        number = self.scan.sentence[at]
        if self.scan.word(start) in self.sets["speech.pronouns_object"]:
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
        return scan.says(mention.first - 1, "of_country") and self.is_source(mention.first - 4, mention.first)

    def loose(self, mention: Mention) -> bool:
        """A head of state without name or country is the one who spoke before."""
        return not mention.named and not mention.many and mention.country is None and mention.level == "head_of_state"

    def together(self, mention: Mention) -> bool:
        """Whether several speak as one: "the leaders", "A and B"."""
        return mention.many or (self.scan.says(mention.first - 1, "and") and mention.first - 1 in self.ends)

    def is_source(self, first: int, end: int) -> bool:
        words = " ".join(self.scan.lower[max(0, first) : end])
        return any(source in words for source in self.sets["speech.sources"])

    def by_words(self, at: int) -> Iterator[tuple[int, str, bool]]:
        number = self.scan.sentence[at]
        if self.scan.word(at - 1) in self.sets["speech.possessives"]:
            if self.scan.word(at - 2) in self.sets["speech.in_words"]:
                yield number, self.before(at), True
            return
        if self.scan.word(at - 1) != "'s":
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
        while index > 0 and self.guest(self.order[index], self.order[index - 1]):
            index -= 1
        return self.name(self.order[index]) if index >= 0 else _NOBODY

    def guest(self, mention: Mention, before: Mention) -> bool:
        """As in "A met his counterpart B. He said": told by what he is to A, who is "he"."""
        scan = self.scan
        others = self.sets["mentions.other"]
        words = scan.lower[mention.first : mention.last]
        return scan.same_sentence(before.first, mention.first) and not others.isdisjoint(words)

    def voice(self, end: int) -> str | None:
        """A body that ends before a word ("the Brazilian presidency"); empty for the report's own source."""
        scan, voices = self.scan, self.sets["speech.voices"]
        if scan.word(end - 1) in self.sets["speech.sources"]:
            return _NOBODY
        first = self.body_start(end)
        if first == end or not any(word in voices for word in scan.lower[first:end]):
            return None
        if self.is_source(first, end) or (scan.says(first - 2, "of_country") and self.is_source(first - 6, first)):
            return _NOBODY
        if scan.word(end - 1) in self.sets["speech.papers"]:
            end -= 1
        if not any(scan.capital[first:end]):
            return self.small(first, end)
        return scan.joined(first, end) if end > first else _NOBODY

    def body_start(self, end: int) -> int:
        """First word of the run of capitals and connecting words that ends before a word."""
        scan, first = self.scan, end
        while first > 0 and end - first < _LONGEST_BODY and scan.same_sentence(first - 1, end - 1):
            proper = scan.capital[first - 1] and scan.words[first - 1] not in scan.lexicon.not_names
            inside = scan.says(first - 1, "inside_body") and first < end and scan.capital[first - 2]
            if not (proper or scan.lower[first - 1] in self.known or inside):
                break
            first -= 1
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
        start += scan.says(start, "definite")
        end = start
        while end < min(start + _LONGEST_BODY, len(scan.words)) and scan.same_sentence(start, end):
            word = scan.word(end)
            link = (scan.says(end, "inside_body") or word in self.sets["speech.sources"]) and end > start
            if not (scan.capital[end] or word in self.known or link):
                break
            end += 1
        while end > start and scan.says(end - 1, "inside_body"):
            end -= 1
        if end == start or not any(scan.word(k) in self.sets["speech.voices"] for k in range(start, end)):
            return None
        return _NOBODY if self.is_source(start, end) else scan.joined(start, end)

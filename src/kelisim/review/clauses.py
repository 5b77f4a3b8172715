"""An undertaking told so that it stands alone: the words of its action, or the clause of the report around them.

A reader of reports gives the verb and what follows it. "be opened next year" or "expand it further" names nothing by
itself; then the clause in which it stands is told: "Lu Ban Workshop in Almaty will be opened next year".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kelisim.lang.labels import label_languages, load_labels

_FEWEST, _SHORT = 2, 6
_LONGEST = 140
_SUBJECT = 60
_SPEAKERS = 5
_ENDS = re.compile(r"[;:!?]\s|\s[–—]\s")
_WORD = re.compile(r"[\w'’+/.%-]+")
_QUOTES = ('"', "“”", "«»")


@lru_cache(maxsize=128)
def small_words(language: str, key: str) -> frozenset[str]:
    """Small words of a language that begin, end or introduce a clause: data, in ``[cutting]`` of its labels."""
    code = language if language in label_languages() else "en"
    return frozenset(load_labels(code).groups.get("cutting", {}).get(key, "").split())


def told(action: str, quote: str, language: str) -> str | None:
    """The words that name an undertaking, ``None`` where they would name nothing.

    Args:
        action: What is to be done, as the claim has it, without what only leads in.
        quote: The claim's quote, in which the action stands.
        language: Of both.
    """
    if not (lacks_subject(action, language) or says_little(action, language) or _of_a_thing(action, quote, language)):
        return action
    for clause in _clauses(action, quote, language):
        if len(clause) <= _LONGEST and not lacks_subject(clause, language) and not says_little(clause, language):
            return clause
    return None if lacks_subject(action, language) or says_little(action, language) else action


def lacks_subject(text: str, language: str) -> bool:
    """Whether a text begins in the middle: with an auxiliary, a conjunction, a preposition or a participle."""
    words = _words(text)
    endings = tuple(small_words(language, "participles"))
    verbs = tuple(small_words(language, "verbs"))
    begun = bool(endings) and words[0].endswith(endings) and not words[0].endswith(verbs)
    return words[0] in small_words(language, "middle") or begun


def says_little(text: str, language: str) -> bool:
    """Whether a short text points elsewhere ("it", "there"), or is a verb and no more than how."""
    words = _words(text)
    if len(words) <= _SHORT and small_words(language, "pointing").intersection(words):
        return True
    how = small_words(language, "how") | small_words(language, "tail") | small_words(language, "middle")
    return len([word for word in words if word not in how]) < _FEWEST


def _of_a_thing(action: str, quote: str, language: str) -> bool:
    """Whether what is to do it is a thing ("our joint work will rest on …"), no side and no person."""
    before = _words(quote[: max(0, quote.casefold().find(action.casefold()))], fold=False)
    will = small_words(language, "will")
    subject = before[:-1] if before and before[-1].casefold() in small_words(language, "infinitive") else before
    if len(subject) < 2 or subject[-1].casefold() not in will:
        return False
    subject = [word for word in subject if word.casefold() not in will]
    named = any(word[:1].isupper() for word in subject[1:]) or len(" ".join(subject)) > _SUBJECT
    acting = small_words(language, "who") | small_words(language, "persons")
    return not named and not acting.intersection(word.casefold() for word in subject)


def _clauses(action: str, quote: str, language: str) -> Iterator[str]:
    """The clauses around an action, the shortest first: what was said, the part of the sentence, the whole quote."""
    at = quote.casefold().find(action.casefold())
    first, last = (0, 0) if at < 0 else (at, at + len(action))
    text = quote[: next((m.start() for m in _ENDS.finditer(quote, last)), len(quote))] if last else quote
    starts = [match.end() for match in _ENDS.finditer(text, 0, first)]
    starts += [m.end() for word in small_words(language, "says") for m in re.finditer(rf"\s{word}\s", text[:first])]
    starts += [text.find(", ") + 2] if lacks_subject(text, language) and 0 < text.find(", ") < first else []
    for start in (*sorted(starts, reverse=True), 0):
        yield _without_speaker(unquoted(text[start:]), language)


def _without_speaker(text: str, language: str) -> str:
    """Without who says it at the end: ", the commission agreed", ", according to the minister"."""
    head, comma, tail = text.rpartition(", ")
    words = _words(tail)
    said = words[-1] in small_words(language, "said") and len(words) <= _SPEAKERS
    return head if comma and (said or words[0] in small_words(language, "source")) else text


def unquoted(text: str) -> str:
    """Without a quotation mark that lost its partner."""
    for marks in _QUOTES:
        first, last = marks[0], marks[-1]
        lost = text.count(first) % 2 if first == last else text.count(first) != text.count(last)
        text = text.replace(first, "").replace(last, "") if lost else text
    return text.strip()


def _words(text: str, *, fold: bool = True) -> Sequence[str]:
    return _WORD.findall(text.casefold() if fold else text) or [""]

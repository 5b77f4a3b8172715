"""What reports call a thing: the best of their names, without what only leads in or was cut off."""

from __future__ import annotations

import re
import weakref
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from kelisim.lang.concepts import concepts_for
from kelisim.lang.labels import Labels, label_languages, load_labels
from kelisim.model.claim import Claim
from kelisim.model.record import Record, Register
from kelisim.review.clauses import lacks_subject, small_words, told

_NAME_SLOTS = {"agreement": "title", "body": "name", "project": "name", "commitment": "action", "position": "topic"}
_STEM = 6
_LONGEST = 120
_WORDY = ("commitment", "position")  # named by what a sentence says, so they may be shortened; a title may not
_MOST = 90
_LEAST = 45
_EMPTY = frozenset({"a", "an", "the", "new", "this", "that", "such"})
_OF_PROJECTS = frozenset({"joint", "bilateral", "investment"})
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "'": "'", "‘": "’", "(": ")"}
_STOPS = ".,;:–— "
_NO_LETTER = re.compile(r"[\W_]+")


_Names = tuple[weakref.ref[Record], tuple[str, ...], dict[str, str]]
_KEPT: dict[int, _Names] = {}
_MOST_KEPT = 100_000


def names_of(register: Register, record: Record) -> dict[str, str]:
    """By language, the name that most of its reports use; a formal title before a bare subject, long before short.

    Kept by the record itself and the languages of its reports, all that the names depend on: after a decision a view
    shares all records with the one before but those it touched. Not to be changed.
    """
    languages = tuple(register.document(claim).language or "en" for claim in record.claims)
    kept = _KEPT.get(id(record))
    if kept is not None and kept[0]() is record and kept[1] == languages:
        return kept[2]
    names = _names(record, languages)
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.clear()
    _KEPT[id(record)] = (weakref.ref(record), languages, names)
    return names


def _names(record: Record, languages: Sequence[str]) -> dict[str, str]:
    slot = _NAME_SLOTS.get(record.kind)
    said: dict[str, list[tuple[str, Claim]]] = {}
    for claim, language in zip(record.claims, languages, strict=True):
        name = None if slot is None else getattr(claim.slots, slot, None)
        if name and record.kind == "commitment":
            name = told(_without_lead(_clean(name), language), claim.quote.text, language)
        if name and not _is_generic(record, name, language):
            said.setdefault(language, []).append((name, claim))
    return {language: _best(record, language, found) for language, found in sorted(said.items())}


def _is_generic(record: Record, name: str, language: str) -> bool:
    """Whether a name only repeats the kind or type ("Council", "Roadmap", "Договором") and so names nothing."""
    if record.kind not in _WORDY and lacks_subject(_without_owner(name, language), language):
        return True
    words = {record.kind, str(record.value("type") or record.kind)}
    bare = set(name.casefold().replace("-", " ").split()) - _EMPTY
    bare -= _OF_PROJECTS if record.kind == "project" else set()
    if all(word.removesuffix("s") in {w for known in words for w in known.split("_")} for word in bare):
        return True
    if record.kind not in ("agreement", "body"):
        return False
    told = {code for code in concepts_for(language, name).of(name) if code[0] != "@"}
    return told <= _type_concepts()


@lru_cache(maxsize=1)
def _type_concepts() -> frozenset[str]:
    """The concepts of the types themselves, and of what is only a form; concepts are shared by all languages."""
    found = {"branch", "office", "document"}
    for code, words in load_labels("en").groups.get("types", {}).items():
        if code != "other":
            found.update(concepts_for("en", words).of(words))
    return frozenset(code for code in found if code[0] not in "=@#^")


def _best(record: Record, language: str, said: list[tuple[str, Claim]]) -> str:
    often = Counter(_key(name) for name, _ in said)

    def rank(pair: tuple[str, Claim]) -> tuple[object, ...]:
        name = pair[0]
        return (len(name) > _LONGEST, not _is_formal(name, language), -often[_key(name)], -len(name), name)

    name, claim = min(said, key=rank)
    kind = str(getattr(claim.slots, "type", "other"))
    if record.kind == "agreement" and kind != "other" and not _is_formal(name, language):
        subject = _without_lead(_named(name, language), language)
        return _labels(language).title({"message": "subject", "type": kind, "subject": subject})
    common = name[:1].islower()
    name = _clean(shortened(name, language) if record.kind in _WORDY else _named(name, language))
    if record.kind == "project" and common and len(name.split()) == 1 and (place := _place(said)):
        name = f"{name} ({place})"
    return name[:1].upper() + name[1:]


def _place(said: Sequence[tuple[str, Claim]]) -> str | None:
    """Where a thing is that has no name of its own ("bridge"), in the words of the reports that speak of it."""
    places = (getattr(claim.slots, "place", None) for _, claim in said)
    return next((str(place) for place in places if place), None)


def _named(name: str, language: str) -> str:
    return _without_tail(_without_day(_without_owner(_clean(name), language), language), language)


def _without_owner(name: str, language: str) -> str:
    """Without what points to the sentence before: "its head office", "of the theatre"."""
    words = name.split(" ")
    while len(words) > 1 and words[0].casefold() in small_words(language, "owner"):
        words = words[1:]
    return " ".join(words)


def _without_day(name: str, language: str) -> str:
    """Without where and when it was signed, which ran on behind: "… in Manila on Monday", "… on 22 November"."""
    words, days = name.split(" "), _labels(language).formats.calendar
    kept = len(words)
    while kept > 2 and (words[kept - 1].strip(".,").isdigit() or words[kept - 1].casefold().strip(".,") in days):
        kept -= 1
    if not any(word.casefold().strip(".,") in days for word in words[kept:]):
        return name
    on = small_words(language, "on")
    kept -= words[kept - 1] in on
    kept -= 2 if kept > 4 and words[kept - 2] in on and words[kept - 1][:1].isupper() else 0
    return " ".join(words[:kept]) if words[kept] in on or not on else name


def shortened(name: str, language: str) -> str:
    """An undertaking as a title: no word that only led to it, none that was left hanging, at most about 90 letters."""
    name = _without_lead(_clean(name), language)
    if len(name) > _MOST:
        cut = name[: _MOST + 1].rpartition(" ")[0]
        clause = max(cut.rfind(mark) for mark in (",", ";", " –", " ("))
        cut = cut[:clause] if clause >= _LEAST else cut
        return f"{_without_tail(cut, language)}…"
    return _without_tail(name, language)


def _without_lead(name: str, language: str) -> str:
    """Without a preposition in front ("on the opening of …"), and without who says it ("The sides noted that …")."""
    says = small_words(language, "says")
    words = name.split(" ")
    if words[0].casefold() in small_words(language, "who"):
        at = next((n for n, word in enumerate(words[:7]) if word.casefold().strip(",") in says), 0)
        words = words[at + 1 :] if 0 < at < len(words) - 3 else words
    while len(words) > 2 and words[0].casefold() in small_words(language, "lead"):
        words = words[1:]
    if words[0].casefold() in small_words(language, "persons"):  # "They should consult" – who is told beside it
        at = next((n for n, word in enumerate(words[1:], 1) if word.casefold() not in small_words(language, "will")), 0)
        rest = " ".join(words[at:])
        words = words[at:] if at > 1 and len(words) - at > 2 and not lacks_subject(rest, language) else words
    return " ".join(words)


def _without_tail(name: str, language: str) -> str:
    words = name.rstrip(_STOPS).split(" ")
    while len(words) > 2 and words[-1].strip(_STOPS) in (*small_words(language, "tail"), ""):  # "Phase A" keeps its A
        words = words[:-1]
    return " ".join(words).rstrip(_STOPS)


def _is_formal(name: str, language: str) -> bool:
    """Whether a document's title is one: begins with a capital, or has the word for a type of documents in it."""
    folded = name.casefold()
    if small_words(language, "documents").intersection(folded.replace("-", " ").split()):
        return True
    return name[:1].isupper() or any(stem in folded for stem in _type_stems(language))


def is_about_a_declaration(title: str, language: str | None) -> bool:
    """Whether a title has the word "declaration" itself, not only "statement" or "communique"."""
    word = _labels(language or "en").groups.get("types", {}).get("declaration", "declaration")
    return word.casefold()[:_STEM] in title.casefold()


@lru_cache(maxsize=32)
def _type_stems(language: str) -> tuple[str, ...]:
    types = _labels(language).groups.get("types", {})
    return tuple(
        sorted({words.casefold()[:_STEM] for code, words in types.items() if code not in ("other", "document")})
    )


def _labels(language: str) -> Labels:
    return load_labels(language if language in label_languages() else "en")


def _key(name: str) -> str:
    return _NO_LETTER.sub("", name.casefold())


def _clean(name: str) -> str:
    name = " ".join(name.split()).strip(".,;: ")
    name = name.removeprefix("to ").removeprefix("the ").removeprefix("The ")
    if name[:1] in _PAIRS and _PAIRS[name[0]] not in name[1:]:
        name = name[1:]
    return name

"""Titles for readers: the words of the reports where they name the thing, else a message made from codes."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import lru_cache

from kelisim.lang.cldr import is_currency
from kelisim.lang.labels import Labels, label_languages, load_labels
from kelisim.model.claim import Claim
from kelisim.model.digest import Plain
from kelisim.model.kinds.project import Project
from kelisim.model.period import Period
from kelisim.model.record import Record, Register

_NAME_SLOTS = {"agreement": "title", "body": "name", "project": "name", "commitment": "action", "position": "topic"}
_STEM = 6
_LONGEST = 120
_EMPTY = frozenset({"a", "an", "the", "new", "this", "that", "such"})
_OF_PROJECTS = frozenset({"joint", "bilateral", "investment"})
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "'": "'", "‘": "’"}


def title_of(register: Register, record: Record) -> tuple[Plain, str | None]:
    """What a record is called, and the language of the words.

    Returns:
        The words of a report and their language; where reports of several languages name it, a mapping with ``names``
        by language; where none does, a mapping (``message`` of ``[titles]``, parameters, ``text`` in English) and
        ``None``.
    """
    names = _names(register, record)
    language = "en" if "en" in names else min(names, default=None)
    name = names[language] if language is not None else None
    if is_portfolio(record):
        return {"message": "portfolio", "text": load_labels("en").title({"message": "portfolio"})}, None
    if name is not None and record.kind != "position":
        return (name, language) if len(names) == 1 else ({"names": names, "language": language, "text": name}, language)
    days = [day for claim in record.claims if (day := register.document(claim).date)]
    params = _params(record, min(days, default=None))
    text = load_labels("en").title(params)
    return {**params, "text": text}, None


def is_portfolio(record: Record) -> bool:
    """Whether a record is the counted set of projects that reports speak of again and again, not one project."""
    counted = [c for c in record.claims if isinstance(c.slots, Project) and c.slots.count is not None]
    return len(counted) > 1 and 2 * len(counted) > len(record.claims)


def set_title(project: Project) -> Plain:
    """The title of a counted set: how many projects, worth what."""
    params: dict[str, Plain] = {
        "message": "projects",
        "count": plain(project.count),
        "amount": amount_of(project.value, project.unit, project.qualifier),
    }
    return {**params, "text": load_labels("en").title(params)}


_DISPUTED = {
    "value": ("amount",),
    "unit": ("amount",),
    "qualifier": ("amount",),
    "change": ("amount",),
    "count": ("count", "amount"),
    "date": ("date",),
    "period": ("period",),
    "place": ("place",),
}


def without(title: Plain, slot: str) -> Plain:
    """A title made from codes without the part that reports dispute; words of a report stay as they are."""
    if not isinstance(title, dict) or "message" not in title:
        return title
    params = {key: value for key, value in title.items() if key not in ("text", *_DISPUTED.get(slot, ()))}
    if params.get("message") == "projects" and "count" not in params:
        params["message"] = "project"
    return {**params, "text": load_labels("en").title(params)}


def text_of(title: Plain) -> str:
    """A title in English, or in the words of the report."""
    return str(title["text"]) if isinstance(title, dict) else str(title)


def plain(value: object) -> Plain:
    """A slot's value as a plain one; decimals as exact text."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Period):
        return value.text
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (str, int)):
        return value
    name = getattr(value, "name", None)
    return None if name is None else str(name)


def amount_of(value: object, unit: object, qualifier: object = None) -> Plain:
    """An amount as the messages take it; ``None`` where there is no value."""
    if value is None:
        return None
    return {"value": plain(value), "unit": plain(unit), "qualifier": plain(qualifier)}


def _names(register: Register, record: Record) -> dict[str, str]:
    """By language, the name that most of its reports use; a formal title before a bare subject, long before short."""
    slot = _NAME_SLOTS.get(record.kind)
    said: dict[str, list[tuple[str, Claim]]] = {}
    for claim in record.claims:
        name = None if slot is None else getattr(claim.slots, slot, None)
        if name and not _is_generic(record, name):
            said.setdefault(register.document(claim).language or "en", []).append((name, claim))
    return {language: _best(record, language, found) for language, found in sorted(said.items())}


def _is_generic(record: Record, name: str) -> bool:
    """Whether a name only repeats the kind or type ("Council", "Roadmap", "Joint projects") and so names nothing."""
    words = {record.kind, str(record.value("type") or record.kind)}
    bare = set(name.casefold().replace("-", " ").split()) - _EMPTY
    bare -= _OF_PROJECTS if record.kind == "project" else set()
    return all(word.removesuffix("s") in {w for known in words for w in known.split("_")} for word in bare)


def _best(record: Record, language: str, said: list[tuple[str, Claim]]) -> str:
    often = Counter(_key(name) for name, _ in said)

    def rank(pair: tuple[str, Claim]) -> tuple[object, ...]:
        name = pair[0]
        return (len(name) > _LONGEST, not _is_formal(name, language), -often[_key(name)], -len(name), name)

    name, claim = min(said, key=rank)
    kind = str(getattr(claim.slots, "type", "other"))
    if record.kind == "agreement" and kind != "other" and not _is_formal(name, language):
        kind = _labels(language).label("types", kind)
        return f"{kind[:1].upper()}{kind[1:]}: {_sentence_case(name, lower=True)}"
    return _sentence_case(name)


def _is_formal(name: str, language: str) -> bool:
    """Whether a document's title is one: begins with a capital, or has the word for its type in it."""
    folded = name.casefold()
    return name[:1].isupper() or any(stem in folded for stem in _type_stems(language))


@lru_cache(maxsize=32)
def _type_stems(language: str) -> tuple[str, ...]:
    types = _labels(language).groups.get("types", {})
    return tuple(sorted({words.casefold()[:_STEM] for code, words in types.items() if code != "other"}))


def _labels(language: str) -> Labels:
    return load_labels(language if language in label_languages() else "en")


def _key(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _sentence_case(name: str, *, lower: bool = False) -> str:
    name = " ".join(name.split()).strip(".,;: ")
    name = name.removeprefix("to ").removeprefix("the ")
    if name[:1] in _PAIRS and _PAIRS[name[0]] not in name[1:]:
        name = name[1:]
    return name if lower else name[:1].upper() + name[1:]


def _params(record: Record, first: str | None) -> dict[str, Plain]:
    """The message for a record that no report names."""
    wanted = {slot: plain(view.value) for slot, view in record.slots.items() if slot not in ("participants", "status")}
    shown: dict[str, Plain] = {key: value for key, value in wanted.items() if value not in (None, [], "")}
    if "value" in shown:
        shown["amount"] = amount_of(record.value("value"), record.value("unit"), record.value("qualifier"))
    shown["first"] = first
    # "Other figures" names nothing: the subject field says more.
    shown["field"] = record.fields[0] if shown.get("indicator") == "other" and record.fields else None
    shown["money"] = is_currency(str(shown.get("unit"))) or None
    if record.kind == "target":
        shown["message"] = f"target_{record.value('direction') or 'reach'}"
    elif record.kind == "project":
        shown["message"] = "projects" if "count" in shown else "project"
    else:
        shown["message"] = record.kind
    return shown

"""Agreements: by title, type and date of signature; counted ones ("12 documents") by count and date."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from kelisim.model import Period
from kelisim.register.kinds.base import NO_MATCH, Match, Pair, match, share_field
from kelisim.register.names import other_names, says_little
from kelisim.register.traits import Likeness, Traits, likeness, remembered, total, weight

TYPE_WORDS = frozenset(
    {"treaty", "agreement", "memorandum", "declaration", "protocol", "programme", "plan", "roadmap", "contract",
     "document", "intergovernmental", "decision", "convention"}
)  # fmt: skip
_ACCORD = frozenset({"treaty", "agreement", "other"})
_LOOSE = frozenset({"agreement", "memorandum", "protocol", "other", "programme"})
_ANY = frozenset({"agreement", "other"})
_ONE_A_DAY = frozenset({"treaty", "declaration", "programme", "roadmap"})
_DRAFT = frozenset({"proposed", "negotiating", "planned"})
_DEEPER = frozenset({"deepen", "expand"})
_ANEW = frozenset({"modernise", "additional", "amendment"})
_DRAFT_DAYS = 730
_ALIKE = 0.6
_NAMED = 0.5
_NEAR_DAYS = 10
_PACKAGE_DAYS = 3
_NEWS_DAYS = 730
_ANOTHER = 0.7
_UNMISTAKABLE = 2.0
_THAT_DAY = 0.1
_OTHER_NAMES = 0.2
_SHORT_TITLE_DAYS = 120
_BACK_REFERENCE_DAYS = 270
_OTHER_YEAR_DAYS = 400
_YEAR = re.compile(r"#(19|20)\d\d")
_SIGNING = frozenset({"proposed", "negotiating", "planned", "initialled", "signed"})
_TELLING = 0.15


@remembered
def subject_of(traits: Traits) -> frozenset[str]:
    """What the title speaks of, without the word for the type."""
    return traits.name - TYPE_WORDS


def keys(traits: Traits) -> Iterator[str]:
    """The title's concepts; for titles that say little, type and time with what is said around; the count."""
    if traits.slots.count is not None:
        yield from (f"counted {time}" for time in _times(traits))
        return
    name, signed = subject_of(traits), _signing_days(traits)
    if traits.slots.type in _ONE_A_DAY and signed is not None and signed[1] - signed[0] < _NEAR_DAYS:
        yield from (f"{traits.slots.type} signed {day}" for day in range(signed[0], signed[1] + 1))
    yield from (code for code in name if weight(code) > _TELLING)
    if says_little(name):
        yield from (f"{_family(traits)} {time}" for time in _times(traits))
    else:
        around = [code for code in name if weight(code) >= 0.4]
        yield from (f"{_family(traits)} {time} {code}" for time in _times(traits) for code in around)
    if says_little(name):
        around = [code for code in traits.context if weight(code) >= 0.4]
        yield from (f"{_family(traits)} {time} {code}" for time in _times(traits) for code in around)


def _times(traits: Traits) -> tuple[int, ...]:
    """Spans of a back reference's length around the report's day: two reports that near share at least one."""
    if traits.day is None:
        return ()
    span = traits.day.toordinal() // _BACK_REFERENCE_DAYS
    return span, span + 1


def signature(traits: Traits) -> Hashable:
    """What the comparison looks at, but for the report's day."""
    slots, name = traits.slots, subject_of(traits)
    around = (traits.name, traits.context, traits.claim.fields) if says_little(name) else traits.claim.fields
    stage = slots.status in _SIGNING, slots.status in _DRAFT, _signing(traits)
    return name, traits.proper, traits.cyrillic, slots.type, slots.count, *stage, around


def compare(pair: Pair) -> Match:
    """Titles by concepts, with types that can be one and dates that meet."""
    first, second = pair.first, pair.second
    apart = _days_apart(first, second)
    if (first.slots.count is None) != (second.slots.count is None) or (apart or 0) > _OTHER_YEAR_DAYS:
        return NO_MATCH
    if first.slots.count is not None:
        return _counted(pair)
    if _types_part(first, second) and not _loosely_named(pair):
        return NO_MATCH
    one, other = subject_of(first), subject_of(second)
    return _little(pair, one, other) if says_little(one) or says_little(other) else _titled(pair, one, other)


def _titled(pair: Pair, one: frozenset[str], other: frozenset[str]) -> Match:
    first, second = pair.first, pair.second
    apart = _days_apart(first, second)
    if _other_years(first, second):
        return NO_MATCH
    alike = likeness(*_with_term(one, other))
    if pair.together and first.slots.status == second.slots.status and alike.jaccard < 0.99:
        return NO_MATCH  # one list names both
    if _anew(first) != _anew(second) and (pair.together or not pair.within(_NEAR_DAYS)):
        return NO_MATCH  # a treaty on deepening the partnership is not the treaty on the partnership
    score = _titles(pair, alike) - 0.1 - _far(apart) - _weak(pair, alike, apart)
    score -= _OTHER_NAMES if other_names(first, second) else 0.0
    score += _THAT_DAY if apart == 0 and first.slots.type == second.slots.type and _names_something(alike) else 0.0
    return match(score, ("title", alike.shared), _type_reason(first, second), _date_reason(apart))


@remembered
def _anew(traits: Traits) -> bool:
    """Whether a title says that it takes further what an earlier document founded: deepens it, or makes it modern."""
    deeper = traits.slots.type in ("treaty", "protocol") and bool(_DEEPER & traits.name)
    return deeper or bool(_ANEW & traits.name)


def _names_something(alike: Likeness) -> bool:
    """Whether two titles share a name (of a reservoir, a railway) and more."""
    return total(alike.shared) >= _UNMISTAKABLE and any(code[0] == "=" for code in alike.shared)


def _other_years(first: Traits, second: Traits) -> bool:
    """A programme for 2024-2025 and one for 2026-2027."""
    one, other = _years(first), _years(second)
    return bool(one) and bool(other) and not one & other


def term_of(traits: Traits) -> tuple[str, ...]:
    """The first and the last year that a title names, as text; nothing where it names none."""
    years = sorted(code[1:] for code in _years(traits))
    return (years[0], years[-1]) if years else ()


def _with_term(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Two terms of years that end alike ("2025-2030", "2026-2030") as one word, so that they tell nothing apart."""
    terms = [{code for code in name if _YEAR.fullmatch(code)} for name in (one, other)]
    if not all(terms) or max(terms[0]) != max(terms[1]):
        return one, other
    return one - terms[0] | {max(terms[0])}, other - terms[1] | {max(terms[1])}


@remembered
def _years(traits: Traits) -> frozenset[str]:
    return frozenset(code for code in traits.name if _YEAR.fullmatch(code))


def _titles(pair: Pair, alike: Likeness) -> float:
    """Soon after each other a short title stands for a long one; years later it may be another document's."""
    if pair.within(_SHORT_TITLE_DAYS):
        return alike.score
    return 0.75 * alike.jaccard + 0.25 * alike.containment


def _weak(pair: Pair, alike: Likeness, apart: int | None) -> float:
    """A strategic partnership is signed again after some years: such a title needs a date, or reports near in time."""
    if apart is not None and apart <= _SHORT_TITLE_DAYS:
        return 0.0
    if _both_news(pair) and total(alike.shared) < _UNMISTAKABLE:
        return _ANOTHER
    if total(alike.shared) >= 1 or pair.within(_BACK_REFERENCE_DAYS):
        return 0.0
    if _years(pair.first) & _years(pair.second) or (pair.within(_DRAFT_DAYS) and _drafted(pair)):
        return 0.0  # a programme is named by its term; what is being drafted is signed at last
    signed = {pair.first.slots.status in _SIGNING, pair.second.slots.status in _SIGNING}
    return _ANOTHER if signed == {True} or _signed_after(pair) else 0.0


def _both_news(pair: Pair) -> bool:
    """Whether two reports of other years tell of a signature without its day: each as news, so of two documents."""
    undated = all(item.slots.status == "signed" and item.date is None for item in (pair.first, pair.second))
    return undated and not pair.within(_NEWS_DAYS)


def _signed_after(pair: Pair) -> bool:
    """Whether the later report tells of signing what the earlier one has in force: that is another document."""
    first, second = pair.first, pair.second
    if pair.days is None or first.day is None or second.day is None:
        return True
    if pair.days == 0:
        return False
    later = second if second.day > first.day else first
    return later.slots.status in _SIGNING


def _family(traits: Traits) -> str:
    kind = str(traits.slots.type)
    return "accord" if kind in _ACCORD else kind


def _types_part(first: Traits, second: Traits) -> bool:
    one, other = first.slots.type, second.slots.type
    if one == other:
        return False
    return not {one, other} <= _ACCORD and not {one, other} <= {"programme", "roadmap"}


def _loosely_named(pair: Pair) -> bool:
    """What one report calls a memorandum and another an agreement: in reports of those days, or while it is a draft."""
    if pair.together:
        return False  # one report keeps its words apart
    first, second = subject_of(pair.first), subject_of(pair.second)
    types = {pair.first.slots.type, pair.second.slots.type}
    alike = likeness(first, second)
    told = total(alike.shared)
    apart = _days_apart(pair.first, pair.second)
    if pair.within(_NEAR_DAYS) and not apart and alike.containment > 0.99:
        return bool(types & _ANY) and told >= (_NAMED if apart == 0 else 1)  # "agreement" is what reports call all
    if not types <= _LOOSE or told < 1:
        return False
    if pair.within(_NEAR_DAYS):
        return first == second or (apart == 0 and alike.jaccard >= _ALIKE)
    return _drafted(pair) and pair.within(_DRAFT_DAYS) and alike.jaccard >= _ALIKE


def _drafted(pair: Pair) -> bool:
    """Whether the earlier report tells of a draft, whose type is not settled."""
    if pair.days == 0:
        return pair.first.slots.status in _DRAFT or pair.second.slots.status in _DRAFT
    one, other = pair.first.day, pair.second.day
    if pair.days is None or one is None or other is None:
        return False
    return (pair.first if one <= other else pair.second).slots.status in _DRAFT


def _type_reason(first: Traits, second: Traits) -> str:
    return f"type: {first.slots.type}" if first.slots.type == second.slots.type else ""


def _signing(traits: Traits) -> Period | None:
    return traits.date if traits.slots.status in _SIGNING else None


@remembered
def _signing_days(traits: Traits) -> tuple[int, int] | None:
    date = _signing(traits)
    return None if date is None else (date.first_day.toordinal(), date.last_day.toordinal())


def _days_apart(first: Traits, second: Traits) -> int | None:
    """Days between the two dates of signature, ``None`` where one is not told."""
    one, other = _signing_days(first), _signing_days(second)
    return None if one is None or other is None else max(0, one[0] - other[1], other[0] - one[1])


def _far(apart: int | None) -> float:
    return 0.0 if apart is None or apart <= 60 else 0.2


def _date_reason(apart: int | None) -> str:
    return "" if apart is None else "date" if apart == 0 else f"dates {apart} days apart"


def _counted(pair: Pair) -> Match:
    first, second = pair.first, pair.second
    if pair.together or not (_days_apart(first, second) == 0 or pair.within(_NEAR_DAYS)):
        return NO_MATCH
    one, other = sorted((first.slots.count, second.slots.count))
    if one == other:
        return match(0.8, "count", "date")
    that_day = first.slots.type == second.slots.type == "other" and _days_apart(first, second) == 0
    near = other <= one * 3 if that_day else other * 2 <= one * 3
    of_one_day = pair.within(_PACKAGE_DAYS) and _family(first) == _family(second) and near
    return match(0.55, "type", "date", f"counted as {one} and {other}") if of_one_day else NO_MATCH


def _little(pair: Pair, one: frozenset[str], other: frozenset[str]) -> Match:
    """The Roadmap, a Plan of Practical Actions: same type and field, near in time, and the words around agree."""
    first, second = pair.first, pair.second
    if pair.together or not pair.within(_BACK_REFERENCE_DAYS):
        return NO_MATCH
    if _family(first) != _family(second) or not share_field(first, second):
        return NO_MATCH
    near = f"{pair.days} days apart"
    if _same_kind_that_day(pair, one, other):
        return match(0.5, f"type: {first.slots.type}", "signed on one day", near)
    if says_little(one) and says_little(other):
        alike = likeness(first.name, second.name)
        return match(alike.score * 0.6, ("title", alike.shared), "type", "field", near)
    little, full = (first, other) if says_little(one) else (second, one)
    shared = full & little.context
    alike = likeness(full, shared)
    return match(alike.jaccard * 0.7, ("words around", shared), "type", "field", near)


def _same_kind_that_day(pair: Pair, one: frozenset[str], other: frozenset[str]) -> bool:
    """A five-year plan of action and the Plan of Action 2019-2024: of such documents a day sees one."""
    first, second = pair.first, pair.second
    if first.slots.type != second.slots.type or first.slots.type not in _ONE_A_DAY or not pair.within(_NEAR_DAYS):
        return False
    little, full = (one, other) if says_little(one) else (other, one)
    return little <= full and _days_apart(first, second) == 0

"""Bodies, documents, projects and events by their head word: "Council of Foreign Ministers", "memorandum on energy"."""

from __future__ import annotations

from collections.abc import Iterator

from kelisim.reading.marks import Mark
from kelisim.reading.names.text import Hit, Scan

_TYPES = {"body": "BODY", "agreement": "AGREEMENT", "project": "PROJECT", "event": "FORUM"}
_ORDER = ("agreement", "body", "project", "event")
_FEW_MODIFIERS = 4
_SUBJECT_WORDS = 14
_MOST_QUOTED = 8
# What may be named by capitals after the word for it.
_NAMED_AFTER = frozenset(("company", "fund"))
_DASHES = ("–", "-", "—")
_PUNCTUATION = frozenset(',;:.!?()"–…')
# Heads that are too common to be a name in small letters.
_NEED_CAPITAL = {
    "body": frozenset(("other", "fund", "centre")),
    "agreement": frozenset(("other", "programme")),
    "event": frozenset(("heads",)),
}


def thing_marks(scan: Scan) -> list[Mark]:
    """Every body, document, project and named event of a text."""
    return [mark for hit in scan.of(*_ORDER) for mark in _marks(scan, hit)]


def _marks(scan: Scan, hit: Hit) -> Iterator[Mark]:
    for kind in _ORDER:
        entry = hit.entry(kind)
        if entry is None:
            continue
        named = scan.capital[hit.last - 1]
        if named and kind == "project" and scan.hit(hit.last, "title") and scan.same_sentence(hit.last - 1, hit.last):
            continue  # "the Mines Minister"
        if named and kind == "project" and hit.last - hit.first == 1 and _person_like(scan, hit.first - 1):
            continue  # "President Park"
        if not named and _too_common(scan, hit, kind, entry.code):
            continue
        mark = _named(scan, hit, kind, entry.code) if named else _described(scan, hit, kind, entry.code)
        if mark is not None:
            yield mark
            return


def _too_common(scan: Scan, hit: Hit, kind: str, code: str) -> bool:
    """Whether a head word in small letters names nothing here."""
    sets, word = scan.lexicon.sets, scan.word(hit.last - 1)
    if hit.last - hit.first == 1 and kind == "project" and scan.word(hit.first - 1) in sets["common.not_project_after"]:
        return True  # "to plant trees", "a credit line"
    whole = " ".join(scan.lower[hit.first : hit.last])
    if code in _NEED_CAPITAL.get(kind, ()) and not {word, whole} & sets["common.always"]:
        return True
    if hit.last - hit.first > 1 or _linked(scan, hit, kind):
        return False
    if word in sets["common.verbs_too"]:
        before, after = scan.word(hit.first - 1), scan.word(hit.last)
        return after in sets["common.verb_before"] or before in sets["common.verb_after"]
    modified = _modifier(scan, hit.first - 1) or scan.word(hit.first - 1)[:1].isdigit()
    return word in sets["common.need_modifier"] and not modified


def _linked(scan: Scan, hit: Hit, kind: str) -> bool:
    """As in "port of Beira", "the road between A and B": a head word that what follows makes a name."""
    after = min(hit.last + 1, len(scan.words) - 1)
    named = scan.says(hit.last, "of_country") and scan.capital[after]
    return named or (kind == "project" and scan.word(hit.last) in scan.lexicon.sets["common.linked"])


def _named(scan: Scan, hit: Hit, kind: str, code: str) -> Mark | None:
    """A proper name: the run of capitals around the head."""
    first = _capitals_left(scan, hit.first)
    last = _capitals_right(scan, hit.last)
    alone = last - first == hit.last - hit.first == 1
    # "a Council of heads of regions": only the head has a capital, the name goes on
    if alone and (_sentence_start(scan, first) or (kind == "body" and _subject(scan, last, kind)[0])):
        return _described(scan, hit, kind, code)
    if kind == "event" and last - first < 2:
        return None
    last = _with_acronym(scan, last)
    name = " ".join(scan.joined(first, last).split())
    return Mark(_TYPES[kind], scan.starts[first], scan.ends[last - 1], name, _head(scan, hit, kind, code, named=True))


def _head(scan: Scan, hit: Hit, kind: str, code: str, *, named: bool = False) -> str | None:
    if kind == "event":
        word = scan.word(hit.last - 1)
        return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if kind == "project":
        return _many_or_one(scan, hit, named=named)
    return code


def _many_or_one(scan: Scan, hit: Hit, *, named: bool) -> str:
    """``named`` for a proper name, ``many`` for things in general, else ``one``."""
    if named:
        return "named"
    word = scan.word(hit.last - 1)
    return "many" if word.endswith("s") and not word.endswith(("ss", "works")) else "one"


def _sentence_start(scan: Scan, at: int) -> bool:
    return at == 0 or scan.sentence[at - 1] != scan.sentence[at] or scan.word(at - 1) in ('"', ":", ")")


def _capitals_left(scan: Scan, at: int) -> int:
    connectors = scan.lexicon.sets["connectors.left"]
    while at > 0 and scan.same_sentence(at - 1, at):
        if _in_name(scan, at - 1):
            at -= 1
        elif (scan.word(at - 1) in connectors and _two_back(scan, at - 1)) or _dashed(scan, at - 1):
            at -= 2
        else:
            break
    return at


def _dashed(scan: Scan, at: int) -> bool:
    """Whether a dash joins two names into one: "Ghana–Brazil Centre"; with blanks around it only places are joined."""
    if scan.word(at) not in _DASHES or not (_in_name(scan, at - 1) and _in_name(scan, at + 1)):
        return False
    close = scan.ends[at - 1] == scan.starts[at] and scan.ends[at] == scan.starts[at + 1]
    return close or all(scan.hit(k, "country", "demonym", "capital", "city") for k in (at - 1, at + 1))


def _two_back(scan: Scan, at: int) -> bool:
    """Whether a small word joins capitals: "Trade and Investment Council", not "Kazakhstan and the Council"."""
    if scan.says(at, "definite") or not scan.same_sentence(at - 1, at) or not _in_name(scan, at - 1):
        return False
    return not scan.says(at, "and") or (
        (scan.hit(at - 1, "country", "bloc", "capital") is None and scan.hit(at - 1, "body", "agreement") is None)
        and not _person_like(scan, at - 1)
    )


def _person_like(scan: Scan, at: int) -> bool:
    return scan.hit(at, "title", "honorific") is not None


def _in_name(scan: Scan, at: int) -> bool:
    if not 0 <= at < len(scan.words) or not scan.capital[at]:
        return False
    return scan.words[at] not in scan.lexicon.not_names or scan.words[at] in scan.lexicon.sets["common.in_names"]


def _capitals_right(scan: Scan, at: int) -> int:
    """As in "of the Republic of Kenya and the European Union": connectors are passed where a capital follows."""
    end = at
    connectors = scan.lexicon.sets["connectors.right"]
    while at < end + 4 and at < len(scan.words) and scan.same_sentence(end - 1, at):
        if scan.says(at, "and") and _document(scan, at + 1 + scan.says(at + 1, "articles")):
            break
        if _in_name(scan, at) and not scan.hit(at, "title", "honorific"):
            at += 1
            end = at
        elif _in_name(scan, at) and _office_in_name(scan, at):
            at = end = scan.hit_of[at].last
        elif (scan.word(at) in connectors and at + 1 < len(scan.words)) or _listed(scan, at) or _field(scan, at):
            at += 1
        else:
            break
    return end


def _document(scan: Scan, at: int) -> bool:
    """Whether a document of its own begins, in capitals: "the Treaty on Water and the Protocol on Trade"."""
    return at < len(scan.words) and scan.capital[at] and scan.hit(at, "agreement") is not None


def _office_in_name(scan: Scan, at: int) -> bool:
    """As in "Council of Foreign Ministers": offices in the plural belong to the name."""
    hit = scan.hit(at, "title", "plural")
    return hit is not None and (scan.says(at - 1, "before_title") or any(e.many for e in hit.entries))


def _listed(scan: Scan, at: int) -> bool:
    """A comma between the capitals of one name: "Trade, Energy and Water Council"."""
    after = scan.word(at + 2) == "," or scan.says(at + 2, "and")
    return scan.word(at) == "," and _in_name(scan, at + 1) and after


def _field(scan: Scan, at: int) -> bool:
    """As in "Memorandum on Cooperation in Education": the name goes on with the field, not with a place."""
    return scan.says(at, "ends_subject") and scan.lexicon.subject(scan.word(at + 1)) and not scan.hit(at + 1, "capital")


def _with_acronym(scan: Scan, last: int) -> int:
    """As in "Free Trade Commission (FTC)": the acronym belongs to the name."""
    if (
        scan.word(last) == "("
        and scan.word(last + 2) == ")"
        and scan.words[last + 1].isupper()
        and scan.same_sentence(last - 1, last + 2)
    ):
        return last + 3
    return last


def _described(scan: Scan, hit: Hit, kind: str, code: str) -> Mark | None:
    """A name in small letters: what stands before the head, and the subject after it."""
    quoted = _quoted_left(scan, hit.first) if kind == "agreement" else hit.first
    if quoted < hit.first:
        whole = " ".join(scan.joined(quoted, hit.last).split())
        return Mark(_TYPES[kind], scan.starts[quoted], scan.ends[hit.last - 1], whole, _head(scan, hit, kind, code))
    first = _modifiers_left(scan, hit.first)
    subject, last = _subject(scan, hit.last, kind)
    bare = first == hit.first and subject is None
    # "a joint venture" says more than "a company" or "joint ventures"
    alone = bare and (hit.last - hit.first == 1 or scan.word(hit.last - 1).endswith("s"))
    if kind == "event" or (kind == "body" and alone and code in ("other", "company", "university", "centre")):
        return None
    if kind == "body" and code in _NAMED_AFTER and scan.is_name_word(last) and last == hit.last:
        return _named_after(scan, (first, last), (kind, code))
    name: str | None = " ".join(scan.joined(first, last).split())
    if kind == "agreement" and subject is not None:
        name = subject
    elif bare:
        name = None
    return Mark(_TYPES[kind], scan.starts[first], scan.ends[last - 1], name, _head(scan, hit, kind, code))


def _quoted_left(scan: Scan, at: int) -> int:
    """Where the name in quotation marks begins that stands right before a head: 'the "Green Bridge" programme'."""
    if scan.word(at - 1) != '"':
        return at
    for first in range(at - 2, max(-1, at - _MOST_QUOTED), -1):
        if not scan.same_sentence(first, at):
            break
        if scan.word(first) == '"':
            return first if first < at - 2 and scan.capital[first + 1] else at
    return at


def _named_after(scan: Scan, words: tuple[int, int], what: tuple[str, str]) -> Mark:
    """As in "our joint company Alfa Trade": the name in capitals follows the word for the thing."""
    start = end = words[1]
    while scan.is_name_word(end) and scan.same_sentence(start, end):
        end += 1
    name = " ".join(scan.joined(start, end).split())
    return Mark(_TYPES[what[0]], scan.starts[words[0]], scan.ends[end - 1], name, what[1])


def _modifiers_left(scan: Scan, at: int) -> int:
    end = at
    while end - at < _FEW_MODIFIERS + 4 and _modifier(scan, at - 1) and scan.same_sentence(at - 1, end):
        at -= 1
        at -= _dashed(scan, at - 1)
    return at


def _modifier(scan: Scan, at: int) -> bool:
    if at < 0:
        return False
    word, sets = scan.lower[at], scan.lexicon.sets
    if word in sets["stops.modifier"] or not word[0].isalnum() or word[0].isdigit():
        return False
    if scan.word(at - 1)[:1].isdigit() and scan.words[at] in sets["stops.units"]:
        return False  # "a 20 GW plant"
    if scan.capital[at]:
        return _in_name(scan, at) and not (_sentence_start(scan, at) and not scan.hit(at, "country", "demonym"))
    return not word.endswith(tuple(scan.lexicon.small["no_modifier_endings"])) or scan.says(at, "modifiers_too")


def _subject(scan: Scan, at: int, kind: str) -> tuple[str | None, int]:
    """The words of "on border demarcation": the subject, and one past its last word."""
    size = len(scan.words)
    start = _past_sides(scan, at)
    if start >= size or not scan.same_sentence(at - 1, start):
        return None, at
    if not scan.says(start, f"subject_{kind}"):
        return None, at
    begin = start + 1
    begin += scan.says(begin, "articles")
    dated = begin < size and scan.capital[begin] and scan.words[begin] in scan.lexicon.not_names  # "on Monday"
    end = begin if dated or (scan.says(start, "in") and _elsewhere(scan, begin)) else _subject_end(scan, begin)
    if end == begin:
        return None, at
    return " ".join(scan.joined(begin, end).split()), end


def _elsewhere(scan: Scan, at: int) -> bool:
    """Whether after "in" a place or an occasion stands, and no field."""
    if scan.says(at, "occasions"):
        return True
    return at < len(scan.words) and scan.capital[at] and not scan.lexicon.subject(scan.word(at))


def _past_sides(scan: Scan, at: int) -> int:
    """Skip "between X and Y" and "with X" before the subject."""
    if not scan.says(at, "between"):
        return at
    end = at + 1
    while end < min(at + 9, len(scan.words)) and (
        scan.hit(end, "country", "demonym", "bloc", "capital", "pair") or scan.says(end, "inside_sides")
    ):
        end += 1
    return end


def _subject_end(scan: Scan, begin: int) -> int:
    stops = scan.lexicon.sets["stops.subject"]
    at = begin
    while at < min(begin + _SUBJECT_WORDS, len(scan.words)) and scan.same_sentence(begin, at):
        word = scan.word(at)
        if word in "$€£¥₹" or (word[0].isdigit() and len(word) != 4):
            return begin  # "projects for over $2.2bn": an amount is no subject
        if word in _PUNCTUATION and not (word == "," and _series(scan, at)):
            break
        if word in stops or (word[0].isdigit() and len(word) == 4):
            break
        if scan.says(at, "and") and (
            scan.hit(at + 1, "agreement") or scan.hit(at + 2, "agreement") or _verb_follows(scan, at + 1)
        ):
            break
        if (
            scan.says(at, "ends_subject")
            and at > begin
            and (
                scan.hit(at + 1, "city", "capital")
                or scan.words[at + 1] in scan.lexicon.not_names
                or scan.says(at + 1 + scan.says(at + 1, "articles"), "occasions")
                if at + 1 < len(scan.words)
                else False
            )
        ):
            break
        at += 1
    while at > begin and (scan.word(at - 1) == "," or scan.says(at - 1, "no_end")):
        at -= 1
    return at


def _series(scan: Scan, comma: int) -> bool:
    """A comma inside a series of short things that an "and" ends within a few words."""
    upto = range(comma + 1, min(comma + 5, len(scan.words)))
    end = next((k for k in upto if scan.says(k, "and")), None)
    if end is None or end == comma + 1:
        return False
    stops = scan.lexicon.sets["stops.subject"]
    inside = range(comma + 1, end)
    return not any(
        scan.word(k) in stops or scan.word(k) in _PUNCTUATION - {","} or scan.says(k, "articles") for k in inside
    )


def _verb_follows(scan: Scan, at: int) -> bool:
    word = scan.word(at)
    past = len(word) > 4 and word.endswith(tuple(scan.lexicon.small["past_endings"]))
    return past or word in scan.lexicon.sets["stops.subject"] or scan.says(at, "articles") or scan.says(at, "to")

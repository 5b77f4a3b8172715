"""The pattern language of the rule files, compiled to one regular expression over a typed line.

``[x]`` may be missing, ``(a | b c)`` one of, ``a|b`` one of two words, ``~3`` at most three words between (no
punctuation), ``~,3`` the same but commas may be passed, ``~3/PERSON`` passing no person (``~3/TRADE`` no
word of the list TRADE), ``@slot=X`` fills a slot,
``!X`` here stands no X, ``word*`` any word that begins so, ``*word`` any that ends so, ``^`` and ``$`` the ends of the
sentence. Capitals name a list, a type of mark (``MONEY``, ``AGREEMENT:memorandum``) or one of ``PHRASE`` (words up to
punctuation or a word of the list STOP), ``SERIES`` (the same, but commas may be passed) and ``REST`` (everything up to
the end of the clause). See docs/explanation/rules.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kelisim.errors import PackError
from kelisim.reading.alternation import alternation_of, starred

MARK_TYPES = frozenset(
    [
        "MONEY",
        "COUNT",
        "PERCENT",
        "QUANTITY",
        "NUMBER",
        "FACTOR",
        "SPELL",
        "DATE",
        "PARTY",
        "PAIR",
        "PERSON",
        "BODY",
        "AGREEMENT",
        "PROJECT",
        "PLACE",
        "FORUM",
        "QUOTED",
    ]
)
GROUPS = {
    "AMOUNT": ("MONEY", "COUNT", "PERCENT", "QUANTITY", "NUMBER"),
    "NAME": ("BODY", "AGREEMENT", "PROJECT", "FORUM"),
    "SIDES": ("PARTY", "PAIR"),
}
FREE = frozenset(("PHRASE", "SERIES", "REST"))
PIECES = re.compile(r"@\w+=|~,?\d+(?:/[A-Z|]+)?|[\[\]()^$!]|\|(?=\s)|[^\s\[\]()!]+")
_PUNCTUATION = ',;:–—()"…'
_HARD = ';:–—("…'
_ENDS = {"^": r"(?:(?<=\A)|(?<=\A[\"'] ))", "$": r"(?=(?:[.!?\"'] )*\Z)"}
MAX_GAP = 12
_HOLE = re.compile(r"\x00(\w+)\x00")
"""Where the words of a list go in an expression; filled in when it is compiled, since most never are."""


@dataclass(frozen=True)
class Words:
    """A named list, expanded: every entry as it stands in a line, with its code where the list maps to codes."""

    name: str
    entries: Mapping[str, str | None]

    @cached_property
    def alternation(self) -> str:
        """A regular expression for any of the entries; made once, however many patterns name the list."""
        return alternation_of(self.entries)

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The entries that have a code, with it."""
        return {entry: code for entry, code in self.entries.items() if code}

    @cached_property
    def first_words(self) -> frozenset[str]:
        """With which words an entry begins; ``x*`` for a beginning.

        Empty where an entry begins with a word that only its ending tells (``*x``).
        """
        return _all_told(entry.split(" ", 1)[0] for entry in self.entries)

    @cached_property
    def needed(self) -> frozenset[str]:
        """What a sentence must hold (one of them) for an entry to stand in it: of each its longest word.

        Empty where an entry is one word that only its ending tells.
        """
        return _all_told(map(_longest, self.entries))


def _all_told(words: Iterable[str]) -> frozenset[str]:
    """Words, none where one of them is told by its ending alone."""
    found = frozenset(words)
    return frozenset() if any(word.startswith("*") for word in found) else found


def _longest(entry: str) -> str:
    """The longest word of an entry that is told whole or by its beginning: the less common ones are long."""
    words = entry.split(" ")
    return max(words, key=lambda word: (not word.startswith("*"), "*" not in word, len(word)))


Lists = Mapping[str, Words]


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern.

    Attributes:
        source: As written.
        expression: The regular expression over the text of a line, with holes for the words of lists.
        slots: Group name to slot.
        codes: Group name to the codes of the lists in it.
        needs: Alternatives of first words or mark types; one of each must stand in the line.
        lead: With which of them it begins, where that is known (see ``leads``).
        lists: The lists that fill the holes.
    """

    source: str
    expression: str
    slots: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    needs: tuple[frozenset[str], ...]
    lead: frozenset[str] | None = None
    lists: Lists = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression compiled, when a line first holds what the pattern needs: most of the start is saved."""
        return re.compile(_HOLE.sub(lambda hole: self.lists[hole[1]].alternation, self.expression))


class _WordSet(frozenset[str]):
    """A set of words that also holds beginnings (``x*``) and endings (``*x``)."""

    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (
            isinstance(word, str) and (word.startswith(self.starts) or word.endswith(self.ends))
        )


def word_set(entries: Iterable[str]) -> frozenset[str]:
    """A set of words; an entry may be a beginning (``x*``) or an ending (``*x``)."""
    plain = frozenset(entries)
    if not any("*" in entry for entry in plain):
        return plain
    found = _WordSet(plain)
    found.starts = tuple(entry[:-1] for entry in plain if entry.endswith("*"))
    found.ends = tuple(entry[1:] for entry in plain if entry.startswith("*"))
    return found


def expand(entry: object, endings: Mapping[str, Iterable[str]]) -> list[str]:
    """The forms of a list's entry: ``sign/-/ed`` is sign, signed; ``sign/V`` takes the endings named V.

    Any word of the entry may carry endings; ``-`` is none.
    """
    if isinstance(entry, bool):
        raise PackError("YAML takes on, off, yes and no for true and false: write them in quotes in a list")
    words = str(entry).split()
    if "/" not in str(entry):
        return [" ".join(words)]
    forms = [""]
    for word in words:
        stem, *ends = word.split("/")
        wanted = [e for end in ends for e in (endings.get(end, [end]))] or ["-"]
        variants = [stem + ("" if end == "-" else end) for end in wanted]
        forms = [f"{form} {variant}".strip() for form in forms for variant in variants]
    return forms


def words_of(name: str, data: object, endings: Mapping[str, Iterable[str]]) -> Words:
    """A list of the rule files: a sequence of entries, or a mapping of codes to sequences.

    Raises:
        PackError: If it is neither.
    """
    entries: dict[str, str | None] = {}
    if isinstance(data, Mapping):
        for code, items in data.items():
            for item in items:
                entries.update(dict.fromkeys(map(as_line, expand(item, endings)), str(code)))
    elif isinstance(data, list):
        for item in data:
            entries.update(dict.fromkeys(map(as_line, expand(item, endings))))
    else:
        raise PackError(f"the list {name} must be a sequence of words, or codes with sequences of words")
    return Words(name, entries)


def as_line(entry: str) -> str:
    """An entry as it stands in a line: lower case, the possessive and punctuation as words of their own."""
    low = entry.lower()
    if low.isalpha():  # most are: a list's entries come by the ten thousand
        return low
    return " ".join(re.sub(r"'s\b", " 's", low).replace(",", " ,").split())


def compile_pattern(source: str, lists: Lists) -> Pattern:
    """Compile a pattern.

    Raises:
        PackError: If it names an unknown list, or a bracket is not closed.
    """
    return _Compiler(source, lists).compile()


class _Compiler:
    """Reads a pattern from left to right; ``needs`` gathers what must stand, while not inside something optional."""

    def __init__(self, source: str, lists: Lists) -> None:
        self.source, self.lists = source, lists
        self.tokens = PIECES.findall(source)
        self.at = 0
        self.slots: dict[str, str] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.open: list[str] = []
        self.stop = _hole("STOP") if "STOP" in lists else "(?!)"

    def compile(self) -> Pattern:
        body, needs = self.sequence("")
        if self.at < len(self.tokens):
            raise self.fault(f"{self.tokens[self.at]!r} closes nothing")
        return Pattern(self.source, r"(?<![^ ])" + body, self.slots, self.codes, tuple(needs), None, self.lists)

    def sequence(self, until: str) -> tuple[str, list[frozenset[str]]]:
        parts: list[str] = []
        needs: list[frozenset[str]] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in ("]", ")", "|"):
            part, need = self.item()
            parts.append(part)
            needs.extend(need)
        if until and (self.at >= len(self.tokens) or self.tokens[self.at] not in (until, "|")):
            raise self.fault(f"a bracket is not closed with {until}")
        return "".join(parts), needs

    def item(self) -> tuple[str, list[frozenset[str]]]:
        piece = self.tokens[self.at]
        self.at += 1
        fixed = _fixed(piece)
        if fixed is not None:
            for name in _barred(piece):
                self.atom(name)  # a fault where there is no such list
            return fixed
        if piece == "[":
            return f"(?:{self.choice(']')[0]})?", []
        if piece == "!":
            return f"(?!{self.item()[0]})", []
        if piece.startswith("~"):
            raise self.fault(f"a gap of {piece.lstrip('~,').partition('/')[0]} words is too wide; at most {MAX_GAP}")
        if piece.startswith("@"):
            return self.capture(piece[1:-1])
        return self.choice(")") if piece == "(" else self.atom(piece)

    def choice(self, close: str) -> tuple[str, list[frozenset[str]]]:
        options = [self.sequence(close)]
        while self.tokens[self.at] == "|":
            self.at += 1
            options.append(self.sequence(close))
        if self.tokens[self.at] != close:
            raise self.fault(f"a bracket is not closed with {close}")
        self.at += 1
        if len(options) == 1:
            return f"(?:{options[0][0]})", options[0][1]
        return f"(?:{'|'.join(body for body, _ in options)})", _one_of(needs for _, needs in options)

    def capture(self, slot: str) -> tuple[str, list[frozenset[str]]]:
        group = f"g{len(self.slots)}_{slot}"
        self.slots[group] = slot
        self.codes[group] = {}
        self.open.append(group)
        body, needs = self.item()
        self.open.pop()
        return f"(?P<{group}>{body})", needs

    def atom(self, token: str) -> tuple[str, list[frozenset[str]]]:
        return _any_of([self.word(part) for part in token.split("|")])

    def word(self, part: str) -> tuple[str, frozenset[str]]:
        if part in FREE:
            return self.free(part), frozenset()
        return self.listed(part) if names_list(part) else _plain(part)

    def listed(self, name: str) -> tuple[str, frozenset[str]]:
        if name not in self.lists:
            raise self.fault(f"there is no list {name}")
        words = self.lists[name]
        for group in self.open:
            self.codes[group].update(words.codes)
        return _hole(name), words.needed

    def free(self, name: str) -> str:
        if name == "REST":
            return f"(?:(?!{self.stop_clause()})[^ ]+ ){{1,40}}"
        barred = _HARD + ")" + ("," if name == "PHRASE" else "")
        return f"(?:(?!{self.stop})(?![{re.escape(barred)}.!?] )[^ ]+ ){{1,{12 if name == 'PHRASE' else 40}}}"

    def stop_clause(self) -> str:
        return f"[{re.escape(_HARD)}.!?] "

    def fault(self, what: str) -> PackError:
        return PackError(f"the pattern “{self.source}” cannot be read: {what}")


def _hole(name: str) -> str:
    return f"\x00{name}\x00"


@lru_cache(maxsize=20_000)  # as below
def names_list(token: str) -> bool:
    """Whether one of the alternatives of a token is the name of a list (or of a run of words, which needs lists)."""
    parts = ((part, part.partition(":")[0]) for part in token.split("|"))
    return any(p.isupper() and len(p) > 1 and name not in GROUPS and name not in MARK_TYPES for p, name in parts)


@lru_cache(maxsize=20_000)  # rules of a kind say the same words again and again
def _fixed(token: str) -> tuple[str, list[frozenset[str]]] | None:
    """What a token gives that is the same in every pattern; ``None`` for lists, brackets, slots and faults."""
    if token in _ENDS:
        return _ENDS[token], []
    if token.startswith("~"):
        return _gap(token)
    if token[0] in "[(!@" or names_list(token):
        return None
    return _any_of([_plain(part) for part in token.split("|")])


def _gap(token: str) -> tuple[str, list[frozenset[str]]] | None:
    number = token.lstrip("~,").partition("/")[0]
    barred = _HARD if token[1] == "," else _PUNCTUATION
    never = "".join(f"(?!{_hole(name) if names_list(name) else _plain(name)[0]})" for name in _barred(token))
    words = f"(?:{never}[^ {re.escape(barred)}][^ ]* ){{0,{int(number)}}}?"
    return (words, []) if int(number) <= MAX_GAP else None


def _barred(token: str) -> list[str]:
    """The marks and lists that a gap does not pass: of ``~3/PERSON|TRADE`` both."""
    return token.partition("/")[2].split("|") if token[0] == "~" and "/" in token else []


def _plain(part: str) -> tuple[str, frozenset[str]]:
    name, _, head = part.partition(":")
    if name in GROUPS:
        return f"(?:{'|'.join(_mark(kind, head) for kind in GROUPS[name])})", frozenset(GROUPS[name])
    return (_mark(name, head), frozenset((name,))) if name in MARK_TYPES else _literal(as_line(part))


def _any_of(options: list[tuple[str, frozenset[str]]]) -> tuple[str, list[frozenset[str]]]:
    if len(options) == 1:  # the need of a list is one object for all patterns: its digest is reckoned once
        return options[0][0], [options[0][1]] if options[0][1] else []
    needs = [need for _, need in options]
    return f"(?:{'|'.join(body for body, _ in options)})", [frozenset().union(*needs)] if all(needs) else []


def _literal(word: str) -> tuple[str, frozenset[str]]:
    """A word, or one told by its beginning or ending, and what must stand for it."""
    if "*" not in word:
        return f"{re.escape(word)} ", frozenset((_longest(word),))
    return starred(word), frozenset() if word.startswith("*") else frozenset((word,))


def _one_of(alternatives: Iterable[list[frozenset[str]]]) -> list[frozenset[str]]:
    """What a choice needs: one need of each of its options, if each has one; of as few and as long words as may be."""
    chosen = []
    for needs in alternatives:
        if not needs:
            return []
        chosen.append(min(needs, key=lambda need: (len(need), -min(map(len, need)))))
    return [frozenset().union(*chosen)]


@lru_cache(maxsize=1_000)
def _mark(name: str, head: str) -> str:
    wanted = f":{re.escape(head)}" if head else "(?::[^ ‹#]+)?"
    return f"(?:‹[^ ‹#]+)*‹{name}{wanted}(?:‹[^ #]*)?#\\d+ "


def code_of(codes: Mapping[str, str], text: str) -> str | None:
    """The code of the entry that a text is a form of; of several starred ones that of the longest."""
    if text in codes or not codes:
        return codes.get(text)
    fits = [entry for entry in codes if "*" in entry and _form_of(entry).fullmatch(f"{text} ")]
    return codes[max(fits, key=len)] if fits else None


@lru_cache(maxsize=20_000)
def _form_of(entry: str) -> re.Pattern[str]:
    return re.compile(starred(entry))

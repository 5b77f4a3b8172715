"""Rules as the engine uses them: compiled once per language, filed under what must stand in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from kelisim.errors import PackError
from kelisim.lang.pack import Pack
from kelisim.model.kinds import KINDS
from kelisim.reading.leads import AT_START, Lead, lead_of
from kelisim.reading.line import Line
from kelisim.reading.pattern import Lists, Pattern, Words, compile_pattern, word_set, words_of

RULE_KEYS = frozenset(
    [
        "id",
        "claim",
        "pattern",
        "patterns",
        "set",
        "default",
        "per",
        "split",
        "spread",
        "owns",
        "under",
        "yields",
        "unless",
        "refuse",
        "weight",
        "quote",
        "key",
        "try",
        "note",
    ]
)
BROAD = 0.3
_MOST_KNOWN = 50_000
FILE_KEYS = frozenset(["claim", "lists", "defaults", "tables", "unless", "refuse", "rules", "note"])


@dataclass(frozen=True)
class Table:
    """A slot whose code is told by words near the match: the first code of the list of which a word stands.

    Attributes:
        wide: Look into the whole sentence where the clause says nothing.
        last: Only where neither captures nor the kind's own knowledge filled the slot.
    """

    slot: str
    patterns: tuple[tuple[str, Pattern], ...]
    wide: bool = False
    last: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule: what it looks for and what it says about the claim."""

    id: str
    kind: str
    patterns: tuple[Pattern, ...]
    set: Mapping[str, object] = field(default_factory=dict)
    default: Mapping[str, object] = field(default_factory=dict)
    per: str | None = None
    split: str = "series"
    unless: tuple[Pattern, ...] = ()
    weight: float = 0.7
    quote: str = "clause"
    key: str | None = None
    spread: str | None = None
    under: tuple[Pattern, ...] = ()
    owns: bool = False
    yields: bool = False
    heads: frozenset[str] | None = None
    refuse: tuple[Pattern, ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()


Filed = tuple[int, Rule, Pattern, frozenset[int], int, tuple[int, ...]]
ANYWHERE, FIRST = -1, -2
_QUOTES = frozenset(("'", '"'))


def _in_order(needs: Sequence[int], held: Sequence[frozenset[int]]) -> bool:
    """Whether tokens that meet some needs stand one after the other; spares the compiling of most patterns."""
    wanted = iter(needs)
    need = next(wanted, None)
    for met in held:
        if need in met:
            need = next(wanted, None)
    return need is None


def _order(item: Filed) -> int:
    return item[0]


@dataclass(frozen=True)
class Index:
    """Which patterns can stand in a line, told from its words alone.

    Every need of a pattern (one of these words must stand) has a number, shared by all patterns that have it; so has
    its lead, the words with which it can begin.

    Attributes:
        by_word: A word, or a type of mark, to the numbers of the needs that it meets.
        by_stem: The beginning of words, likewise.
        filed: The number of a need to the patterns that have it as their rarest, with the numbers of all their needs,
            the number of their lead, and their own needs in the order in which they must stand.
        guards: What the patterns that forbid a match need, by the pattern's identity.
    """

    by_word: Mapping[str, frozenset[int]]
    by_stem: Mapping[str, frozenset[int]]
    filed: Mapping[int, tuple[Filed, ...]]
    guards: Mapping[int, frozenset[int]] = field(default_factory=dict)
    known: dict[str, frozenset[int]] = field(default_factory=dict)

    def possible(self, patterns: Sequence[Pattern], met: frozenset[int]) -> list[Pattern]:
        """Those of a rule's forbidding patterns that can stand in a line that meets some needs."""
        return [pattern for pattern in patterns if self.guards[id(pattern)] <= met]

    def candidates(self, line: Line) -> tuple[frozenset[int], list[tuple[Rule, Pattern, Sequence[int] | None]]]:
        """The needs that a line meets, and the patterns that need no more, in the order of the rule files.

        Each comes with the offsets at which it can begin (``None``: anywhere).
        """
        held = self._held(line)
        met = frozenset[int]().union(*held)
        found = [item for need in met & self.filed.keys() for item in self.filed[need] if item[3] <= met]
        found.sort(key=_order)
        places: dict[int, Sequence[int] | None] = {ANYWHERE: None, FIRST: (0, 2) if line.text[:1] in _QUOTES else (0,)}
        found = [item for item in found if item[2].compiled or _in_order(item[5], held)]
        for _, _, _, _, lead, _ in found:
            if lead not in places:
                places[lead] = [at for at, needs in zip(line.at, held, strict=True) if lead in needs]
        return met, [(rule, pattern, places[lead]) for _, rule, pattern, _, lead, _ in found]

    def _held(self, line: Line) -> list[frozenset[int]]:
        """The needs that each token of a line meets."""
        known, held, marks = self.known, [], iter(line.marks)
        for token in line.tokens:
            if token[0] == "‹":
                held.append(frozenset[int]().union(*(self._needs_of(mark.type) for mark in next(marks))))
            else:
                needs = known.get(token)
                held.append(self._needs_of(token) if needs is None else needs)
        return held

    def _needs_of(self, word: str) -> frozenset[int]:
        if word in self.known:
            return self.known[word]
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        stems = [needs for stem, needs in self.by_stem.items() if word.startswith(stem)]
        needs = self.known[word] = self.by_word.get(word, frozenset()).union(*stems)
        return needs


@dataclass(frozen=True)
class RuleSet:
    """All rules of a language.

    Attributes:
        tables: Kind to its tables.
        defaults: Kind to the values of slots that nothing else fills.
        lists: All lists, of the shared file and of the rule files.
    """

    rules: tuple[Rule, ...]
    index: Index
    tables: Mapping[str, tuple[Table, ...]]
    defaults: Mapping[str, Mapping[str, object]]
    lists: Lists


@lru_cache(maxsize=16)
def rules_of(pack: Pack) -> RuleSet:
    """The rules of a language.

    Raises:
        PackError: If a file cannot be understood; the message names the rule.
    """
    shared = _lists(pack, pack.lists.get("lists", {}), "lists.yaml")
    rules: list[Rule] = []
    tables: dict[str, tuple[Table, ...]] = {}
    defaults: dict[str, Mapping[str, object]] = {}
    everything: dict[str, Words] = dict(shared)
    own = {name: _lists(pack, data.get("lists", {}), f"rules/{name}.yaml") for name, data in pack.rules.items()}
    for name in sorted(own, reverse=True):
        everything.update(own[name])
    everything.update(shared)
    for name, data in pack.rules.items():
        lists = {**everything, **own[name]}
        kind = str(data.get("claim", name))
        if kind in KINDS:
            tables[kind] = _tables(data.get("tables", {}), lists)
            defaults[kind] = dict(data.get("defaults", {}))
        elif not all(item.get("claim") in KINDS for item in data.get("rules") or ()):
            raise PackError(f"rules/{name}.yaml: {kind!r} is no kind of claim", subject=pack.code)
        unless = tuple(compile_pattern(p, lists) for p in data.get("unless", ()))
        refuse = tuple(compile_pattern(p, lists) for p in data.get("refuse", ()))
        rules.extend(_rule(item, kind, lists, (unless, refuse)) for item in data.get("rules") or ())
    rules.sort(key=lambda rule: rule.weight < BROAD)
    return RuleSet(tuple(rules), _index(rules), tables, defaults, everything)


def _lists(pack: Pack, data: Mapping[str, Any], where: str) -> dict[str, Words]:
    endings = pack.lists.get("endings", {})
    found = {}
    for name, items in (data or {}).items():
        try:
            found[name] = words_of(name, items, endings)
        except PackError as error:
            raise PackError(f"{pack.code}/{where}: {error}", subject=pack.code) from error
    return found


def _tables(data: Mapping[str, Any], lists: Lists) -> tuple[Table, ...]:
    found = []
    for slot, source in data.items():
        name, *scopes = str(source).split("/")
        if name not in lists:
            raise PackError(f"the table of {slot} names the list {name}, which does not exist")
        by_code: dict[str, list[str]] = {}
        for entry, code in lists[name].entries.items():
            by_code.setdefault(code or entry, []).append(entry)
        patterns = tuple(
            (code, compile_pattern("HERE", {"HERE": Words("HERE", dict.fromkeys(entries))}))
            for code, entries in by_code.items()
        )
        found.append(Table(slot, patterns, "sentence" in scopes, "last" in scopes))
    return tuple(found)


def _rule(
    item: Mapping[str, Any], kind: str, lists: Lists, shared: tuple[Sequence[Pattern], Sequence[Pattern]]
) -> Rule:
    name = str(item.get("id", "?"))
    unknown = set(item) - RULE_KEYS
    if unknown:
        raise PackError(f"the rule {name} has the key {min(unknown)!r}, which nobody knows")
    sources = item.get("patterns") or [item.get("pattern", "")]
    try:
        patterns = tuple(_led(compile_pattern(str(source), lists), lists) for source in sources)
        own = tuple(compile_pattern(str(source), lists) for source in item.get("unless", ()))
        refuse = tuple(compile_pattern(str(source), lists) for source in item.get("refuse", ()))
    except PackError as error:
        raise PackError(f"the rule {name}: {error}") from error
    return Rule(
        id=name,
        kind=str(item.get("claim", kind)),
        patterns=patterns,
        set=dict(item.get("set", {})),
        default=dict(item.get("default", {})),
        per=item.get("per"),
        split=str(item.get("split", "series")),
        unless=(*shared[0], *own),
        refuse=(*shared[1], *refuse),
        heads=_heads(str(item.get("split", "")), lists),
        weight=float(item.get("weight", 0.7)),
        quote=str(item.get("quote", "clause")),
        key=item.get("key"),
        spread=item.get("spread"),
        owns=bool(item.get("owns", item.get("per"))),
        yields=bool(item.get("yields")),
        under=tuple(compile_pattern(str(source), lists) for source in _several(item.get("under"))),
        examples=tuple(item.get("try", ())),
    )


def _led(pattern: Pattern, lists: Lists) -> Pattern:
    return replace(pattern, lead=lead_of(pattern.source, lists))


def _heads(split: str, lists: Lists) -> frozenset[str] | None:
    """The words of the lists that ``split`` names, where it names any."""
    named = [name for name in split.split("|") if name in lists]
    return word_set(entry for name in named for entry in lists[name].entries) if named else None


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _index(rules: Sequence[Rule]) -> Index:
    """Every pattern under its rarest need, as the words of all examples tell what is rare."""
    numbers: dict[frozenset[str], int] = {}
    filed: dict[int, list[Filed]] = {}
    frequency = _frequency(rules)
    order = 0
    for rule in rules:
        for pattern in rule.patterns:
            if not pattern.needs:
                raise PackError(f"the rule {rule.id} has no anchor: “{pattern.source}” needs a word, a list or a mark")
            ordered = tuple(numbers.setdefault(need, len(numbers)) for need in pattern.needs)
            rarest = min(pattern.needs, key=frequency)
            lead = _lead_number(pattern.lead, numbers)
            needs = frozenset(ordered if lead < 0 else (*ordered, lead))
            filed.setdefault(numbers[rarest], []).append((order, rule, pattern, needs, lead, ordered))
            order += 1
    guards = {id(p): _guarded(p, numbers) for rule in rules for p in (*rule.unless, *rule.refuse)}
    by_word: dict[str, set[int]] = {}
    for need, number in numbers.items():
        for word in need:
            by_word.setdefault(word, set()).add(number)
    return Index(
        {word: frozenset(found) for word, found in by_word.items() if not word.endswith("*")},
        {word[:-1]: frozenset(found) for word, found in by_word.items() if word.endswith("*")},
        {number: tuple(items) for number, items in filed.items()},
        guards,
    )


def _guarded(pattern: Pattern, numbers: dict[frozenset[str], int]) -> frozenset[int]:
    """The needs of a forbidding pattern, but for those that words with a star within them would meet."""
    plain = [need for need in pattern.needs if not any("*" in word[:-1] for word in need)]
    return frozenset(numbers.setdefault(need, len(numbers)) for need in plain)


def _lead_number(lead: Lead, numbers: dict[frozenset[str], int]) -> int:
    if lead is None:
        return ANYWHERE
    return FIRST if lead == AT_START else numbers.setdefault(lead, len(numbers))


def _frequency(rules: Sequence[Rule]) -> Callable[[frozenset[str]], float]:
    """How many examples hold one of the words of a need; marks count as being in every third."""
    texts = [set(str(example.get("text", "")).lower().split()) for rule in rules for example in rule.examples]
    counts = Counter(word for words in texts for word in words)
    mark = len(texts) / 3

    @cache  # one need is shared by many patterns
    def frequency(need: frozenset[str]) -> float:
        return sum(mark if word.isupper() else counts[word] + 0.01 for word in need)

    return frequency

"""Rules as the engine uses them: compiled once per language, filed under what must stand in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kelisim.errors import PackError
from kelisim.lang.pack import Pack
from kelisim.model.kinds import KINDS
from kelisim.reading.line import Line
from kelisim.reading.pattern import Lists, Pattern, Words, compile_pattern, words_of

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
        "unless",
        "refuse",
        "weight",
        "quote",
        "key",
        "try",
        "note",
    ]
)
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
    heads: frozenset[str] | None = None
    refuse: tuple[Pattern, ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class RuleSet:
    """All rules of a language.

    Attributes:
        filed: A first word or mark type to the patterns that are tried where it stands, with the rest of their needs.
        stems: Beginnings of words among the keys of ``filed``.
        tables: Kind to its tables.
        defaults: Kind to the values of slots that nothing else fills.
    """

    rules: tuple[Rule, ...]
    filed: Mapping[str, tuple[tuple[int, int], ...]]
    stems: tuple[str, ...]
    tables: Mapping[str, tuple[Table, ...]]
    defaults: Mapping[str, Mapping[str, object]]
    lists: Lists

    def candidates(self, line: Line) -> list[tuple[Rule, Pattern]]:
        """The rules whose needs stand in a line, with the pattern that is to be tried."""
        present = set(line.words) | line.types
        for word in line.words:
            for stem in self.stems:
                if word.startswith(stem[:-1]):
                    present.add(stem)
        wanted = {place for word in present for place in self.filed.get(word, ())}
        found = []
        for number, at in sorted(wanted):
            pattern = self.rules[number].patterns[at]
            if all(not need.isdisjoint(present) for need in pattern.needs):
                found.append((self.rules[number], pattern))
        return found


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
    for name, data in pack.rules.items():
        lists = {**shared, **_lists(pack, data.get("lists", {}), f"rules/{name}.yaml")}
        everything.update(lists)
        kind = str(data.get("claim", name))
        if kind not in KINDS:
            raise PackError(f"rules/{name}.yaml: {kind!r} is no kind of claim", subject=pack.code)
        tables[kind] = _tables(data.get("tables", {}), lists)
        defaults[kind] = dict(data.get("defaults", {}))
        unless = tuple(compile_pattern(p, lists) for p in data.get("unless", ()))
        refuse = tuple(compile_pattern(p, lists) for p in data.get("refuse", ()))
        rules.extend(_rule(item, kind, lists, (unless, refuse)) for item in data.get("rules") or ())
    filed = _filed(rules)
    stems = tuple(sorted(key for key in filed if key.endswith("*")))
    stems += tuple(sorted({n for r in rules for p in r.patterns for need in p.needs for n in need if n.endswith("*")}))
    return RuleSet(tuple(rules), filed, tuple(sorted(set(stems))), tables, defaults, everything)


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
        patterns = tuple(compile_pattern(str(source), lists) for source in sources)
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
        under=tuple(compile_pattern(str(source), lists) for source in _several(item.get("under"))),
        examples=tuple(item.get("try", ())),
    )


def _heads(split: str, lists: Lists) -> frozenset[str] | None:
    """The words of the lists that ``split`` names, where it names any."""
    named = [name for name in split.split("|") if name in lists]
    return frozenset(entry for name in named for entry in lists[name].entries) if named else None


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _filed(rules: Sequence[Rule]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Every pattern under its rarest need: the one with the fewest words, marks counting as frequent."""
    filed: dict[str, list[tuple[int, int]]] = {}
    for number, rule in enumerate(rules):
        for at, pattern in enumerate(rule.patterns):
            if not pattern.needs:
                raise PackError(f"the rule {rule.id} has no anchor: “{pattern.source}” needs a word, a list or a mark")
            rarest = min(pattern.needs, key=lambda need: len(need) + 30 * any(n.isupper() for n in need))
            for word in rarest:
                filed.setdefault(word, []).append((number, at))
    return {word: tuple(places) for word, places in filed.items()}

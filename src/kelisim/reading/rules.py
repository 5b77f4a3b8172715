"""Rules as the engine uses them, compiled once per language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kelisim.errors import PackError
from kelisim.lang.pack import Pack
from kelisim.model.kinds import KINDS
from kelisim.reading.index import Index, index_of
from kelisim.reading.leads import lead_of
from kelisim.reading.pattern import Lists, Pattern, Words, compile_pattern, word_set, words_of
from kelisim.reading.rule import BROAD, Rule, Table

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
FILE_KEYS = frozenset(["claim", "lists", "defaults", "tables", "unless", "refuse", "rules", "note"])


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
    return RuleSet(tuple(rules), index_of(rules), tables, defaults, everything)


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
        weight=_weight(name, item.get("weight", 0.7)),
        quote=str(item.get("quote", "clause")),
        key=item.get("key"),
        spread=item.get("spread"),
        owns=bool(item.get("owns", item.get("per"))),
        yields=bool(item.get("yields")),
        under=tuple(compile_pattern(str(source), lists) for source in _several(item.get("under"))),
        examples=tuple(item.get("try", ())),
    )


def _weight(name: str, told: object) -> float:
    if isinstance(told, bool) or not isinstance(told, (int, float)):
        raise PackError(f"the rule {name} has the weight {told!r}; write a number from 0 to 1, such as 0.7")
    return float(told)


def _led(pattern: Pattern, lists: Lists) -> Pattern:
    return replace(pattern, lead=lead_of(pattern.source, lists))


def _heads(split: str, lists: Lists) -> frozenset[str] | None:
    """The words of the lists that ``split`` names, where it names any."""
    named = [name for name in split.split("|") if name in lists]
    return word_set(entry for name in named for entry in lists[name].entries) if named else None


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]

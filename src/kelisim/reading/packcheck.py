"""What is wrong with a language pack, in words for a translator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kelisim.errors import PackError
from kelisim.lang.pack import Pack, load_pack
from kelisim.model.kinds import KINDS, choices, slot_types
from kelisim.reading.examples import examples_of, fault_of, sentence_fault
from kelisim.reading.packshape import shape_faults
from kelisim.reading.rule import BROAD, Rule
from kelisim.reading.rules import FILE_KEYS, rules_of
from kelisim.reading.values.tables import word_faults

_COMMON = frozenset(("parties", "fields", "speaker", "amount"))


def check_language(code: str) -> list[str]:
    """All faults of a pack, one sentence each; empty where it is sound.

    Raises:
        PackError: If there is no folder of that code.
    """
    pack = load_pack(code)
    broken = pack.unreadable() or list(shape_faults(pack))
    if broken:
        return broken
    try:
        faults = list(_file_faults(pack))
        rules = rules_of(pack).rules
    except PackError as error:
        return [str(error)]
    faults.extend(word_faults(pack))
    for rule in rules:
        faults.extend(_rule_faults(rule))
    faults.extend(_twice(rules))
    faults.extend(fault for rule, example in examples_of(pack) if (fault := fault_of(rule, example, pack)))
    faults.extend(fault for example in pack.examples if (fault := sentence_fault(example, pack)))
    return faults


def _file_faults(pack: Pack) -> Iterator[str]:
    for name, data in pack.rules.items():
        for key in sorted(set(data) - FILE_KEYS):
            yield f"rules/{name}.yaml: nobody knows the key {key!r}; a file has {', '.join(sorted(FILE_KEYS))}"
        kind = str(data.get("claim", name))
        if kind not in KINDS:
            continue
        yield from _code_faults(f"rules/{name}.yaml, defaults", kind, data.get("defaults", {}))
        tables = data.get("tables", {})
        for slot, source in tables.items():
            listed = data.get("lists", {}).get(str(source).partition("/")[0], {})
            codes = listed if isinstance(listed, Mapping) else ()
            for code in codes:
                yield from _code_faults(f"rules/{name}.yaml, table of {slot}", kind, {slot: code})


def _rule_faults(rule: Rule) -> Iterator[str]:
    types = slot_types(KINDS[rule.kind].slots)
    yield from _code_faults(rule.id, rule.kind, {**rule.default, **rule.set})
    for pattern in rule.patterns:
        for group, codes in pattern.codes.items():
            slot = pattern.slots[group]
            if slot in types:
                for code in set(codes.values()):
                    yield from _code_faults(rule.id, rule.kind, {slot: code})
    if rule.per and not any(rule.per in pattern.slots.values() for pattern in rule.patterns):
        yield f"{rule.id}: per names {rule.per}, which no pattern captures"
    given = [example for example in rule.examples if example.get("is") is not None]
    if not given and rule.weight >= BROAD:
        yield f"{rule.id}: there is no example that gives a claim; add one under try"
    if len(given) == len(rule.examples) and rule.weight >= BROAD:
        yield f"{rule.id}: there is no example that gives nothing (is: null); add one under try"


def _code_faults(where: str, kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    if kind not in KINDS:
        yield f"{where}: {kind!r} is no kind of claim"
        return
    types = slot_types(KINDS[kind].slots)
    for slot, value in values.items():
        if slot in _COMMON:
            continue
        if slot not in types:
            yield f"{where}: a {kind} has no slot {slot}; it has {', '.join(types)}"
        elif choices(types[slot]) and value not in choices(types[slot]):
            yield f"{where}: {slot} cannot be {value!r}; write one of {', '.join(choices(types[slot]))}"


def _twice(rules: tuple[Rule, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            yield f"{rule.id}: two rules have this id"
        seen.add(rule.id)

"""Whether the files of a language pack hold what they should, before anything is made of them; for a translator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kelisim.errors import PackError
from kelisim.lang.concepts import concept_languages, load_concepts
from kelisim.lang.labels import label_languages, load_labels
from kelisim.lang.pack import Pack
from kelisim.reading.classes import classes_of
from kelisim.reading.names.fields import field_lists
from kelisim.reading.names.lexicon import lexicon
from kelisim.reading.weighing import judge_of

_TEXTS = ("pattern", "split", "quote", "key", "per", "spread", "claim", "note")
_SEQUENCES = ("patterns", "unless", "refuse")
_TABLES = ("set", "default")
_ID = re.compile(r"\s*(?:-\s*)?id:\s*['\"]?([^\s'\"#,}]+)")
# What is made of a file, and how the file is made where no hand writes it.
_MADE: Mapping[str, tuple[Callable[[Pack], object], str]] = {
    "weights.json": (judge_of, "make it anew with tools/train_weights.py"),
    "fields.json": (field_lists, "make it anew with tools/train_fields.py"),
    "classes.yaml": (classes_of, "compare it with that of another language"),
    "names.toml": (lexicon, "compare it with that of another language"),
}


def shape_faults(pack: Pack) -> Iterator[str]:
    """All that keeps a pack from being used, one sentence each, with file and line where a rule is at fault."""
    for name, data in pack.rules.items():
        yield from _rule_file(pack, f"rules/{name}.yaml", data)
    yield from _examples(pack)
    yield from _countries(pack)
    for name, (made, advice) in _MADE.items():
        if (pack.folder / name).exists():
            yield from _unmade(pack, name, made, advice)
    for known, load in ((label_languages(), load_labels), (concept_languages(), load_concepts)):
        if pack.code in known:
            yield from _unloaded(pack.code, load)


def _unmade(pack: Pack, name: str, made: Callable[[Pack], object], advice: str) -> Iterator[str]:
    try:
        made(pack)
    except PackError as error:
        yield str(error)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else "does not hold what it should"
        yield f"{name} {what}; {advice}"


def _unloaded(code: str, load: Callable[[str], object]) -> Iterator[str]:
    try:
        load(code)
    except PackError as error:
        yield str(error)


def _rule_file(pack: Pack, where: str, data: Mapping[str, Any]) -> Iterator[str]:
    for key in ("lists", "defaults", "tables"):
        if not isinstance(data.get(key) or {}, dict):
            yield f"{where}: {key} must be a table of keys and values"
    for key in ("unless", "refuse"):
        if not _is_texts(data.get(key, [])):
            yield f'{where}: {key} must be a sequence of patterns, such as ["in the past"]'
    rules = data.get("rules") or []
    if not isinstance(rules, list):
        yield f"{where}: rules must be a sequence; begin each rule with - id:"
        return
    lines = _lines(pack, where)
    for number, rule in enumerate(rules, 1):
        named = isinstance(rule, dict) and isinstance(rule.get("id"), str)
        place = f"{where}, line {lines[rule['id']]}" if named and rule["id"] in lines else where
        called = f"the rule {rule['id']}" if named else f"rule {number} of the file"
        yield from (f"{place}: {called} {fault}" for fault in _rule_faults(rule))


def _lines(pack: Pack, where: str) -> dict[str, int]:
    """The ids of a file's rules, each with its line."""
    lines = (pack.folder / where).read_text(encoding="utf-8").splitlines()
    found = ((match[1], number) for number, line in enumerate(lines, 1) if (match := _ID.match(line)))
    return dict(reversed(list(found)))


def _rule_faults(rule: object) -> Iterator[str]:
    if not isinstance(rule, dict):
        yield "is no table; write id, pattern and try under it"
        return
    if not isinstance(rule.get("id"), str):
        yield f"has no id{_pattern(rule)}; write for example id: en.meeting.met"
    weight = rule.get("weight", 0.7)
    if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight <= 1:
        yield f"has the weight {weight!r}; write a number from 0 to 1, such as 0.7"
    yield from (
        f"has under {key} {rule[key]!r}; write text, in quotes where needed"
        for key in _TEXTS
        if not isinstance(rule.get(key, ""), str)
    )
    yield from _table_faults(rule)


def _table_faults(rule: Mapping[str, Any]) -> Iterator[str]:
    for key in _SEQUENCES:
        if not _is_texts(rule.get(key, [])):
            yield f'has under {key} no sequence of patterns; write for example ["in the past"]'
    for key in _TABLES:
        if not isinstance(rule.get(key, {}), dict):
            yield f"has under {key} no slots with values; write for example {{status: signed}}"
    tries = rule.get("try", [])
    if not isinstance(tries, list) or not all(isinstance(one, dict) for one in tries):
        yield "has under try no sequence of examples; write for example - {text: “They met.”, is: {status: held}}"


def _pattern(rule: Mapping[str, Any]) -> str:
    """By which pattern a rule without an id is found."""
    told = rule.get("pattern") or rule.get("patterns")
    first = told[0] if isinstance(told, list) and told else told
    return f" (it has the pattern “{first}”)" if isinstance(first, str) else ""


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _examples(pack: Pack) -> Iterator[str]:
    for number, example in enumerate(pack.examples, 1):
        if not isinstance(example, dict) or not isinstance(example.get("text"), str):
            yield f'examples.jsonl: sentence {number} has no text; write {{"text": "…", "claims": []}}'
        elif not isinstance(example.get("claims"), list) or not all(isinstance(c, dict) for c in example["claims"]):
            yield f'examples.jsonl: sentence {number} has no claims; write {{"text": "…", "claims": []}}'


def _countries(pack: Pack) -> Iterator[str]:
    for code, names in pack.json("countries.json").items():
        if not (len(code) == 3 and code.isalpha() and code.isupper()):
            yield f"countries.json: {code!r} is no country code such as KAZ; make it anew with tools/build_names.py"
        elif not _is_texts(names) or not names:
            yield f"countries.json: {code} has no names; make it anew with tools/build_names.py"

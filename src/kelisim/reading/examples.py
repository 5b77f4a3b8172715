"""Examples of the rule files and of ``examples.jsonl``, read and compared with what they promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kelisim.lang.pack import Pack
from kelisim.model import Document
from kelisim.model.codec import claim_to_plain
from kelisim.model.kinds import kind_named, slot_types
from kelisim.reading.pipeline import read
from kelisim.reading.rule import Rule
from kelisim.reading.rules import rules_of

DATE = "2024-06-15"
PARTIES = ("KAZ", "UZB")
_CONTEXT = frozenset(("text", "is", "date", "between", "note"))


def examples_of(pack: Pack) -> Iterator[tuple[Rule, Mapping[str, Any]]]:
    """Every example of every rule."""
    for rule in rules_of(pack).rules:
        for example in rule.examples:
            yield rule, example


def fault_of(rule: Rule, example: Mapping[str, Any], pack: Pack, *, trained: bool = False) -> str | None:
    """One sentence on what an example promises and the reader does not do, else ``None``.

    ``is`` holds the slots that a claim of the rule's kind must have (a list: one claim each); ``null`` says that the
    rule reads no claim here. An example is written for what the rule says; ``trained`` asks whether the trained weights
    let that stand, which they need not do for each.
    """
    if not {"text", "is"} <= set(example) or set(example) - _CONTEXT:
        return f"{rule.id}: an example has the keys text and is (and date, between, note), not {sorted(example)}"
    found = _claims(example, pack, trained=trained)
    if example["is"] is None:
        own = [claim for claim in found if claim["rule"] == rule.id]
        return f"{rule.id}: “{example['text']}” must give nothing, but gives {_shown(own[0])}" if own else None
    wanted = example["is"] if isinstance(example["is"], list) else [example["is"]]
    of_kind = [claim for claim in found if claim["kind"] == rule.kind]
    return _missing(rule.id, rule.kind, str(example["text"]), wanted, of_kind)


def sentence_fault(example: Mapping[str, Any], pack: Pack, *, trained: bool = False) -> str | None:
    """As ``fault_of`` for a line of ``examples.jsonl``: ``claims`` holds all claims of the text, no more, no less."""
    found = _claims(example, pack, trained=trained)
    text = str(example["text"])
    if len(found) != len(example["claims"]):
        shown = "; ".join(_shown(claim) for claim in found) or "nothing"
        return f"“{text}” must give {len(example['claims'])} claims, but gives {shown}"
    for kind in {str(claim["kind"]) for claim in example["claims"]}:
        wanted = [{k: v for k, v in c.items() if k != "kind"} for c in example["claims"] if c["kind"] == kind]
        fault = _missing("examples.jsonl", kind, text, wanted, [c for c in found if c["kind"] == kind])
        if fault:
            return fault
    return None


def _claims(example: Mapping[str, Any], pack: Pack, *, trained: bool = True) -> list[dict[str, Any]]:
    document = Document("example", str(example["text"]), date=str(example.get("date", DATE)), language=pack.code)
    parties = tuple(sorted(example.get("between", PARTIES)))
    claims = read(document, parties=parties, trained=trained).claims
    return [{**claim_to_plain(claim, document), "rule": claim.rule} for claim in claims]


def _missing(
    where: str, kind: str, text: str, wanted: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> str | None:
    known = {*slot_types(kind_named(kind).slots), "parties", "fields", "speaker", "quote"}
    left = list(found)
    for slots in wanted:
        unknown = set(slots) - known
        if unknown:
            return f"{where}: a {kind} has no slot {min(unknown)}"
        best = next((claim for claim in left if all(_same(claim.get(n), v) for n, v in slots.items())), None)
        if best is None:
            shown = "; ".join(_shown(claim, slots) for claim in found) or "nothing"
            return f"{where}: “{text}” must give a {kind} with {dict(slots)}, but gives {shown}"
        left.remove(best)
    return None


def _same(found: object, wanted: object) -> bool:
    if isinstance(found, (int, float)) and isinstance(wanted, (int, float)):
        return abs(found - wanted) <= 1e-9 * max(abs(found), abs(wanted))
    if isinstance(wanted, list) and wanted and isinstance(wanted[0], str) and isinstance(found, list):
        names = [item["name"] if isinstance(item, dict) else item for item in found]
        return names[: len(wanted)] == wanted
    return found == wanted or str(found) == str(wanted)


def _shown(claim: Mapping[str, Any], only: Mapping[str, Any] | None = None) -> str:
    hidden = ("doc", "start", "end", "quote")
    slots = {k: v for k, v in claim.items() if v not in (None, []) and k not in hidden}
    return str({k: v for k, v in slots.items() if only is None or k in only or k in ("kind", "rule")})

"""Reads a corpus and shows where the reader and the gold differ.

    tools/faults.py CORPUS...                      score.py's table over the corpora taken together
    tools/faults.py CORPUS... --kind K             missed claims, spurious claims and wrong slots of a kind
    tools/faults.py CORPUS... --kind K --slot S    only the wrong values of one slot (any kind: --kind all)
    --only missed|spurious|slots    --language en    --slots (F1 per slot)    --doc PART    --rules (hits per rule)
    --untrained (the rules alone)

Reports that nobody who writes rules may read are elsewhere (tests/gate/invented; tools/invented.py scores them).
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from kelisim.model import Document
from kelisim.model.codec import claim_to_plain, to_json
from kelisim.reading import read

_GATE = Path(__file__).resolve().parent.parent / "tests" / "gate"
_spec = importlib.util.spec_from_file_location("score", _GATE / "score.py")
assert _spec is not None and _spec.loader is not None
score = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(score)


def reports(corpora: list[Path], language: str) -> list[tuple[Path, str, dict[str, str], str, list[dict[str, Any]]]]:
    found = []
    for corpus in corpora:
        for name, meta, body, gold in score.load(corpus):
            if language in ("all", meta["language"]):
                found.append((corpus, name, meta, body, gold))
    return found


def predicted(
    name: str, meta: dict[str, str], body: str, parties: tuple[str, ...], trained: bool = True
) -> list[dict[str, Any]]:
    document = Document(name, body, meta["title"], meta["date"], meta["publisher"], meta["language"])
    claims = read(document, parties=parties, trained=trained).claims
    plain = [{**claim_to_plain(c, document), "rule": c.rule, "confidence": c.confidence} for c in claims]
    import json

    return [json.loads(to_json(p)) for p in plain]


class Table:
    """The counts of score.py over several corpora."""

    def __init__(self) -> None:
        self.det: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.slot: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.by_slot: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, gold: list[dict[str, Any]], pred: list[dict[str, Any]], hits: list[tuple[int, int]]) -> None:
        for which, claims in ((1, gold), (2, pred)):
            for claim in claims:
                self.det[claim["kind"]][which] += 1
                for slot, _, _ in score.slots_of(claim):
                    self.slot[claim["kind"]][which] += 1
                    self.by_slot[claim["kind"], slot][which] += 1
        for i, j in hits:
            kind = gold[i]["kind"]
            self.det[kind][0] += 1
            for slot, _, _ in right_slots(gold[i], pred[j]):
                self.slot[kind][0] += 1
                self.by_slot[kind, slot][0] += 1

    def show(self, slots: bool) -> None:
        print(
            f"{'kind':11} {'det P':>6} {'det R':>6} {'det F1':>6}   "
            f"{'slot P':>6} {'slot R':>6} {'slot F1':>7}   gold pred"
        )
        total = sum(v[1] for v in self.det.values()) or 1
        head = 0.0
        for kind in score.KINDS:
            det, slot = score.prf(*self.det[kind]), score.prf(*self.slot[kind])
            head += slot[2] * self.det[kind][1] / total
            numbers = " ".join(f"{x:6.3f}" for x in det) + "   " + " ".join(f"{x:6.3f}" for x in slot)
            print(f"{kind:11} {numbers}    {self.det[kind][1]:4d} {self.det[kind][2]:4d}")
        if slots:
            for (kind, name), v in sorted(self.by_slot.items()):
                p, r, f = score.prf(*v)
                print(f"  {kind}.{name:14} P {p:.3f} R {r:.3f} F1 {f:.3f}  gold {v[1]} pred {v[2]}")
        print(f"score {head:.4f}")


def right_slots(gold: dict[str, Any], pred: dict[str, Any]) -> list[tuple[str, str, Any]]:
    left, right = list(score.slots_of(pred)), []
    for name, kind, value in score.slots_of(gold):
        for item in left:
            if item[0] == name and score.same(kind, value, item[2]):
                left.remove(item)
                right.append((name, kind, value))
                break
    return right


def sentence(body: str, start: int, end: int) -> str:
    left = max((m.end() for m in re.finditer(r"[.!?]\s+(?=[A-ZА-Я\"“])|\n\n", body[:start])), default=0)
    right = re.search(r"[.!?][\"”]?\s|\n\n|$", body[end:])
    stop = end + (right.start() if right else 0)
    return " ".join(f"{body[left:start]}«{body[start:end]}»{body[end:stop]}".split())


def shown(claim: dict[str, Any]) -> str:
    hidden = {"doc", "start", "end", "quote", "kind", "rule", "confidence"}
    people = {"participants": [p["name"] for p in claim["participants"]]} if claim.get("participants") else {}
    values = {**claim, **people}
    return " ".join(f"{k}={v}" for k, v in values.items() if k not in hidden and v not in (None, []))


def differences(gold: dict[str, Any], pred: dict[str, Any], only: str | None) -> list[str]:
    by_name: dict[str, list[list[Any]]] = defaultdict(lambda: [[], []])
    for side, claim in ((0, gold), (1, pred)):
        for name, _, value in score.slots_of(claim):
            by_name[name][side].append(value)
    right = Counter(name for name, _, _ in right_slots(gold, pred))
    return [
        f"{name}: gold {a} read {b}"
        for name, (a, b) in by_name.items()
        if not right[name] == len(a) == len(b) and only in (None, name)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--kind")
    parser.add_argument("--slot")
    parser.add_argument("--only", choices=("missed", "spurious", "slots"))
    parser.add_argument("--language", default="en")
    parser.add_argument("--slots", action="store_true")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--doc", default="")
    parser.add_argument("--untrained", action="store_true", help="the rules alone, without weights.json")
    parser.add_argument("--parties", default="")
    options = parser.parse_args()
    table, hits_of, all_of, seconds, count = Table(), Counter[str](), Counter[str](), 0.0, 0
    for _, name, meta, body, gold in reports(options.corpora, options.language):
        if options.doc not in name:
            continue
        began = time.perf_counter()
        pred = predicted(name, meta, body, tuple(options.parties.split()), not options.untrained)
        seconds, count = seconds + time.perf_counter() - began, count + 1
        hits = score.match(gold, pred, body)
        table.add(gold, pred, hits)
        for j, p in enumerate(pred):
            all_of[p["rule"]] += 1
            hits_of[p["rule"]] += any(j == k for _, k in hits)
        if options.kind:
            report_faults(name, body, (gold, pred, hits), options)
    table.show(options.slots)
    if options.rules:
        for rule, n in sorted(all_of.items()):
            print(f"  {rule:50} {hits_of[rule]:3d} of {n:3d} right")
    print(f"{count} reports, {1000 * seconds / max(1, count):.1f} ms a report", file=sys.stderr)


def report_faults(name: str, body: str, found: tuple[Any, Any, Any], options: argparse.Namespace) -> None:
    gold, pred, hits = found
    wanted = list(score.KINDS) if options.kind == "all" else [options.kind]
    sides = (("missed", gold, {i for i, _ in hits}), ("spurious", pred, {j for _, j in hits}))
    for what, claims, matched in sides:
        if options.only in (None, what) and not options.slot:
            for n, claim in enumerate(claims):
                if n not in matched and claim["kind"] in wanted:
                    show_fault(f"{what.upper()} {claim['kind']} {name} [{claim.get('rule', 'gold')}]", body, claim)
    if options.only in (None, "slots"):
        for i, j in hits:
            wrong = differences(gold[i], pred[j], options.slot) if gold[i]["kind"] in wanted else []
            if wrong:
                print(f"SLOTS {gold[i]['kind']} {name} [{pred[j]['rule']}]")
                print("\n".join(f"   {line}" for line in [sentence(body, *score.span(gold[i], body)), *wrong]))


def show_fault(head: str, body: str, claim: dict[str, Any]) -> None:
    print(f"{head}\n   {sentence(body, *score.span(claim, body))}\n   {shown(claim)}")


if __name__ == "__main__":
    main()

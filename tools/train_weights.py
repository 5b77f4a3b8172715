"""Learns how sure the candidates of the rules are, and writes weights.json of a language.

    tools/train_weights.py CORPUS...                 evaluate, leaving reports out in turn
    tools/train_weights.py CORPUS... --write         train on all reports and write src/kelisim/lang/<code>/weights.json
    tools/train_weights.py CORPUS... --folds 65      leave one report out (65 reports)

The broad rules learn also from the invented reports of tools/training.

A candidate is right where score.py matches its claim with a gold claim. One logistic model per kind, L2, deterministic.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import faults
import invented
from faults import score

from kelisim.lang.pack import load_pack
from kelisim.model import Claim, Document
from kelisim.model.codec import claim_to_plain, to_json
from kelisim.reading.check import targets_first
from kelisim.reading.match import Candidate
from kelisim.reading.once import told_once
from kelisim.reading.pipeline import candidates_of, claims_of, prepared
from kelisim.reading.rules import BROAD, classes_of
from kelisim.reading.weighing import by_sentence, features, model_name

EPOCHS = 30
L2 = 0.2
LEAST = 3
# Invented reports hold more claims than real ones; this feature, which no real report has, takes the difference.
INVENTED = "invented"
# How sure a broad rule must be: surer where the fine rules of the kind already find most.
NETS = {
    "meeting": 0.6, "agreement": 0.8, "body": 0.75, "target": 0.6, "figure": 0.6, "project": 0.85, "commitment": 0.7,
    "position": 0.75,
}  # fmt: skip


class Item:
    """A candidate of a report with its claim, its features, and whether it is right."""

    def __init__(self, claim: Claim, candidate: Candidate, plain: dict[str, Any], seen: set[str], right: bool) -> None:
        self.claim, self.candidate, self.plain, self.seen, self.right = claim, candidate, plain, sorted(seen), right
        self.model = model_name(candidate)


def items_of(name: str, meta: dict[str, str], body: str, gold: list[dict[str, Any]], broad: bool) -> list[Item]:
    """The candidates of a report: all rules together, or the broad ones as if there were no others."""
    document = Document(name, body, meta["title"], meta["date"], meta["publisher"], meta["language"])
    report = prepared(document, load_pack(meta["language"]))
    found = candidates_of(report, only=(lambda rule: rule.weight < BROAD) if broad else None)
    groups = by_sentence(candidates_of(report) if broad else found)
    classes = classes_of(report.pack)
    pairs = claims_of(report, found)
    plain = [json.loads(to_json(claim_to_plain(claim, document))) for claim, _ in pairs]
    hits = {j for _, j in score.match(gold, plain, body)}
    return [
        Item(claim, candidate, plain[j], features(candidate, groups.get(candidate.number, []), classes), j in hits)
        for j, (claim, candidate) in enumerate(pairs)
    ]


def train(items: list[Item], l2: float) -> tuple[float, dict[str, float]]:
    counts = Counter(f for item in items for f in item.seen)
    known = {f for f, n in counts.items() if n >= LEAST}
    rows = [([f for f in item.seen if f in known], 1.0 if item.right else 0.0) for item in items]
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    share = (sum(y for _, y in rows) + 1) / (len(rows) + 2)
    bias = math.log(share / (1 - share))
    bias_square = 1.0
    mean: dict[str, float] = defaultdict(float)
    mean_bias = 0.0
    for epoch in range(EPOCHS):
        for seen, y in rows:
            total = bias + sum(weights[f] for f in seen)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - y
            bias_square += error * error
            bias -= 0.3 * error / math.sqrt(bias_square)
            for f in seen:
                slope = error + l2 * weights[f]
                squares[f] += slope * slope
                weights[f] -= 0.3 * slope / math.sqrt(squares[f])
        if epoch >= EPOCHS // 2:
            mean_bias += bias / (EPOCHS - EPOCHS // 2)
            for f, w in weights.items():
                mean[f] += w / (EPOCHS - EPOCHS // 2)
    return mean_bias, {f: round(w, 3) for f, w in mean.items() if abs(w) >= 0.02}


def sure(model: tuple[float, dict[str, float]], item: Item) -> float:
    total = model[0] + sum(model[1].get(f, 0.0) for f in item.seen)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def threshold(scored: list[tuple[float, Item]], gold_slots: int) -> float:
    """The threshold that gives the best F1 of slots, taking the gold's slots of right items as right."""
    order = sorted(scored, key=lambda pair: -pair[0])
    best, best_at, right, told = 0.0, 0.5, 0.0, 0
    for p, item in order:
        slots = len(list(score.slots_of(item.plain)))
        told += slots
        right += 0.85 * slots if item.right else 0.0
        f1 = 2 * right / (told + gold_slots)
        if f1 > best:
            best, best_at = f1, p
    return max(0.15, min(0.2, best_at))


def kept_claims(items: list[Item], p: dict[int, float], limits: dict[str, float]) -> list[dict[str, Any]]:
    chosen = [item for item in items if p[id(item)] >= limits[item.model]]
    live = {id(c) for c in targets_first([item.candidate for item in chosen])}
    chosen = [item for item in chosen if id(item.candidate) in live]
    once = {claim.id for claim in told_once(item.claim for item in chosen)}
    out, seen = [], set()
    for item in chosen:
        if item.claim.id in once and item.claim.id not in seen:
            seen.add(item.claim.id)
            out.append(item.plain)
    return out


def models_of(data: list[Any], l2: float) -> dict[str, tuple[float, dict[str, float]]]:
    """A model for the fine rules of each kind, and one for the broad ones, learnt as if there were no others."""
    out = {}
    for kind in score.KINDS:
        fine = [i for _, _, items, _ in data for i in items if i.model == kind]
        broad = [i for _, _, _, nets in data for i in nets if i.plain["kind"] == kind]
        out[kind] = train(fine, l2)
        if broad:
            out[f"{kind} broad"] = train(broad, l2)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--l2", type=float, default=L2)
    parser.add_argument("--net", type=float, help="one threshold for the broad rules of all kinds")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    data = []
    for _, name, meta, body, gold in faults.reports(options.corpora, options.language):
        data.append((body, gold, *(items_of(name, meta, body, gold, broad) for broad in (False, True))))
    path = invented.FOLDER / f"{options.language}.txt"
    extra = [("", [], [], items_of(*parts, True)) for parts in (invented.reports(path) if path.exists() else ())]
    for _, _, _, nets in extra:
        for item in nets:
            item.seen.append(INVENTED)
    p: dict[int, float] = {}
    for fold in range(options.folds):
        models = models_of([d for i, d in enumerate(data) if i % options.folds != fold] + extra, options.l2)
        for _, _, items, nets in data[fold :: options.folds]:
            p.update({id(item): sure(models[item.model], item) for item in (*items, *nets)})
    limits = {}
    for kind in score.KINDS:
        gold_slots = sum(len(list(score.slots_of(c))) for _, gold, _, _ in data for c in gold if c["kind"] == kind)
        scored = [(p[id(item)], item) for _, _, items, _ in data for item in items if item.model == kind]
        limits[kind], limits[f"{kind} broad"] = threshold(scored, gold_slots), options.net or NETS[kind]
        nets = [item for _, _, _, nets in data for item in nets if item.plain["kind"] == kind]
        print(f"{kind:11} of the broad rules alone {sum(item.right for item in nets)} of {len(nets)} are right")
    table = faults.Table()
    for body, gold, items, _ in data:
        pred = kept_claims(items, p, limits)
        table.add(gold, pred, score.match(gold, pred, body))
    table.show(slots=False)
    print({kind: round(limit, 2) for kind, limit in limits.items()})
    scaling = calibration(data, p)
    print(f"calibration: slope {scaling[0]}, shift {scaling[1]}")
    reliability(data, {key: 1 / (1 + math.exp(-(scaling[0] * logit(q) + scaling[1]))) for key, q in p.items()})
    if options.write:
        write(models_of(data + extra, options.l2), limits, scaling, options.language)


def calibration(data: list[Any], p: dict[int, float]) -> tuple[float, float]:
    """Slope and shift that turn the sureness of reports left out into how often they were right (Platt's scaling)."""
    rows = [(logit(p[id(item)]), float(item.right)) for _, _, items, _ in data for item in items]
    slope, shift = 1.0, 0.0
    for _ in range(2000):
        errors = [(1 / (1 + math.exp(-(slope * x + shift))) - y, x) for x, y in rows]
        slope -= 0.5 * sum(e * x for e, x in errors) / len(rows)
        shift -= 0.5 * sum(e for e, _ in errors) / len(rows)
    return round(slope, 3), round(shift, 3)


def logit(p: float) -> float:
    return math.log(max(p, 1e-6) / max(1 - p, 1e-6))


def write(
    models: dict[str, tuple[float, dict[str, float]]],
    limits: dict[str, float],
    scaling: tuple[float, float],
    language: str,
) -> None:
    out: dict[str, Any] = {
        name: {"bias": round(bias, 3), "threshold": round(limits[name], 3), "features": dict(sorted(weights.items()))}
        for name, (bias, weights) in models.items()
    }
    out["calibration"] = list(scaling)
    path = Path(__file__).resolve().parent.parent / "src" / "kelisim" / "lang" / language / "weights.json"
    path.write_text(json.dumps(out, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def reliability(data: list[Any], p: dict[int, float]) -> None:
    bins: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for _, _, items, _ in data:
        for item in items:
            bins[min(9, int(10 * p[id(item)]))][0] += item.right
            bins[min(9, int(10 * p[id(item)]))][1] += 1
    print("sure   right  of", *(f"\n{b / 10:.1f}   {r / n:6.2f} {n:5d}" for b, (r, n) in sorted(bins.items())))


if __name__ == "__main__":
    main()

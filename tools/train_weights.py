"""Learns how sure the candidates of the rules are, and writes weights.json of a language.

    tools/train_weights.py CORPUS...                 evaluate, leaving reports out in turn
    tools/train_weights.py CORPUS... --write         train on all reports and write src/kelisim/lang/<code>/weights.json
    --language ru --beside en                        learn from another language's reports too, as far as both name
                                                     what they see alike: marks, classes of words, places, rivals

The invented reports of tools/training are learnt from too. Threshold and calibration are told by those of
tests/gate/invented and tests/gate/more, since rules and weights know all others too well. By them it is told, too, how
much surer than elsewhere the wide nets of a kind are: where rules know the reports they leave little to the nets.

A candidate is right where score.py matches its claim with a gold claim. One logistic model over all kinds: every
feature counts once for whatever kind and once for the kind at hand, so that rare kinds learn from the others.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import faults
import invented
import numpy as np
from faults import score
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from kelisim.lang.pack import load_pack
from kelisim.model import Document
from kelisim.model.codec import claim_to_plain, to_json
from kelisim.reading.passes import candidates_of, claims_of
from kelisim.reading.pipeline import prepared

FREEDOM = 0.07
LEAST = 2
SMALLEST = 0.02
MORE = Path(__file__).resolve().parent.parent / "tests" / "gate" / "more"
HELD_BACK = 0.1
LANGUAGES = Path(__file__).resolve().parent.parent / "src" / "kelisim" / "lang"


@dataclass
class Item:
    """A candidate of a report: its kind, what is seen of it, whether it is right, and how sure a model is of it."""

    kind: str
    seen: frozenset[str]
    right: bool
    sure: float = 0.0


@dataclass
class Sheet:
    """A report with its candidates.

    Attributes:
        gold: How many claims of each kind it holds.
        shown: Whether it counts in the table of what is found when its report is left out.
    """

    name: str
    gold: Counter[str]
    items: list[Item] = field(default_factory=list)
    shown: bool = False


@dataclass
class Model:
    """Columns of features and what each is worth."""

    columns: dict[tuple[str, str], int]
    worth: Any
    bias: float

    def sureness(self, item: Item) -> float:
        """Log odds that an item is right."""
        known = (self.columns.get(key) for key in keys_of(item))
        return self.bias + sum(float(self.worth[column]) for column in known if column is not None)


def keys_of(item: Item) -> Iterable[tuple[str, str]]:
    """The features of an item, for whatever kind and for its own."""
    yield item.kind, ""
    for feature in item.seen:
        yield "", feature
        yield item.kind, feature


def sheet_of(name: str, meta: dict[str, str], body: str, gold: Sequence[dict[str, Any]], shown: bool) -> Sheet:
    """A report with its candidates, each compared with the gold."""
    document = Document(name, body, meta["title"], meta["date"], meta["publisher"], meta["language"])
    report = prepared(document, load_pack(meta["language"]))
    pairs = claims_of(report, candidates_of(report))
    plain = [json.loads(to_json(claim_to_plain(claim, document))) for claim, _ in pairs]
    hits = {j for _, j in score.match(gold, plain, body)}
    items = [Item(candidate.kind, candidate.seen, j in hits) for j, (_, candidate) in enumerate(pairs)]
    return Sheet(name, Counter(claim["kind"] for claim in gold), items, shown)


def borrowed(sheets: Sequence[Sheet], language: str, other: str) -> list[Item]:
    """Candidates of another language as this one would see them: its wide nets have the same names."""
    there, here = f"r={other}.", f"r={language}."
    return [
        Item(item.kind, frozenset(feature.replace(there, here) for feature in item.seen), item.right)
        for sheet in sheets
        for item in sheet.items
    ]


def train(items: Sequence[Item], freedom: float) -> Model:
    """A model of some items; the greater the freedom, the farther features may go from being worth nothing."""
    counts = Counter(key for item in items for key in keys_of(item))
    columns = {key: at for at, key in enumerate(sorted(key for key, n in counts.items() if n >= LEAST))}
    rows, cols = [], []
    for row, item in enumerate(items):
        known = [columns[key] for key in keys_of(item) if key in columns]
        rows += [row] * len(known)
        cols += known
    shape = (len(items), len(columns))
    place = (np.array(rows, dtype=np.int32), np.array(cols, dtype=np.int32))
    table = csr_matrix((np.ones(len(rows)), place), shape=shape)
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    fitted = LogisticRegression(C=freedom, max_iter=3000, solver="liblinear", random_state=0)
    fitted.fit(table, [item.right for item in items])
    return Model(columns, fitted.coef_[0], float(fitted.intercept_[0]))


def level(model: Model, sheets: Sequence[Sheet]) -> None:
    """Make the wide nets of each kind as sure as they are right in reports that no rule knows.

    One number a kind, held back. What is worth little where finer rules know the reports is worth more elsewhere.
    """
    items = [item for sheet in sheets for item in sheet.items]
    kinds = sorted({item.kind for item in items})
    table = np.array([[item.sure, *(caught(item) == kind for kind in kinds)] for item in items], dtype=float)
    fitted = LogisticRegression(C=HELD_BACK, max_iter=1000).fit(table, [item.right for item in items])
    slope, *worth = fitted.coef_[0]
    more = {kind: float(w / slope) for kind, w in zip(kinds, worth, strict=True)}
    for key in [(kind, feature) for kind in kinds for _, feature in sorted(model.columns) if is_net(feature)]:
        if key not in model.columns:
            model.columns[key] = len(model.columns)
            model.worth = np.append(model.worth, 0.0)
    for (kind, feature), column in model.columns.items():
        model.worth[column] += more[kind] if kind in more and is_net(feature) else 0.0
    for item in items:
        item.sure = model.sureness(item)


def caught(item: Item) -> str:
    """The kind of an item that a wide net caught; nothing for one of a finer rule."""
    return item.kind if any(is_net(feature) for feature in item.seen) else ""


def is_net(feature: str) -> bool:
    """Whether a feature says that a rule of rules/broad.yaml caught a candidate."""
    return feature.startswith("r=") and ".broad." in feature


def leave_out(sheets: Sequence[Sheet], folds: int, beside: Sequence[Item], freedom: float) -> None:
    """Set how sure a model is of each item that has not seen its report."""
    for fold in range(folds):
        seen = [item for at, sheet in enumerate(sheets) if at % folds != fold for item in sheet.items]
        model = train([*seen, *beside], freedom)
        for sheet in sheets[fold::folds]:
            for item in sheet.items:
                item.sure = model.sureness(item)


def best_f1(sheets: Sequence[Sheet]) -> float:
    """F1 of detection at the best threshold."""
    order = sorted((item for sheet in sheets for item in sheet.items), key=lambda item: -item.sure)
    gold = sum(sum(sheet.gold.values()) for sheet in sheets)
    right = accumulate(item.right for item in order)
    return max(2 * hits / (told + gold) for told, hits in enumerate(right, 1))


def threshold_for(f1: float, scaling: tuple[float, float]) -> float:
    """The sureness (before scaling) from which a candidate should stand.

    F1 is best where all candidates stand that are right more often than half of it (Lipton, Elkan and Naryanaswamy,
    Optimal Thresholding of Classifiers to Maximize F1 Measure, 2014); steadier than the best point of one sample.
    """
    return share((math.log(f1 / (2 - f1)) - scaling[1]) / scaling[0])


def calibration(items: Sequence[Item]) -> tuple[float, float]:
    """Slope and shift that turn sureness into the share that is right (Platt's scaling)."""
    fitted = LogisticRegression(C=1e6).fit([[item.sure] for item in items], [item.right for item in items])
    return round(float(fitted.coef_[0][0]), 3), round(float(fitted.intercept_[0]), 3)


def share(total: float) -> float:
    """Log odds as a share."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def show(sheets: Sequence[Sheet], threshold: float, scaling: tuple[float, float]) -> None:
    """Detection per kind at the threshold, and how often candidates of each sureness are right."""
    print(f"{'kind':11} {'P':>6} {'R':>6} {'F1':>6}   gold  found by any rule")
    bins: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for kind in (*score.KINDS, "all"):
        items = [i for sheet in sheets for i in sheet.items if kind in (i.kind, "all")]
        gold = sum(n for sheet in sheets for k, n in sheet.gold.items() if kind in (k, "all"))
        kept = [item for item in items if share(item.sure) >= threshold]
        row = score.prf(sum(item.right for item in kept), gold, len(kept))
        print(f"{kind:11} " + " ".join(f"{x:6.3f}" for x in row) + f"   {gold:4d}  {sum(i.right for i in items)}")
    for item in (item for sheet in sheets for item in sheet.items):
        place = min(9, int(10 * share(scaling[0] * item.sure + scaling[1])))
        bins[place][0] += item.right
        bins[place][1] += 1
    print("sure   right  of", *(f"\n{b / 10:.1f}   {r / n:6.2f} {n:5d}" for b, (r, n) in sorted(bins.items())))


def write(model: Model, seen: Sequence[Item], threshold: float, scaling: tuple[float, float], path: Path) -> None:
    """Write what the weighing needs; features worth next to nothing, or not seen in this language, are left out."""
    known = {feature for item in seen for feature in item.seen}
    out: dict[str, Any] = {"shared": {}, "kinds": {kind: {"bias": 0.0, "features": {}} for kind in score.KINDS}}
    out |= {"threshold": round(threshold, 3), "calibration": list(scaling)}
    for (kind, feature), column in model.columns.items():
        worth = round(float(model.worth[column]), 3)
        if kind and not feature:
            out["kinds"][kind]["bias"] = round(worth + model.bias, 3)
        elif feature in known and abs(worth) >= SMALLEST:
            (out["kinds"][kind]["features"] if kind else out["shared"])[feature] = worth
    path.write_text(json.dumps(out, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def sheets_of(corpora: Sequence[Path], language: str) -> list[Sheet]:
    """The coded and the invented reports of a language."""
    coded = faults.reports(list(corpora), language)
    sheets = [sheet_of(name, meta, body, gold, False) for _, name, meta, body, gold in coded]
    for path in invented.files(language):
        sheets += [sheet_of(*parts, not path.stem.startswith("dense")) for parts in invented.reports(path)]
    return sheets


def unread_by(model: Model, language: str) -> list[Sheet]:
    """The reports that neither rules nor weights know, with how sure a model is of their candidates."""
    sheets = [sheet_of(*parts, True) for path in invented.unread(language) for parts in invented.reports(path)]
    sheets += [sheet_of(*parts, True) for _, *parts in faults.reports([MORE], language)]
    for item in (item for sheet in sheets for item in sheet.items):
        item.sure = model.sureness(item)
    return sheets


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--beside", help="another language whose reports are learnt from")
    parser.add_argument("--freedom", type=float, default=FREEDOM, help="how far features may go from nought")
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sheets = sheets_of(options.corpora, options.language)
    other = options.beside
    beside = borrowed(sheets_of(options.corpora, other), options.language, other) if other else []
    everything = [item for sheet in sheets for item in sheet.items]
    model = train([*everything, *beside], options.freedom)
    unread = unread_by(model, options.language)
    level(model, unread)
    scaling = calibration([item for sheet in unread for item in sheet.items])
    threshold = threshold_for(best_f1(unread), scaling)
    leave_out(sheets, options.folds, beside, options.freedom)
    shown = [sheet for sheet in sheets if sheet.shown]
    print(f"{len(sheets)} reports, {len(everything)} candidates; the {len(shown)} invented ones, left out:")
    show(shown, threshold, scaling)
    print(f"threshold {threshold:.3f}, calibration {scaling}, told by {len(unread)} unread reports")
    if options.write:
        write(model, everything, threshold, scaling, LANGUAGES / options.language / "weights.json")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Fit what the words of fields.toml weigh, and write lang/<code>/fields.json.

    tools/train_fields.py LANGUAGE CORPUS...       prints the accuracy of the first field, report by report left out

The words are written by hand; only a weight for each field (of a hit in the clause, in the sentence, in the sentence
before, and of the share of the report that speaks of it) and what each kind of claim is mostly about are learnt: a
multinomial logistic regression with a strong pull to equal weights.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np

from kelisim.lang.pack import load_pack
from kelisim.model.kinds import KINDS
from kelisim.reading.names.fields import field_lists, hits, matter_of
from kelisim.reading.sentences import Sentence, sentence_at, sentences
from kelisim.reading.shadow import shadow

ROOT = Path(__file__).resolve().parents[1]
spec = importlib.util.spec_from_file_location("score", ROOT / "tests" / "gate" / "score.py")
assert spec is not None and spec.loader is not None
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
PULL_WORDS, PULL_PRIOR, STEPS, RATE = 0.005, 0.03, 400, 0.5
STARTS, FLOORS = (1.5, 0.5, 0.3, 0.5), (2.0, 0.8, 0.0, 0.0)
PLACES = ("clause", "context", "before", "report")


def examples(code: str, corpora: list[str]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray, list[str]]:
    """Report, hits (by PLACES), kind and first field of every gold claim."""
    pack = load_pack(code)
    lists = field_lists(pack)
    names, kinds = list(lists.names), list(KINDS)
    rows = []
    for corpus in corpora:
        for name, meta, body, claims in score.load(corpus):
            if meta["language"] != code:
                continue
            plain = shadow(body)
            cut = sentences(plain, pack)
            matter = matter_of((plain[s.start : s.end] for s in cut), pack)
            for claim in claims:
                texts = parts(plain, cut, *score.span(claim, body))
                found = [[hits(text, lists).get(n, 0.0) for n in names] for text in texts]
                found.append([matter.get(n, 0.0) for n in names])
                rows.append((name, found, kinds.index(claim["kind"]), names.index(claim["fields"][0])))
    reports, found, kind, first = zip(*rows, strict=True)
    return list(reports), np.array(found, dtype=float), np.array(kind), np.array(first), names


def parts(plain: str, cut: list[Sentence], start: int, end: int) -> tuple[str, str, str]:
    """The claim's words, its sentence, and the sentence before in the same paragraph."""
    at = max(0, sentence_at(cut, start))
    own, past = cut[at], cut[at - 1] if at else None
    before = plain[past.start : past.end] if past and past.paragraph == own.paragraph else ""
    return plain[start:end], plain[own.start : own.end], before


def fit(found: np.ndarray, kind: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights of hits by place and field, and the prior by kind; plain gradient ascent."""
    size = found.shape[2]
    start = np.array(STARTS)[:, None]
    weights, prior, shared = np.ones((len(STARTS), size)) * start, np.zeros((len(KINDS), size)), np.zeros(size)
    wanted = np.eye(size)[first]
    for _ in range(STEPS):
        scores = (found * weights).sum(axis=1) + prior[kind] + shared
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        miss = (wanted - odds) / len(first)
        weights += RATE * (size * (miss[:, None, :] * found).sum(axis=0) / 4 - PULL_WORDS * (weights - start))
        change = np.zeros_like(prior)
        np.add.at(change, kind, miss)
        prior += RATE * 8 * (change - PULL_PRIOR * prior / 8)
        shared += RATE * 8 * (miss.sum(axis=0) - PULL_PRIOR * shared / 80)
    prior = prior + shared
    # A field that the corpora hardly know must still win where its words stand: floors for its weights.
    floors = np.array(FLOORS)[:, None]
    return np.maximum(weights, floors), np.maximum(prior, prior.max(axis=1, keepdims=True) - 2.0)


def accuracy(reports: list[str], found: np.ndarray, kind: np.ndarray, first: np.ndarray) -> float:
    """Share of claims whose first field is right when their report is left out (ten folds)."""
    order = sorted(set(reports))
    fold = np.array([order.index(r) % 10 for r in reports])
    right = 0
    for k in range(10):
        train, test = fold != k, fold == k
        weights, prior = fit(found[train], kind[train], first[train])
        scores = (found[test] * weights).sum(axis=1) + prior[kind[test]]
        right += int((scores.argmax(axis=1) == first[test]).sum())
    return right / len(first)


def main(code: str, corpora: list[str]) -> None:
    """Fit and write."""
    reports, found, kind, first, names = examples(code, corpora)
    print(f"{len(first)} claims; first field right, left out: {accuracy(reports, found, kind, first):.3f}")
    weights, prior = fit(found, kind, first)
    scores = (found * weights).sum(axis=1) + prior[kind]
    print(f"on the claims themselves: {(scores.argmax(axis=1) == first).mean():.3f}")
    table: dict[str, object] = {
        place: {n: round(float(w), 2) for n, w in zip(names, row, strict=True)}
        for place, row in zip(PLACES, weights, strict=True)
    }
    table["prior"] = {
        k: {n: round(float(w), 2) for n, w in zip(names, row, strict=True)} for k, row in zip(KINDS, prior, strict=True)
    }
    path = ROOT / "src" / "kelisim" / "lang" / code / "fields.json"
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

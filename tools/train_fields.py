#!/usr/bin/env python3
"""Fit what the words of fields.toml weigh, and write lang/<code>/fields.json.

    tools/train_fields.py LANGUAGE CORPUS...       prints the accuracy of the first field, report by report left out

The words are written by hand; only a weight for each field (a hit in the clause, a hit in the rest of the sentence) and
what each kind of claim is mostly about are learnt: a multinomial logistic regression with a strong pull to equal weights.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np

from kelisim.lang.pack import load_pack
from kelisim.model.kinds import KINDS
from kelisim.reading.names.fields import field_lists, hits
from kelisim.reading.sentences import sentence_at, sentences
from kelisim.reading.shadow import shadow

ROOT = Path(__file__).resolve().parents[1]
spec = importlib.util.spec_from_file_location("score", ROOT / "tests" / "gate" / "score.py")
assert spec is not None and spec.loader is not None
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
PULL_WORDS, PULL_PRIOR, STEPS, RATE = 0.005, 0.03, 400, 0.5


def examples(
    code: str, corpora: list[str]
) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray, np.ndarray, list[str]]:
    """Report, clause hits, context hits, kind and first field of every gold claim."""
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
            for claim in claims:
                start, end = score.span(claim, body)
                sentence = cut[max(0, sentence_at(cut, start))]
                own, near = hits(plain[start:end], lists), hits(plain[sentence.start : sentence.end], lists)
                rows.append(
                    (
                        name,
                        [own[n] for n in names],
                        [near[n] for n in names],
                        kinds.index(claim["kind"]),
                        names.index(claim["fields"][0]),
                    )
                )
    columns = list(zip(*rows, strict=True))
    return (
        list(columns[0]),
        *(np.array(column, dtype=float if k < 2 else int) for k, column in enumerate(columns[1:])),
        names,
    )


def fit(
    own: np.ndarray, near: np.ndarray, kind: np.ndarray, first: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights of clause hits, context hits, and the prior by kind; plain gradient ascent."""
    size = own.shape[1]
    clause, context, prior, shared = (
        np.ones(size) * 1.5,
        np.ones(size) * 0.5,
        np.zeros((len(KINDS), size)),
        np.zeros(size),
    )
    wanted = np.eye(size)[first]
    for _ in range(STEPS):
        scores = own * clause + near * context + prior[kind] + shared
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        miss = (wanted - odds) / len(first)
        clause += RATE * (size * (miss * own).sum(axis=0) / 4 - PULL_WORDS * (clause - 1.5))
        context += RATE * (size * (miss * near).sum(axis=0) / 4 - PULL_WORDS * (context - 0.5))
        change = np.zeros_like(prior)
        np.add.at(change, kind, miss)
        prior += RATE * 8 * (change - PULL_PRIOR * prior / 8)
        shared += RATE * 8 * (miss.sum(axis=0) - PULL_PRIOR * shared / 80)
    prior = prior + shared
    # A field that the corpora hardly know must still win where its words stand: floors for its weights.
    return np.maximum(clause, 2.0), np.maximum(context, 0.8), np.maximum(prior, prior.max(axis=1, keepdims=True) - 2.0)


def accuracy(reports: list[str], own: np.ndarray, near: np.ndarray, kind: np.ndarray, first: np.ndarray) -> float:
    """Share of claims whose first field is right when their report is left out (ten folds)."""
    order = sorted(set(reports))
    fold = np.array([order.index(r) % 10 for r in reports])
    right = 0
    for k in range(10):
        train, test = fold != k, fold == k
        clause, context, prior = fit(own[train], near[train], kind[train], first[train])
        scores = own[test] * clause + near[test] * context + prior[kind[test]]
        right += int((scores.argmax(axis=1) == first[test]).sum())
    return right / len(first)


def main(code: str, corpora: list[str]) -> None:
    """Fit and write."""
    reports, own, near, kind, first, names = examples(code, corpora)
    print(f"{len(first)} claims; first field right, left out: {accuracy(reports, own, near, kind, first):.3f}")
    clause, context, prior = fit(own, near, kind, first)
    scores = own * clause + near * context + prior[kind]
    print(f"on the claims themselves: {(scores.argmax(axis=1) == first).mean():.3f}")
    table = {
        "clause": {n: round(float(w), 2) for n, w in zip(names, clause, strict=True)},
        "context": {n: round(float(w), 2) for n, w in zip(names, context, strict=True)},
        "prior": {
            k: {n: round(float(w), 2) for n, w in zip(names, row, strict=True)}
            for k, row in zip(KINDS, prior, strict=True)
        },
    }
    path = ROOT / "src" / "kelisim" / "lang" / code / "fields.json"
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

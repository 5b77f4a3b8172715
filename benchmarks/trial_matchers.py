#!/usr/bin/env python3
"""Record-linkage libraries on the example's gold claims: the table of docs/adr/0003, printed again.

    python -m venv trial
    trial/bin/pip install -e . splink==5.0.0 pandas dedupe==3.0.3 'BTrees<6.2' nomenklatura==4.17.4
    trial/bin/python benchmarks/trial_matchers.py [CORPUS]

Each tool gets the claims as flat rows with the same columns, pairs of one kind only, and the threshold that the truth
likes best, which flatters it; dedupe is also judged on the half that it learnt from. "Names" are the words as written;
"concepts" are the sets by which this register compares, written out as words. What is not installed is left out.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools"), str(ROOT / "tests" / "gate")]

import gate_register  # noqa: E402  (tools)

from kelisim.model import Entries, Period  # noqa: E402
from kelisim.model.codec import claim_from_plain  # noqa: E402
from kelisim.register.cluster import groups  # noqa: E402
from kelisim.register.decisions import standing  # noqa: E402
from kelisim.register.forest import Forest  # noqa: E402
from kelisim.register.traits import Traits  # noqa: E402

Row = dict[str, Any]
Scores = Mapping[tuple[str, str], float]
_SLOTS = (
    "type",
    "format",
    "level",
    "indicator",
    "unit",
    "value",
    "count",
    "period",
    "deadline",
    "place",
    "stance",
    "host",
)
_THRESHOLDS = [step / 40 for step in range(1, 40)] + [0.98, 0.99, 0.995, 0.999]


def rows_of(entries: Entries, *, concepts: bool) -> list[Row]:
    """The claims as flat rows of text; an empty column is ``None``."""
    documents = entries.document_of
    return [_row(Traits(claim, documents[claim.quote.document_digest]), concepts=concepts) for claim in entries.claims]


def _row(traits: Traits, *, concepts: bool) -> Row:
    slots, claim = traits.slots, traits.claim
    found = {name: _text(getattr(slots, name, None)) for name in _SLOTS}
    people = [person.name for person in getattr(slots, "participants", ())]
    name = " ".join(sorted(traits.name)) if concepts else traits.written
    quote = " ".join(sorted(traits.quote)) if concepts else claim.quote.text
    date = getattr(slots, "date", None)
    return {
        "unique_id": claim.id, "kind": claim.kind, "name": name or None, "quote": quote,
        "people": " ".join(people) or None, "date": str(date.first_day) if isinstance(date, Period) else None,
        "reported": traits.document.date, "field": claim.fields[0], **found,
    }  # fmt: skip


def _text(value: object) -> str | None:
    return None if value in (None, ()) else str(value)


def pairs_of(rows: Iterable[Row]) -> list[tuple[Row, Row]]:
    """All pairs of one kind."""
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[row["kind"]].append(row)
    return [pair for own in by_kind.values() for pair in combinations(own, 2)]


def splink_scores(rows: list[Row], truth: Mapping[str, str]) -> Scores:  # noqa: ARG001  (it learns without labels)
    """Splink on DuckDB, trained by random sampling and expectation maximisation."""
    import pandas as pd
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_library as cl

    near = [cl.JaroWinklerAtThresholds(name, [0.95, 0.88, 0.8]) for name in ("name", "quote", "people")]
    same = [cl.ExactMatch(name) for name in ("type", "format", "indicator", "unit", "value", "period", "date", "field")]
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=[*near, *same], blocking_rules_to_generate_predictions=[block_on("kind")]
    )
    linker = Linker(DuckDBAPI().register(pd.DataFrame(rows)), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("kind", "indicator"), block_on("kind", "date"), block_on("kind", "name")):
        with suppress(ValueError):  # on so few rows some columns cannot be trained
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    told = zip(found["unique_id_l"], found["unique_id_r"], found["match_probability"], strict=True)
    return {(left, right): float(score) for left, right, score in told}


def dedupe_scores(rows: list[Row], truth: Mapping[str, str]) -> Scores:
    """dedupe, trained on the pairs of half of the reports' claims."""
    import dedupe
    import numpy as np

    columns = ("name", "quote", "people", "date", "type", "format", "indicator", "unit", "value", "period", "field")
    exact = ("type", "format", "indicator", "unit", "value", "period", "field", "kind")
    fields: list[Any] = [dedupe.variables.String(name, has_missing=True) for name in columns if name not in exact]
    fields += [dedupe.variables.Exact(name, has_missing=True) for name in exact]
    random.seed(1)
    np.random.seed(1)
    days = sorted({str(row["reported"]) for row in rows})
    half = [row for row in rows if row["reported"] in set(days[::2])]
    matches, others = [], []
    for one, other in pairs_of(half):
        same = one["unique_id"] in truth and truth[one["unique_id"]] == truth.get(other["unique_id"])
        (matches if same else others).append((one, other))
    deduper = dedupe.Dedupe(fields, num_cores=0)
    deduper.prepare_training({row["unique_id"]: row for row in rows}, sample_size=2000)
    deduper.mark_pairs({"match": matches, "distinct": random.sample(others, min(len(others), 4 * len(matches)))})
    deduper.train(recall=1.0, index_predicates=False)
    wanted = pairs_of(rows)
    distances = deduper.data_model.distances(wanted)
    scores = deduper.classifier.predict_proba(distances)[:, -1]
    return {(a["unique_id"], b["unique_id"]): float(s) for (a, b), s in zip(wanted, scores, strict=True)}


def nomenklatura_scores(algorithm: str) -> Callable[[list[Row], Mapping[str, str]], Scores]:
    """A matcher of nomenklatura, on claims told as organisations."""

    def scores(rows: list[Row], truth: Mapping[str, str]) -> Scores:  # noqa: ARG001  (trained elsewhere)
        from followthemoney import model
        from nomenklatura.matching import get_algorithm
        from nomenklatura.matching.types import ScoringConfig

        matcher, config = get_algorithm(algorithm), ScoringConfig.defaults()

        def entity(row: Row) -> Any:  # noqa: ANN401
            made = model.make_entity("Organization")
            made.id = row["unique_id"]
            made.add("name", row["name"] or row["quote"])
            made.add("incorporationDate", row["date"])
            made.add(
                "registrationNumber", " ".join(filter(None, (row["indicator"], row["value"], row["period"]))) or None
            )
            made.add("address", row["place"])
            return made

        entities = {row["unique_id"]: entity(row) for row in rows}
        return {
            (one["unique_id"], other["unique_id"]): matcher.compare(
                entities[one["unique_id"]], entities[other["unique_id"]], config
            ).score
            for one, other in pairs_of(rows)
        }

    return scores


def own_scores(entries: Entries) -> Scores:
    """This register: claims of one record score 1."""
    return {pair: 1.0 for ids in groups(standing(entries)) for pair in combinations(ids, 2)}


def best(scores: Scores, truth: Mapping[str, str]) -> tuple[float, float]:
    """Pairwise and B-cubed F1 at the threshold with the best pairwise F1."""
    return max(_judged(scores, truth, threshold) for threshold in _THRESHOLDS)


def _judged(scores: Scores, truth: Mapping[str, str], threshold: float) -> tuple[float, float]:
    forest = Forest()
    for (left, right), score in scores.items():
        if score >= threshold:
            forest.join(left, right)
    held = {item: forest.root(item) for item in truth}
    both = Counter((truth[item], held[item]) for item in truth)
    true, made = Counter(truth.values()), Counter(held.values())
    shared, wanted, found = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, true, made))
    pairwise = _f1(shared / found if found else 1.0, shared / wanted if wanted else 1.0)
    cubed = [
        sum(both[truth[i], held[i]] / size[key[i]] for i in truth) / len(truth)
        for size, key in ((made, held), (true, truth))
    ]
    return pairwise, _f1(*cubed)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def truth_of(corpus: Path) -> dict[str, str]:
    """The record of each claim that belongs to one record only."""
    import json

    told = gate_register.reports(corpus)
    claims = {(d.name, at): claim_from_plain(p, d).id for d, gold in told for at, p in enumerate(gold)}
    homes: dict[str, set[str]] = defaultdict(set)
    for record in json.loads((corpus / "register.json").read_text(encoding="utf-8"))["records"]:
        for name, at in record["claims"]:
            homes[claims[name, at]].add(record["key"])
    return {claim: keys.pop() for claim, keys in homes.items() if len(keys) == 1}


TOOLS: Sequence[tuple[str, Callable[[list[Row], Mapping[str, str]], Scores]]] = (
    ("Splink (unsupervised, DuckDB)", splink_scores),
    ("dedupe (trained on half)", dedupe_scores),
    ("nomenklatura logic-v2", nomenklatura_scores("logic-v2")),
    ("nomenklatura regression-v1", nomenklatura_scores("regression-v1")),
)


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=gate_register.EXAMPLE)
    options = parser.parse_args(arguments)
    entries, truth = gate_register.gold_entries(options.corpus), truth_of(options.corpus)
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    print(f"{len(truth)} claims of {options.corpus.name}, {len(set(truth.values()))} records")
    print(
        "| joined by | pairwise F1, names | concepts | B-cubed F1, names | concepts |\n| --- | --- | --- | --- | --- |"
    )
    for name, tool in TOOLS:
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                plain, sets = (best(tool(rows_of(entries, concepts=c), truth), truth) for c in (False, True))
        except ImportError as error:
            print(f"| {name} | – | – | – | – | ({error.name} is not installed)")
            continue
        print(f"| {name} | {plain[0]:.2f} | {sets[0]:.2f} | {plain[1]:.2f} | {sets[1]:.2f} |", flush=True)
    own = best(own_scores(entries), truth)
    print(f"| this register | – | {own[0]:.2f} | – | {own[1]:.2f} |")


if __name__ == "__main__":
    main()

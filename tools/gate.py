#!/usr/bin/env python3
"""The quality gate of the reader: score.py's table on the gold corpora, held against pinned floors.

    gate.py                 print the tables and the reliability of confidences; exit 1 under a floor
    gate.py --pin           raise the floors to what is reached now
    gate.py --pin --lower   also lower floors, on purpose
    gate.py --only pairs    one corpus

A floor belongs to a corpus's digest: where reports or gold change, the floor has to be pinned anew.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import math
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GATE = ROOT / "tests" / "gate"
FLOORS = GATE / "floors.json"
sys.path[:0] = [str(GATE), str(ROOT / "tools")]

import invented  # noqa: E402  (beside this file)
import score as S  # noqa: E402, N812  (the scorer that the corpora came with)

# name, folder, language of the reports that count (None: all)
CORPORA = (
    ("pairs", "pairs", None),
    ("more", "more", None),
    ("kaz-uzb English", "kaz-uzb", "en"),
    ("russian", "russian", None),
    ("kaz-uzb Russian", "kaz-uzb", "ru"),
)
# How far confidences may lie from the share that is right, on average over all claims (0: they are that share).
MOST_OFF = 0.15
# Reports that no rule was written from; their brackets tell kinds and quotes alone, so detection is what is scored.
UNREAD = (("unread English", "en"), ("unread Russian", "ru"))


def language_of(path: Path) -> str:
    """The language that a report's header tells."""
    meta, _ = S.read_doc(path)
    return str(meta["language"])


def names_of(folder: str, language: str | None) -> list[str]:
    """The reports of a corpus that count."""
    paths = sorted((GATE / folder / "docs").glob("*.md"))
    return [path.stem for path in paths if language is None or language_of(path) == language]


@contextlib.contextmanager
def corpus(folder: str, language: str | None) -> Iterator[Path]:
    """A folder that holds just the reports that count, with their gold."""
    with tempfile.TemporaryDirectory() as made:
        here = Path(made)
        for part, ending in (("docs", "md"), ("gold", "json")):
            (here / part).mkdir()
            for name in names_of(folder, language):
                source = GATE / folder / part / f"{name}.{ending}"
                (here / part / source.name).symlink_to(source.resolve())
        yield here


def digest_of(path: Path) -> str:
    """The digest of a corpus's reports and gold."""
    made = hashlib.sha256()
    for file in sorted([*(path / "docs").iterdir(), *(path / "gold").iterdir()]):
        made.update(f"{file.parent.name}/{file.name}\n".encode())
        made.update(file.read_bytes())
    return made.hexdigest()[:16]


def unread(language: str) -> tuple[float, str, str]:
    """F1 of detection on the reports that nobody read, its table, and their digest."""
    files = invented.unread(language)
    counts = invented.detection(report for file in files for report in invented.reports(file))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    return S.prf(*counts["all"])[2], invented.table(counts), digest


def read_corpus(path: Path) -> list[dict[str, object]]:
    """The reader's claims on a corpus, as ``kelisim read`` prints them."""
    from kelisim import workflow
    from kelisim.model.codec import claim_to_plain, to_json

    lines = []
    for item, read in workflow.read([str(path / "docs")]):
        for claim in read.claims if read and item.document else ():
            line = json.loads(to_json(claim_to_plain(claim, item.document)))
            lines.append(line | {"confidence": claim.confidence})
    return lines


def scored(path: Path, claims: Iterable[dict[str, object]]) -> tuple[float, str]:
    """score.py's headline and table."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)
        file.flush()
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            reached = S.score(path, file.name)
    return float(reached), out.getvalue()


def hits(path: Path, claims: list[dict[str, object]]) -> Iterator[tuple[float, bool]]:
    """Each claim's confidence, and whether a gold claim of its kind stands there."""
    for name, _, body, gold in S.load(path):
        mine = [claim for claim in claims if claim["doc"] == name]
        found = {j for _, j in S.match(gold, mine, body)}
        yield from ((float(str(claim["confidence"] or 0)), j in found) for j, claim in enumerate(mine))


def reliability(pairs: Iterable[tuple[float, bool]], steps: int = 5) -> list[tuple[str, int, float, float]]:
    """Per band of confidence: how many claims, their mean confidence, the share that is right."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        bands.setdefault(min(int(confidence * steps), steps - 1), []).append((confidence, right))
    rows = []
    for band, members in sorted(bands.items()):
        mean = sum(confidence for confidence, _ in members) / len(members)
        share = sum(right for _, right in members) / len(members)
        rows.append((f"{band / steps:.1f}-{(band + 1) / steps:.1f}", len(members), mean, share))
    return rows


def calibration_error(pairs: Iterable[tuple[float, bool]]) -> float:
    """Expected calibration error: by how much confidence and the share that is right differ, over bands, by claims.

    Guo et al., On Calibration of Modern Neural Networks (2017), equation 3. No claims have no error.
    """
    rows = reliability(pairs)
    total = sum(count for _, count, _, _ in rows)
    return sum(count * abs(mean - share) for _, count, mean, share in rows) / total if total else 0.0


def miscalibrated(pairs: Iterable[tuple[float, bool]]) -> str | None:
    """What is wrong with the confidences as a whole, or ``None``."""
    error = calibration_error(pairs)
    if error <= MOST_OFF:
        return None
    return f"confidences are {error:.3f} from the share that is right, more than {MOST_OFF}; train the weights anew"


def upheld(language: str) -> tuple[int, int]:
    """How many examples of a language's rules and sentences stand under its trained weights too, of how many.

    They are written for what the rules say and pass without weights (tests/reading/test_rules.py).
    """
    from kelisim.lang.pack import load_pack
    from kelisim.reading.examples import examples_of, fault_of, sentence_fault

    pack = load_pack(language)
    faults = [fault_of(rule, example, pack, trained=True) for rule, example in examples_of(pack)]
    faults += [sentence_fault(example, pack, trained=True) for example in pack.examples]
    return faults.count(None), len(faults)


def verdict(name: str, reached: float, digest: str, floors: dict[str, dict[str, object]]) -> str | None:
    """What is wrong with a corpus's figure, or ``None``."""
    floor = floors.get(name)
    if floor is None:
        return f"{name} has no floor; pin one with --pin"
    if floor["digest"] != digest:
        return f"{name} is not the corpus its floor was pinned for; look at the change, then --pin"
    if reached < float(str(floor["score"])):
        return f"{name} reaches {reached:.4f}, under its floor {floor['score']}"
    return None


def pinned(name: str, reached: float, digest: str, floors: dict[str, dict[str, object]], *, lower: bool) -> str | None:
    """Pin a floor at what is reached, rounded down; what forbids it, or ``None``."""
    new = math.floor(reached * 1000) / 1000
    old = floors.get(name)
    if old and old["digest"] == digest and new < float(str(old["score"])) and not lower:
        return f"{name} would fall from {old['score']} to {new}; lowering a floor takes --lower"
    floors[name] = {"score": new, "digest": digest}
    return None


def main(arguments: list[str] | None = None) -> int:
    """Run the gate; 0 where every figure stands at its floor or above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("--only")
    options = parser.parse_args(arguments)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    faults, confidences, results = [], [], []
    for name, folder, language in CORPORA:
        if options.only and name != options.only:
            continue
        with corpus(folder, language) as path:
            claims = read_corpus(path)
            reached, table = scored(path, claims)
            digest = digest_of(path)
            confidences.extend(hits(path, claims))
        print(f"== {name}\n{table}")
        results.append((name, reached, digest))
    for name, language in UNREAD:
        if not options.only or name == options.only:
            reached, table, digest = unread(language)
            print(f"== {name}: detection\n{table}")
            results.append((name, reached, digest))
    for result in results:
        check = pinned(*result, floors, lower=options.lower) if options.pin else None
        faults.append(check or verdict(*result, floors))
    print("confidence   claims   mean   right")
    for band, count, mean, share in reliability(confidences):
        print(f"{band:10} {count:8} {mean:6.2f} {share:7.2f}")
    print(f"expected calibration error {calibration_error(confidences):.3f}, at most {MOST_OFF}")
    faults.append(miscalibrated(confidences))
    for language in ("en", "ru"):
        stand, every = upheld(language)
        print(f"examples that stand under the trained weights, {language}: {stand} of {every} ({stand / every:.1%})")
    if options.pin:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    wrong = [fault for fault in faults if fault]
    print("\n".join(wrong) or "every figure stands at its floor or above")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

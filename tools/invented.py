"""Invented reports, of tools/training and tests/gate/invented: text with claims in brackets, kinds and quotes alone.

    tools/invented.py [FILE...] [--kind K] [--language L]      how well claims are found there, and with --kind which
                                                               are missed and spurious

Files that begin with ``dense`` hold more claims than real reports do.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import faults
from faults import score

FOLDER = Path(__file__).resolve().parent / "training"
KINDS = {k: kind for kind in score.KINDS for k in kind[0].upper() if kind not in ("project", "position")}
KINDS |= {"P": "project", "S": "position", "C": "commitment"}
_BRACKET = re.compile(r"\[([A-Z]+) |\]")


def files(language: str) -> list[Path]:
    """The files of a language."""
    return sorted((FOLDER / language).glob("*.txt"))


def unread(language: str) -> list[Path]:
    """The files of a language that neither rules nor weights know."""
    return sorted((FOLDER.parents[1] / "tests" / "gate" / "invented" / language).glob("*.txt"))


def reports(path: Path) -> list[tuple[str, dict[str, str], str, list[dict[str, Any]]]]:
    """Name, header, body and gold of each report of a file."""
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    found = []
    for number, block in enumerate(part for part in text.split("\n\n") if part.strip()):
        head, _, marked = block.strip().partition("\n")
        date, _, title = head.partition(" ")
        body, gold = parsed(marked.replace("\n", "\n\n"))
        meta = {"title": title, "date": date, "publisher": "", "language": path.parent.name}
        found.append((f"{path.stem}-{number}", meta, body, gold))
    return found


def parsed(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without its brackets, and the claims that they marked."""
    body, gold, at, size = [], [], 0, 0
    open_kind, open_at = "", 0
    for match in _BRACKET.finditer(marked):
        piece = marked[at : match.start()]
        body.append(piece)
        size += len(piece)
        at = match.end()
        if match.group(1):
            open_kind, open_at = match.group(1), size
        else:
            gold += [{"kind": KINDS[letter], "start": open_at, "end": size} for letter in open_kind]
    body.append(marked[at:])
    return "".join(body), gold


Report = tuple[str, dict[str, str], str, list[dict[str, Any]]]


def detection(found: Iterable[Report], kind: str | None = None) -> dict[str, list[int]]:
    """Per kind and for all: claims found, claims there, claims told. The faults of one kind are printed."""
    counts: dict[str, list[int]] = {name: [0, 0, 0] for name in (*score.KINDS, "all")}
    for name, meta, body, gold in found:
        pred = faults.predicted(name, meta, body, ())
        hits = score.match(gold, pred, body)
        told = [(0, gold[i]) for i, _ in hits] + [(1, claim) for claim in gold] + [(2, claim) for claim in pred]
        for which, claim in told:
            counts[claim["kind"]][which] += 1
            counts["all"][which] += 1
        for what, claims, side in (("MISSED", gold, 0), ("SPURIOUS", pred, 1)):
            for n, claim in enumerate(claims):
                if claim["kind"] == kind and all(hit[side] != n for hit in hits):
                    faults.show_fault(f"{what} {name} {claim.get('rule', '')}", body, claim)
    return counts


def table(counts: dict[str, list[int]]) -> str:
    """Precision, recall, F1 per kind, and how many claims are there and told."""
    rows = [f"{'kind':11} {'P':>6} {'R':>6} {'F1':>6}   gold pred"]
    for kind, row in counts.items():
        rows.append(f"{kind:11} " + " ".join(f"{x:6.3f}" for x in score.prf(*row)) + f"   {row[1]:4d} {row[2]:4d}")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--kind")
    options = parser.parse_args()
    paths = options.files or files(options.language)
    if options.kind and {path.resolve() for path in paths} & {path.resolve() for path in unread(options.language)}:
        parser.error("reports of tests/gate/invented are only scored: who reads them can no longer tell what is unread")
    print(table(detection((report for path in paths for report in reports(path)), options.kind)))


if __name__ == "__main__":
    main()

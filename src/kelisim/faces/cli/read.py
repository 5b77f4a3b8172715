"""``kelisim read``: reports in, claims out, without a register."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kelisim.errors import MisuseError, NotFoundError
from kelisim.faces.cli.common import console, format_option
from kelisim.faces.cli.tables import table
from kelisim.settings import load_settings

if TYPE_CHECKING:
    from kelisim.model import Document
    from kelisim.workflow import Read


@click.command("read", epilog="Example: kelisim read reports/ --format jsonl > claims.jsonl")
@click.argument("paths", nargs=-1, metavar="PATH...")
@format_option("table", "jsonl")
@click.option("--between", nargs=2, default=None, metavar="A B", help="The pair; else each report's own is taken.")
@click.option("--explain", is_flag=True, help="Tell for each claim which rule and words made it.")
@click.option("--values", "values_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Read only numbers and dates of texts (JSON lines: id, text, language, date).")  # fmt: skip
@click.option("--jobs", type=click.IntRange(0), default=None, help="Processes that read (0: one a processor).")
def command(
    paths: tuple[str, ...],
    format_: str,
    between: tuple[str, str] | None,
    explain: bool,
    values_file: Path | None,
    jobs: int | None,
) -> None:
    """Read reports and print their claims, one JSON object a line with --format jsonl.

    What could not be read is told on stderr.
    """
    if values_file is not None:
        _print_values(values_file)
        return
    if not paths:
        raise MisuseError("name at least one report or folder to read")
    from kelisim import workflow

    workers = load_settings(jobs=jobs).workers
    # Below a few reports, a second process costs more than it brings.
    if workers > 1 and workflow.count(paths) < 64:
        workers = 1
    results = workflow.read(paths, parties=tuple(sorted(between or ())), jobs=workers)
    rows: list[tuple[object, ...]] = []
    for item, read in results:
        for gap in item.gaps + (read.gaps if read else ()):
            click.echo(f"gap ({gap.what}) {gap.where}: {gap.why}", err=True)
        if item.document is None or read is None:
            continue
        if explain:
            _explain(item.document, read)
        elif format_ == "jsonl":
            _print_lines(item.document, read)
        else:
            rows.extend((item.document.name, claim.kind, claim.status, claim.title) for claim in read.claims)
    if format_ == "table" and not explain:
        console().print(table(("report", "kind", "status", "claim"), rows, wide="claim"))


def _print_lines(document: Document, read: Read) -> None:
    from kelisim.model.codec import claim_to_plain, to_json

    for claim in read.claims:
        plain = claim_to_plain(claim, document) | {"confidence": claim.confidence, "rule": claim.rule}
        click.echo(to_json(plain))


def _explain(document: Document, read: Read) -> None:
    """Each claim with its slots, the rule that read it, the words that the rule matched and those that filled slots."""
    from kelisim.faces.exports.rows import slots_line

    why = {explanation.claim_id: explanation for explanation in read.explanations}
    for claim in read.claims:
        sure = "" if claim.confidence is None else f", sure to {claim.confidence:.0%}"
        click.echo(f"{document.name}  {claim.kind}{sure}\n  “{claim.quote.text}”\n  {slots_line(claim)}")
        if claim.id in why:
            explanation = why[claim.id]
            words = "".join(f"; {slot}: “{text}”" for slot, text in explanation.words)
            click.echo(f"  by {explanation.rule} on “{explanation.matched}”{words}")


def _print_values(file: Path) -> None:
    from kelisim import workflow

    for case in _cases(file):
        language = str(case.get("language") or "en")
        date = case.get("date")
        for value in workflow.values(
            str(case.get("text", "")), language=language, date=None if date is None else str(date)
        ):
            click.echo(json.dumps({"id": case.get("id"), **value}, ensure_ascii=False))


def _cases(file: Path) -> Iterable[dict[str, object]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {file}; name a file with one JSON object a line") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                case = json.loads(line)
            except ValueError:
                case = None
            if not isinstance(case, dict):
                raise MisuseError(f"line {number} of {file} is no JSON object", subject=str(file))
            yield case

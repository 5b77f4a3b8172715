"""``kelisim read``: reports in, claims out, without a register."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kelisim.errors import KelisimError, MisuseError, NotFoundError
from kelisim.faces.cli.common import console, format_option, many
from kelisim.faces.cli.tables import table
from kelisim.settings import load_settings

if TYPE_CHECKING:
    from kelisim.model import Document, Gap
    from kelisim.workflow import Explanation, Read


@click.command("read", epilog="Example: kelisim read reports/ --format jsonl > claims.jsonl")
@click.argument("paths", nargs=-1, metavar="PATH...")
@format_option("table", "jsonl")
@click.option("--between", nargs=2, default=None, metavar="A B", help="The pair; else each report's own is taken.")
@click.option("--explain", is_flag=True, help="Tell for each claim which rule read it, and from where each slot came.")
@click.option("--values", "values_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Read only numbers and dates of texts (JSON lines: id, text, if known language, date).")  # fmt: skip
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
        if paths or explain:
            raise MisuseError("--values reads the texts of its file alone; leave out reports, folders and --explain")
        _print_values(values_file)
        return
    if not paths:
        raise MisuseError("name at least one report or folder to read")
    from kelisim import workflow

    workers = load_settings(jobs=jobs).workers
    # Below a few reports, a second process costs more than it brings.
    if workers > 1 and workflow.count(paths) < 64:
        workers = 1
    results = workflow.read(paths, parties=tuple(sorted(between or ())), jobs=workers, explain=explain)
    rows: list[tuple[object, ...]] = []
    show = _print_lines if format_ == "jsonl" else _explain if explain else None
    outcomes = set()
    for item, read in results:
        outcomes.add(unread := _unread(item.gaps, read))
        if unread or item.document is None or read is None:
            continue
        if show:
            show(item.document, read)
        else:
            rows.extend((item.document.name, claim.kind, claim.status, claim.title) for claim in read.claims)
    if outcomes == {True}:
        click.get_current_context().exit(1)  # nothing at all could be read
    if not show:
        console().print(table(("report", "kind", "status", "claim"), rows, wide="claim"))


def _unread(gaps: tuple[Gap, ...], read: Read | None) -> bool:
    """Tell what could not be read, and whether that is the whole report."""
    gaps += read.gaps if read else ()
    for gap in gaps:
        click.echo(f"gap ({gap.what}) {gap.where}: {gap.why}", err=True)
    return read is None or any(gap.what == "language" for gap in gaps)


def _print_lines(document: Document, read: Read) -> None:
    from kelisim.model.codec import claim_to_plain, to_json

    why = {explanation.claim_id: explanation for explanation in read.explanations}
    for claim in read.claims:
        plain = claim_to_plain(claim, document) | {"confidence": claim.confidence, "rule": claim.rule}
        if claim.id in why:
            plain |= {"explanation": _plain(why[claim.id])}
        click.echo(to_json(plain))


def _plain(why: Explanation) -> dict[str, object]:
    """An explanation as JSON."""
    return {
        "matched": why.matched,
        "anchors": [{"type": one.type, "words": one.words, "value": one.value} for one in why.anchors],
        "slots": [
            {"slot": one.slot, "value": one.value, "from": one.origin, "words": one.words} for one in why.fillings
        ],
    }


def _explain(document: Document, read: Read) -> None:
    """Each claim with its rule, the marks that the rule matched, and from where and which words every slot came."""
    from kelisim.workflow import FROM

    why = {explanation.claim_id: explanation for explanation in read.explanations}
    for claim in read.claims:
        sure = "" if claim.confidence is None else f", sure to {claim.confidence:.0%}"
        click.echo(f"{document.name}  {claim.kind}{sure}\n  “{claim.quote.text}”")
        explanation = why[claim.id]
        click.echo(f"  by {explanation.rule} on “{explanation.matched}”")
        for anchor in explanation.anchors:
            click.echo(f"    {anchor.type} “{anchor.words}”{' is ' if anchor.value else ''}{anchor.value}")
        for one in explanation.fillings:
            words = "" if one.words is None else f" “{one.words}”"
            click.echo(f"  {one.slot} {one.value} – {FROM[one.origin]}{words}")


def _print_values(file: Path) -> None:
    """The values of each line of a file; a line that cannot be read is told on stderr, and the rest go on."""
    from kelisim import workflow

    faults = 0
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        try:
            case = _case(line)
            values = workflow.values(str(case["text"]), language=_told(case, "language"), date=_told(case, "date"))
        except KelisimError as error:
            click.echo(f"line {number} of {file}: {error}", err=True)
            faults += 1
            continue
        for value in values:
            click.echo(json.dumps({"id": case.get("id"), **value}, ensure_ascii=False))
    if faults:
        raise KelisimError(f"{many(faults, 'line')} of {file} could not be read", subject=str(file))


def _told(case: dict[str, object], key: str) -> str | None:
    return str(case[key]) if case.get(key) else None


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {file}; name a file with one JSON object a line") from None
    except (OSError, UnicodeDecodeError) as error:
        raise MisuseError(f"{file} is no text in UTF-8 that can be read; name a file of JSON lines") from error


def _case(line: str) -> dict[str, object]:
    try:
        case = json.loads(line)
    except ValueError:
        case = None
    if not isinstance(case, dict):
        raise KelisimError('it is no JSON object; write {"id": 1, "text": "…"}')
    if not isinstance(case.get("text"), str):
        raise KelisimError('it has no text; write {"id": 1, "text": "…"}')
    return case

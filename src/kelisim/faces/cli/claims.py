"""``kelisim claims``: the claims, and a person's word on one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from kelisim.errors import MisuseError
from kelisim.faces.cli.common import console, format_option, many, opened, register_argument, view_options
from kelisim.faces.cli.tables import table
from kelisim.settings import load_settings

if TYPE_CHECKING:
    import datetime as dt

    from kelisim.model import Claim
    from kelisim.workflow import Ledger


@click.command("claims", epilog="Example: kelisim claims kaz-uzb.kelisim --kind target --grep trade")
@register_argument
@view_options
@click.option("--kind", multiple=True, help="Only claims of this kind (may be repeated).")
@click.option("--field", multiple=True, help="Only claims in this field.")
@click.option("--report", help="Only claims of the report with this name.")
@click.option("--grep", metavar="WORDS", help="Only claims whose quote holds these words.")
@click.option("--below", type=click.FloatRange(0, 1), metavar="CONFIDENCE", help="Only claims less sure than this.")
@click.option("--accept", metavar="CLAIM", help="Decide that a claim is right.")
@click.option("--reject", metavar="CLAIM", help="Decide that a claim is wrong; it leaves the register.")
@click.option("--amend", metavar="CLAIM", help="Correct slots of a claim by --set.")
@click.option("--set", "changes", multiple=True, metavar="SLOT=VALUE", help="A corrected slot; empty for none.")
@click.option("--withdraw", metavar="DECISION", help="Take back an earlier decision.")
@click.option("--reason", default="", help="Why; kept with the decision.")
@click.option("--by", default=None, help="Who decides; kept with the decision.")
@format_option("table", "json", "jsonl", "csv")
def command(register_: str, on: dt.date | None, known: str | None, format_: str, **options: object) -> None:
    """List the claims with their quotes; accept, reject or amend one by its id."""
    with opened(register_) as ledger:
        verbs = [verb for verb in ("accept", "reject", "amend", "withdraw") if options[verb]]
        if len(verbs) > 1:
            raise MisuseError(f"decide one thing at a time, not {' and '.join(verbs)}")
        if verbs:
            _decide(ledger, verbs[0], options)
        else:
            _print(ledger, on, known, format_, options)


def _decide(ledger: Ledger, verb: str, options: Mapping[str, object]) -> None:
    from kelisim import workflow
    from kelisim.model import Decision

    value = _changes(options["changes"]) if verb == "amend" else None  # type: ignore[arg-type]
    decision = Decision(
        verb=verb,  # type: ignore[arg-type]
        left=str(options[verb]),
        value=value,
        by=load_settings(by=options["by"]).by,
        reason=str(options["reason"]),
    )
    decision = workflow.decide(ledger, decision)
    click.echo(f"{decision.id}: {verb} {decision.left}; take it back with --withdraw {decision.id}")


def _changes(pairs: Sequence[str]) -> dict[str, str | None]:
    if not pairs:
        raise MisuseError("say what to correct, for example --set status=signed")
    changes: dict[str, str | None] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise MisuseError(f"{pair!r} is no correction; write SLOT=VALUE, for example status=signed")
        changes[name] = value or None
    return changes


def _print(ledger: Ledger, on: dt.date | None, known: str | None, format_: str, options: Mapping[str, object]) -> None:
    from kelisim import workflow
    from kelisim.faces.exports import rows_as
    from kelisim.faces.exports.rows import claim_row, slots_line

    register = workflow.view(ledger, on=on, known=known)
    claims = [claim for claim in register.claim_of.values() if _wanted(claim, options)]
    if options["report"]:
        claims = [claim for claim in claims if register.document(claim).name == options["report"]]
    claims.sort(key=lambda c: (register.document(c).date or "", register.document(c).name, c.quote.span))
    if format_ != "table":
        data = rows_as(f".{format_}", [claim_row(claim, register) for claim in claims])
        click.echo(data.decode(), nl=False)
        return
    rows = ((c.id, register.document(c).date, c.kind, f"{slots_line(c)}\n“{c.quote.text}”") for c in claims)
    console().print(table(("id", "report of", "kind", "claim"), rows, wide="claim"))
    click.echo(many(len(claims), "claim"))


def _wanted(claim: Claim, options: Mapping[str, object]) -> bool:
    kinds, fields = options["kind"], options["field"]
    words, below = str(options["grep"] or "").casefold(), options["below"]
    return (
        (not kinds or claim.kind in kinds)  # type: ignore[operator]
        and (not fields or bool(set(claim.fields) & set(fields)))  # type: ignore[call-overload]
        and words in claim.quote.text.casefold()
        and (below is None or (claim.confidence is not None and claim.confidence < below))  # type: ignore[operator]
    )

"""``kelisim show``: one record with all that was said of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import console, format_option, many, opened, register_argument, view_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from kelisim.faces.cli.telling import Told
    from kelisim.model import Claim, Contradiction, Observation, Record, Register
    from kelisim.workflow import Shown

_LARGE = 5_000
"""Claims from which what the review finds is worked out only when it is asked for."""


@click.command("show", epilog="Example: kelisim show kaz-uzb.kelisim 'Council of Foreign Ministers'")
@register_argument
@click.argument("record")
@view_options
@click.option("--findings/--no-findings", default=None,
              help="What the review finds on it (default: in registers of up to 5,000 claims).")  # fmt: skip
@format_option("text", "json")
def command(
    register_: str, record: str, on: dt.date | None, known: str | None, findings: bool | None, format_: str
) -> None:
    """Show one record, by its id, a claim's id or words of its title: history, lineage, disputes, every quote."""
    from kelisim import workflow

    with opened(register_) as ledger:
        shown = workflow.Shown(ledger, on=on or dt.datetime.now(tz=dt.UTC).date(), known=known)
        found = shown.register.find(record)
        if format_ == "json":
            from kelisim.faces.exports.whole import whole_row
            from kelisim.model.codec import to_json

            click.echo(to_json(whole_row(found, shown.register), indent=1))
            return
        wanted = sum(len(one.claim_ids) for one in shown.register.records) <= _LARGE if findings is None else findings
        observations = ledger.observations(known) if found.kind == "figure" else ()
        _print(console(), found, shown, observations, findings=wanted)


def _print(
    screen: Console, record: Record, shown: Shown, observations: Iterable[Observation], *, findings: bool
) -> None:
    from rich.markup import escape

    from kelisim.faces.cli.telling import counted, history, relation

    register = shown.register
    status = f", {record.status.replace('_', ' ')}" if record.status else ""
    screen.print(f"[bold]{escape(record.title)}[/bold] ({record.kind}{status} on {register.on})")
    screen.print(f"{record.id}; {' and '.join(record.parties)}; {', '.join(record.fields)}; evidence {record.grade}")
    _print_slots(screen, record)
    _print_told(screen, "Through time", history(record, register))
    _print_told(screen, "Lineage", (relation(one, register) for one in record.relations))
    _print_told(screen, "Statistics", (("", words, ()) for words in counted(record, observations)))
    _print_measures(screen, record, shown)
    for contradiction in record.contradictions:
        _print_contradiction(screen, contradiction, register)
    if findings:
        _print_findings(screen, record, shown)
    screen.print(f"\n[bold]What was said[/bold] ({many(len(record.claims), 'claim')})")
    for claim in record.claims:
        _print_claim(screen, claim, register)


def _print_told(screen: Console, heading: str, told: Iterable[Told]) -> None:
    from rich.markup import escape

    lines = list(told)
    if lines:
        screen.print(f"\n[bold]{heading}[/bold]")
    for day, words, claims in lines:
        resting = f" [dim]{' '.join(claims)}[/dim]" if claims else ""
        screen.print(f"  {day + '  ' if day else ''}{escape(words)}{resting}", soft_wrap=True)


def _print_measures(screen: Console, record: Record, shown: Shown) -> None:
    from kelisim.faces.cli.telling import measured

    if record.kind == "target":
        own = [measure for measure in shown.measures if measure.record_id == record.id]
        _print_told(screen, "Measured", (("", words, ()) for measure in own for words in measured(measure)))


def _print_findings(screen: Console, record: Record, shown: Shown) -> None:
    from kelisim.lang.labels import load_labels

    labels = load_labels("en")
    own = [one for one in shown.review.findings if one.subject == record.id]
    _print_told(screen, "What the review finds", (("", labels.finding(one.rule, one.params), ()) for one in own))


def _print_slots(screen: Console, record: Record) -> None:
    from rich.markup import escape

    from kelisim.faces.exports.rows import plain

    for name, view in record.slots.items():
        if view.value in (None, ()):
            continue
        rivals = "; ".join(str(plain(value)) for value, _ in view.rivals)
        also = f" [dim](also said: {escape(rivals)}; shown by: {escape(view.chosen_by)})[/dim]" if rivals else ""
        screen.print(f"  {name}: {escape(str(plain(view.value)))}{also}")


def _print_contradiction(screen: Console, contradiction: Contradiction, register: Register) -> None:
    from rich.markup import escape

    from kelisim.faces.exports.rows import plain

    days = contradiction.days_apart
    apart = "on the same day" if days == 0 else f"{days} days apart"
    screen.print(f"\n[bold red]Disputed: {contradiction.slot}[/bold red] ({apart})")
    for side in contradiction.sides:
        names = ", ".join(register.document(register.claim_of[claim_id]).name for claim_id in side.claim_ids)
        screen.print(f"  {escape(str(plain(side.value)))}: {escape(names)}")


def _print_claim(screen: Console, claim: Claim, register: Register) -> None:
    from rich.markup import escape

    from kelisim.faces.exports.rows import slots_line

    document = register.document(claim)
    said = f", said by {claim.speaker}" if claim.speaker else ""
    screen.print(f"{document.date or 'no date'}  {escape(document.publisher or document.name)}{escape(said)}")
    screen.print(f"  “{escape(claim.quote.text)}”")
    screen.print(f"  [dim]{claim.id}  {escape(slots_line(claim))}[/dim]")

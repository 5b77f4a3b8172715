"""``kelisim show``: one record with all that was said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import console, format_option, opened, register_argument, view_options

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import Console

    from kelisim.model import Claim, Contradiction, Record, Register


@click.command("show", epilog="Example: kelisim show kaz-uzb.kelisim 'Council of Foreign Ministers'")
@register_argument
@click.argument("record")
@view_options
@format_option("text", "json")
def command(register_: str, record: str, on: dt.date | None, known: str | None, format_: str) -> None:
    """Show one record, by its id, a claim's id or words of its title: history, every quote, what contradicts."""
    from kelisim import workflow

    with opened(register_) as ledger:
        register = workflow.view(ledger, on=on, known=known)
    found = register.find(record)
    if format_ == "json":
        from kelisim.faces.exports.rows import claim_row, record_row
        from kelisim.model.codec import to_json

        claims = [claim_row(claim, register) for claim in found.claims]
        click.echo(to_json(record_row(found, register) | {"claims": claims}, indent=1))
        return
    _print(console(), found, register)


def _print(screen: Console, record: Record, register: Register) -> None:
    from rich.markup import escape

    status = f", {record.status.replace('_', ' ')}" if record.status else ""
    screen.print(f"[bold]{escape(record.title)}[/bold] ({record.kind}{status} on {register.on})")
    screen.print(f"{record.id}; {' and '.join(record.parties)}; {', '.join(record.fields)}; evidence {record.grade}")
    _print_slots(screen, record)
    for contradiction in record.contradictions:
        _print_contradiction(screen, contradiction, register)
    screen.print(f"\n[bold]What was said[/bold] ({len(record.claims)} claims)")
    for claim in record.claims:
        _print_claim(screen, claim, register)


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

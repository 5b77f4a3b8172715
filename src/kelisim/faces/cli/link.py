"""``kelisim link``: a person's decision that two claims speak of one thing."""

from __future__ import annotations

import click

from kelisim.faces.cli.common import opened, register_argument
from kelisim.settings import load_settings


@click.command("link", epilog="Example: kelisim link kaz-uzb.kelisim c-1f0a… c-77b2… --reason 'the same council'")
@register_argument
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@click.option("--reason", default="", help="Why; kept with the decision.")
@click.option("--by", default=None, help="Who decides; kept with the decision.")
def command(register_: str, left: str, right: str, reason: str, by: str | None) -> None:
    """Decide that two claims speak of one thing; reversible."""
    decide(register_, "same", left, right, reason, by)


def decide(address: str, verb: str, left: str, right: str, reason: str, by: str | None) -> None:
    """Record a decision on two claims, and say how to take it back."""
    from kelisim import workflow
    from kelisim.model import Decision

    decision = Decision(verb=verb, left=left, right=right, by=load_settings(by=by).by, reason=reason)  # type: ignore[arg-type]
    with opened(address) as ledger:
        decision = workflow.decide(ledger, decision)
    click.echo(f"{decision.id}: {left} and {right} are {'one thing' if verb == 'same' else 'different things'}")
    click.echo(f"take it back: kelisim claims {address} --withdraw {decision.id}")

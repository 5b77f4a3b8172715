"""``kelisim link``: a person's decision that two claims speak of one thing, or that one thing came of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kelisim.faces.cli.common import opened, register_argument
from kelisim.model.history import DESCENTS
from kelisim.settings import load_settings

if TYPE_CHECKING:
    from kelisim.model import Decision

_LINEAGE = [word for word in DESCENTS if word != "nothing"]


@click.command("link", epilog="Example: kelisim link kaz-uzb.kelisim c-1f0a… c-77b2… --reason 'the same council'")
@register_argument
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@click.option("--as", "lineage", type=click.Choice(_LINEAGE), default=None,
              help="What the first claim's thing is of the other's, where they are two things.")  # fmt: skip
@click.option("--reason", default="", help="Why; kept with the decision.")
@click.option("--by", default=None, help="Who decides; kept with the decision.")
def command(register_: str, left: str, right: str, lineage: str | None, reason: str, by: str | None) -> None:
    """Decide that two claims speak of one thing, or with --as that one thing came of the other; reversible."""
    if lineage is None:
        decide(register_, "same", left, right, reason, by)
    else:
        descend(register_, left, right, lineage, reason, by)


def decide(address: str, verb: str, left: str, right: str, reason: str, by: str | None) -> None:
    """Record a decision on two claims, and say how to take it back."""
    from kelisim.model import Decision

    decision = Decision(verb=verb, left=left, right=right, by=load_settings(by=by).by, reason=reason)  # type: ignore[arg-type]
    _record(address, decision, f"{left} and {right} are {'one thing' if verb == 'same' else 'different things'}")


def descend(address: str, left: str, right: str, lineage: str, reason: str, by: str | None) -> None:
    """Record a decision on the lineage of two claims' things, and say how to take it back."""
    from kelisim.model import Decision

    decision = Decision("descends", left, right, {"as": lineage}, by=load_settings(by=by).by, reason=reason)
    told = {"nothing": f"neither of {left} and {right} came of the other"}
    _record(address, decision, told.get(lineage, f"the thing of {left}: {lineage.replace('_', ' ')} that of {right}"))


def _record(address: str, decision: Decision, told: str) -> None:
    from kelisim import workflow

    with opened(address) as ledger:
        decision = workflow.decide(ledger, decision)
    click.echo(f"{decision.id}: {told}")
    click.echo(f"take it back: kelisim claims {address} --withdraw {decision.id}")

"""``kelisim unlink``: a person's decision that two claims speak of different things, or of no lineage."""

from __future__ import annotations

import click

from kelisim.faces.cli.common import register_argument
from kelisim.faces.cli.link import decide, descend


@click.command("unlink", epilog="Example: kelisim unlink kaz-uzb.kelisim c-1f0a… c-77b2… --reason 'two protocols'")
@register_argument
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@click.option("--lineage", is_flag=True, help="They are two things anyway: neither of them came of the other.")
@click.option("--reason", default="", help="Why; kept with the decision.")
@click.option("--by", default=None, help="Who decides; kept with the decision.")
def command(register_: str, left: str, right: str, lineage: bool, reason: str, by: str | None) -> None:
    """Decide that two claims speak of different things; with --lineage that neither came of the other; reversible."""
    if lineage:
        descend(register_, left, right, "nothing", reason, by)
    else:
        decide(register_, "different", left, right, reason, by)

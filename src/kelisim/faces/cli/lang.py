"""``kelisim lang``: language packs, for their translators."""

from __future__ import annotations

import click

from kelisim.errors import KelisimError, MisuseError


@click.group("lang")
def command() -> None:
    """Work on language packs."""


@command.command("check", epilog="Example: kelisim lang check ru")
@click.argument("code", required=False)
def check(code: str | None) -> None:
    """Tell a language pack's faults in plain words; exit 1 where there are any."""
    from kelisim import workflow
    from kelisim.lang import messages
    from kelisim.lang.pack import languages

    known = languages()
    if code is not None and code not in known:
        raise MisuseError(f"there is no language pack {code!r}; there are {', '.join(known)}")
    faults = 0
    for name in (code,) if code else known:
        found = [*workflow.check_language(name), *messages.faults(name)]
        faults += len(found)
        for fault in found:
            click.echo(f"{name}: {fault}")
        if not found:
            click.echo(f"{name}: no faults")
        if lacking := messages.lacking(name):
            click.echo(f"{name}: {lacking} texts of the interface are not translated and stand in English")
    if faults:
        raise KelisimError(f"{faults} faults in the language packs; mend them and check again")

"""``kelisim lang``: language packs, for their translators."""

from __future__ import annotations

import click

from kelisim.errors import KelisimError, MisuseError
from kelisim.faces.cli.common import many


@click.group("lang")
def command() -> None:
    """Work on language packs."""


@command.command("check", epilog="Example: kelisim lang check ru")
@click.argument("code", required=False)
def check(code: str | None) -> None:
    """Tell a language pack's faults in plain words; exit 1 where there are any."""
    from kelisim import workflow
    from kelisim.lang import messages
    from kelisim.lang.pack import languages, load_pack

    known = languages()
    if code is not None and code not in known:
        raise MisuseError(f"there is no language pack {code!r}; there are {', '.join(known)}")
    faults = 0
    for name in (code,) if code else known:
        found = [*workflow.check_language(name), *_catalogue_faults(name)]
        faults += len(found)
        for fault in found:
            click.echo(f"{name}: {fault}")
        if not found:
            click.echo(f"{name}: no faults")
        if not found and not load_pack(name).rules:
            click.echo(f"{name}: there are no rules yet; reports in this language are taken in and not read")
        if not found and (lacking := messages.lacking(name)):
            click.echo(f"{name}: {lacking} texts of the interface are not translated and stand in English")
    if faults:
        them = "it" if faults == 1 else "them"
        raise KelisimError(f"{many(faults, 'fault')} in the language packs; mend {them} and check again")


def _catalogue_faults(name: str) -> list[str]:
    from kelisim.lang import messages

    try:
        return messages.faults(name)
    except KelisimError as error:
        return [str(error)]

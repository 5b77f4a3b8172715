"""Settings: one frozen dataclass, filled from a file, then the environment, then flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from kelisim.errors import MisuseError

_PREFIX = "KELISIM_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose once instead of on every call.

    Attributes:
        language: Language of reviews and lists (ISO 639-1).
        jobs: Processes that read reports; 0 takes one for each processor.
        by: The name under which decisions are recorded.
        second_share: The share of claims (0 to 1) that a team's queue gives to a second person, blind.
        oidc_issuer: Address of a team's identity provider; with client id and secret it turns on signing in by it.
        oidc_client_id: How the provider knows this program.
        oidc_secret: By which this program shows the provider who it is.
        oidc_secret_file: A file with that secret, instead of it.
        oidc_name: What people call the provider.
    """

    language: str = "en"
    jobs: int = 0
    by: str = "person"
    second_share: float = 0.1
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_secret: str = field(default="", repr=False)
    oidc_secret_file: str = ""
    oidc_name: str = "single sign-on"

    @property
    def workers(self) -> int:
        """The number of processes meant by ``jobs``."""
        return self.jobs or os.cpu_count() or 1


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """``$KELISIM_CONFIG``, else ``kelisim/settings.toml`` in the user's folder for settings."""
    if named := environ.get(f"{_PREFIX}CONFIG"):
        return Path(named)
    home = environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "kelisim" / "settings.toml"


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the program keeps what it made itself on this machine: ``kelisim`` in the user's folder for states."""
    home = environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(home) / "kelisim"


def load_settings(environ: Mapping[str, str] = os.environ, **flags: object) -> Settings:
    """Settings from file < environment < flags; a flag of ``None`` was not given.

    Raises:
        MisuseError: If a setting is unknown or has a value of the wrong type.
    """
    settings = _apply(Settings(), _from_file(config_file(environ)), "the settings file")
    names = [one.name for one in fields(Settings)]
    variables = {name: environ[_PREFIX + name.upper()] for name in names if _PREFIX + name.upper() in environ}
    settings = _apply(settings, variables, "the environment")
    return _apply(settings, {name: value for name, value in flags.items() if value is not None}, "the command")


def _from_file(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise MisuseError(f"the settings file {path} cannot be read: {error}", subject=str(path)) from error


def _apply(settings: Settings, values: Mapping[str, object], where: str) -> Settings:
    known = {one.name: type(getattr(settings, one.name)) for one in fields(settings)}
    checked: dict[str, object] = {}
    for name, value in values.items():
        if name not in known:
            raise MisuseError(f"{where} sets {name!r}, which is no setting; write one of {', '.join(known)}")
        try:
            checked[name] = known[name](value)
        except (TypeError, ValueError):
            raise MisuseError(f"{where} sets {name} to {value!r}, which is no {known[name].__name__}") from None
    return replace(settings, **checked)  # type: ignore[arg-type]

"""Passwords: what may be one, and how it is kept (argon2id). Lengths after NIST SP 800-63B-4, section 3.1.1."""

from __future__ import annotations

import importlib.util
import threading
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from kelisim.errors import MisuseError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_LENGTH = 15
"""What NIST asks of a password that is the only thing asked for."""
MOST_LENGTH = 256
_LEAST_GUESSES = 9
"""A password that a knowing guesser finds within ten to this power of tries is refused."""
_ESTIMATED = 72
_AT_ONCE = threading.BoundedSemaphore(4)
"""Each check takes 64 MiB for a twentieth of a second; more at once would let strangers fill the memory."""


@cache
def _hasher() -> PasswordHasher:
    """Argon2id with the parameters of RFC 9106 for little memory, which the library keeps up to date.

    Raises:
        MisuseError: If the extra ``web`` is not installed.
    """
    if any(importlib.util.find_spec(name) is None for name in ("argon2", "zxcvbn")):
        raise MisuseError("accounts need more packages; install them with `pip install 'kelisim[web]'`")
    from argon2 import PasswordHasher  # noqa: PLC0415  (an extra)

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash of no password, so that a check takes as long for nobody as for somebody."""
    return _hasher().hash("")


def prepare() -> None:
    """Make what a check of nobody's password needs, so that the first one takes no longer than others.

    Raises:
        MisuseError: If the extra ``web`` is not installed.
    """
    _nobodys()


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _hasher().hash(_one_form(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; the same work where none was kept."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    with _AT_ONCE:
        try:
            return _hasher().verify(kept or _nobodys(), _one_form(password[: MOST_LENGTH + 1])) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether a password was kept with weaker parameters than today's."""
    return _hasher().check_needs_rehash(kept)


def check(password: str, hints: Iterable[str | None] = ()) -> None:
    """Refuse a password that is short or easily guessed; nothing else is asked of it.

    Args:
        password: As it was typed.
        hints: What a guesser would know: the person's name and address.

    Raises:
        MisuseError: In one sentence that says what to choose instead.
    """
    if len(_one_form(password)) < LEAST_LENGTH:
        raise MisuseError(
            f"this password is short; take at least {LEAST_LENGTH} characters, such as four or five words"
        )
    if len(password) > MOST_LENGTH:
        raise MisuseError(f"this password is long; take at most {MOST_LENGTH} characters")
    if _guesses(password, hints) < _LEAST_GUESSES:
        raise MisuseError("this password is easily guessed; take several words that do not belong together")


def _guesses(password: str, hints: Iterable[str | None]) -> float:
    """Ten to how much tries a knowing guesser needs: common passwords, names, patterns of the keyboard, repetition."""
    _hasher()
    from zxcvbn import zxcvbn  # noqa: PLC0415

    known = [word for hint in ("kelisim", *hints) if hint for word in (hint, *hint.replace("@", " ").split())]
    return float(zxcvbn(_one_form(password)[:_ESTIMATED], user_inputs=known)["guesses_log10"])


def _one_form(password: str) -> str:
    """The same letters typed on another machine are the same password; nothing else of it is changed."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace").decode()

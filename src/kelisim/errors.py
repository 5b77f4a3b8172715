"""The errors a user can meet: one base, few classes, each with the id of the object it speaks of.

A message is one plain sentence: what is wrong, where, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable


class KelisimError(Exception):
    """Something went wrong that a user can understand and act on.

    Args:
        message: One plain sentence: what, where, what to do.
        subject: The id, path or address of the object that the message speaks of.
    """

    def __init__(self, message: str, *, subject: str | None = None) -> None:
        super().__init__(message)
        self.subject = subject


class MisuseError(KelisimError):
    """The call itself is wrong (a bad option, an unknown code); the command line exits with 2."""


class InvalidValueError(KelisimError, ValueError):
    """A value that the model refuses: a quote that is not its span, a date that is no date."""


class InvalidDocumentError(KelisimError):
    """A JSON document with faults; ``faults`` holds all of them, each with its path."""

    def __init__(self, faults: Iterable[str], *, subject: str | None = None) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(self.faults), subject=subject)


class UnreadableError(KelisimError):
    """This one report or file cannot be read; a run over many goes on and lists it as a gap."""


class NotFoundError(KelisimError):
    """An id, a file or a register that does not exist."""


class LedgerError(KelisimError):
    """The register's file or server cannot be used (not a register, locked, too new, damaged)."""


class PackError(KelisimError):
    """A language pack has a fault that a translator must mend."""

"""Accounts of a team, beside the register: people, sessions, tokens, attempts, and a log that only grows."""

from kelisim.ledger.accounts import attempts, errands, invitations, log, people, sessions, tokens
from kelisim.ledger.accounts.store import Accounts, Work

__all__ = ["Accounts", "Work", "attempts", "errands", "invitations", "log", "people", "sessions", "tokens"]

"""What may be done with a team's accounts, for the command line and the web alike: the rules stand here, once."""

from kelisim.ledger.accounts import Accounts
from kelisim.sources.provider import ask_provider, is_safe
from kelisim.workflow.accounts.managing import (
    account_named,
    accounts_list,
    add_account,
    change_email,
    change_role,
    close_account,
    has_administrator,
    invite,
    log_lines,
    note,
    open_account,
    set_first_password,
    sign_out_everywhere,
)
from kelisim.workflow.accounts.own import (
    Own,
    accept_invitation,
    change_password,
    keep_language,
    language_of,
    own,
    sign_out_elsewhere,
)
from kelisim.workflow.accounts.passwords import LEAST_LENGTH, MOST_LENGTH, prepare
from kelisim.workflow.accounts.provided import begin_errand, come_back, sign_in_provided
from kelisim.workflow.accounts.signing import (
    RefusedSignInError,
    SlowedError,
    bearer,
    digest,
    fresh_secret,
    sign_in,
    sign_out,
    signed_in,
)
from kelisim.workflow.accounts.tokens import create_token, revoke_token

__all__ = [
    "LEAST_LENGTH",
    "MOST_LENGTH",
    "Accounts",
    "Own",
    "RefusedSignInError",
    "SlowedError",
    "accept_invitation",
    "account_named",
    "accounts_list",
    "add_account",
    "ask_provider",
    "bearer",
    "begin_errand",
    "change_email",
    "change_password",
    "change_role",
    "close_account",
    "come_back",
    "create_token",
    "digest",
    "fresh_secret",
    "has_administrator",
    "invite",
    "is_safe",
    "keep_language",
    "language_of",
    "log_lines",
    "note",
    "open_account",
    "own",
    "prepare",
    "revoke_token",
    "set_first_password",
    "sign_in",
    "sign_in_provided",
    "sign_out",
    "sign_out_elsewhere",
    "sign_out_everywhere",
    "signed_in",
]

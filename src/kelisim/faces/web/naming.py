"""Roles, rights and events in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kelisim.faces.web.tongue import say, say_many


def role_name(role: str) -> str:
    """A role."""
    names = {
        "reader": say("reader"),
        "analyst": say("analyst"),
        "editor": say("editor"),
        "administrator": say("administrator"),
    }
    return names.get(role, role)


def right_name(right: str) -> str:
    """A right, as what somebody may do."""
    names = {
        "read": say("read everything"),
        "add": say("add reports and statistics"),
        "decide": say("decide in the queue"),
        "issue": say("issue reviews, and take back the decisions of others"),
        "administer": say("look after the accounts"),
    }
    return names.get(right, right)


def way_name(way: str) -> str:
    """How a session was begun."""
    names = {
        "password": say("by password"),
        "invitation": say("by invitation"),
        "provider": say("by the identity provider"),
        "terminal": say("from the terminal"),
    }
    return names.get(way, way)


def event_name(event: str) -> str:
    """What happened, as a line of the audit trail begins."""
    return (_of_register() | _of_accounts()).get(event, event)


def _of_register() -> dict[str, str]:
    return {
        "read": say("a report was read in"),
        "claimed": say("claims made by hand"),
        "counted": say("statistics taken in"),
        "issued": say("issued a review"),
        "accept": say("accepted"),
        "reject": say("rejected"),
        "amend": say("amended"),
        "same": say("linked"),
        "different": say("parted"),
        "unsure": say("was unsure of"),
        "code": say("coded a second time"),
        "withdraw": say("took back"),
        "reports-added": say("sent reports"),
        "statistics-added": say("sent statistics"),
        "entered": say("entered"),
        "decided": say("decided"),
        "review-issued": say("issued"),
    }


def _of_accounts() -> dict[str, str]:
    return {
        "signed-in": say("signed in"),
        "signed-out": say("signed out"),
        "signed-out-everywhere": say("was signed out everywhere"),
        "sign-in-refused": say("a sign-in was refused"),
        "sign-in-slowed": say("sign-ins were too many"),
        "password-set": say("a password was set"),
        "password-changed": say("changed the password"),
        "account-added": say("made an account"),
        "account-closed": say("closed an account"),
        "account-opened": say("opened an account again"),
        "role-changed": say("changed a role"),
        "email-changed": say("changed an e-mail address"),
        "invited": say("invited"),
        "linked": say("was linked with the identity provider"),
        "token-made": say("made a token"),
        "token-taken-back": say("took a token back"),
    }


def details_said(details: Mapping[str, object]) -> str:
    """What a line of the account log tells besides, in words; names of what was sent stand in the line itself."""
    if {"from", "to"} <= details.keys():
        return f"{role_name(str(details['from']))} → {role_name(str(details['to']))}"
    told = [_SAID[name](value) for name, value in details.items() if name in _SAID]
    return "; ".join(one for one in told if one)


def _rights_of(value: object) -> str:
    return ", ".join(right_name(str(one)) for one in value) if isinstance(value, (list, tuple)) else ""


_SAID: Mapping[str, Callable[[object], str]] = {
    "role": lambda value: role_name(str(value)),
    "way": lambda value: way_name(str(value)),
    "by": lambda value: way_name(str(value)),
    "scopes": _rights_of,
    "token": lambda value: say("by the token {name}", name=value),
    "reports": lambda value: say_many("{n} new report", "{n} new reports", int(str(value))),
    "observations": lambda value: say_many("{n} new number", "{n} new numbers", int(str(value))),
    "sessions": lambda value: say_many("{n} browser", "{n} browsers", int(str(value))),
    "subject": str,
}

"""Codes of the pages in the reader's words: roles, rights, ways to sign in, decisions, lineage, events."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kelisim.faces.web.tongue import later, say, say_many


def named(names: Mapping[str, str]) -> Callable[[str], str]:
    """What gives the words for a code in the reader's language; a code that has none as it is.

    Args:
        names: Codes with their English text, marked with ``later``.
    """
    return lambda code: say(names[code]) if code in names else code


role_name = named(
    {
        "reader": later("reader"),
        "analyst": later("analyst"),
        "editor": later("editor"),
        "administrator": later("administrator"),
    }
)
"""A role."""
right_name = named(
    {
        "read": later("read everything"),
        "add": later("add reports and statistics"),
        "decide": later("decide in the queue"),
        "issue": later("issue reviews, and take back the decisions of others"),
        "administer": later("look after the accounts"),
    }
)
"""A right, as what somebody may do."""
way_name = named(
    {
        "password": later("by password"),
        "invitation": later("by invitation"),
        "provider": later("by the identity provider"),
        "terminal": later("from the terminal"),
    }
)
"""How a session was begun."""
verb_name = named(
    {
        "same": later("linked"),
        "different": later("unlinked"),
        "accept": later("accepted"),
        "reject": later("rejected"),
        "amend": later("amended"),
        "add": later("added"),
        "split": later("was split"),
        "code": later("coded a second time"),
        "descends": later("lineage told"),
        "reprint": later("a reprint"),
        "withdraw": later("undone"),
        "unsure": later("left open"),
    }
)
"""What a decision did."""
relation_name = named(
    {
        "session_of": later("session of"),
        "founded_by": later("founded by"),
        "founds": later("founds"),
        "about": later("is about"),
        "subject_of": later("subject of"),
        "renamed": later("renamed from"),
        "renamed_to": later("renamed to"),
        "rescoped": later("re-scoped from"),
        "rescoped_to": later("re-scoped to"),
        "split": later("split from"),
        "split_into": later("split into"),
        "merged": later("merged out of"),
        "merged_into": later("merged into"),
        "succeeds": later("succeeds"),
        "succeeded_by": later("succeeded by"),
        "carries_out": later("carries out"),
        "carried_out_by": later("carried out by"),
        "embodies": later("told as a project before"),
        "embodied_by": later("told as a body since"),
        "nothing": later("does not hang together with"),
    }
)
"""What one record is of another."""
event_name = named(
    {
        "read": later("a report was read in"),
        "claimed": later("claims made by hand"),
        "counted": later("statistics taken in"),
        "issued": later("issued a review"),
        "accept": later("accepted"),
        "reject": later("rejected"),
        "amend": later("amended"),
        "same": later("linked"),
        "different": later("parted"),
        "unsure": later("was unsure of"),
        "code": later("coded a second time"),
        "descends": later("told the lineage of"),
        "withdraw": later("took back"),
        "reports-added": later("sent reports"),
        "statistics-added": later("sent statistics"),
        "entered": later("entered"),
        "decided": later("decided"),
        "review-issued": later("issued"),
        "signed-in": later("signed in"),
        "signed-out": later("signed out"),
        "signed-out-everywhere": later("signed out everywhere"),
        "sign-in-refused": later("a sign-in was refused"),
        "sign-in-slowed": later("sign-ins were too many"),
        "password-set": later("set a password"),
        "password-changed": later("changed the password"),
        "account-added": later("made an account"),
        "account-closed": later("closed an account"),
        "account-opened": later("opened an account again"),
        "role-changed": later("changed a role"),
        "email-changed": later("changed an e-mail address"),
        "invited": later("invited"),
        "linked": later("was linked with the identity provider"),
        "token-made": later("made a token"),
        "token-taken-back": later("took a token back"),
    }
)
"""What happened, as a line of the audit trail begins."""


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

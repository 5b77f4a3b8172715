"""From the fields of a form to the slots of a claim, and back. The kind's own class decides what is right."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

from kelisim.errors import InvalidDocumentError, MisuseError
from kelisim.lang.labels import Labels
from kelisim.model import Claim
from kelisim.model.claim import FIELDS, plain_slots
from kelisim.model.codec import slots_from_plain
from kelisim.model.digest import Plain
from kelisim.model.kinds import choices, slot_types

_GROUPS = {"status": "statuses"}
_OWN = ("parties", "fields", "speaker")


def form_fields(claim: Claim, labels: Labels) -> list[dict[str, Any]]:
    """What the form shows for each slot: name, label, value as text, the codes to choose from, and how to write it."""
    plain = plain_slots(claim.slots)
    made = []
    for name, hint in slot_types(type(claim.slots)).items():
        codes, group = choices(hint), _GROUPS.get(name, f"{name}s")
        made.append(
            {
                "name": name,
                "label": labels.label("slots", name),
                "value": as_text(plain[name]),
                "choices": [[code, _choice(labels.label(group, code), code)] for code in codes],
                "may_be_empty": type(None) in get_args(hint),
                "hint": _hint(hint),
                "long": _is(hint, tuple) or name in ("action", "title", "topic"),
            }
        )
    own: dict[str, tuple[str, str]] = {
        "parties": (" ".join(claim.parties), "codes, such as KAZ UZB"),
        "fields": (" ".join(claim.fields), f"one to three of: {', '.join(FIELDS)}"),
        "speaker": (claim.speaker or "", ""),
    }
    for name, (value, hint_) in own.items():
        made.append(
            {
                "name": name, "label": _label(name, labels), "value": value, "choices": [], "may_be_empty": True,
                "hint": hint_, "long": False,
            }
        )  # fmt: skip
    return made


def _choice(said: str, code: str) -> str:
    """The words of a code; those that stand around an amount are shown around an ellipsis."""
    shown = said.replace("{amount}", "…")
    return code if shown == "…" else shown


def _label(name: str, labels: Labels) -> str:
    return labels.label("slots", name) if labels.has("slots", name) else name


def _is(hint: object, wanted: type) -> bool:
    return any(getattr(part, "__origin__", part) is wanted for part in (hint, *get_args(hint)))


def _hint(hint: object) -> str:
    if "Participant" in str(hint):
        return "one person a line: name; role; country code"
    if _is(hint, tuple):
        return "one a line"
    if "Period" in str(hint):
        return "2024, 2024-02, 2024-02-19 or 2024-08-07/2024-08-08"
    return "a number, such as 5000000000" if _is(hint, Decimal) or _is(hint, int) else ""


def as_text(value: Plain) -> str:
    """A plain value as a form shows it."""
    if isinstance(value, (list, tuple)):
        return "\n".join(as_text(one) for one in value)
    if isinstance(value, Mapping):
        return "; ".join(str(part or "") for part in value.values()).rstrip("; ")
    return "" if value is None else str(value)


def changes(claim: Claim, told: Mapping[str, str]) -> dict[str, Plain]:
    """What a form changes of a claim, as a decision keeps it.

    Args:
        claim: As it is shown.
        told: The fields of the form by slot; what is not there stays.

    Raises:
        MisuseError: If nothing is changed, or a value does not fit; it says which.
    """
    plain = plain_slots(claim.slots)
    made: dict[str, Plain] = {}
    for name, hint in slot_types(type(claim.slots)).items():
        if name in told and _lines(told[name]) != _lines(as_text(plain[name])):
            made[name] = _value(told[name], hint)
    own = {name: told[name] for name in _OWN if name in told and told[name] != _own_text(claim, name)}
    made |= {name: value.split() if name != "speaker" else value or None for name, value in own.items()}
    if not made:
        raise MisuseError("nothing was changed; correct a slot, or accept the claim as it is")
    _check(claim, made)
    return made


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _own_text(claim: Claim, name: str) -> str:
    return (claim.speaker or "") if name == "speaker" else " ".join(getattr(claim, name))


def _value(text: str, hint: object) -> Plain:
    lines = [line for line in _lines(text) if line]
    if "Participant" in str(hint):
        return [_person(line) for line in lines]
    if _is(hint, tuple):
        return list(lines)
    if not lines:
        return None
    one = " ".join(lines)
    return int(one) if _is(hint, int) and one.lstrip("-").isascii() and one.lstrip("-").isdigit() else one


def _person(line: str) -> dict[str, Plain]:
    parts = [part.strip() or None for part in line.split(";")] + [None, None]
    return {"name": parts[0], "role": parts[1], "country": parts[2]}


def _check(claim: Claim, made: Mapping[str, Plain]) -> None:
    """Refuse what the register would leave out: the same steps by which it amends a claim."""
    slots = {name: value for name, value in made.items() if name not in _OWN}
    try:
        checked = slots_from_plain(claim.kind, {**plain_slots(claim.slots), **slots})
        own: dict[str, object] = {name: made[name] for name in _OWN if name in made}
        if "parties" in own:
            own["parties"] = tuple(sorted(made["parties"]))  # type: ignore[arg-type,type-var]
        if "fields" in own:
            own["fields"] = tuple(made["fields"])  # type: ignore[arg-type]
        claim.amended(**{name: getattr(checked, name) for name in slots}, **own)
    except InvalidDocumentError as error:
        raise MisuseError(f"this cannot be taken: {'; '.join(f.removeprefix('$.') for f in error.faults)}") from error
    except (ValueError, TypeError) as error:
        raise MisuseError(f"this cannot be taken: {error}") from error

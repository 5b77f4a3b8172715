"""From the fields of a form to the slots of a claim, and back. The kind's own class decides what is right."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

from starlette.datastructures import FormData

from kelisim.errors import InvalidDocumentError, MisuseError
from kelisim.faces.web.retelling import tell_again
from kelisim.faces.web.tongue import say
from kelisim.lang.labels import Labels
from kelisim.model import KINDS, Claim
from kelisim.model.claim import FIELDS, plain_slots
from kelisim.model.codec import slots_from_plain
from kelisim.model.digest import Plain
from kelisim.model.kinds import choices, kind_named, slot_types

_GROUPS = {"status": "statuses"}
_OWN = ("parties", "fields", "speaker")


def form_fields(kind: str, values: Mapping[str, str], labels: Labels) -> list[dict[str, Any]]:
    """What the form shows for each slot of a kind: name, label, value, the codes to choose from, how to write it.

    Args:
        kind: Of the claim.
        values: What the form is filled with, as text by slot; see ``texts_of``. What is not there is left empty.
        labels: Words for codes.
    """
    made = []
    for name, hint in slot_types(kind_named(kind).slots).items():
        codes, group = choices(hint), _GROUPS.get(name, f"{name}s")
        listed = [[code, _choice(labels.label(group, code))] for code in codes]
        long = _is(hint, tuple) or name in ("action", "title", "topic")
        made.append(_field(name, labels, values, choices=listed, hint=_hint(hint), long=long))
        made[-1]["may_be_empty"] = type(None) in get_args(hint)
    fields = [[code, labels.label("fields", code)] for code in FIELDS]
    made.append(_field("parties", labels, values, hint=say("codes, such as KAZ UZB")))
    made.append(_field("fields", labels, values, choices=fields, hint=say("one to three, the most fitting first")))
    made.append(_field("speaker", labels, values))
    return made


def _field(
    name: str,
    labels: Labels,
    values: Mapping[str, str],
    *,
    choices: list[list[str]] | None = None,
    hint: str = "",
    long: bool = False,
) -> dict[str, Any]:
    value = values.get(name, "")
    # Several values of one list of codes stand in as many lists below each other.
    several = [*value.split(), "", "", ""][:3] if name == "fields" else [value]
    return {
        "name": name, "label": _label(name, labels), "value": value, "values": several, "choices": choices or [],
        "may_be_empty": True, "hint": hint, "long": long,
    }  # fmt: skip


def texts_of(claim: Claim) -> dict[str, str]:
    """The slots of a claim as a form shows them, with its parties, fields and speaker."""
    own = {name: _own_text(claim, name) for name in _OWN}
    return {name: as_text(value) for name, value in plain_slots(claim.slots).items()} | own


def sent(form: FormData, before: str = "slot-") -> dict[str, str]:
    """The slots that a form sent, as text by name; several values of one name are joined by spaces.

    Args:
        form: The form.
        before: How the names of its slots begin.
    """
    told: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if name.startswith(before) and isinstance(value, str):
            told.setdefault(name.removeprefix(before), []).append(value.strip())
    return {name: " ".join(filter(None, values)) for name, values in told.items()}


def told_claim(kind: str, told: Mapping[str, str]) -> dict[str, Plain]:
    """A claim as a line of ``kelisim read``, without its quote, out of what a form sent.

    Raises:
        MisuseError: If the kind is none.
    """
    if kind not in KINDS:
        raise MisuseError(say("{kind} is no kind of claim", kind=repr(kind[:20])))
    hints = slot_types(kind_named(kind).slots)
    slots = {name: _value(told.get(name, ""), hint) for name, hint in hints.items()}
    # What may not be empty and was not told takes the kind's own default, or is told to be missing.
    slots = {name: value for name, value in slots.items() if value is not None or type(None) in get_args(hints[name])}
    own: dict[str, Plain] = {
        "parties": list(told.get("parties", "").upper().split()), "fields": list(told.get("fields", "").split()),
        "speaker": told.get("speaker") or None,
    }  # fmt: skip
    return {"kind": kind, **slots, **own}


def _choice(said: str) -> str:
    """The words of a code; those that stand around an amount are shown around an ellipsis."""
    shown = said.replace("{amount}", "…")
    return say("exactly") if shown == "…" else shown


def _label(name: str, labels: Labels) -> str:
    own = {"parties": say("parties"), "fields": say("subject fields")}
    return own.get(name) or labels.label("slots", name)


def _is(hint: object, wanted: type) -> bool:
    return any(getattr(part, "__origin__", part) is wanted for part in (hint, *get_args(hint)))


def _hint(hint: object) -> str:
    if "Participant" in str(hint):
        return say("one person a line: name; role; country code")
    if _is(hint, tuple):
        return say("one a line")
    if "Period" in str(hint):
        return say("2024, 2024-02, 2024-02-19 or 2024-08-07/2024-08-08")
    return say("a number, such as 5000000000") if _is(hint, Decimal) or _is(hint, int) else ""


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
    own = {name: told[name] for name in _OWN if name in told and told[name].split() != _own_text(claim, name).split()}
    made |= {name: value.split() if name != "speaker" else value or None for name, value in own.items()}
    if not made:
        raise MisuseError(say("nothing was changed; correct a slot, or accept the claim as it is"))
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
        raise refused(error) from error
    except (ValueError, TypeError) as error:
        raise MisuseError(say("this cannot be taken: {why}", why=tell_again(str(error)))) from error


def refused(error: InvalidDocumentError) -> MisuseError:
    """All faults of a claim as one sentence."""
    return MisuseError(say("this cannot be taken: {why}", why="; ".join(map(_fault, error.faults))))


def _fault(fault: str) -> str:
    """One fault in the reader's language, with the name of its slot in front where it is told."""
    slot, mark, why = fault.removeprefix("$.").removeprefix("$: ").partition(": ")
    return f"{slot}{mark}{tell_again(why)}" if why else tell_again(slot)

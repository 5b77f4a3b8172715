"""JSON in and out through one converter. The types know nothing of JSON; it is put together here.

Reading a document collects all of its faults, each with its path, before it complains.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

import cattrs
from cattrs import transform_error
from cattrs.preconf.json import make_converter

from kelisim.errors import InvalidDocumentError, InvalidValueError
from kelisim.model.claim import Claim
from kelisim.model.document import Document, Quote
from kelisim.model.kinds import KINDS, Slots, kind_named, plain_number
from kelisim.model.kinds.base import MOST_DIGITS
from kelisim.model.period import Period

T = TypeVar("T")

_COMMON = ("parties", "fields", "speaker")


def _decimal(value: object, _type: object = None) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        raise InvalidValueError(f"{value!r} is no number")
    try:
        number = Decimal(repr(value) if isinstance(value, float) else value)
    except InvalidOperation:
        raise InvalidValueError(f"{value!r} is no number") from None
    if not number.is_finite():
        raise InvalidValueError(f"{value!r} is no finite number")
    if number and abs(number.adjusted()) > MOST_DIGITS:
        raise InvalidValueError(f"{str(value)[:20]!r} is no number that anybody tells")  # written out it fills memory
    return number


def _text(value: object, _type: object = None) -> str:
    if not isinstance(value, str):
        raise InvalidValueError(f"{value!r} is no text")
    return value


def _period(value: object, _type: object = None) -> Period:
    return Period.parse(_text(value))


def make_codec() -> cattrs.Converter:
    """The converter: exact decimals, ISO periods and days, unknown keys refused, all faults collected."""
    converter = make_converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(Period, _period)
    converter.register_structure_hook(dt.date, lambda value, _: Period.parse(_text(value)).first_day)
    converter.register_unstructure_hook(Decimal, lambda value: value)
    converter.register_unstructure_hook(Period, lambda value: value.text)
    converter.register_unstructure_hook(dt.date, lambda value: value.isoformat())
    return converter


CODEC = make_codec()


def load(data: object, into: type[T], *, subject: str | None = None) -> T:
    """Build a model object from plain data.

    Raises:
        InvalidDocumentError: With every fault and its path (``$.slots.deadline: …``).
    """
    try:
        return CODEC.structure(data, into)
    except (cattrs.BaseValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidDocumentError(_faults(error), subject=subject) from error


def _faults(error: BaseException) -> list[str]:
    if not isinstance(error, cattrs.BaseValidationError):
        return [f"{error} @ $"]
    found = transform_error(error, format_exception=_sentence)
    return [_path_first(fault) for fault in found]


def _sentence(error: BaseException, kind: type | None) -> str:
    if isinstance(error, KeyError):
        return f"the key {error.args[0]!r} is missing"
    if isinstance(error, InvalidValueError):
        return str(error)
    if get_origin(kind) is Literal:
        told = str(error).partition(" not in literal")[0]
        return f"{told[:60]!r} is none of {', '.join(map(str, get_args(kind)))}"
    return cattrs.v.format_exception(error, kind)


def _path_first(fault: str) -> str:
    message, _, path = fault.rpartition(" @ ")
    return f"{path}: {message}" if message else fault


def dump(value: object) -> Any:  # noqa: ANN401  (what comes out depends on what goes in)
    """A model object as plain data; decimals stay ``Decimal`` until they are written."""
    return CODEC.unstructure(value)


def to_json(value: object, *, indent: int | None = None, exact: bool = False) -> str:
    """Write plain data or a model object as JSON.

    Args:
        value: What to write.
        indent: As in ``json.dumps``.
        exact: Write decimals as text (for the ledger) instead of as numbers (for people and pipes).
    """
    plain = value if isinstance(value, (dict, list, str, int, float, type(None))) else dump(value)
    return json.dumps(plain, ensure_ascii=False, indent=indent, default=_exact if exact else _number)


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Mapping):
        return dict(value)
    return dump(value)


def _exact(value: object) -> object:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else _number(value)


def claim_to_plain(claim: Claim, document: Document) -> dict[str, Any]:
    """A claim as a line of ``kelisim read``: doc, start, end, quote, kind, parties, fields, speaker, then the slots."""
    return {"doc": document.name, **said(claim), **dump(claim.slots)}


def said(claim: Claim) -> dict[str, Any]:
    """What every claim tells, whatever its kind: its place and words, parties, fields and speaker."""
    return {
        "start": claim.quote.span.start,
        "end": claim.quote.span.end,
        "quote": claim.quote.text,
        "kind": claim.kind,
        "parties": list(claim.parties),
        "fields": list(claim.fields),
        "speaker": claim.speaker,
    }


def slots_from_plain(kind: str, data: Mapping[str, object]) -> Slots:
    """The slots of a kind from plain values.

    Raises:
        InvalidDocumentError: With every fault and its path.
    """
    return load(dict(data), kind_named(kind).slots, subject=kind)


def claim_from_plain(data: Mapping[str, object], document: Document) -> Claim:
    """A claim from the prediction format: offsets beside or instead of the quote, common keys, slots.

    Raises:
        InvalidDocumentError: With every fault: unknown kind, quote that is not there, wrong slots.
    """
    rest = {key: value for key, value in data.items() if key not in ("doc", "start", "end", "quote", "kind", "id")}
    confidence, rule = rest.pop("confidence", None), rest.pop("rule", None)
    common = {key: rest.pop(key, None) for key in _COMMON}
    kind = str(data.get("kind"))
    faults: list[str] = []
    slots: Slots | None = None
    quote: Quote | None = None
    if kind not in KINDS:
        faults.append(f"$.kind: {kind!r} is no kind of claim; write one of {', '.join(KINDS)}")
    else:
        try:
            slots = slots_from_plain(kind, rest)
        except InvalidDocumentError as error:
            faults.extend(error.faults)
    try:
        quote = _quote(data, document)
    except InvalidValueError as error:
        faults.append(f"$.quote: {error}")
    if slots is not None and quote is not None:
        try:
            return Claim(
                kind=kind,
                quote=quote,
                parties=tuple(sorted(load(common["parties"] or [], list[str]))),
                fields=tuple(load(common["fields"] or [], list[str])),
                speaker=None if common["speaker"] is None else _text(common["speaker"]),
                slots=slots,
                confidence=None if confidence is None else float(cast(float, confidence)),
                rule=None if rule is None else str(rule),
            )
        except InvalidDocumentError as error:
            faults.extend(error.faults)
        except (InvalidValueError, ValueError, TypeError) as error:
            faults.append(f"$: {error}")
    raise InvalidDocumentError(faults, subject=document.name)


def _quote(data: Mapping[str, object], document: Document) -> Quote:
    start, end, text = data.get("start"), data.get("end"), data.get("quote")
    expected = None if text is None else _text(text)
    if isinstance(start, int) and isinstance(end, int):
        return document.quote(start, end, expected=expected)
    if not expected:
        raise InvalidValueError("a claim needs start and end, or the quote")
    if document.text.count(expected) != 1:
        raise InvalidValueError(
            f"{expected[:60]!r} stands {document.text.count(expected)} times in {document.name}; add start and end"
        )
    at = document.text.index(expected)
    return document.quote(at, at + len(expected))

"""The human words of screens and dossiers: ``labels.toml`` of each language, with numbers and dates by CLDR.

A review holds message keys and plain parameters; this module turns them into sentences. What a language lacks is
shown in English with a visible mark, and ``missing`` lists it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from kelisim.errors import PackError
from kelisim.lang.cldr import Formats, Width, decimal_of, is_currency
from kelisim.lang.places import place_in
from kelisim.lang.template import Params, Value, parse, render
from kelisim.lang.unparsed import FAULTS, complaint
from kelisim.model.digest import Plain

FALLBACK = "en"
FALLBACK_MARK = "\u00a0[en]"

# A date such as "20 февраля 2024 г." may end a sentence.
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
_HERE = Path(__file__).parent
_FORMAT_GROUP = "locale"


@dataclass(frozen=True)
class Labels:
    """The labels of one language.

    Attributes:
        code: ISO 639-1 code.
        groups: Group to code to words; a group is a table of ``labels.toml``.
        formats: How the language writes numbers and dates.
        fallback: The English labels, ``None`` for English itself.
    """

    code: str
    groups: Mapping[str, Mapping[str, str]]
    formats: Formats
    fallback: Labels | None = field(default=None, repr=False)

    def label(self, group: str, code: str) -> str:
        """The words for a code of a group; countries and languages by CLDR.

        A code that this language lacks is shown in English with a mark; one that English lacks too, as the code.
        """
        found = self._own(group, code)
        if found is not None:
            return found
        if self.fallback is None or not self.fallback.has(group, code):
            return code.replace("_", " ")  # a code that no language knows: a unit as a report writes it
        return self.fallback.label(group, code) + FALLBACK_MARK

    def has(self, group: str, code: str) -> bool:
        """Whether this language itself has the label."""
        return self._own(group, code) is not None

    def message(self, key: str, params: Params | None = None, *, group: str = "messages") -> str:
        """A sentence by its key: of ``[messages]``, else of ``[findings]``, with typed parameters filled in.

        Args:
            key: The message's key.
            params: Plain values; dates and periods in ISO, codes not words, numbers as exact text or int.
            group: Another group to look in, such as ``coverage``.
        """
        for own in dict.fromkeys((group, "messages", "findings")):
            text = self.groups.get(own, {}).get(key)
            if text is not None:
                shown = render(parse(text), params or {}, self._value, self.formats.plural)
                return _TWO_STOPS.sub(".", shown)
        if self.fallback is None:
            return key.replace("_", " ")
        return self.fallback.message(key, params, group=group) + FALLBACK_MARK

    def title(self, value: Plain) -> str:
        """A title as the review holds it: words of a report, names by language, or a message of ``[titles]``."""
        if isinstance(value, Mapping) and isinstance(names := value.get("names"), Mapping):
            return str(names.get(self.code) or value.get("text"))
        if isinstance(value, Mapping) and "message" in value:
            shown = self.message(str(value["message"]), value, group="titles")
            return shown[:1].upper() + shown[1:]
        return str(value)

    def title_language(self, value: Plain) -> str | None:
        """The language of a title's words where it is told and not this one."""
        if not isinstance(value, Mapping) or not isinstance(names := value.get("names"), Mapping):
            return None
        return None if self.code in names else _text(value.get("language"))

    def finding(self, rule: str, params: Params | None = None) -> str:
        """The sentence of a finding's rule."""
        return self.message(rule, params, group="findings")

    def number(self, value: Plain) -> str:
        """A number grouped by thousands."""
        return self.formats.number(value)

    def money(self, value: Plain, unit: str, *, width: Width | None = None) -> str:
        """Money, in words from a million on."""
        return self.formats.money(value, unit, width=width)

    def percent(self, fraction: Plain) -> str:
        """A fraction as percent: 0.315 gives ``31.5%``."""
        return self.formats.percent(fraction)

    def date(self, iso: str, *, width: Width = "long") -> str:
        """A day, month, year or interval."""
        return self.formats.date(iso, width=width)

    period = date

    def country(self, code: str) -> str:
        """A country's or bloc's name."""
        return self.label("countries", code)

    def countries(self, codes: Sequence[str]) -> str:
        """Several countries as a list in words."""
        return self.formats.listed([self.country(code) for code in codes])

    def amount(
        self, value: Plain, unit: str | None, qualifier: str | None = None, *, width: Width | None = None
    ) -> str:
        """A value with unit and qualifier: ``over $5 billion``, ``12 projects`` is left to the message."""
        shown = self._bare_amount(value, unit, width)
        template = self._template("qualifiers", qualifier) if qualifier not in (None, "exact") else None
        return shown if template is None else template.replace("{amount}", shown)

    def missing(self) -> tuple[str, ...]:
        """What English has and this language lacks, as ``group.code``, sorted."""
        english = (self.fallback or self).groups
        wanted = {f"{group}.{code}" for group, codes in english.items() for code in codes}
        own = {f"{group}.{code}" for group, codes in self.groups.items() for code in codes}
        return tuple(sorted(wanted - own))

    @cached_property
    def language_name(self) -> str:
        """What the language calls itself."""
        return self.formats.language(self.code) or self.code

    def _own(self, group: str, code: str) -> str | None:
        found = self.groups.get(group, {}).get(code)
        if found is not None:
            return found
        if group in ("countries", "areas", "columns"):
            return self.formats.country(code)
        if group == "languages":
            return self.formats.language(code)
        return None

    def _template(self, group: str, code: str | None) -> str | None:
        return None if code is None else self.label(group, code)

    def _bare_amount(self, value: Plain, unit: str | None, width: Width | None) -> str:
        if unit is not None and is_currency(unit):
            return self.money(value, unit, width=width)
        if unit == "percent":
            return self.percent(str(decimal_of(value) / 100))
        if unit in (None, "count"):
            return self.formats.compacted(value, width=width)
        known = None if abs(decimal_of(value)) >= 1_000_000 else self.formats.unit(value, str(unit))
        if known is not None:
            return known
        text = self.label("units", str(unit))
        params: dict[str, Plain] = {"n": value, "shown": self.formats.compacted(value, width=width)}
        return (
            render(parse(text), params, self._value, self.formats.plural)
            if "{" in text
            else (f"{params['shown']}\u00a0{text}")
        )

    def _value(self, part: Value, params: Params) -> str:
        value = params.get(part.name)
        if value is None:
            return self.label("words", "unknown")
        if isinstance(value, Sequence) and not isinstance(value, str):
            one = Value(part.name, part.type, part.arguments)
            return self.formats.listed([self._value(one, {**params, part.name: item}) for item in value])
        return self._typed(part, value, params)

    def _typed(self, part: Value, value: Plain, params: Params) -> str:
        if part.type in ("", "text", "title"):
            return self.title(value)
        if part.type in ("name", "place"):
            return self._name(value) if part.type == "name" else place_in(str(value), self.code)
        if part.type in ("amount", "money"):
            return self._amount(part, value, params)
        if part.type in ("date", "period"):
            return self.date(str(value))
        if part.type in ("number", "percent"):
            return self.number(value) if part.type == "number" else self.percent(value)
        return self.label(part.type, str(value))

    def _name(self, value: Plain) -> str:
        """A name within a sentence: in quotation marks where its words are in another language."""
        name = self.title(value)
        return self.message("quoted", {"name": name}, group="words") if self.title_language(value) else name

    def _amount(self, part: Value, value: Plain, params: Params) -> str:
        if isinstance(value, Mapping):
            unit, qualifier = value.get("unit"), value.get("qualifier")
            value = value.get("value")
        else:
            unit, qualifier = (*(params.get(name) for name in part.arguments), None, None)[:2]
        return self.amount(value, _text(unit), _text(qualifier))


def _text(value: Plain) -> str | None:
    return None if value is None else str(value)


@lru_cache(maxsize=16)
def load_labels(code: str) -> Labels:
    """The labels of a language.

    Raises:
        PackError: If there is no such language, or its ``labels.toml`` cannot be read.
    """
    path = _HERE / code / "labels.toml"
    if not code.isalpha() or not path.is_file():
        raise PackError(f"there are no labels for {code!r}; choose one of {', '.join(label_languages())}", subject=code)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FAULTS as error:
        raise PackError(f"{code}/labels.toml cannot be read {complaint(error)}", subject=code) from error
    formats = data.pop(_FORMAT_GROUP, {})
    for group, codes in data.items():
        _check(code, group, codes)
    return Labels(
        code,
        data,
        Formats(formats.pop("id", code), **formats),
        None if code == FALLBACK else load_labels(FALLBACK),
    )


def label_languages() -> tuple[str, ...]:
    """The languages that have labels."""
    return tuple(sorted(path.parent.name for path in _HERE.glob("*/labels.toml")))


def _check(code: str, group: str, codes: object) -> None:
    if not isinstance(codes, dict):
        raise PackError(f"{code}/labels.toml: {group} must be a table of labels", subject=code)
    for key, text in codes.items():
        if not isinstance(text, str):
            raise PackError(f"{code}/labels.toml: {group}.{key} must be text", subject=code)
        parse(text)

"""The texts of the interface by language: ``lang/<code>/ui.po``, gettext catalogues whose key is the English text.

English is a catalogue too, with every text and no translation, so that it lists what another language may lack. The
files are read as they are written; nothing has to be compiled (docs/adr: message catalogues).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from kelisim.errors import PackError

ENGLISH = "en"
FILE = "ui.po"

_HERE = Path(__file__).parent
_PLACE = re.compile(r"\{([a-z_]+)\}")
_COUNTED = 200


@dataclass(frozen=True)
class Messages:
    """The interface's texts in one language.

    Attributes:
        code: ISO 639-1.
        catalog: The catalogue as its file holds it.
    """

    code: str
    catalog: Catalog = field(repr=False)

    @cached_property
    def _known(self) -> GNUTranslations:
        made = BytesIO()
        write_mo(made, self.catalog)
        made.seek(0)
        return GNUTranslations(made)

    @cached_property
    def _translated(self) -> frozenset[str]:
        return frozenset(key_of(one) for one in self.catalog if one.id and not one.context and is_whole(one))

    def has(self, english: str) -> bool:
        """Whether this language has the text; English has all."""
        return self.code == ENGLISH or english in self._translated

    def one(self, english: str) -> str:
        """The text of this language, the English one where it lacks it; places are not filled."""
        return self._known.gettext(english)

    def many(self, one: str, many: str, n: int) -> str:
        """The form of a counted text that goes with a number."""
        return self._known.ngettext(one, many, n) if self.has(one) else (one if n == 1 else many)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """A counted text by plural category of CLDR, as ``Intl.PluralRules`` names them, for scripts."""
        plural = Locale.parse(self.code if self.has(one) else ENGLISH).plural_form
        found = {"other": self.many(one, many, 0)}
        for n in range(_COUNTED):
            found.setdefault(str(plural(n)), self.many(one, many, n))
        return found


def key_of(message: Message) -> str:
    """The English text under which a message is kept; of a counted one its singular. Empty for the file's head."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def strings_of(message: Message) -> tuple[str, ...]:
    """The translation: one text, or one for each plural form; empty texts where there is none."""
    told = message.string
    return (told or "",) if told is None or isinstance(told, str) else tuple(told)


def is_whole(message: Message) -> bool:
    """Whether a message is translated, and the translation is not marked as fuzzy."""
    return all(strings_of(message)) and not message.fuzzy


def places(text: str) -> frozenset[str]:
    """The names of the places in a text: ``{n}`` gives ``n``."""
    return frozenset(_PLACE.findall(text))


def filled(text: str, values: Mapping[str, Any], shown: Callable[[Any], str]) -> str:
    """A text with its places filled; a place without a value stays as it is written."""
    return _PLACE.sub(lambda match: shown(values[match[1]]) if match[1] in values else match[0], text)


def faults(code: str) -> list[str]:
    """What is wrong in a language's catalogue, in plain words: places lost or invented."""
    found = []
    for message in load_messages(code).catalog:
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        for text in strings_of(message) if key_of(message) and is_whole(message) else ():
            if not any(places(text) == places(form) for form in english):
                wanted = " ".join(sorted(f"{{{name}}}" for name in places(english[-1]))) or "no place"
                found.append(f"{FILE}: the translation {text!r} of {key_of(message)!r} must have {wanted}")
    return found


def lacking(code: str) -> int:
    """How many texts of the interface a language lacks."""
    return sum(1 for one in load_messages(code).catalog if key_of(one) and not is_whole(one)) if code != ENGLISH else 0


def read_catalog(code: str, path: Path) -> Catalog:
    """A catalogue out of its file.

    Raises:
        PackError: If it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return read_po(file, locale=code, charset="utf-8", abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise PackError(f"{code}/{FILE} cannot be read: {error}", subject=code) from error


@lru_cache(maxsize=16)
def load_messages(code: str) -> Messages:
    """The interface's texts in a language; of one without a catalogue there are none, and English is shown.

    Raises:
        PackError: If the catalogue cannot be read.
    """
    path = _HERE / code / FILE
    if not code.isalpha() or not path.is_file():
        return Messages(code, Catalog(locale=ENGLISH))
    return Messages(code, read_catalog(code, path))


def message_languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(path.parent.name for path in _HERE.glob(f"*/{FILE}")))

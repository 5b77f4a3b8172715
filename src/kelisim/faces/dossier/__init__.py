"""One review in, bytes of one format out.

A format is a module (or folder) here with three names: ``SUFFIX`` (such as ``.html``), ``MEDIA_TYPE`` and
``write(review, labels) -> bytes``. It is found by looking into this folder; nothing else lists it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from kelisim.errors import MisuseError
from kelisim.lang.labels import Labels
from kelisim.model.review import Review

Writer = Callable[[Review, Labels], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a review can take; calling it writes the review.

    Attributes:
        suffix: How such a file's name ends, with its dot.
        media_type: What a web server says it is.
    """

    suffix: str
    media_type: str
    write: Writer

    def __call__(self, review: Review, labels: Labels) -> bytes:
        """The review as a file of this format; the same review and labels give the same bytes."""
        return self.write(review, labels)


def _found() -> Mapping[str, Format]:
    formats = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "SUFFIX"):
            formats[module.SUFFIX] = Format(module.SUFFIX, module.MEDIA_TYPE, module.write)
    return formats


FORMATS: Mapping[str, Format] = _found()
"""The formats by their suffix: ``FORMATS[".html"](review, labels)``."""


def format_for(path: str | PurePath) -> Format:
    """The format that a file's name asks for.

    Raises:
        MisuseError: If no writer has that suffix.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in FORMATS:
        raise MisuseError(f"no review can be written as {str(path)!r}; let the name end in {', '.join(FORMATS)}")
    return FORMATS[suffix]

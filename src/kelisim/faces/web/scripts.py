"""The texts of a script, handed over in a data attribute of its element: there is no inline script."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.extract import extract
from markupsafe import Markup

from kelisim.faces.web.tongue import language, say, say_many
from kelisim.lang.messages import load_messages

KEYWORDS = {"say": None, "sayMany": (1, 2)}


def script(*names: str) -> Markup:
    """The elements that load scripts, each with its texts in the reader's language.

    Args:
        names: Files of ``static``, in the order in which they run.
    """
    made = Markup('<script src="/static/say.js" defer></script>')
    for name in names:
        texts: dict[str, object] = {}
        for one, many in texts_of(name):
            texts[one] = say(one) if many is None else _forms(one, many)
        told = json.dumps(texts, ensure_ascii=False)
        made += Markup('<script src="/static/{}" defer data-texts="{}"></script>').format(name, told)
    return made


def _forms(one: str, many: str) -> dict[str, str]:
    say_many(one, many, 2)  # is noted where it lacks
    return load_messages(language()).forms(one, many)


@cache
def texts_of(name: str) -> tuple[tuple[str, str | None], ...]:
    """The texts that a script says: singular and, of counted ones, plural."""
    source = BytesIO(files("kelisim.faces.web").joinpath("static", name).read_bytes())
    found: dict[tuple[str, str | None], None] = {}
    for _, told, _, _ in extract("javascript", source, KEYWORDS):
        one, many = (told, None) if isinstance(told, str) else (told[0], told[1])
        found[one, many] = None
    return tuple(found)

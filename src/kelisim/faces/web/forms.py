"""What a form sends. Each POST takes its form from here, and so cannot forget to check the form's key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from kelisim.errors import MisuseError
from kelisim.faces.web.guard import same
from kelisim.faces.web.visitor import visitor_of

_MOST_FILES, _MOST_FIELDS = 200, 400
_MOST_TEXT = 5_000_000
_MOST_NAME = 120


class ForgedError(MisuseError):
    """A form without its key."""


async def checked_form(request: Request) -> AsyncIterator[FormData]:
    """The fields and files of a form whose key is right; files are gone when the answer is.

    Raises:
        ForgedError: If the key is not there or wrong.
    """
    wanted = visitor_of(request).form_key
    async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_MOST_TEXT) as form:
        if wanted is not None and not same(text(form, "key"), wanted):
            raise ForgedError("this form is of an earlier run or sign-in; load the page again and repeat it")
        yield form


Form = Annotated[FormData, Depends(checked_form)]
"""The type of a POST's argument."""


def text(form: FormData, name: str) -> str:
    """A field as text without blank ends, empty where it is not there."""
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def files(form: FormData, name: str) -> list[tuple[str, bytes]]:
    """The files of a field: names that are only names, and bytes. A field left empty gives none."""
    found = [value for value in form.getlist(name) if isinstance(value, UploadFile) and value.filename]
    return [(bare_name(str(value.filename)), value.file.read()) for value in found]


def bare_name(told: str) -> str:
    """The last part of what a browser calls a file, shortened from its front so that its ending stays."""
    last = told.replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(char if char.isprintable() else "-" for char in last.encode("utf-8", "replace").decode())
    return plain.strip(" .")[-_MOST_NAME:] or "report"

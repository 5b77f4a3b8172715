"""Whatever is done to a file's bytes, it is a report or one plain sentence, and the files after it are read."""

from __future__ import annotations

import random
from collections.abc import Iterator

import make
import pytest

from kelisim.sources.draft import RefusedError
from kelisim.sources.guard import Guard

SPECIMENS = {
    ".html": make.ARTICLE.encode(),
    ".pdf": make.pdf([[make.FIRST, make.SECOND]], info="/Title(Talks in Astana)/CreationDate(D:20240220093000Z)"),
    ".docx": make.docx(),
    ".eml": bytes(make.mail(html=make.ARTICLE)),
    ".xml": make.FEED.encode(),
}


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard() as guard:
        yield guard


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """Bytes cut, changed, doubled or put in."""
    at = chance.randrange(len(data))
    length = chance.choice((1, 4, 40, 400))
    return chance.choice(
        (
            data[:at],
            data[at:],
            data[:at] + chance.randbytes(length) + data[at + length :],
            data[:at] + data[at : at + length] * 50 + data[at:],
            data[:at] + chance.choice((b"\0", b"<", b">>", b"&", b"\xff", b"=?", b"endobj")) + data[at:],
        )
    )


@pytest.mark.parametrize("ending", sorted(SPECIMENS))
@pytest.mark.parametrize("seed", range(40))
def test_a_spoiled_file_is_a_report_or_a_sentence(guard: Guard, ending: str, seed: int) -> None:
    data = SPECIMENS[ending]
    for _ in range(1 + seed % 3):
        data = spoiled(data, random.Random(f"{seed}{ending}")) or b" "
    try:
        drafts = guard.read(ending, data)
    except RefusedError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
        assert error.what in ("unreadable", "binary", "empty", "no_text", "encrypted", "hostile", "too_large")
    else:
        assert drafts and (ending == ".xml" or drafts[0].text.strip())  # an entry of a feed may lack text


@pytest.mark.parametrize("ending", sorted(SPECIMENS))
def test_a_file_of_another_type_is_a_report_or_a_sentence(guard: Guard, ending: str) -> None:
    for data in SPECIMENS.values():
        try:
            guard.read(ending, data)
        except RefusedError as error:
            assert str(error).endswith(".")

"""Reading the names of a short text."""

from collections.abc import Callable

import pytest

from kelisim.lang.pack import load_pack
from kelisim.reading.names import Names, find_names
from kelisim.reading.sentences import sentences
from kelisim.reading.shadow import shadow


def read_names(text: str, *, title: str = "", parties: tuple[str, ...] = ()) -> Names:
    plain, pack = shadow(text), load_pack("en")
    return find_names(plain, sentences(plain, pack), pack, title=title, parties=parties)


@pytest.fixture
def names() -> Callable[..., Names]:
    return read_names

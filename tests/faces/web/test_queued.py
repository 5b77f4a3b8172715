"""A person's queue, told without going through all that waits, is the plain list that it stands for."""

from hypothesis import given
from hypothesis import strategies as st

from kelisim.faces.web.queued import Queued
from kelisim.faces.web.queueing import Waiting, place_of


def item(name, worth, first=None):
    return Waiting(name, None, worth, (), first)


NAMES = st.integers(0, 40)
SHARED = st.dictionaries(NAMES, st.integers(0, 3), max_size=25)


@given(SHARED, st.sets(NAMES), st.dictionaries(NAMES, st.integers(0, 3), max_size=8))
def test_it_is_the_list_without_some_and_with_some(waits, out, more):
    items = sorted((item(f"c{name}", worth) for name, worth in waits.items()), key=place_of)
    second = sorted((item(f"s{name}", worth, "d") for name, worth in more.items()), key=place_of)
    left_out = {f"c{name}" for name in out}
    wanted = sorted((one for one in (*items, *second) if one.id not in left_out), key=place_of)
    queued = Queued(items, {one.id: one for one in items}, left_out, second)
    assert len(queued) == len(wanted)
    assert list(queued) == wanted
    assert queued[:3] == wanted[:3]
    for number, one in enumerate(wanted):
        assert queued.place(one.id) == number
    for id_ in left_out:
        assert queued.place(id_) is None

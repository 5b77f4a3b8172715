"""What the commands share."""

import pytest

from kelisim.errors import KelisimError, MisuseError
from kelisim.faces.cli.common import moment, write_whole
from kelisim.faces.cli.measures import number


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2026-11-24", "2026-11-24T23:59:59.999999Z"),
        ("2026-11-24T10", "2026-11-24T10:59:59.999999Z"),
        ("2026-11-24 10:30", "2026-11-24T10:30:59.999999Z"),
        ("2026-11-24T10:30:05", "2026-11-24T10:30:05.999999Z"),
        ("2026-11-24T10:30:05.25Z", "2026-11-24T10:30:05.250000Z"),
    ],
)
def test_a_moment_is_taken_to_its_end(text, stamp):
    assert moment(text) == stamp


def test_a_file_is_written_whole(tmp_path):
    write_whole(tmp_path / "a.txt", b"one")
    write_whole(tmp_path / "a.txt", b"two")
    assert (tmp_path / "a.txt").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_missing_folder_is_misuse(tmp_path):
    with pytest.raises(MisuseError, match="make it first"):
        write_whole(tmp_path / "none" / "a.txt", b"one")


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path):
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "a.txt" / "inside").touch()
    with pytest.raises(KelisimError, match="cannot be written"):
        write_whole(tmp_path / "a.txt", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (4_400_000_000, "USD", "4.4 bn USD"),
        (156_000_000, "USD", "156 m USD"),
        (12, "count", "12 count"),
        (None, None, None),
    ],
)
def test_numbers_are_short_in_tables(value, unit, shown):
    assert number(value, unit) == shown

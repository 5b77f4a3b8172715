from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import make
import pytest

from kelisim.model import Gap
from kelisim.sources import Loaded, count, load_all
from kelisim.sources.readers import readers


def write(path: Path, data: bytes | str = "The ministers met.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def only(path: Path) -> Loaded:
    (loaded,) = load_all([str(path)])
    return loaded


def refused(path: Path) -> Gap:
    loaded = only(path)
    assert loaded.document is None
    (gap,) = loaded.gaps
    assert gap.why.endswith(".") and "\n" not in gap.why and gap.where == loaded.source
    return gap


def test_a_folder_is_read_whole_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/x.txt", "~$lock.txt", "c.MD"):
        write(tmp_path / name)
    sources = [str(tmp_path)]
    names = [Path(loaded.source).relative_to(tmp_path).as_posix() for loaded in load_all(sources)]
    assert names == ["a/1.txt", "a/2.txt", "b.txt", "c.MD"]
    assert count(sources) == 4


def test_the_order_named_is_the_order_read(tmp_path: Path) -> None:
    paths = [str(write(tmp_path / name)) for name in ("b.txt", "a.txt")]
    assert [loaded.source for loaded in load_all(paths)] == paths


def test_loading_begins_before_everything_is_read(tmp_path: Path) -> None:
    first = write(tmp_path / "1.txt")
    stream = load_all([str(first), str(tmp_path / "later.txt")])
    assert next(stream).document is not None
    write(tmp_path / "later.txt")
    assert next(stream).document is not None


@pytest.mark.parametrize("name", ["photo.jpg", "README", "figures.csv", "x.txt.zip"])
def test_an_unknown_ending_is_listed(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    write(tmp_path / "z.txt")
    first, second = load_all([str(tmp_path)])
    assert [gap.what for gap in first.gaps] == ["skipped"] and second.document is not None


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u200b\u2060\ufeff", "empty"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"%PDF-1.7\n", "binary"),
        ("слово ".encode() * 900_000, "too_large"),
        (b"---\nid: a\n---\n", "empty"),
    ],
)
def test_a_file_that_is_no_report_is_one_gap(tmp_path: Path, data: bytes | str, what: str) -> None:
    assert refused(write(tmp_path / "x.txt", data)).what == what


def test_an_enormous_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    assert refused(path).what == "too_large"


def test_what_is_not_there_is_a_gap(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt").what == "missing"
    assert refused(tmp_path / "a\0b.txt").what == "missing"
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    gap = refused(tmp_path / "dangling.txt")
    assert gap.what == "missing" and "link" in gap.why


def test_a_file_or_folder_without_permission_is_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed_file, closed_folder = write(tmp_path / "x.txt"), tmp_path / "closed"
    write(closed_folder / "y.txt")
    closed_file.chmod(0)
    closed_folder.chmod(0)
    if os.access(closed_file, os.R_OK):  # root may read everything; let the system refuse all the same
        real = os.listdir

        def refuse(path: object = ".", *args: object, **options: object) -> object:
            if str(path) in (str(closed_file), str(closed_folder)):
                raise PermissionError(13, "Permission denied")
            return real(path)

        monkeypatch.setattr(os, "listdir", refuse)
        monkeypatch.setattr(Path, "open", refuse)
    try:
        gaps = [refused(closed_file), refused(closed_folder)]
    finally:
        closed_folder.chmod(0o700)
    assert [gap.what for gap in gaps] == ["no_permission", "no_permission"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refused(tmp_path / "pipe.txt").what == "skipped"


def test_a_link_to_a_folder_above_does_not_run_for_ever(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert [[gap.what for gap in loaded.gaps][:1] for loaded in load_all([str(tmp_path)])] == [["skipped"], ["no_date"]]


@pytest.mark.parametrize(
    "name", [b"caf\xe9 \xff.txt", b"line\nbreak.txt", b"-rf.txt", "Отчёт “1”.txt".encode(), b"a#b.txt"]
)
def test_an_odd_name_is_read_and_printable(tmp_path: Path, name: bytes) -> None:
    path = write(tmp_path / os.fsdecode(name))
    for sources in ([str(tmp_path)], [str(path)]):
        (loaded,) = load_all(sources)
        assert loaded.document is not None
        assert loaded.source.isprintable() and loaded.document.name.isprintable()
        loaded.source.encode("utf-8")


def test_the_day_comes_from_header_then_name_then_dateline(tmp_path: Path) -> None:
    dated = write(tmp_path / "2024-02-20.txt", "Astana, 19 February 2024 – The ministers met.")
    lined = write(tmp_path / "x.txt", "Astana, 19 February 2024 – The ministers met.")
    headed = write(tmp_path / "2024-02-21.md", "---\nid: a\ndate: 2024-01-01\n---\nText.")
    assert [only(path).document.date for path in (dated, lined, headed)] == ["2024-02-20", "2024-02-19", "2024-01-01"]


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.txt", b"\0" if number % 2 else "The ministers met.")
    assert [loaded.document is not None for loaded in load_all([str(tmp_path)])] == [True, False, True, False, True]


MIXED = {
    "a.html": make.ARTICLE.encode(),
    "b.pdf": make.pdf([[make.FIRST]], info="/CreationDate(D:20240220093000Z)"),
    "c.docx": make.docx(),
    "d.eml": bytes(make.mail()),
    "e.xml": make.FEED.encode(),
    "f.txt": make.FIRST.encode(),
    "g.md": f"---\nid: g\ndate: 2024-02-20\n---\n{make.FIRST}".encode(),
    "h.html": b"",
    "i.pdf": make.locked_pdf(),
    "j.docx": make.replaced(make.docx(), "word/document.xml", (make.BOMB % "<l>&a9;</l>").encode()),
    "k.xml": (make.BOMB % "<rss version='2.0'><channel><title>&a9;</title></channel></rss>").encode(),
    "l.html": ("<div>" * 300_000 + "deep").encode(),
    "m.pdf": make.pdf([[make.FIRST]])[:250],
    "n.eml": b"no header at all",
}


def mixed(tmp_path: Path) -> str:
    for name, data in MIXED.items():
        write(tmp_path / name, data)
    return str(tmp_path)


def test_every_type_of_file_in_one_folder(tmp_path: Path) -> None:
    loaded = list(load_all([mixed(tmp_path)]))
    outcome = [(Path(one.source).name, one.document is not None, [gap.what for gap in one.gaps]) for one in loaded]
    assert outcome[:8] == [
        ("a.html", True, []),
        ("b.pdf", True, ["weak_date"]),
        ("c.docx", True, ["no_date"]),
        ("d.eml", True, []),
        ("e.xml#1", True, []),
        ("e.xml#2", True, ["no_date"]),
        ("f.txt", True, ["no_date"]),
        ("g.md", True, []),
    ]
    assert [(name, gaps) for name, read, gaps in outcome[8:] if not read and name != "l.html"] == [
        ("h.html", ["empty"]),
        ("i.pdf", ["encrypted"]),
        ("j.docx", ["hostile"]),
        ("k.xml", ["hostile"]),
        ("m.pdf", ["unreadable"]),
        ("n.eml", ["unreadable"]),
    ]
    assert count([str(tmp_path)]) == len(MIXED)


def test_several_at_a_time_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    folder = mixed(tmp_path)
    assert list(load_all([folder], jobs=3)) == list(load_all([folder]))


def test_a_run_that_is_left_early_leaves_nothing_behind(tmp_path: Path) -> None:
    stream = load_all([mixed(tmp_path)], jobs=2)
    assert next(stream).document is not None
    stream.close()  # unclosed pipes or children would be warnings, which are errors


def test_the_files_own_date_is_the_last_resort(tmp_path: Path) -> None:
    data = make.pdf([["Astana, 19 February 2024", make.FIRST]], info="/CreationDate(D:20250101000000Z)")
    assert only(write(tmp_path / "x.pdf", data)).document.date == "2024-02-19"
    assert only(write(tmp_path / "2024-02-18.pdf", data)).document.date == "2024-02-18"


def test_importing_the_room_loads_no_parser_and_reading_text_starts_no_child() -> None:
    script = (
        "import sys, kelisim.sources\n"
        "heavy = {'trafilatura', 'pypdfium2', 'pypdf', 'docx', 'lxml', 'feedparser', 'rensa', 'numpy', 'urllib3',"
        " 'protego', 'babel', 'sqlalchemy', 'email', 'ssl'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


@pytest.mark.parametrize(
    ("told", "language"),
    [("en", "en"), ("EN-us", "en"), ("uz_Cyrl", "uz"), ("kz", "kk"), ("english", None), ("", None)],
)
def test_a_language_is_a_code_of_two_letters_or_unknown(tmp_path: Path, told: str, language: str | None) -> None:
    path = write(tmp_path / "x.md", f"---\nid: a\ndate: 2024-02-20\nlanguage: {told}\n---\nText.")
    assert only(path).document.language == language


def test_what_a_page_tells_of_itself_is_one_clean_line(tmp_path: Path) -> None:
    head = "<title>Two\u200b\nlines \x07</title><meta property='og:site_name' content='Wi&#10;re &#8203;'>"
    page = make.page(f"<article><p>{make.FIRST}</p><p>{make.SECOND}</p></article>", head=head)
    document = only(write(tmp_path / "2024-02-20.html", page)).document
    assert (document.title, document.publisher) == ("Two lines", "Wi re")


@pytest.mark.parametrize("name", ["x.html", "x.pdf", "x.docx", "x.eml", "x.xml"])
def test_files_of_strangers_are_parsed_in_the_child_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def never(data: bytes) -> None:
        raise AssertionError("parsed in this process")

    monkeypatch.setattr(readers()[Path(name).suffix], "read", never)
    data = next(data for other, data in MIXED.items() if other.endswith(Path(name).suffix))
    assert all(loaded.document is not None for loaded in load_all([str(write(tmp_path / name, data))]))

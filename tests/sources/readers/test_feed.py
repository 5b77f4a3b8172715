from __future__ import annotations

from pathlib import Path

import make
import pytest

from kelisim.sources.draft import RefusedError
from kelisim.sources.readers import feed

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>Talks</title><id>urn:1</id><link href="https://a.example/1"/><updated>2024-02-20T10:00:00Z</updated>
<summary>Short.</summary><content type="html">&lt;p&gt;The ministers met.&lt;/p&gt;</content></entry></feed>"""


def test_one_report_an_entry() -> None:
    first, second = feed.read(make.FEED.encode())
    assert first.text == f"{make.FIRST}\n\n{make.SECOND}"
    assert (first.title, first.date, first.publisher) == ("Ministers & trade", "2024-02-20", "Steppe Wire")
    assert (first.source_url, first.part) == ("https://steppe.example/1", "1")
    assert (second.text, second.date, second.source_url) == ("A council is planned", None, None)


def test_the_longest_body_of_an_atom_entry_is_taken() -> None:
    (draft,) = feed.read(ATOM.encode())
    assert (draft.text, draft.date) == ("The ministers met.", "2024-02-20")


def test_a_feed_that_is_the_name_of_a_file_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.xml").write_text(make.FEED)
    with pytest.raises(RefusedError):
        feed.read(b"secret.xml")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<?xml version='1.0'?><message><a>1</a></message>", "unreadable"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "empty"),
        ((make.BOMB % "<rss version='2.0'><channel><title>&a9;</title></channel></rss>").encode(), "hostile"),
        ((make.BOMB % "<rss version='2.0'></rss>").encode("utf-16"), "hostile"),
        (b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss version='2.0'/>", "hostile"),
        (b"\x00\x01" * 100, "binary"),
    ],
)
def test_what_is_no_readable_feed_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(RefusedError) as caught:
        feed.read(data)
    assert caught.value.what == what

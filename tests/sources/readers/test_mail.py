from __future__ import annotations

import make
import pytest

from kelisim.sources.draft import RefusedError
from kelisim.sources.readers import mail


def test_a_message_is_read_with_its_day_where_it_was_sent() -> None:
    (draft,) = mail.read(bytes(make.mail()))
    assert draft.text == f"{make.FIRST}\n\n{make.SECOND}\n"
    assert (draft.title, draft.date, draft.publisher) == ("Ministers take stock", "2024-02-20", "Press Office")


def test_plain_text_is_preferred_and_html_is_read_where_there_is_none() -> None:
    both = mail.read(bytes(make.mail("Plain words.", html="<p>Marked words.</p>")))[0]
    only = mail.read(bytes(make.mail(None, html="<style>p{}</style><p>Marked</p><p>words.</p>")))[0]
    assert both.text.strip() == "Plain words." and only.text == "Marked\n\nwords."


def test_encoded_headers_and_bodies() -> None:
    (draft,) = mail.read(bytes(make.mail("Министры встретились.\n", Subject="Переговоры в Астане")))
    assert (draft.title, draft.text) == ("Переговоры в Астане", "Министры встретились.\n")


def test_a_wrong_charset_is_not_believed() -> None:
    head = (
        b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=no-such\nContent-Transfer-Encoding: 8bit\n\n"
    )
    assert mail.read(head + "Министры встретились.".encode("cp1251"))[0].text == "Министры встретились."


def test_attachments_are_listed() -> None:
    message = make.mail()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="joint statement.pdf")
    (draft,) = mail.read(bytes(message))
    ((what, why),) = draft.notes
    assert what == "attachment" and "joint statement.pdf" in why


@pytest.mark.parametrize("date", ["", "yesterday", "Tue, 99 Foo 2024", "Tue, 20 Feb 99999 10:00:00 +0000"])
def test_a_broken_date_is_no_date(date: str) -> None:
    raw = f"From: a@b.example\nSubject: x\nDate: {date}\n\nThe ministers met.\n"
    assert mail.read(raw.encode())[0].date is None


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"The ministers met.\n\nThey parted.", "unreadable"),
        (b"From: a@b.example\nSubject: x\n\n", "no_text"),
        (b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pdf\n\nx", "no_text"),
        (b"\x00\x01\x02" * 50, "binary"),
    ],
)
def test_what_is_no_readable_message_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(RefusedError) as caught:
        mail.read(data)
    assert caught.value.what == what

from __future__ import annotations

import datetime as dt
import io
import zipfile

import make
import pytest

from kelisim.sources.draft import RefusedError
from kelisim.sources.readers import docx


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def lines(xml: str) -> list[str]:
    return docx.read(make.docx_with(xml))[0].text.split("\n\n")


def test_paragraphs_title_and_date() -> None:
    (draft,) = docx.read(make.docx(title="Talks", created=dt.datetime(2024, 2, 20, 9, tzinfo=dt.UTC)))
    assert draft.text == f"{make.FIRST}\n\n{make.SECOND}"
    assert (draft.title, draft.created, draft.date) == ("Talks", "2024-02-20", None)


def test_without_properties_the_first_line_is_the_title_and_the_librarys_own_date_does_not_count() -> None:
    (draft,) = docx.read(make.docx(["Talks in Astana", make.FIRST]))
    assert (draft.title, draft.created) == ("Talks in Astana", None)


def test_deleted_words_are_out_and_inserted_ones_in() -> None:
    xml = f"<w:p>{run('Trade ')}<w:del><w:r><w:delText>fell</w:delText></w:r></w:del><w:ins>{run('rose')}</w:ins></w:p>"
    assert lines(xml) == ["Trade rose"]


def test_links_and_content_controls_are_read() -> None:
    xml = (
        f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p>{run('See ')}<w:hyperlink>{run('the plan')}</w:hyperlink><w:r><w:tab/></w:r>{run('now')}</w:p>"
    )
    assert lines(xml) == ["In a control.", "See the plan now"]


def test_a_table_row_is_one_line_also_where_tables_nest() -> None:
    def row(*cells: str) -> str:
        return "<w:tbl><w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr></w:tbl>"

    def paragraph(text: str) -> str:
        return f"<w:p>{run(text)}</w:p>"

    xml = row(paragraph("2022"), paragraph("5.0") + row(paragraph("deep")))
    assert lines(xml + f"<w:p>{run('After.')}</w:p>") == ["2022 | 5.0 deep", "After."]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('Boxed.')}</w:p></w:txbxContent>"
    xml = (
        f"<w:p>{run('Before.')}<w:r><mc:AlternateContent><mc:Choice Requires='x'><v:a>{box}</v:a></mc:Choice>"
        f"<mc:Fallback><v:b>{box}</v:b></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(xml) == ["Before.", "Boxed."]


def bomb() -> bytes:
    return make.replaced(make.docx(), "word/media/x.xml", b"<a>" + b" " * 30_000_000 + b"</a>")


def many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5001):
            archive.writestr(str(number), b"")
    return out.getvalue()


def locked_part() -> bytes:
    data = bytearray(make.docx())
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bomb(), "hostile"),
        (many_parts(), "hostile"),
        (make.replaced(make.docx(), "word/document.xml", (make.BOMB % "<l>&a9;</l>").encode()), "hostile"),
        (
            make.replaced(
                make.docx(),
                "word/document.xml",
                b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>',
            ),
            "hostile",
        ),
        (locked_part(), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "binary"),
        (make.docx()[:5000], "unreadable"),
        (b"no archive", "unreadable"),
        (make.replaced(make.docx(), "word/document.xml", b"<w:broken"), "unreadable"),
        (make.docx([]), "no_text"),
    ],
)
def test_what_is_no_readable_docx_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(RefusedError) as caught:
        docx.read(data)
    assert caught.value.what == what

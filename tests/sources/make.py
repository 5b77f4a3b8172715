"""Hand-made specimens, built when a test needs them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

FIRST = "The foreign ministers of the two countries met in Astana and went over what had been agreed before."
SECOND = (
    "They want mutual trade to reach ten billion dollars, and asked the governments for a plan by the end of the year."
)


def pdf(pages: Sequence[Sequence[str]], *, info: str = "") -> bytes:
    """A PDF with one line of Helvetica for each string; a blank string leaves a line out."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        drawn = "BT /F1 11 Tf 14 TL 60 780 Td " + " ".join(f"({escape(line)}) Tj T*" for line in lines) + " ET"
        stream = drawn.encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % len(objects)
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    objects.append(f"<<{info}>>".encode())
    return _numbered(objects)


def escape(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _numbered(objects: list[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj" % number + body + b"endobj\n")
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    )
    return out.getvalue()


def locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([[FIRST]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(paragraphs: Sequence[str] = (FIRST, SECOND), *, title: str = "", created: object = None) -> bytes:
    import docx as library

    document = library.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    if created is not None:
        document.core_properties.created = created
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_with(xml: str) -> bytes:
    """A DOCX whose body is the given WordprocessingML."""
    return replaced(docx(), "word/document.xml", (BODY % xml).encode())


BODY = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><w:body>%s</w:body></w:document>'
)


def replaced(archive: bytes, name: str, data: bytes) -> bytes:
    """An archive with one part put in or exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return out.getvalue()


def page(body: str, *, head: str = "", lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


ARTICLE = page(
    f"<nav><a href='/'>Home</a> <a href='/all'>All news</a></nav><article><h1>Ministers take stock</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article><footer>All rights reserved, 2011</footer>",
    head="<title>Ministers take stock | Steppe Wire</title><meta property='og:site_name' content='Steppe Wire'>"
    "<meta property='article:published_time' content='2024-02-20T23:30:00+05:00'>"
    "<link rel='canonical' href='https://steppe.example/2024/ministers'>",
)


def mail(text: str | None = f"{FIRST}\n\n{SECOND}\n", *, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "From": "Press Office <press@mfa.example>",
        "To": "desk@example.org",
        "Subject": "Ministers take stock",
        "Date": "Tue, 20 Feb 2024 23:30:00 +0500",
        **headers,
    }
    for name, value in told.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    return message


FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Steppe Wire</title><language>en-gb</language>
<item><title>Ministers &amp;amp; trade</title><link>https://steppe.example/1</link>
<pubDate>Tue, 20 Feb 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description></item>
<item><title>A council is planned</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>%s"
)
"""A billion laughs, with room for the root element."""

"""Files in: good ones, and those that mean harm."""

import io
import json
import tempfile
import zipfile

import pytest
from faces.web.site import EXAMPLE, HOSTILE

from kelisim.faces.web.forms import bare_name

JSON = {"accept": "application/json"}


def upload(site, name, data, **kwargs):
    return site.post("/reports", files=[("files", (name, data))], **kwargs)


def test_several_reports_at_once_and_what_was_skipped(site):
    files = sorted((EXAMPLE / "docs").iterdir())[:2]
    sent = [("files", (file.name, file.read_bytes())) for file in files] + [("files", ("photo.png", b"\x89PNG"))]
    told = site.post("/reports", files=sent, headers=JSON).json()
    assert told["reports"] == 2
    assert [gap["where"] for gap in told["gaps"]][-1] == "photo.png"
    assert "skipped" in site.post("/reports", files=sent[2:]).text
    again = site.post("/reports", files=sent[:2], headers=JSON).json()
    assert (again["reports"], again["known"]) == (0, 2)


def test_pasted_text_is_a_report_with_its_day(site):
    text = "Kazakhstan and Uzbekistan signed an agreement on water on 3 June 2025.\r\n\r\nMore will follow."
    page = site.post("/reports", pasted=text, title="On water: a note", date="2025-06-04", files={"none": ("", b"")})
    assert page.status_code == 200
    listed = site.json("/reports.json?q=on%20water%3A%20a%20note")["reports"]
    assert [(one["title"], one["date"]) for one in listed] == [("On water: a note", "2025-06-04")]


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "ftp://a.example/x", "..", "http://127.0.0.1:1/"]
)
def test_an_address_that_is_none_or_of_this_machine_is_refused(site, address):
    answer = site.post("/reports", address=address, headers=JSON)
    told = answer.json()
    assert "error" in told or (told["reports"] == 0 and told["gaps"])


def test_nothing_sent_is_said(site):
    assert site.post("/reports").status_code == 400
    assert site.post("/measures").status_code == 400


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 300_000_000)
    return out.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&b;&c;</title></item></channel></rss>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", bomb),
        ("entities.xml", lambda: ENTITIES),
        ("broken.pdf", lambda: b"%PDF-1.7 nothing"),
        ("empty.txt", bytes),
    ],
)
def test_hostile_files_get_one_sentence_and_leave_nothing(site, name, data, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    reports = len(site.json("/reports.json")["reports"])
    told = upload(site, name, data(), headers=JSON).json()
    assert told["reports"] == 0
    assert len(told["gaps"]) == 1
    assert "\n" not in told["gaps"][0]["why"]
    assert "root:" not in json.dumps(told)
    assert len(site.json("/reports.json")["reports"]) == reports
    assert list(folder.iterdir()) == []


def test_200_megabytes_are_refused_whether_told_before_or_not(site):
    def parts():
        head = f'--x\r\ncontent-disposition: form-data; name="key"\r\n\r\n{site.keys.form_key}\r\n'
        yield (head + '--x\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n').encode()
        for _ in range(200):
            yield bytes(1_000_000)

    before = site.ledger.last_stamp()
    kind = {"content-type": "multipart/form-data; boundary=x"}
    told = site.visitor.post("/reports", content=parts(), headers=kind)
    assert told.status_code == 413
    assert "50 MB" in told.text
    told = site.visitor.post("/reports", content=b"x", headers={**kind, "content-length": "200000000"})
    assert told.status_code == 413
    assert site.ledger.last_stamp() == before


@pytest.mark.parametrize(
    ("told", "bare"),
    [
        ("../../etc/cron.d/evil.txt", "evil.txt"), ("C:\\Users\\me\\note.md", "note.md"), ("/abs/a.txt", "a.txt"),
        ("..", "report"), ("", "report"), ("a\x00b\n.txt", "a-b-.txt"), ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)  # fmt: skip
def test_names_are_only_names(told, bare):
    assert bare_name(told) == bare


def test_a_name_with_path_parts_writes_nowhere(site, tmp_path):
    text = b"Kazakhstan and Uzbekistan signed an agreement on 3 June 2025 in Astana."
    told = upload(site, f"../../../../../{tmp_path}/written.txt", text, headers=JSON).json()
    assert told["reports"] == 1
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith("register.kelisim")]
    assert "written" in [one["name"] for one in site.json("/reports.json")["reports"]]


def test_a_name_that_wants_to_be_a_script_is_shown_as_words(site):
    page = upload(site, f"{HOSTILE}.png", b"x").text
    assert "<script>alert" not in page


def test_statistics_are_taken_once(site):
    csv = b"year,reporter,partner,flow,value_usd\n2019,KAZ,UZB,export,1000000000\n"
    told = site.post("/measures", files=[("files", ("more.csv", csv))], headers=JSON).json()
    assert told == {"observations": 1, "gaps": []}
    assert "there already" in site.post("/measures", files=[("files", ("more.csv", csv))]).text
    told = site.post("/measures", files=[("files", ("bad.csv", b"\x00\x01"))], headers=JSON).json()
    assert told["observations"] == 0
    assert told["gaps"]

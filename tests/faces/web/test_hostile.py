"""What means harm and comes by the browser: one sentence each, and nothing left behind."""

import io
import tempfile
import zipfile

import pytest
from sources.website import FakeClock
from sources.website import Site as WebSite

from kelisim.sources import web

JSON = {"accept": "application/json"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
BODY = "Kazakhstan and Uzbekistan signed an agreement on water in Astana on 3 June 2025."
PAGE = (200, HTML, f"<html><body><article><p>{BODY}</p></article></body></html>".encode())


@pytest.fixture(autouse=True)
def _nothing_left(site, tmp_path, monkeypatch):
    """No temporary file and no report, whatever was sent."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    reports = site.json("/reports.json")["total"]
    yield
    assert list(folder.iterdir()) == []
    assert site.json("/reports.json")["total"] == reports


def refused(site, **sent):
    """The one sentence with which something is refused."""
    answer = site.post("/reports", headers=JSON, **sent)
    told = answer.json()
    if "error" in told:
        assert answer.status_code in (400, 413)
        return told["error"]
    assert (told["reports"], len(told["gaps"])) == (0, 1)
    (gap,) = told["gaps"]
    assert "\n" not in gap["why"]
    return gap["why"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://172.16.9.9/", "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/",
        "http://2130706433/", "http://0x7f.1/", "http://0.0.0.0/", "http://somebody@127.0.0.1/", "http://100.64.0.1/",
    ],
)  # fmt: skip
def test_addresses_of_private_networks_are_refused(site, address):
    why = refused(site, address=address)
    assert "not on the public internet" in why or "address" in why


def test_a_server_on_this_machine_is_not_even_asked(site):
    with WebSite({"/a": PAGE}) as inner:
        for address in (inner.at("/a"), inner.at("/a").replace("127.0.0.1", "localhost")):
            refused(site, address=address)
    assert inner.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(site, monkeypatch):
    seen = []

    def only_outside(address):
        seen.append(address)
        return len(seen) <= 2  # robots.txt and the page of the site outside

    monkeypatch.setattr(web.usual_web(), "may_connect", only_outside)
    monkeypatch.setattr(web.usual_web(), "clock", FakeClock())
    with WebSite({"/secret": PAGE}) as inner, WebSite({"/a": (302, {"Location": inner.at("/secret")}, b"")}) as outer:
        refused(site, address=outer.at("/a"))
    assert outer.asked == ["/robots.txt", "/a"]
    assert inner.asked == []


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


_OPEN = "http://schemas.openxmlformats.org"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'<Types xmlns="{_OPEN}/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
WORD = (
    f'<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body>'
    "</w:document>"
)
LAUGHS = "<!DOCTYPE l [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE l [<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
def test_entities_in_a_word_file_are_not_expanded(site, doctype):
    data = packed(**{"[Content_Types].xml": TYPES, "word__document.xml": doctype + WORD % "&a9;"})
    why = refused(site, files=[("files", ("evil.docx", data))])
    assert "root:" not in why
    assert len(why) < 500


def test_a_zip_bomb_in_a_word_file_is_refused_before_it_unfolds(site):
    data = packed(**{"[Content_Types].xml": TYPES, "word__document.xml": WORD % ("0" * 300_000_000)})
    assert len(data) < 1_000_000
    refused(site, files=[("files", ("evil.docx", data))])


def test_parts_of_a_word_file_with_paths_write_nowhere(site, tmp_path):
    data = packed(**{"[Content_Types].xml": TYPES, f"..__..__..__..__..{tmp_path}__evil.txt": "x"})
    refused(site, files=[("files", ("evil.docx", data))])
    assert not (tmp_path / "evil.txt").exists()


def test_two_hundred_megabytes_are_refused(site):
    kind = {"content-type": "multipart/form-data; boundary=x", "content-length": "200000000"}
    answer = site.visitor.post("/reports", content=b"x", headers=kind)
    assert answer.status_code == 413
    assert answer.text.count(".") == 1


class TestScripts:
    """A page with scripts is read for its text; it is taken back out before the fixture looks."""

    @pytest.fixture(autouse=True)
    def _nothing_left(self):
        yield

    def test_scripts_of_a_page_are_not_read_and_never_shown(self, site):
        page = (
            f"<html><head><script>alert('evil')</script></head><body onload=alert(1)><article><h1>Water deal</h1>"
            f"<p>{BODY}<script>document.write('evil')</script></p><img src=x onerror=alert(2)>"
            f"<iframe src='javascript:alert(3)'></iframe><svg><script>evil()</script></svg></article></body></html>"
        )
        told = site.post("/reports", files=[("files", ("page.html", page.encode()))], headers=JSON).json()
        assert told["reports"] == 1
        report = next(one for one in site.json("/reports.json")["reports"] if one["name"] == "page")
        text = site.json(f"/reports/{report['digest']}.json")["report"]["text"]
        assert BODY in text
        assert "evil" not in text
        shown = site.get(f"/reports/{report['digest']}").text
        assert "evil" not in shown
        assert "onerror" not in shown
        assert "<iframe" not in shown

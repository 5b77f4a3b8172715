"""What holds for every format that is found: nothing lost, nothing let through, the same bytes twice."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from dossier_sample import HOSTILE, labels, review
from lxml import etree, html

from kelisim.errors import MisuseError
from kelisim.faces import dossier
from kelisim.faces.dossier import FORMATS, format_for
from kelisim.faces.dossier.words import Words
from kelisim.model.review import Review

LANGUAGES = ("en", "ru", "kk", "uz")


def _html(data: bytes) -> str:
    return html.document_fromstring(data.decode()).text_content()


def _markdown(data: bytes) -> str:
    return re.sub(r"\\([\\`*_\[\]<>|~#.)+=-])", r"\1", data.decode()).replace("&amp;", "&")


def _json(data: bytes) -> str:
    found: list[str] = []

    def strings(value: object) -> None:
        if isinstance(value, dict):
            strings(list(value.values()))
        elif isinstance(value, list):
            for one in value:
                strings(one)
        else:
            found.append(str(value))

    strings(json.loads(data))
    return "\n".join(found)


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/(document|footnotes|endnotes)\.xml", name)]
        return "\n".join("".join(etree.fromstring(archive.read(name)).itertext()) for name in parts)


def _pdf(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


READ = {".html": _html, ".md": _markdown, ".json": _json, ".docx": _docx, ".pdf": _pdf}


def squeezed(text: str) -> str:
    """Without spaces, soft hyphens and line breaks, so that a changed layout is no changed text."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x02-]+", "", text)


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    return {suffix: one(review(), labels()) for suffix, one in FORMATS.items()}


def test_the_formats_are_those_of_the_folder():
    assert set(FORMATS) <= set(READ), "teach this test to read the new format"
    assert {".html", ".md", ".json"} <= set(FORMATS)


def test_a_new_module_is_a_new_format_and_nothing_else_is_touched(tmp_path, monkeypatch):
    (tmp_path / "plain_for_test.py").write_text(
        "SUFFIX = '.txt'\nMEDIA_TYPE = 'text/plain'\ndef write(review, labels):\n    return b'plain'\n"
    )
    monkeypatch.setattr(dossier, "__path__", [*dossier.__path__, str(tmp_path)])
    found = dossier._found()
    assert set(found) == {*FORMATS, ".txt"}
    assert found[".txt"](review(), labels()) == b"plain"


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_finding_occurs(suffix, written):
    shown = squeezed(READ[suffix](written[suffix]))
    words = Words(review(), labels())
    for finding in review().findings:
        wanted = finding.rule if suffix == ".json" else words.finding(finding)
        assert squeezed(wanted) in shown, f"{finding.rule} is not in {suffix}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_quote_occurs_with_its_source_and_speaker(suffix, written):
    shown = squeezed(READ[suffix](written[suffix]))
    for evidence in review().evidence:
        for wanted in (evidence.text, evidence.title, evidence.publisher, evidence.speaker):
            assert squeezed(wanted or "") in shown, f"evidence {evidence.ref} lacks {wanted!r} in {suffix}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_record_step_and_event_occurs(suffix, written):
    shown = squeezed(READ[suffix](written[suffix]))
    for node in review().nodes():
        for item in getattr(node, "items", ()):
            assert squeezed(item.title) in shown
        for event in getattr(node, "events", ()):
            assert squeezed(event.title) in shown


@pytest.mark.parametrize("suffix", FORMATS)
def test_both_dates_are_printed(suffix, written):
    shown = READ[suffix](written[suffix])
    for wanted in ("2024-02-20", "2026-11-24") if suffix == ".json" else ("20 February 2024", "24 November 2026"):
        assert squeezed(wanted) in squeezed(shown)


@pytest.mark.parametrize("suffix", FORMATS)
def test_twice_the_same_bytes(suffix, written):
    assert FORMATS[suffix](review(), labels()) == written[suffix]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language(suffix, code):
    shown = squeezed(READ[suffix](FORMATS[suffix](review(), labels(code))))
    for evidence in review().evidence:
        assert squeezed(evidence.text) in shown


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_review_of_nothing_is_written_too(suffix):
    empty = replace(review(), sections=(), findings=(), evidence=(), period=(None, None), known=None, since=None)
    assert FORMATS[suffix](empty, labels())


@pytest.mark.parametrize("suffix", FORMATS)
def test_control_characters_and_half_characters_do_no_harm(suffix):
    first, *rest = review().evidence
    odd = replace(first, text="a\x00b\x1bc\u202ed\ud800e\ufffff", title="\x0b")
    changed: Review = replace(review(), evidence=(odd, *rest))
    assert FORMATS[suffix](changed, labels())


def test_a_file_name_chooses_the_format():
    assert format_for("a/b/Review.HTML").suffix == ".html"
    with pytest.raises(MisuseError, match=r"'review.odt'.*\.html"):
        format_for("review.odt")


def test_what_is_hostile_stays_text_in_markdown(written):
    text = written[".md"].decode()
    assert "<script" not in re.sub(r"\\<", "", text)
    assert squeezed(HOSTILE) in squeezed(_markdown(written[".md"]))


def test_the_writers_ask_for_words_that_there_are_and_for_all_of_them():
    folder = Path(dossier.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    asked = set(re.findall(r"""ui\(\s*["'](\w+)["']""", source)) | {"figure_completed", "figure_moving"}
    asked |= set(re.findall(r'"(more_\w+)"', source)) | {
        f"grid_{key}" for key in ("field", "open", "moving", "done", "late")
    }
    assert asked | {"yes", "no"} == set(labels().groups["dossier"])

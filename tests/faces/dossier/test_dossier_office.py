"""Word documents as other programs take them: elements in the order of the standard, and LibreOffice where it is there.

Word refuses what stands in another order than ECMA-376 prescribes, and says only that the file is damaged.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import pytest
from docx.oxml.ns import qn
from dossier_sample import labels, review
from lxml import etree

from kelisim.faces.dossier import FORMATS

ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "w:tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}


@pytest.fixture(scope="module")
def data() -> bytes:
    return FORMATS[".docx"](review(), labels())


def out_of_order(data: bytes) -> list[str]:
    """Where a child stands before one that must come first, or is none that its parent may have."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in (one for one in archive.namelist() if one.startswith("word/") and one.endswith(".xml")):
            root = etree.fromstring(archive.read(name))
            for tag, text in ORDER.items():
                order = text.split()
                for node in root.iter(qn(tag)):
                    names = [etree.QName(child).localname for child in node]
                    places = [order.index(one) if one in order else -1 for one in names]
                    if -1 in places or places != sorted(places):
                        found.append(f"{name}: {tag} holds {names}")
    return found


def test_every_element_stands_where_the_standard_wants_it(data):
    assert out_of_order(data) == []


def test_a_wrong_order_would_be_found(data):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(body)
                props = next(node for node in root.iter(qn("w:pPr")) if len(node) > 1)
                props.insert(0, props[-1])
                body = etree.tostring(root)
            new.writestr(name, body)
    assert len(out_of_order(made.getvalue())) == 1


def test_marks_of_places_are_paired_and_have_names_of_their_own(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    starts = [node.get(qn("w:id")) for node in body.iter(qn("w:bookmarkStart"))]
    ends = [node.get(qn("w:id")) for node in body.iter(qn("w:bookmarkEnd"))]
    names = [node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))]
    assert sorted(starts) == sorted(ends) and len(set(starts)) == len(starts)
    assert len(set(names)) == len(names) and all(len(name) <= 40 for name in names)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_sets_the_same_words(data, tmp_path):
    import pypdf

    (tmp_path / "review.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "review.docx")],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "review.pdf").pages)
    assert "Error!" not in text and "At a glance" in text
    squeezed = "".join(text.split())
    for evidence in [one for one in review().evidence if one.language == "en"][:3]:  # no font here may have more
        assert "".join(evidence.text.split())[:60] in squeezed

"""What is no bundle, was changed on the way, or would fill the machine, is refused in one sentence, whole."""

import json
import zipfile

import pytest
from ledger.samples import Ticking, observation, unit

from kelisim.errors import LedgerError, NotFoundError, UnreadableError
from kelisim.faces.exchange import archive, read, write
from kelisim.ledger import Ledger
from kelisim.workflow.exchange import hear


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "bundle.zip"
    with Ledger.create(":memory:", ["KAZ", "UZB"], clock=Ticking()) as ledger:
        ledger.add_reading(*unit(0))
        ledger.add_observations([observation(2022)])
        path.write_bytes(write(ledger.bundle()))
    return path


def rewritten(path, change, *, resign=True):
    """The bundle with its parts changed, and a manifest that fits them where the forger is careful."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(parts.pop(archive.MANIFEST))
    parts = change(parts, manifest)
    if resign:
        manifest["parts"] = {
            name: {"entries": data.count(b"\n"), "bytes": len(data), "sha256": archive._sha(data)}
            for name, data in parts.items()
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in {archive.MANIFEST: json.dumps(manifest).encode(), **parts}.items():
            packed.writestr(name, data)
    return path


def replacing(part, old, new):
    def change(parts, _manifest):
        assert old in parts[part]
        return {**parts, part: parts[part].replace(old, new)}

    return change


def test_no_file_and_no_bundle(tmp_path):
    with pytest.raises(NotFoundError, match="no file"):
        read(tmp_path / "nothing.zip")
    (tmp_path / "text.zip").write_text("no ZIP file")
    with pytest.raises(UnreadableError, match="no ZIP file"):
        read(tmp_path / "text.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("../../etc/passwd", "root")
    with pytest.raises(UnreadableError, match="parts of a bundle"):
        read(tmp_path / "other.zip")


def test_a_changed_part_is_refused(bundle):
    with pytest.raises(UnreadableError, match="its digest is another"):
        read(rewritten(bundle, replacing("observations.jsonl", b'"1.5"', b'"9.5"'), resign=False))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("observations.jsonl", b'"value":"1.5"', b'"value":"9.5"'),
        ("observations.jsonl", b'"value":"1.5"', b'"value":"1e999999999"'),
        ("documents.jsonl", b"joint projects", b"joint ventures"),
        ("claims.jsonl", b'"start":0', b'"start":1'),
        ("claims.jsonl", b'"indicator":"projects"', b'"indicator":"nonsense"'),
        ("readings.jsonl", b'"reader":"reader 1"', b'"reader":"person X"'),
        ("readings.jsonl", b'"recorded_at":"', b'"recorded_at":"later than '),
        ("readings.jsonl", b'{"id"', b'[{"id"'),
        ("claims.jsonl", b'{"id"', b'{"idea"'),
    ],
)
def test_a_careful_forger_is_found_by_the_ids(bundle, part, old, new):
    with pytest.raises(UnreadableError, match="was not taken in"):
        read(rewritten(bundle, replacing(part, old, new)))


@pytest.mark.parametrize(
    "told",
    [
        {"format": "another"}, {"version": 2}, {"parts": []}, {"parts": {}}, {"parties": None}, {"parts": None},
    ],
)  # fmt: skip
def test_a_manifest_that_lacks_something(bundle, told):
    def change(parts, manifest):
        manifest.update(told)
        return parts

    with pytest.raises(UnreadableError):
        read(rewritten(bundle, change, resign=False))


def test_what_is_larger_than_announced_is_not_unpacked(bundle, monkeypatch):
    def announced(parts, manifest):
        manifest["parts"]["issues.jsonl"]["bytes"] = 10
        return {**parts, "issues.jsonl": b"x" * 1000}

    with pytest.raises(UnreadableError, match="larger than announced"):
        read(rewritten(bundle, announced, resign=False))
    monkeypatch.setattr(archive, "LARGEST", 100)
    with pytest.raises(UnreadableError, match="GiB"):
        read(bundle)


def test_a_bomb_is_refused_by_how_tightly_it_is_packed(bundle):
    with pytest.raises(UnreadableError, match="tighter than text"):
        read(rewritten(bundle, lambda parts, _: {**parts, "issues.jsonl": b"0" * (archive.SMALL * 5)}))


def test_deep_nesting_is_no_json(bundle):
    deep = b'{"id":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"
    with pytest.raises(UnreadableError, match="no JSON"):
        read(rewritten(bundle, lambda parts, _: {**parts, "issues.jsonl": deep}))


def test_a_part_twice_is_refused(bundle):
    with zipfile.ZipFile(bundle, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("issues.jsonl", b"")
    with pytest.raises(UnreadableError, match="each once"):
        read(bundle)


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_cut_or_flipped_file_is_never_half_taken(bundle, at):
    whole = bundle.read_bytes()
    place = len(whole) * at // 100
    for data in (whole[:place], whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :]):
        bundle.write_bytes(data)
        try:
            found = read(bundle)
        except UnreadableError:
            continue
        assert len(found.units) == 1  # the flip fell on a field that no one reads


def test_stamps_still_to_come_are_refused_and_nothing_is_taken(bundle):
    later = replacing("readings.jsonl", b'"recorded_at":"2026', b'"recorded_at":"9026')
    with Ledger.create(":memory:", ["KAZ", "UZB"]) as ledger:
        before = ledger.digest()
        with pytest.raises(LedgerError, match="still to come"):
            hear(ledger, read(rewritten(bundle, later)))
        assert ledger.digest() == before


def test_other_parties_are_refused(bundle):
    with Ledger.create(":memory:", ["KAZ", "KGZ"]) as ledger, pytest.raises(LedgerError, match="same parties"):
        hear(ledger, read(bundle))

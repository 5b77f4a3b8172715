"""The invented register of tests/register/invented.json, as entries and as files that score_register.py reads."""

from __future__ import annotations

import json
from pathlib import Path

from kelisim.model import Document, Entries
from kelisim.model.codec import claim_from_plain

_FIELDS = {
    "meeting": ["political"], "body": ["political"], "agreement": ["political"], "project": ["industry"],
    "target": ["trade"], "figure": ["trade"], "commitment": ["transport", "trade"], "position": ["multilateral"],
}  # fmt: skip
INVENTED = json.loads((Path(__file__).parent / "register" / "invented.json").read_text(encoding="utf-8"))


def _plain(kind, quote, slots):
    return {
        "kind": kind,
        "quote": quote,
        "parties": INVENTED["parties"],
        "fields": _FIELDS[kind],
        "speaker": None,
    } | slots


def _body(claims):
    """Every quote as a paragraph of its own, with a capital and a full stop."""
    return "\n\n".join(dict.fromkeys(quote[:1].upper() + quote[1:] + "." for _, _, quote, _ in claims))


def _quoted(quote, text):
    return quote if quote in text else quote[:1].upper() + quote[1:]


def second_entries():
    """The entries, and each claim's record."""
    documents, claims, keys = [], [], {}
    for report in INVENTED["reports"]:
        text = _body(report["claims"])
        header = {key: report[key] for key in ("date", "publisher", "language", "source_url")}
        document = Document(name=report["id"], text=text, **header)
        documents.append(document)
        for key, kind, written, slots in report["claims"]:
            quote = _quoted(written, text)
            at = text.index(quote)
            span = {"start": at, "end": at + len(quote)}
            claims.append(claim_from_plain(_plain(kind, quote, slots) | span, document))
            keys[claims[-1].id] = key
    entries = Entries(
        tuple(INVENTED["parties"]),
        documents=tuple(sorted(documents, key=lambda d: d.digest)),
        claims=tuple(sorted(claims, key=lambda c: c.id)),
    )
    return entries, keys


def write_corpus(folder: Path):
    """Write docs, gold and register.json as score_register.py wants them."""
    (folder / "docs").mkdir(parents=True)
    (folder / "gold").mkdir()
    records, kinds = {}, {}
    for report in INVENTED["reports"]:
        name, text = report["id"], _body(report["claims"])
        head = {key: value for key, value in report.items() if key != "claims"} | {"title": name}
        header = "".join(f"{key}: {value}\n" for key, value in head.items())
        (folder / "docs" / f"{name}.md").write_text(f"---\n{header}---\n{text}\n", encoding="utf-8")
        plain = [_plain(kind, _quoted(quote, text), slots) for _, kind, quote, slots in report["claims"]]
        (folder / "gold" / f"{name}.json").write_text(json.dumps({"id": name, "claims": plain}), encoding="utf-8")
        for at, (key, kind, _, _) in enumerate(report["claims"]):
            records.setdefault(key, []).append([name, at])
            kinds[key] = kind
    truth = {
        "records": [{"key": k, "kind": kinds[k], "name": k, "claims": v} for k, v in records.items()],
        "as_of": [{"date": d, "record": k, "status": s} for d, k, s in INVENTED["as_of"]],
        "targets": [{"as_of": d, "record": k, "value": v, "deadline": by} for d, k, v, by in INVENTED["targets"]],
        "conflicts": [
            {"record": k, "slot": slot, "values": [], "claims": [c for c in records[k] if c[0] in told]}
            for k, slot, told in INVENTED["conflicts"]
        ],
    }
    (folder / "register.json").write_text(json.dumps(truth), encoding="utf-8")

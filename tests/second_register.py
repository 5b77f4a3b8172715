"""The invented register of tests/register/invented.py, as entries and as files that score_register.py reads."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from kelisim.model import Document, Entries
from kelisim.model.codec import claim_from_plain

_FIELDS = {"meeting": ["political"], "body": ["political"], "agreement": ["political"], "project": ["industry"],
           "target": ["trade"], "figure": ["trade"], "commitment": ["transport", "trade"], "position": ["multilateral"]}  # fmt: skip


def _module():
    spec = importlib.util.spec_from_file_location("invented", Path(__file__).parent / "register" / "invented.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


INVENTED = _module()


def _plain(kind, quote, slots):
    return {"kind": kind, "quote": quote, "parties": INVENTED.P, "fields": _FIELDS[kind], "speaker": None, **slots}


def text_of(claims):
    sentences = dict.fromkeys(quote[:1].upper() + quote[1:] for _, _, quote, _ in claims)
    return "\n\n".join(sentence + "." for sentence in sentences)


def _quoted(quote, text):
    return quote if quote in text else quote[:1].upper() + quote[1:]


def second_entries():
    documents, claims, keys = [], [], {}
    for name, date, publisher, language, url, told in INVENTED.REPORTS:
        text = text_of(told)
        document = Document(name=name, text=text, date=date, publisher=publisher, language=language, source_url=url)
        documents.append(document)
        for key, kind, quote, slots in told:
            quote = _quoted(quote, text)
            at = text.index(quote)
            claim = claim_from_plain({**_plain(kind, quote, slots), "start": at, "end": at + len(quote)}, document)
            claims.append(claim)
            keys[claim.id] = key
    entries = Entries(
        ("AZE", "KGZ"),
        documents=tuple(sorted(documents, key=lambda d: d.digest)),
        claims=tuple(sorted(claims, key=lambda c: c.id)),
    )
    return entries, keys


def write_corpus(folder: Path):
    """Write docs, gold and register.json as score_register.py wants them."""
    (folder / "docs").mkdir(parents=True)
    (folder / "gold").mkdir()
    records, kinds = {}, {}
    for name, date, publisher, language, url, told in INVENTED.REPORTS:
        text = text_of(told)
        head = {"id": name, "title": name, "date": date, "publisher": publisher, "language": language, "source_url": url}
        header = "".join(f"{key}: {value}\n" for key, value in head.items())
        (folder / "docs" / f"{name}.md").write_text(f"---\n{header}---\n{text}\n", encoding="utf-8")
        plain = [_plain(kind, _quoted(quote, text), slots) for _, kind, quote, slots in told]
        (folder / "gold" / f"{name}.json").write_text(json.dumps({"id": name, "claims": plain}), encoding="utf-8")
        for at, (key, kind, _, _) in enumerate(told):
            records.setdefault(key, []).append([name, at])
            kinds[key] = kind
    truth = {
        "records": [{"key": k, "kind": kinds[k], "name": k, "claims": v} for k, v in records.items()],
        "as_of": [{"date": d, "record": k, "status": s} for d, k, s in INVENTED.AS_OF],
        "targets": [{"as_of": d, "record": k, "value": v, "deadline": by} for d, k, v, by in INVENTED.TARGETS],
        "conflicts": [
            {"record": k, "slot": slot, "values": [], "claims": [c for c in records[k] if c[0] in reports]}
            for k, slot, reports in INVENTED.CONFLICTS
        ],
    }
    (folder / "register.json").write_text(json.dumps(truth), encoding="utf-8")

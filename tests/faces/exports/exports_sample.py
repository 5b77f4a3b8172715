"""A small register of every kind of record, with words that attack spreadsheets, markup and feeds."""

import datetime as dt
from dataclasses import replace

from kelisim import measures, register
from kelisim.faces.exports import Tables
from kelisim.model import Document, Entries, Observation, Period, Reading
from kelisim.model.codec import claim_from_plain

HOSTILE = '=HYPERLINK("http://evil.example","x") & <b>bold</b> ]]> \\; a,b'
URL = 'https://example.org/a?b=1&c="2"'

FIRST = f"""The foreign ministers met in Astana on 19 February 2024. A Council of Foreign Ministers is planned.

The sides agreed to bring trade to $10 billion by 2030. Trade stood at $4.4 billion in 2023.

The treaty on allied relations was signed in Tashkent on 22 December 2022. {HOSTILE} was agreed.

An industrial centre worth $156.5 million is being built in Syrdarya. Twelve projects worth $1 billion are under way.

The sides will open a consulate by June 2024. Kenya supports the accession of Peru to the bank."""

SECOND = """The presidents will meet in Samarkand in August 2025. The ministers will meet on 3 June 2025.

The industrial centre opened in Syrdarya. The Council of Foreign Ministers will hold its second session in May 2025."""


def claims_of(document, *given):
    common = {"parties": ["KEN", "PER"], "fields": ["trade", "transport"]}
    return tuple(claim_from_plain({**common, **claim}, document) for claim in given)


def people(*names):
    return [{"name": name, "role": "Foreign Minister", "country": "PER"} for name in names]


def entries():
    first = Document("first", FIRST, HOSTILE, "2024-02-20", "Kenya \x07 Times", "en", URL)
    second = Document("second", SECOND, "Второй отчёт", "2025-03-01", "Вести", "ru", "seed:1.txt")
    said = claims_of(
        first,
        {"quote": "The foreign ministers met in Astana on 19 February 2024", "kind": "meeting", "format": "talks",
         "level": "minister", "status": "held", "date": "2024-02-19", "place": "Astana",
         "participants": people("Ana Quispe"), "host": None},
        {"quote": "A Council of Foreign Ministers is planned", "kind": "body", "name": "Council of Foreign Ministers",
         "type": "council", "status": "planned", "date": None},
        {"quote": "bring trade to $10 billion by 2030", "kind": "target", "indicator": "trade_turnover",
         "value": 10_000_000_000, "unit": "USD", "direction": "reach", "qualifier": "exact", "deadline": "2030"},
        {"quote": "Trade stood at $4.4 billion in 2023", "kind": "figure", "indicator": "trade_turnover",
         "value": 4_400_000_000, "unit": "USD", "qualifier": "exact", "period": "2023", "change": None},
        {"quote": "The treaty on allied relations was signed in Tashkent on 22 December 2022", "kind": "agreement",
         "title": "treaty on allied relations", "type": "treaty", "status": "signed", "date": "2022-12-22",
         "place": "Tashkent", "count": None},
        {"quote": f"{HOSTILE} was agreed", "kind": "agreement", "title": HOSTILE, "type": "other",
         "status": "proposed", "date": None, "place": None, "count": None},
        {"quote": "An industrial centre worth $156.5 million is being built in Syrdarya", "kind": "project",
         "name": "industrial centre", "count": None, "value": 156_500_000, "unit": "USD", "qualifier": "exact",
         "status": "under_way", "place": "Syrdarya", "deadline": "2024-06", "jobs": None},
        {"quote": "Twelve projects worth $1 billion are under way", "kind": "project", "name": None, "count": 12,
         "value": 1_000_000_000, "unit": "USD", "qualifier": "exact", "status": "under_way", "place": None,
         "deadline": None, "jobs": None},
        {"quote": "The sides will open a consulate by June 2024", "kind": "commitment", "actors": ["KEN", "PER"],
         "action": "open a consulate", "strength": "planned", "deadline": "2024-06", "status": "promised",
         "speaker": "Ana Quispe"},
        {"quote": "Kenya supports the accession of Peru to the bank", "kind": "position", "stance": "supports",
         "topic": "accession to the bank", "forum": None},
    )  # fmt: skip
    later = claims_of(
        second,
        {"quote": "The presidents will meet in Samarkand in August 2025", "kind": "meeting", "format": "summit",
         "level": "head_of_state", "status": "planned", "date": "2025-08", "place": "Samarkand", "participants": [],
         "host": None},
        {"quote": "The ministers will meet on 3 June 2025", "kind": "meeting", "format": "talks", "level": "minister",
         "status": "planned", "date": "2025-06-03", "place": None, "participants": people("Ana Quispe", "Li Wei"),
         "host": None},
        {"quote": "The industrial centre opened in Syrdarya", "kind": "project", "name": "industrial centre",
         "count": None, "value": None, "unit": None, "qualifier": None, "status": "operational", "place": "Syrdarya",
         "deadline": None, "jobs": None},
    )  # fmt: skip
    readings = tuple(
        Reading(document.name, document.digest, 'claims of "a <b>.jsonl', "en 1", tuple(claim.id for claim in claims),
                recorded_at=f"2025-03-0{day}T10:00:00.000000Z")
        for day, (document, claims) in enumerate(((first, said), (second, later)), 1)
    )  # fmt: skip
    seen = Observation("trade.csv", "t", "trade_turnover", "KEN", "PER", Period("2023"), said[3].slots.value, "USD")
    return Entries(("KEN", "PER"), (first, second), readings, said + later, (), (seen,))


def tables_of(given, **options):
    linked = replace(given, decisions=register.link(given))
    built = register.build(linked, on=options.pop("on", dt.date(2025, 3, 31)))
    return Tables(
        built, measures=lambda: measures.measure(built, linked.observations), entries=lambda: linked, **options
    )

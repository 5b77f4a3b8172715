"""Reports in languages without rules, and with headers that name another: in the register and in its review."""

from __future__ import annotations

import datetime as dt

import pytest

from kelisim import workflow
from kelisim.faces.dossier.markdown import write
from kelisim.lang.labels import load_labels
from kelisim.model.review import Paragraph, Table

KAZAKH = "Кения мен Перу президенттері сауда туралы шартқа қол қойды және Лимада кездесуге келісті."
UZBEK = "Keniya va Peru prezidentlari savdo toʻgʻrisidagi shartnomani imzoladi va Limada uchrashishga kelishib oldi."
ENGLISH = "Kenya and Peru aim to raise mutual trade to $2 billion by 2030. {}"
WHY = "There are no rules for {} yet, so no claims were read."


@pytest.fixture
def ledger(tmp_path):
    with workflow.create(str(tmp_path / "x.kelisim"), ("KEN", "PER")) as opened:
        yield opened


def report(folder, name, text, *, language=None, date="2024-01-20"):
    path = folder / f"{name}.md"
    told = f"language: {language}\n" if language else ""
    path.write_text(f"---\nid: {name}\ntitle: Talks {name}\ndate: {date}\n{told}---\n{text}\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def mixed(ledger, tmp_path):
    """One report in English, two in Kazakh (one with a header that names no language) and one in Uzbek."""
    paths = [
        report(tmp_path, "first", ENGLISH.format(""), language="en"),
        report(tmp_path, "second", KAZAKH, language="kk", date="2024-03-01"),
        report(tmp_path, "third", KAZAKH + " Бұл жаңа.", date="2024-04-01"),
        report(tmp_path, "fourth", UZBEK, language="en", date="2024-05-01"),
    ]
    return paths, workflow.ingest(ledger, paths)


def review(ledger):
    return workflow.review_of(ledger, on=dt.date(2024, 6, 1))


def test_the_register_keeps_why_a_report_was_not_read(ledger, mixed):
    _, done = mixed
    wanted = [WHY.format("Kazakh (kk)")] * 2 + [WHY.format("Uzbek (uz)")]
    assert [gap.why for gap in done.gaps] == wanted
    entries = ledger.entries()
    assert sorted(gap.why for reading in entries.readings for gap in reading.gaps) == wanted
    assert {d.name: d.language for d in entries.documents} == {
        "first": "en", "second": "kk", "third": "kk", "fourth": "uz",
    }  # fmt: skip


def test_reading_again_adds_nothing(ledger, mixed):
    paths, _ = mixed
    again = workflow.ingest(ledger, paths)
    assert (again.reports, again.known) == (0, 4)


def test_the_review_says_which_reports_were_not_read_and_why(ledger, mixed):
    sources = review(ledger).section("sources")
    told = [node for node in sources.nodes if isinstance(node, Paragraph)]
    assert told[0].params["reports"] == 1
    assert [n.params for n in told if n.key == "unread"] == [
        {"language": "kk", "reports": 2}, {"language": "uz", "reports": 1},
    ]  # fmt: skip
    tables = {node.key: [str(row[1].value) for row in node.rows] for node in sources.nodes if isinstance(node, Table)}
    assert tables["unread"] == ["Talks fourth", "Talks third", "Talks second"]
    assert tables["reports"] == ["Talks first"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "2 reports were not read: there are no rules for Kazakh yet."),
        ("ru", "Не прочитаны 2 сообщения: язык – казахский, правил для него пока нет."),
        ("kk", "2 хабар оқылмады: тілі – қазақ тілі, оның ережелері әзірге жоқ."),
        ("uz", "2 ta xabar oʻqilmadi: tili – qozoqcha, uning qoidalari hali yoʻq."),
    ],
)
def test_the_written_review_says_it_in_words(ledger, mixed, language, sentence):
    assert sentence in write(review(ledger), load_labels(language)).decode()


def test_a_report_of_no_known_language_is_told_apart(ledger, tmp_path):
    path = report(tmp_path, "signs", "肯尼亚和秘鲁签署了一项贸易协议。", language="en")
    (gap,) = workflow.ingest(ledger, [path]).gaps
    assert gap.why == "The header says English (en), but the text is in another language; it was not read."
    text = write(review(ledger), load_labels("en")).decode()
    assert "One report was not read: nobody could tell its language." in text


def test_unread_reports_are_no_reports_after_which_silence_counts(ledger, mixed, tmp_path):
    """Silence of what nobody could read means nothing."""
    assert review(ledger).period == ("2024-01-20", "2024-01-20")


def test_where_all_were_read_nothing_is_said(ledger, tmp_path):
    workflow.ingest(ledger, [report(tmp_path, "first", ENGLISH.format(""), language="en")])
    nodes = review(ledger).section("sources").nodes
    assert not [node for node in nodes if getattr(node, "key", "") == "unread"]

"""A register of reports in Russian, so that what is English on a page is the page's own."""

from __future__ import annotations

import re

from lxml import html

from kelisim import workflow

REPORTS = {
    "один.md": """---
title: Президенты провели переговоры в Астане
date: 2024-02-20
publisher: Вестник
language: ru
---
20 февраля 2024 года в Астане президенты Казахстана и Узбекистана провели переговоры.

Стороны подписали Договор о союзнических отношениях между Казахстаном и Узбекистаном.

Товарооборот между Казахстаном и Узбекистаном в 2023 году составил 4,4 млрд долларов.

Стороны намерены довести взаимную торговлю Казахстана и Узбекистана до 10 млрд долларов к 2030 году.

Создан Межгосударственный совет Казахстана и Узбекистана.
""",
    "два.md": """---
title: О заседании межправительственной комиссии
date: 2024-08-08
publisher: Обозрение
language: ru
---
Состоялось двадцатое заседание Межправительственной комиссии Казахстана и Узбекистана в Ташкенте.

Договор о союзнических отношениях между Казахстаном и Узбекистаном ратифицирован.

Стороны договорились увеличить взаимную торговлю Казахстана и Узбекистана до 10 млрд долларов к 2027 году.

Казахстан и Узбекистан построят совместный завод по выпуску автомобилей в Костанае.

Товарооборот между Казахстаном и Узбекистаном в 2023 году составил 4,1 млрд долларов.
""",
}
STATISTICS = (
    b"year,reporter,partner,flow,value_usd\n2022,KAZ,UZB,turnover,4200000000\n2023,KAZ,UZB,turnover,4400000000\n"
)
LATIN = frozenset(
    """
    Kelisim JSON CSV XLSX XML SDMX SDMX-CSV PDF DOCX HTML MD JSONL PARQUET UTC API OCR RSS Atom Tester KAZ UZB USD
    A B C D E R Esc csv md txt html pdf docx eml year reporter partner flow turnover export import value_usd
    lorem ipsum kelisim serve test testclient https O o‘zbek English linker rubric reader Bearer Authorization
    """.split()  # noqa: SIM905
)
"""What is Latin in Russian too: names of formats, keys, codes and columns of files."""
_WORD = re.compile(r"[A-Za-z][A-Za-z_‘’'-]+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|`[^`]*`|\b[a-z]+-[0-9a-f]{12,}\b")
_NOT_SAID = "//script | //style | //code | //kbd"


def make_russian_register(path) -> None:
    """The reports, the statistics, and one file that cannot be read."""
    with workflow.create(str(path), ("KAZ", "UZB")) as ledger:
        files = [(name, text.encode()) for name, text in REPORTS.items()]
        done = workflow.ingest_bytes(ledger, [*files, ("три.md", "---\ntitle: т\n---\nlorem ipsum".encode())])
        assert done.reports >= len(REPORTS)
        workflow.observe_bytes(ledger, "данные.csv", STATISTICS)


def english_of(page: str, language: str) -> list[str]:
    """The texts of a page with Latin words that are not marked as another language, quoted, or Latin everywhere."""
    tree = html.fromstring(page)
    for element in tree.xpath(f"{_NOT_SAID} | //*[@lang and @lang != '{language}']"):
        element.drop_tree()
    said = tree.xpath("//text() | //@aria-label | //@placeholder | //@title | //@alt")
    texts = [" ".join(text.split()) for text in said]
    return [text for text in texts if set(_WORD.findall(_QUOTED.sub("", text))) - LATIN]


def texts_of_scripts(page: str) -> list[str]:
    """What the scripts of a page will say, as it was handed over."""
    return [str(text) for text in html.fromstring(page).xpath("//@data-texts")]

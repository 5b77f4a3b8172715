"""Search in every script and spelling; lists saved as they are seen."""

import csv
import io
import json

import openpyxl
import pytest
from markupsafe import escape

from kelisim.faces.web.searching import holds, wanted

ON = "on=2025-11-30"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("President Shavkat Mirziyoyev spoke", "мирзиёев"), ("Президент Шавкат Мирзиёев сказал", "Mirziyoyev"),
        ("Президент Шавкат Мирзиёев сказал", "МИРЗИЕЕВ"), ("самолёт", "самолет"), ("самолет", "Самолёт"),
        ("Қазақстан Республикасы", "казахстан"), ("Қазақстан Республикасы", "Qazaqstan"),
        ("Oʻzbekiston Respublikasi", "o'zbekiston"), ("Oʻzbekiston", "O‘zbekiston"), ("Ўзбекистон", "oʻzbekiston"),
        ("Ўзбекистон", "узбекистон"), ("Toʻqayev va Mirziyoyev", "toqayev"), ("ТОКАЕВ", "Tokayev"),
        ("Tokayev", "токаев"), ("Қасым-Жомарт Тоқаев", "Kassym Jomart"), ("trade turnover", "TURN"),
        ("товарооборот вырос", "оборот"), ("Ташкент, встреча", "Tashkent встреча"), ("Chorsu – Шымкент", "Shymkent"),
    ],
)  # fmt: skip
def test_words_are_found_in_every_script(text, words):
    assert holds(text, wanted(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they like it", "ice"),
        ("Tashkent", "Samarkand"),
        ("Токаев", "Tokyo"),
        ("water", "вата"),
        ("one two", "one ten"),
    ],
)
def test_what_only_sounds_alike_inside_a_word_is_not_found(text, words):
    assert not holds(text, wanted(words))


def test_the_list_finds_names_in_the_other_script_and_shows_the_quote(site):
    latin = site.json(f"/register.json?{ON}&q=Mirziyoyev")
    cyrillic = site.json(f"/register.json?{ON}&q=Мирзиёев")
    assert latin["total"] > 0
    assert {one["id"] for one in latin["records"]} == {one["id"] for one in cyrillic["records"]}
    assert any(one["hit"] for one in latin["records"])
    hit = next(one["hit"] for one in latin["records"] if one["hit"])
    assert str(escape(hit["quote"][:30])) in site.get(f"/register?{ON}&q=Mirziyoyev").text


def exported(site, format, query):
    answer = site.get(f"/register/export?{ON}&format={format}&{query}")
    assert "attachment" in answer.headers["content-disposition"]
    if format == "csv":
        return [row["id"] for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))]
    if format == "xlsx":
        rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
        head = next(n for n, row in enumerate(rows) if "id" in row)
        return [row[rows[head].index("id")] for row in rows[head + 1 :]]
    return [one["id"] for one in json.loads(answer.content)]


@pytest.mark.parametrize("format", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("query", ["", "q=trade&sort=title", "kind=agreement&sort=first", "only=disputed&sort=claims"])
def test_what_is_saved_is_what_is_seen_in_its_order(site, format, query):
    pages = site.json(f"/register.json?{ON}&{query}")["pages"]
    seen = [
        one["id"] for n in range(pages) for one in site.json(f"/register.json?{ON}&{query}&page={n + 1}")["records"]
    ]
    assert seen
    assert exported(site, format, query) == seen

"""Names in many wordings and languages: which are one thing and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kelisim.lang.latin import skeleton
from kelisim.model import Claim, Document
from kelisim.model.codec import slots_from_plain
from kelisim.register.kinds import Pair, comparison_of
from kelisim.register.names import same_person
from kelisim.register.traits import Traits

PAIRS = [
    tuple(part.strip() for part in line.split(";"))
    for line in (Path(__file__).parent / "name_pairs.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
SLOTS = {
    "body": lambda name: {"name": name, "type": "other", "status": "operational"},
    "agreement": lambda name: {"title": name, "type": "other", "status": "signed"},
    "project": lambda name: {
        "name": name,
        "status": "under_way",
        **dict.fromkeys(("count", "value", "unit", "qualifier")),
    },
    "commitment": lambda name: {"actors": ["AAA", "BBB"], "action": name, "strength": "agreed"},
    "position": lambda name: {"topic": name, "stance": "supports"},
}
LETTERS = {"ғқәңөұүһі": "kk", "ъыэёйщ": "ru"}


def language(text):
    if any("а" <= letter <= "я" for letter in text.lower()):
        return "kk" if set(text.lower()) & set("ғқәңөұүһі") else "ru"
    return "uz" if any(word in text.lower() for word in ("kengash", "komissiya")) else "en"


def traits(kind, name, at):
    text = f"{name} ({at})"
    document = Document(name=f"r{at}", text=text, date=f"2024-02-{at:02}", language=language(name))
    field = "trade"
    claim = Claim(
        kind, document.quote(0, len(name)), ("AAA", "BBB"), (field,), slots_from_plain(kind, SLOTS[kind](name))
    )
    return Traits(claim, document)


@pytest.mark.parametrize(("verdict", "kind", "one", "other"), PAIRS)
def test_names(verdict, kind, one, other):
    first, second = traits(kind, one, 1), traits(kind, other, 2)
    match = comparison_of(kind).compare(Pair.of(first, second))
    assert match.joins == (verdict == "same"), (match, first.name, second.name)
    if match.joins:
        keys = comparison_of(kind).keys
        assert set(keys(first)) & set(keys(second)), "nothing brings the two to be compared"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shavkat Mirziyoyev", "Шавкат Мирзиёев"), ("Mirziyoev", "Mirziyoyev"), ("Нуртлеу", "Murat Nurtleu"),
        ("Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаев"), ("Bakhtiyor Saidov", "Baxtiyor Saidov"),
        ("Sadyr Japarov", "Садыр Жапаров"), ("Recep Tayyip Erdoğan", "Эрдоган"), ("Ilham Aliyev", "İlham Əliyev"),
        ("Volodymyr Zelenskyy", "Владимир Зеленский"), ("Emomali Rahmon", "Эмомали Рахмон"),
    ],
)  # fmt: skip
def test_one_person_in_two_spellings(one, other):
    assert same_person(one, other)


def test_two_persons():
    assert not same_person("Alikhan Smailov", "Olzhas Bektenov")
    assert not same_person("Xi Jinping", "Li Qiang")
    assert skeleton("Ташкент") == skeleton("Tashkent")

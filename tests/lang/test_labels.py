from __future__ import annotations

from dataclasses import replace

import pytest

from kelisim.errors import PackError
from kelisim.lang.labels import FALLBACK_MARK, label_languages, load_labels
from kelisim.lang.template import names, parse
from kelisim.model.claim import FIELDS
from kelisim.model.kinds import KINDS, choices, slot_types
from kelisim.model.kinds.base import INDICATORS
from kelisim.model.review import SEVERITIES

EN = load_labels("en")


def render(text: str, **params: object) -> str:
    return replace(EN, groups={**EN.groups, "messages": {"it": text}}).message("it", params)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "params", "expected"),
    [
        ("{title} by {deadline:period}", {"title": "Trade", "deadline": "2026"}, "Trade by 2026"),
        ("{day:date}", {"day": "2024-02-20"}, "20 February 2024"),
        ("{day:date}", {"day": "2024-02"}, "February 2024"),
        ("{v:amount:u,q}", {"v": "10000000000", "u": "USD", "q": "at_least"}, "over $10 billion"),
        ("{v:amount:u}", {"v": "1786000000", "u": "USD"}, "$1.786 billion"),
        ("{a:amount}", {"a": {"value": "78", "unit": "count"}}, "78"),
        ("{a:amount}", {"a": {"value": "33", "unit": "percent"}}, "33%"),
        ("{a:amount}", {"a": {"value": "100", "unit": "ha"}}, "100 hectares"),
        ("{a:amount}", {"a": {"value": "200", "unit": "m3/s"}}, "200\u00a0m³/s"),
        ("{a:amount}", {"a": {"value": "1", "unit": "persons"}}, "1 person"),
        ("{r:percent}", {"r": "0.315"}, "31.5%"),
        ("{r:percent} {n:number}", {"r": "-0.0238", "n": -1200}, "−2.4% −1,200"),
        ("{p:countries}", {"p": ["KAZ", "UZB", "EU"]}, "Kazakhstan, Uzbekistan and EU"),
        ("{s:statuses}", {"s": "under_way"}, "under way"),
        ("{#n|one={n:number} day|other={n:number} days}", {"n": 1}, "1 day"),
        ("{#n|one={n:number} day|other={n:number} days}", {"n": 1461}, "1,461 days"),
        ("a{?d| until {d:date}|, open}", {"d": None}, "a, open"),
        ("a{?d| until {d:date}|, open}", {"d": "2025"}, "a until 2025"),
        ("It was {d}.", {"d": "in 2024 г."}, "It was in 2024 г."),
        ("Wait...", {}, "Wait..."),
        ("{x}", {}, "not stated"),
        ("{t}", {"t": "{danger:date}"}, "{danger:date}"),
    ],
)
def test_message(text: str, params: dict[str, object], expected: str) -> None:
    assert render(text, **params) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 день"), (3, "3 дня"), (11, "11 дней"), (21, "21 день"), (1461, "1\u00a0461 день")]
)
def test_plurals_are_those_of_the_language(number: int, expected: str) -> None:
    text = "{#n|one={n:number} день|few={n:number} дня|many={n:number} дней|other={n:number} дня}"
    labels = replace(load_labels("ru"), groups={"messages": {"it": text}})
    assert labels.message("it", {"n": number}) == expected


@pytest.mark.parametrize("text", ["{a", "a}", "{#n|one=x}", "}{"])
def test_a_broken_message_is_refused(text: str) -> None:
    with pytest.raises(PackError):
        parse(text)


def test_names_of_a_message() -> None:
    assert names(parse("{a} {v:amount:u,q} {#n|other={b:date}} {?c|{d}|{e}}")) == frozenset("avuqnbcde")


def test_numbers_of_the_other_languages() -> None:
    assert load_labels("ru").money("10000000000", "USD") == "10\u00a0млрд\u00a0$"
    assert load_labels("ru").date("2024-02-20") == "20 февраля 2024\u202fг."
    assert load_labels("kk").country("KAZ") == "Қазақстан"
    assert load_labels("uz").money("4430000000", "USD").startswith("4,43")


def test_money_is_short_in_tables() -> None:
    assert EN.money("4430000000", "USD", width="short") == "$4.43\u00a0bn"
    assert EN.money("156000000", "USD", width="short") == "$156\u00a0m"
    assert EN.money("950", "USD", width="short") == "$950"


@pytest.mark.parametrize("code", label_languages())
def test_every_label_of_every_language_can_be_parsed_and_names_no_unknown_parameter(code: str) -> None:
    labels = load_labels(code)
    for group, codes in labels.groups.items():
        for key, text in codes.items():
            if group == "qualifiers":
                assert "{amount}" in text
                continue
            english = EN.groups.get(group, {}).get(key)
            assert english is not None, f"{code}: {group}.{key} is not in English"
            assert names(parse(text)) <= names(parse(english)) | {"n", "shown"}, f"{code}: {group}.{key}"


def test_every_code_of_the_model_has_an_english_label() -> None:
    wanted = {("kinds", kind) for kind in KINDS} | {("fields", name) for name in FIELDS}
    wanted |= {("indicators", name) for name in INDICATORS} | {("severities", name) for name in SEVERITIES}
    groups = {"status": "statuses", "format": "formats", "level": "levels", "type": "types", "strength": "strengths",
              "stance": "stances", "direction": "directions", "qualifier": "qualifiers"}  # fmt: skip
    for kind in KINDS.values():
        for slot, hint in slot_types(kind.slots).items():
            wanted |= {("slots", slot)}
            wanted |= {(groups[slot], code) for code in choices(hint) if slot in groups}
    assert [pair for pair in sorted(wanted) if not EN.has(*pair)] == []


def test_a_missing_label_is_shown_in_english_with_a_mark_and_listed() -> None:
    bare = replace(load_labels("ru"), groups={"words": {}})
    assert bare.label("kinds", "meeting") == "Meeting" + FALLBACK_MARK
    assert bare.message("and_more", {"n": 3}, group="dossier").endswith(FALLBACK_MARK)
    assert "kinds.meeting" in bare.missing()
    assert EN.missing() == ()


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert EN.label("kinds", "grand_bargain") == "grand bargain"


def test_russian_is_complete() -> None:
    missing = load_labels("ru").missing()
    assert [key for key in missing if not key.startswith("dossier.")] == []
    assert len(missing) < 10


@pytest.mark.parametrize("code", ["kk", "uz"])
def test_what_the_other_languages_lack_is_little_and_listed(code: str) -> None:
    missing = load_labels(code).missing()
    print(f"{code} lacks {', '.join(missing) or 'nothing'}")
    assert len(missing) < 10


@pytest.mark.parametrize("code", ["xx", "../en", ""])
def test_a_language_without_labels_is_refused_in_one_sentence(code: str) -> None:
    with pytest.raises(PackError, match="no labels for"):
        load_labels(code)

"""The pattern language."""

import pytest

from kelisim.errors import PackError
from kelisim.reading.pattern import code_of, compile_pattern, expand, word_set, words_of

LISTS = {
    "SIGN": words_of("SIGN", ["sign/V", "put pen to"], {"V": ["-", "s", "ed"]}),
    "TRADE": words_of("TRADE", {"exports": ["export/-/s"], "trade_turnover": ["trade turnover", "trade"]}, {}),
    "STOP": words_of("STOP", ["was", "were"], {}),
}


def found(source, line):
    match = compile_pattern(source, LISTS).regex.search(line)
    return match and {k.split("_", 1)[1]: v.strip() for k, v in match.groupdict().items() if v is not None}


@pytest.mark.parametrize(
    ("source", "line", "expected"),
    [
        ("SIGN ~2 @t=AGREEMENT", "they signed the new ‹AGREEMENT:treaty#3 . ", {"t": "‹AGREEMENT:treaty#3"}),
        ("SIGN ~1 @t=AGREEMENT", "they signed the very new ‹AGREEMENT#3 . ", None),
        ("SIGN ~3 @t=AGREEMENT", "they signed , the ‹AGREEMENT#3 . ", None),
        ("SIGN ~,3 @t=AGREEMENT", "they signed , the ‹AGREEMENT#3 . ", {"t": "‹AGREEMENT#3"}),
        ("@t=AGREEMENT:treaty", "‹AGREEMENT:pact#1 ‹AGREEMENT:treaty#2 ", {"t": "‹AGREEMENT:treaty#2"}),
        ("@p=PLACE", "in ‹PARTY‹PLACE#0 ", {"p": "‹PARTY‹PLACE#0"}),
        ("@i=TRADE ~1 to", "trade turnover rose to ", {"i": "trade turnover"}),
        ("put [the] (big pen | pencil) to", "put the big pen to ", {}),
        ("a !b c|d", "a b c d a d ", {}),
        ("agree on @t=PHRASE", "agree on road transport was , x ", {"t": "road transport"}),
        ("agree on @t=SERIES", "agree on a , b and c was x ", {"t": "a , b and c"}),
        ("^ they", "they came ", {}),
        ("^ they", "so they came ", None),
        ("sig* $", "they signed . ", {}),
    ],
)
def test_find(source, line, expected):
    assert found(source, line) == expected


@pytest.mark.parametrize("source", ["NOLIST x", "[a b", "(a | b", "a ) b", "a ~99 b"])
def test_faults_are_told(source):
    with pytest.raises(PackError):
        compile_pattern(source, LISTS)


def test_needs_are_what_must_stand():
    pattern = compile_pattern("[x] SIGN ~2 (a | b) @m=MONEY|DATE", LISTS)
    assert [sorted(need) for need in pattern.needs] == [
        ["put", "sign", "signed", "signs"],
        ["a", "b"],
        ["DATE", "MONEY"],
    ]


def test_expand():
    assert expand("take/s part/N", {"N": ["-", "s"]}) == ["takes part", "takes parts"]
    assert expand("rat/Y", {"Y": ["y", "ies"]}) == ["raty", "raties"]


def test_words_told_by_their_beginning_or_ending():
    lists = {"GROUP": words_of("GROUP", ["рабоч* групп*"], {}), "DO": words_of("DO", ["*ить", "*ать"], {})}
    assert compile_pattern("GROUP", lists).regex.search("создали рабочую группу ")
    assert not compile_pattern("GROUP", lists).regex.search("создали рабочий план ")
    assert compile_pattern("GROUP", lists).needs == (frozenset(["рабоч*"]),)
    found = compile_pattern("намерены @action=(DO REST)", lists).regex.search("стороны намерены расширить торговлю ")
    assert found and found.group("g0_action") == "расширить торговлю "


def test_word_set_holds_beginnings_and_endings():
    words = word_set(["котор*", "*ить", "где"])
    assert "которого" in words and "расширить" in words and "где" in words
    assert "когда" not in words and "нить" in words


def test_code_of_a_starred_entry():
    codes = {"торгов*": "trade_turnover", "торгов* представител*": "other", "экспорт": "exports"}
    assert code_of(codes, "экспорт") == "exports"
    assert code_of(codes, "торговли") == "trade_turnover"
    assert code_of(codes, "торговые представители") == "other"
    assert code_of(codes, "импорт") is None

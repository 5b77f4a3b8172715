"""Every example of every language pack, and the soundness of the packs."""

import pytest

from kelisim.lang.pack import languages, load_pack
from kelisim.model.kinds import KINDS
from kelisim.reading import check_language
from kelisim.reading.examples import examples_of, fault_of, sentence_fault

EXAMPLES = [
    pytest.param(code, rule, example, id=f"{rule.id}-{number}")
    for code in languages()
    for number, (rule, example) in enumerate(examples_of(load_pack(code)))
]
SENTENCES = [pytest.param(code, example) for code in languages() for example in load_pack(code).examples]


@pytest.mark.parametrize(("code", "rule", "example"), EXAMPLES)
def test_example(code, rule, example):
    assert fault_of(rule, example, load_pack(code)) is None


@pytest.mark.parametrize(("code", "example"), SENTENCES)
def test_sentence(code, example):
    assert sentence_fault(example, load_pack(code)) is None


@pytest.mark.parametrize("code", languages())
def test_pack_is_sound(code):
    assert check_language(code) == []


@pytest.mark.parametrize("code", ["en", "ru"])
def test_the_sentences_of_a_language_with_rules_cover_every_kind_and_none(code):
    examples = load_pack(code).examples
    assert {claim["kind"] for example in examples for claim in example["claims"]} == set(KINDS)
    assert any(example["claims"] == [] for example in examples)

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model import Document
from kelisim.sources import Reprint, find_reprints, find_reprints_of, load_all
from kelisim.sources.reprints import ENOUGH, overlap

WORDS = [
    f"{first}{last}" for first in "bcdfghklmnpr" for last in ("an", "el", "ir", "os", "ut", "yk", "am", "ed", "il")
]
GATE = Path(__file__).parents[1] / "gate"


def words(seed: int, number: int = 120) -> list[str]:
    return random.Random(seed).choices(WORDS, k=number)


def report(text: list[str] | str, date: str | None = "2024-02-20", **told: str) -> Document:
    return Document(name="x", text=text if isinstance(text, str) else " ".join(text), date=date, **told)


def test_a_text_printed_by_two_publishers_is_a_reprint_of_the_earlier() -> None:
    first, second = report(words(1), "2024-02-20", publisher="A"), report(words(1), "2024-02-21", publisher="B")
    assert find_reprints([second, first]) == (Reprint(first.digest, second.digest, 1.0),)


def test_on_one_day_the_smaller_digest_is_the_original_and_an_undated_report_never_is() -> None:
    one, two = sorted((report(words(1), publisher=name) for name in "AB"), key=lambda document: document.digest)
    undated = report(words(1), None)
    assert find_reprints([undated, two, one]) == tuple(
        sorted([Reprint(one.digest, two.digest, 1.0), Reprint(one.digest, undated.digest, 1.0)])
    )


def test_a_reprint_with_some_words_changed_and_a_line_added_is_found() -> None:
    changed = words(2, 300)
    changed[100] = changed[200] = "other"
    changed = [word.upper() for word in changed] + words(3, 40)
    first, second = report(words(2, 300)), report(changed, "2024-02-21")
    (reprint,) = find_reprints([first, second])
    assert ENOUGH <= reprint.overlap < 1


def test_reports_of_one_event_in_different_words_are_not_reprints() -> None:
    documents = [loaded.document for loaded in load_all([str(GATE / "kaz-uzb" / "docs"), str(GATE / "pairs" / "docs")])]
    assert len(documents) > 60
    assert find_reprints([document for document in documents if document is not None]) == ()


def test_little_texts_must_be_equal() -> None:
    one, two = report("The ministers met in Astana on Monday."), report("The ministers met in Astana on Tuesday.")
    three = report("The ministers met in Astana on Monday!", "2024-02-21")
    assert find_reprints([one, two, three]) == (Reprint(one.digest, three.digest, 1.0),)
    assert find_reprints([report("!!!"), report("???", "2024-02-21")]) == ()


def test_the_same_report_twice_is_no_reprint() -> None:
    assert find_reprints([report(words(1)), report(words(1))]) == ()
    assert find_reprints_of(report(words(1)), [report(words(1))]) == ()


def test_an_earlier_report_that_comes_late_becomes_the_original() -> None:
    late, early = report(words(1), "2024-02-21"), report(words(1), "2024-02-20")
    assert find_reprints_of(early, [late, report(words(5))]) == (Reprint(early.digest, late.digest, 1.0),)


pool = st.lists(
    st.builds(
        lambda seed, cut, day: report(words(seed, 60)[cut:], f"2024-02-{day:02}"),
        st.integers(0, 3),
        st.integers(0, 9),
        st.integers(1, 9),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(pool, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(documents: list[Document], chance: random.Random) -> None:
    shuffled = chance.sample(documents, len(documents))
    assert find_reprints(shuffled) == find_reprints(documents)


@settings(deadline=None)
@given(pool)
def test_what_is_found_is_exact_and_points_back(documents: list[Document]) -> None:
    by_digest = {document.digest: document for document in documents}
    found = find_reprints(documents)
    assert len({reprint.copy for reprint in found}) == len(found)
    for reprint in found:
        original, copy = by_digest[reprint.original], by_digest[reprint.copy]
        assert (original.date, original.digest) < (copy.date, copy.digest)
        assert reprint.overlap == round(overlap(original, copy), 4) >= ENOUGH


@settings(deadline=None)
@given(pool)
def test_one_by_one_finds_all_that_the_whole_finds(documents: list[Document]) -> None:
    found: set[Reprint] = set()
    for at, document in enumerate(documents):
        found.update(find_reprints_of(document, documents[:at]))
    assert {reprint.copy for reprint in find_reprints(documents)} == {reprint.copy for reprint in found}


def test_no_pair_that_shares_most_of_its_words_is_missed() -> None:
    documents = []
    for seed in range(60):
        text = words(1000 + seed, 200)
        documents.append(report(text, "2024-02-20"))
        for at in random.Random(seed).sample(range(200), 5):
            text[at] = "changed"
        documents.append(report(text, "2024-02-21"))
    exact = {frozenset((a.digest, b.digest)) for a, b in combinations(documents, 2) if overlap(a, b) >= ENOUGH}
    found = {frozenset((reprint.original, reprint.copy)) for reprint in find_reprints(documents)}
    assert found == exact and len(exact) > 40

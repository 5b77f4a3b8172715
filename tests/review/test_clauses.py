"""An undertaking is told so that it stands alone. All sentences are invented."""

from __future__ import annotations

import pytest

from kelisim.review.clauses import lacks_subject, says_little, told, unquoted


@pytest.mark.parametrize(
    ("action", "quote", "title"),
    [
        # What has its object is told as it is.
        ("build a ferry port at Oland", "The two agreed to build a ferry port at Oland", "build a ferry port at Oland"),
        ("widen the lock", "ministers said they would widen the lock", "widen the lock"),
        # What begins in the middle is told with what stands before it.
        ("be finished by 2031", "The bridge over the Lind is to be finished by 2031",
         "The bridge over the Lind is to be finished by 2031"),
        ("must be cleared", "The minister said that the channel, silted up since spring, must be cleared",
         "the channel, silted up since spring, must be cleared"),
        ("and new signals are to be bought", "Sleepers will be laid and new signals are to be bought, the board agreed",
         "Sleepers will be laid and new signals are to be bought"),
        # What points elsewhere, or is a verb and how, likewise.
        ("come through sooner", "parcels for the islands would come through sooner",
         "parcels for the islands would come through sooner"),
        ("rest on four funds", "Our joint work on parks will rest on four funds",
         "Our joint work on parks will rest on four funds"),
        # Who says it, and what lost its partner, is not part of it.
        ("be drained", 'The "old" harbour will be drained, according to the mayor',
         'The "old" harbour will be drained'),
        ("seek to", "The council would seek to \"deepen ties in fishing",
         "The council would seek to deepen ties in fishing"),
    ],
)  # fmt: skip
def test_an_undertaking_stands_alone(action: str, quote: str, title: str) -> None:
    assert told(action, quote, "en") == title


@pytest.mark.parametrize(
    ("action", "quote"),
    [
        ("expand it further", "we intend to expand it further"),
        ("them", "how much the harbours matter to them"),
        ("between the two towns", "between the two towns"),
    ],
)
def test_what_names_nothing_is_left_to_the_codes(action: str, quote: str) -> None:
    assert told(action, quote, "en") is None


def test_russian_undertakings_too() -> None:
    quote = "Сведениями о паводках предстоит обмениваться оперативно"
    assert told("обмениваться оперативно", quote, "ru") == quote
    assert (
        told("построить мост через Лину", "договорились построить мост через Лину", "ru") == "построить мост через Лину"
    )
    assert told("содействовать тому", "стороны обязуются содействовать тому", "ru") is None


def test_a_language_without_small_words_loses_nothing() -> None:
    assert told("ko‘prik qurish rejasi", "ular ko‘prik qurish rejasi haqida", "uz") == "ko‘prik qurish rejasi"


def test_the_two_faults_are_told_apart() -> None:
    assert lacks_subject("centred on the coast", "en") and not lacks_subject("speed up the work", "en")
    assert says_little("open it", "en") and not says_little("open the border", "en")


def test_only_a_mark_without_its_partner_goes() -> None:
    assert unquoted("the “Blue Line is open") == "the Blue Line is open"
    assert unquoted("the “Blue Line” is open") == "the “Blue Line” is open"

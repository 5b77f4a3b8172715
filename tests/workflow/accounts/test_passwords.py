"""What may be a password, and how it is kept."""

import pytest

pytest.importorskip("argon2")

from kelisim.errors import MisuseError
from kelisim.workflow.accounts import passwords

GOOD = "wandering otters sign late"


def test_a_password_is_kept_by_argon2id_with_salt_and_the_parameters_of_rfc_9106():
    kept = passwords.hashed(GOOD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert GOOD not in kept
    assert kept != passwords.hashed(GOOD)
    assert passwords.matches(kept, GOOD)
    assert not passwords.is_outdated(kept)


@pytest.mark.parametrize("other", ["", GOOD[:-1], GOOD + " ", GOOD.upper(), GOOD.replace("o", "о"), "x" * 100_000])
def test_nothing_else_matches(other):
    assert not passwords.matches(passwords.hashed(GOOD), other)


def test_nobody_has_a_password():
    assert not passwords.matches(None, "")
    assert not passwords.matches(None, GOOD)
    assert not passwords.matches("no hash at all", GOOD)


def test_weaker_hashes_are_known_as_such():
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD)
    assert passwords.matches(weak, GOOD)
    assert passwords.is_outdated(weak)


def test_the_same_letters_typed_elsewhere_are_the_same_password():
    assert passwords.matches(passwords.hashed("\u00e9" * 15), "e\u0301" * 15)


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "летний вечер у реки Чу",
        "0" + "Qv7#mK!z2&Rt9@" * 18,
        "with  blanks  and\ttabs kept",
        "🐫🏔🍎🥟🎻📚🧭🪁🛤🏺🧶🪕🐎🏇🌾",
    ],
)
def test_any_characters_are_taken(password):
    passwords.check(password)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "short"), ("x1!Y" * 3, "short"), ("x" * 257, "long"), ("aaaaaaaaaaaaaaaaaaaa", "guessed"),
        ("passwordpassword", "guessed"), ("123456789012345678", "guessed"), ("qwertyuiopasdfgh", "guessed"),
        ("kelisimkelisim123", "guessed"), ("aigul.serik@example.org", "guessed"), ("abcabcabcabcabcabc", "guessed"),
    ],
)  # fmt: skip
def test_what_is_short_or_easily_guessed_is_refused(password, words):
    with pytest.raises(MisuseError, match=words) as error:
        passwords.check(password, ("Aigul Serik", "aigul.serik@example.org"))
    assert not password or password not in str(error.value)

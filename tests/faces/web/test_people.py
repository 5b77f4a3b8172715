"""What administrators do with accounts, and what is kept of it."""

import pytest
from faces.web.team import NAMES


def people(person):
    return {one["name"]: one for one in person.json("/people.json")["people"]}


def test_the_list_tells_all_but_nothing_of_passwords(team_site):
    boss = team_site.person("administrator")
    told = people(boss)
    assert {name: one["role"] for name, one in told.items()} == {name: role for role, name in NAMES.items()}
    assert "argon2" not in boss.get("/people").text + boss.get("/people.json").text


def test_a_role_is_changed_and_the_last_administrator_stays(team_site):
    boss = team_site.person("administrator")
    me, other = people(boss)[NAMES["administrator"]]["id"], people(boss)[NAMES["editor"]]["id"]
    for verb, fields in (("role", {"role": "reader"}), ("close", {})):
        answer = boss.post(f"/people/{me}", verb=verb, **fields)
        assert answer.status_code == 400
        assert "last administrator" in answer.text
    assert boss.post(f"/people/{other}", verb="role", role="administrator").status_code == 303
    assert boss.post(f"/people/{me}", verb="role", role="reader").status_code == 303
    assert boss.get("/people").status_code == 403


def test_a_new_invitation_ends_the_earlier_one(team_site):
    import re

    boss = team_site.person("administrator")
    codes = [
        re.search(r"/invitation#([\w-]+)", page)[1]
        for page in (
            boss.post("/people", name="Nodira N.", role="reader").text,
            boss.post(f"/people/{people(boss)['Nodira N.']['id']}", verb="invite").text,
        )
    ]
    words = "seven copper kettles at dawn"
    answers = [
        team_site.stranger().post("/invitation", page="/invitation", code=code, password=words, again=words)
        for code in codes
    ]
    assert [one.status_code for one in answers] == [403, 303]


def test_signing_somebody_out(team_site):
    boss, reader = team_site.person("administrator"), team_site.person("reader")
    boss.post(f"/people/{team_site.people['reader'].id}", verb="sign-out")
    assert reader.get("/account").status_code == 303
    assert boss.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": NAMES["reader"].upper(), "role": "reader"}, "already"),
        ({"name": "", "role": "reader"}, "A name has"),
        ({"name": "rule link @ 1", "role": "reader"}, "cannot be"), ({"name": "X Y", "role": "god"}, "no role"),
        ({"name": "X\u200bY", "role": "reader"}, "visible"), ({"name": "x" * 61, "role": "reader"}, "visible"),
        ({"name": "X Y", "role": "reader", "email": "x"}, "no e-mail"),
    ],
)  # fmt: skip
def test_an_account_that_cannot_be_is_refused_in_one_sentence(team_site, fields, words):
    boss = team_site.person("administrator")
    before = people(boss)
    answer = boss.post("/people", **fields)
    assert answer.status_code == 400
    assert words in answer.text
    assert people(boss) == before


def test_an_address_is_changed_and_given_to_one_only(team_site):
    boss = team_site.person("administrator")
    one, other = people(boss)[NAMES["reader"]]["id"], people(boss)[NAMES["editor"]]["id"]
    assert boss.post(f"/people/{one}", verb="email", email="Rano@Example.org").status_code == 303
    assert people(boss)[NAMES["reader"]]["email"] == "rano@example.org"
    assert boss.post(f"/people/{other}", verb="email", email="rano@example.org").status_code == 400
    assert boss.post(f"/people/{one}", verb="email", email="").status_code == 303
    assert people(boss)[NAMES["reader"]]["email"] is None


@pytest.mark.parametrize("verb", ["", "delete", "close"])
def test_what_cannot_be_done_is_one_sentence(team_site, verb):
    answer = team_site.person("administrator").post("/people/a-none", verb=verb)
    assert answer.status_code in (400, 404)
    assert 'role="alert"' in answer.text


def test_names_are_words_and_never_markup(team_site):
    boss = team_site.person("administrator")
    boss.post("/people", name="<script>alert(1)</script>", role="reader")
    for path in ("/people", "/audit"):
        assert "<script>alert" not in boss.get(path).text


def test_everything_done_with_accounts_is_in_the_log(team_site):
    boss = team_site.person("administrator")
    id_ = team_site.people["reader"].id
    boss.post(f"/people/{id_}", verb="role", role="editor")
    boss.post(f"/people/{id_}", verb="close")
    boss.post(f"/people/{id_}", verb="open")
    boss.post("/people", name="Nodira N.", role="reader")
    boss.post("/account/tokens", name="import", days="30")
    team_site.stranger().sign_in("Nobody who is known", "wrong wrong wrong")
    told = [(one.event, one.actor, one.subject) for one in reversed(team_site.log())]
    me, them = NAMES["administrator"], NAMES["reader"]
    assert told[-8:] == [
        ("signed-in", me, None), ("role-changed", me, them), ("account-closed", me, them), ("account-opened", me, them),
        ("account-added", me, "Nodira N."), ("invited", me, "Nodira N."), ("token-made", me, "import"),
        ("sign-in-refused", None, None),
    ]  # fmt: skip
    changed = next(one for one in team_site.log() if one.event == "role-changed")
    assert changed.details == {"from": "reader", "to": "editor"}
    assert "Nobody who is known" not in str(team_site.log())  # people type passwords into the wrong field

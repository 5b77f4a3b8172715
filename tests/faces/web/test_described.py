"""Whatever the description allows, and much that it does not, is answered without a failure inside."""

import itertools
from urllib.parse import quote

import pytest
from faces.web.team import walk

schemathesis = pytest.importorskip("schemathesis")

from hypothesis import HealthCheck, given, settings  # noqa: E402

ON = "2025-11-30"
DATES = ("on", "known")


def operations(document):
    """Everything that the description describes."""
    return [one.ok() for one in schemathesis.openapi.from_dict(document).get_all_operations()]


def things(get):
    """Ids of what is there, by the names that the description has for them."""
    records = get(f"/register.json?on={ON}").json()["records"]
    claim = get(f"/register/{records[0]['id']}.json?on={ON}").json()["record"]["quotes"][0]
    return {
        "record": records[0]["id"], "other": records[1]["id"], "digest": claim["report"]["digest"],
        "claim": claim["id"], "quote": claim["quote"], "kind": claim["kind"], "format": "csv", "lang": "ru",
    }  # fmt: skip


def ask(client, case, real, **more):
    """Send what was made up; names in ``real`` get a value that is there, and dates are left to today."""
    parts = {name: quote(str(real.get(name, value)), safe="") for name, value in (case.path_parameters or {}).items()}
    query = {name: value for name, value in (case.query or {}).items() if value is not None}
    query = {name: real.get(name, value) for name, value in query.items() if not (real and name in DATES)}
    body = dict(case.body) if isinstance(case.body, dict) else {}
    sent = body.pop("files", None)
    data = {
        name: [str(one) for one in value] if isinstance(value, list) else str(value) for name, value in body.items()
    }
    data |= {name: real[name] for name in ("claim", "other") if name in real and case.method == "POST"} | more
    files = [("files", (f"{n}.md", _bytes(one))) for n, one in enumerate(sent)] if isinstance(sent, list) else None
    return client.request(case.method, case.path.format(**parts), params=query, data=data or None, files=files or None)


def _bytes(value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


def failures(client, document, real, each, **more):
    """The made-up requests that fail inside: every second one names what is there."""
    found, counted, turn = [], set(), itertools.count()
    for operation in operations(document):

        @settings(
            max_examples=each, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def check(case):
            own = more if case.method == "POST" else {}
            answer = ask(client, case, real if next(turn) % 2 else {}, **own)
            counted.add(answer.status_code)
            if answer.status_code >= 500:
                found.append((case.method, case.formatted_path, case.query, case.body, answer.status_code))

        check()
    assert {200, 303, 400, 404} <= counted  # they came further than the door
    return found


@pytest.mark.slow
def test_nothing_made_up_is_a_failure_inside(site):
    real = things(site.visitor.get)
    assert failures(site.visitor, site.json("/openapi.json"), real, 12, key=site.keys.form_key) == []


@pytest.mark.slow
def test_programs_get_no_failure_either(team_site):
    program = team_site.program("editor", "read", "add", "decide")
    document = program.get("/openapi.json").json()
    assert failures(program.client, document, things(program.get), 6) == []


def test_every_form_is_described(site):
    told = site.json("/openapi.json")["paths"]
    for route in walk(site.app.router.routes):
        if "POST" in route.methods:
            assert told[route.path]["post"]["requestBody"]["content"], route.path

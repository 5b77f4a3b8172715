"""Lifecycles: what the status is on a day, and what sets it back."""

from __future__ import annotations

import datetime as dt

import pytest
from register_help import record, register, told

NAMES = {
    "agreement": {"title": "treaty on allied relations", "type": "treaty"},
    "body": {"name": "Supreme Interstate Council", "type": "council"},
    "project": {"name": "Darbaza-Maktaaral railway"},
    "commitment": {"actors": ["KAZ", "UZB"], "action": "to open direct flights to Samarkand", "strength": "agreed"},
    "meeting": {"format": "state_visit", "level": "head_of_state", "host": "UZB",
                "participants": [{"name": "Kassym-Jomart Tokayev", "role": "President", "country": "KAZ"}]},
}  # fmt: skip


def history(kind, *statuses):
    """Reports a month apart, each with one status (or several told by reports of one day)."""
    reports = []
    for month, said in enumerate(statuses, start=1):
        for at, status in enumerate(said if isinstance(said, tuple) else (said,)):
            sentence = f"Report {month}.{at} calls it {status}"
            slots = {**NAMES[kind], "status": status}
            reports.append(told(f"r{month}{at}", f"2024-{month:02}-10", (sentence, kind, slots)))
    return reports


@pytest.mark.parametrize(
    ("kind", "statuses", "status", "contradicted"),
    [
        ("agreement", ("planned", "signed", "ratified"), "ratified", []),
        ("agreement", ("signed", "planned"), "signed", [{"signed", "planned"}]),
        ("agreement", (("signed", "planned"),), "signed", [{"signed", "planned"}]),
        ("agreement", ("in_force", "signed"), "signed", []),  # in force by nobody's act or official word
        ("agreement", ("in_force", "terminated"), "terminated", []),
        ("body", ("planned", "established", "convened", "operational"), "operational", []),
        ("body", ("established", "planned"), "established", [{"established", "planned"}]),
        ("body", ("convened", "established"), "convened", []),
        ("body", ("convened", "dissolved"), "dissolved", []),
        ("project", ("agreed", "pipeline"), "pipeline", []),
        ("project", ("under_way", "pipeline"), "under_way", []),
        ("project", ("under_way", "idea"), "idea", [{"under_way", "idea"}]),
        ("project", ("operational", "under_way"), "under_way", [{"operational", "under_way"}]),
        ("project", (("operational", "under_way"),), "operational", [{"operational", "under_way"}]),
        ("project", (("under_way", "pipeline"),), "under_way", [{"under_way", "pipeline"}]),
        ("project", ("pipeline", "suspended"), "suspended", []),
        ("commitment", ("promised", "done"), "done", []),
        ("commitment", ("done", "promised"), "done", [{"done", "promised"}]),
    ],
)  # fmt: skip
def test_status(kind, statuses, status, contradicted):
    found = record(*history(kind, *statuses))
    assert found.status == status
    assert [{side.value for side in c.sides} for c in found.contradictions if c.slot == "status"] == contradicted
    assert [s.status for s in found.history] == [s for m in statuses for s in (m if isinstance(m, tuple) else (m,))]


def test_a_planned_visit_of_which_no_report_comes_is_not_held():
    plan = told(
        "a",
        "2024-01-10",
        ("The visit is due in May", "meeting", {**NAMES["meeting"], "status": "planned", "date": "2024-05"}),
    )
    done = told(
        "b",
        "2024-05-20",
        ("The visit took place", "meeting", {**NAMES["meeting"], "status": "held", "date": "2024-05-18"}),
    )
    assert record(plan, on=dt.date(2024, 12, 1)).status == "planned"
    assert record(plan, done).status == "held"
    assert record(plan, done, on=dt.date(2024, 5, 1)).status == "planned"


def test_to_be_signed_today_and_signed_do_not_contradict():
    slots = NAMES["agreement"]
    ahead = told(
        "a",
        "2024-05-18",
        ("It will be signed today", "agreement", {**slots, "status": "planned", "date": "2024-05-18"}),
    )
    signed = told("b", "2024-05-18", ("They signed it", "agreement", {**slots, "status": "signed"}))
    found = record(ahead, signed)
    assert (found.status, found.contradictions, found.value("date").text) == ("signed", (), "2024-05-18")
    assert [(act.status, act.date) for act in found.acts] == [("signed", "2024-05-18")]


def test_reprints_of_one_text_do_not_contradict_a_third_time():
    reports = history("project", ("operational", "under_way", "under_way"))
    (only,) = register(*reports).records
    assert [len(c.sides) for c in only.contradictions] == [2]

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from register_help import entries, report

from kelisim.register import LINKER, build, link

CFM = "Council of Foreign Ministers"


def test_one_body_in_three_wordings_is_one_record():
    russian = "Совет министров иностранных дел"
    got = entries(
        report("a", "2024-02-20", "A Council of Foreign Ministers is planned.", body=(CFM, "planned")),
        report("b", "2025-03-20", "The Council met.", body=("Foreign Ministers’ Council", "convened")),
        report("c", "2025-03-21", "Совет собрался.", body=(russian, "convened"), language="ru"),
        report("d", "2025-03-22", "The other one met.", body=("Interparliamentary Council", "convened")),
    )
    decisions = link(got)
    assert {d.verb for d in decisions} == {"same"}
    assert all(d.by == f"rule body @ {LINKER}" and d.reason and d.score for d in decisions)
    register = build(with_decisions(got, decisions), on=dt.date(2025, 12, 31))
    assert sorted(len(r.claims) for r in register.records) == [1, 3]
    council = max(register.records, key=lambda r: len(r.claims))
    assert (council.status, len(council.history)) == ("convened", 3)
    assert build(with_decisions(got, decisions), on=dt.date(2024, 12, 31)).records[0].status == "planned"


def with_decisions(got, decisions):
    return replace(got, decisions=tuple(decisions))

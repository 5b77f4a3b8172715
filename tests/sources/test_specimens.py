"""A specimen of every type of file beside what must come out of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from kelisim.sources import load_all, load_observations
from kelisim.sources.readers import ending, readers
from kelisim.sources.statistics.formats import formats

SPECIMENS = Path(__file__).parents[1] / "specimens"
REPORTS = sorted(path for path in (SPECIMENS / "reports").iterdir())
STATISTICS = sorted(path for path in (SPECIMENS / "statistics").iterdir())


def report_results(path: Path) -> list[dict[str, Any]]:
    """Everything that comes out of a file, as plain values."""
    return [
        {
            "source": Path(loaded.source).name,
            "document": None if loaded.document is None else asdict(loaded.document),
            "gaps": [[gap.what, gap.why] for gap in loaded.gaps],
        }
        for loaded in load_all([str(path)])
    ]


def statistics_results(path: Path) -> dict[str, Any]:
    observations, gaps = load_observations(str(path))
    folder = str(path.parent) + "/"
    return {
        "observations": [
            {
                **{name: value for name, value in vars(one).items() if name not in ("recorded_at", "id")},
                "source": one.source.removeprefix(folder),
                "period": one.period.text,
                "value": format(one.value, "f"),
            }
            for one in observations
        ],
        "gaps": [[gap.what, gap.where.removeprefix(folder), gap.why] for gap in gaps],
    }


def expected(name: str) -> dict[str, Any]:
    return json.loads((SPECIMENS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_a_report_comes_out_as_expected(path: Path) -> None:
    assert report_results(path) == expected("reports")[path.name]


@pytest.mark.parametrize("path", STATISTICS, ids=lambda path: path.name)
def test_statistics_come_out_as_expected(path: Path) -> None:
    assert statistics_results(path) == expected("statistics")[path.name]


def test_every_reader_has_a_specimen() -> None:
    seen = {readers()[ending(path.name)].__name__ for path in REPORTS}
    assert seen == {reader.__name__ for reader in readers().values()}


def test_every_form_of_statistics_has_a_specimen() -> None:
    texts = [path.read_text(encoding="utf-8") for path in STATISTICS]
    for name, form in formats().items():
        assert any(form.fits(text) for text in texts), name
    for text in texts:
        assert sum(form.fits(text) for form in formats().values()) == 1


def write() -> None:
    """Write what comes out today as what is expected."""
    for name, paths, results in (
        ("reports", REPORTS, report_results),
        ("statistics", STATISTICS, statistics_results),
    ):
        data = {path.name: results(path) for path in paths}
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        (SPECIMENS / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()

"""Reports, claims and readings made up for the ledger's tests."""

import datetime as dt
from decimal import Decimal

from kelisim.model import Claim, Decision, Document, Gap, Observation, Period, Reading
from kelisim.model.kinds import kind_named

PARTIES = ("KAZ", "UZB")


def report(number, *, words=3):
    """A report of a few sentences, each of which one claim can quote."""
    sentences = [f"Sentence {at} of report {number} tells of {at * number + 1} joint projects." for at in range(words)]
    return Document(name=f"report-{number}", text=" ".join(sentences), title=f"Report {number}", date="2024-02-20")


def claim(document, at, *, value="12", kind="figure", **common):
    """A claim that quotes one sentence of a report."""
    starts = [
        0,
        *(place + 2 for place, letter in enumerate(document.text) if letter == "." and place + 2 < len(document.text)),
    ]
    end = document.text.index(".", starts[at]) + 1
    slots = kind_named("figure").slots(indicator="projects", value=Decimal(value), period=Period("2024"))
    given = {"parties": PARTIES, "fields": ("trade",), **common}
    return Claim(kind=kind, quote=document.quote(starts[at], end), slots=slots, **given)


def unit(number, *, reader="reader 1", words=3, value="12"):
    """A reading with its document and claims, as the ledger takes it."""
    document = report(number, words=words)
    claims = tuple(claim(document, at, value=value, confidence=0.5, rule=f"rule {at}") for at in range(words))
    return reading_of(document, claims, reader=reader)


def reading_of(document, claims, *, reader="reader 1", pack="en 1"):
    """The unit of a document and some claims."""
    told = Reading(
        source=f"{document.name}.md",
        document_digest=document.digest,
        reader=reader,
        pack=pack,
        claim_ids=tuple(one.id for one in claims),
        gaps=(Gap("no_date", document.name, "the report bears no date"),),
    )
    return told, document, tuple(claims)


def observation(year, value="1.50"):
    """A number of the trade statistics."""
    return Observation(
        "trade.csv", "trade", "trade_turnover", "joint", "KAZ-UZB", Period(str(year)), Decimal(value), "USD bn"
    )


def same(left, right, **given):
    """A decision that two claims speak of one thing."""
    return Decision("same", left.id, right.id, **given)


class Ticking:
    """A clock that tests move by hand; each look at it moves it on by ``step`` seconds."""

    def __init__(self, at="2026-01-01T00:00:00+00:00", step=1.0):
        self.time = dt.datetime.fromisoformat(at)
        self.step = dt.timedelta(seconds=step)

    def __call__(self):
        self.time += self.step
        return self.time

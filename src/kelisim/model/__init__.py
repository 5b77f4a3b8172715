"""The words of Kelisim: frozen types that check themselves, with no input or output.

Every room speaks these types; see ``docs/glossary.md`` for the terms.
"""

from kelisim.model.amount import Amount
from kelisim.model.claim import Claim
from kelisim.model.document import Document, Quote, Span
from kelisim.model.entry import Decision, Entries, Gap, Issue, Observation, Reading
from kelisim.model.history import Act, Relation, Session, TargetStep, slip_days
from kelisim.model.kinds import KINDS, Kind, kind_named
from kelisim.model.period import Period
from kelisim.model.record import Contradiction, Record, Register, Side, SlotView, StatusStatement

__all__ = [
    "KINDS",
    "Act",
    "Amount",
    "Claim",
    "Contradiction",
    "Decision",
    "Document",
    "Entries",
    "Gap",
    "Issue",
    "Kind",
    "Observation",
    "Period",
    "Quote",
    "Reading",
    "Record",
    "Register",
    "Relation",
    "Session",
    "Side",
    "SlotView",
    "Span",
    "StatusStatement",
    "TargetStep",
    "kind_named",
    "slip_days",
]

"""The pages: one module for each part of the application, each with a ``router``."""

from kelisim.faces.web.pages.agreement import router as _agreement
from kelisim.faces.web.pages.audit import router as _audit
from kelisim.faces.web.pages.compare import router as _compare
from kelisim.faces.web.pages.deciding import router as _deciding
from kelisim.faces.web.pages.issued import router as _issued
from kelisim.faces.web.pages.lineage import router as _lineage
from kelisim.faces.web.pages.links import router as _links
from kelisim.faces.web.pages.making import router as _making
from kelisim.faces.web.pages.measures import router as _measures
from kelisim.faces.web.pages.overview import router as _overview
from kelisim.faces.web.pages.queue import router as _queue
from kelisim.faces.web.pages.records import router as _records
from kelisim.faces.web.pages.reports import router as _reports
from kelisim.faces.web.pages.review import router as _review

ROUTERS = (
    _overview, _records, _lineage, _reports, _queue, _deciding, _making, _links, _agreement, _measures, _review,
    _compare, _issued, _audit,
)  # fmt: skip

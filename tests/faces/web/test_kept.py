"""What pages keep of a view goes with it, also where nobody looks for garbage."""

import datetime as dt
import gc
import weakref

from kelisim.faces.web.kept import warm, warm_review
from kelisim.faces.web.tongue import language
from kelisim.workflow import Shown

ON = dt.date(2026, 6, 1)


def test_a_view_is_not_kept_by_what_is_kept_of_it(site):
    gc.collect()
    gc.disable()  # as in the process that keeps the views of a team
    try:
        shown = Shown(site.desk.ledger, on=ON, known=None)
        warm(shown)
        warm_review(shown, ("en", "ru"))
        seen = weakref.ref(shown)
        del shown
        assert seen() is None
    finally:
        gc.enable()


def test_what_is_made_in_other_languages_leaves_the_language_alone(site):
    before = language()
    warm_review(Shown(site.desk.ledger, on=ON, known=None), ("ru", "kk"))
    assert language() == before

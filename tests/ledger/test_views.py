def test_what_was_computed_is_kept_replaced_and_dropped(ledger):
    assert ledger.get_view("records") is None
    assert ledger.put_view("records", b"\x00\xff one") is True
    assert ledger.put_view("records", b"two") is True
    assert ledger.put_view("other", b"") is True
    assert (ledger.get_view("records"), ledger.get_view("other")) == (b"two", b"")
    ledger.drop_views()
    assert ledger.get_view("records") is None


def test_keeping_a_view_is_no_entry(ledger):
    before = ledger.digest(), ledger.last_stamp()
    ledger.put_view("records", b"one")
    assert (ledger.digest(), ledger.last_stamp()) == before
    assert ledger.verify() == ()

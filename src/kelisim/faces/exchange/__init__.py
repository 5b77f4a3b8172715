"""Bundles of ledger entries between teams."""

"""Checks: what can be said of a protocol before a patient meets it."""

"""Decisions: what the truths of all rules and gates come to, for one knee on one day, and why."""

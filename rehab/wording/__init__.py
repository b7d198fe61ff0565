"""Wording: conditions, numbers, units and observations as sentences, for a clinician and for a patient."""

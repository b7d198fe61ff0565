"""Boundary patients: whom one threshold of a protocol parts from their like, for a clinician to judge unseen.

A subject flows in; patients just below, at and just above every threshold flow out, a sheet to tick and
sign, and the way back from the ticks to where clinician and protocol differ.
"""

"""Proofs: what can happen to any patient under a protocol, a property a file, and whom it hurts."""

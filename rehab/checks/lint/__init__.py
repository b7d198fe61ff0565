"""Lint: what can be seen of a protocol by reading it, a check a file, each with the id of its finding."""
